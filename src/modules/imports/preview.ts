import { isOdd, type Judgement } from './judge.ts'
import type { ImportPreview, ImportRow } from './schema.ts'

/** How soon a person should see a row: what is wrong, what is corrected, what is odd, what goes in. */
function urgency(row: ImportRow): number {
  if (row.status === 'problem') return 0
  if (row.status === 'unchanged') return 4
  if (row.status === 'ignored') return 5
  if (row.corrects !== undefined) return 1
  return isOdd(row) ? 2 : 3
}

/** The screen's share of a judgement: at most `limit` rows, the urgent ones first, each kind in the file's order. */
export function previewOf(judgement: Judgement, limit = 2000): ImportPreview {
  const { rows, ...rest } = judgement
  const byUrgency: ImportRow[][] = [[], [], [], [], [], []]
  for (const row of rows) byUrgency[urgency(row)]?.push(row)
  return { ...rest, rows: byUrgency.flat().slice(0, limit), total: rows.length }
}

/** Runs a reader that pauses to its end at once: for tests and the command line. */
export function finished<Answer>(steps: Generator<void, Answer>): Answer {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
