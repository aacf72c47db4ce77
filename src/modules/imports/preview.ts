import { isOdd, type Judgement } from './judge.ts'
import type { RowProblem } from './row-problems.ts'
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

/** What the officer answered about single rows: why a value is corrected, which stay out. */
export type Answers = { reasons: Readonly<Record<string, string>>; leftOut: readonly string[] }

const needsReason: `importRow.${RowProblem}` = 'importRow.correctionNeedsReason'

/** How many values would go in: the sound ones not left out, and corrections whose reason has been given since. */
export function goingIn({ counts, rows }: ImportPreview, { reasons, leftOut }: Answers): number {
  const explained = rows.filter(
    (row) =>
      row.status === 'problem' &&
      (reasons[row.at] ?? '').trim() !== '' &&
      row.problems.every(({ code }) => code === needsReason),
  )
  return counts.ready - leftOut.length + explained.length
}

/** Runs a reader that pauses to its end at once: for tests and the command line. */
export function finished<Answer>(steps: Generator<void, Answer>): Answer {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
