/** Every firm judged by every programme, read in PostgreSQL; a change carried over; the near-miss list. */
import { performance } from 'node:perf_hooks'
import { nearMiss } from '../../src/modules/cultivation/operations.ts'
import { titles } from '../../src/modules/cultivation/overview-operations.ts'
import { freshVerdicts, rebuildVerdicts } from '../../src/modules/cultivation/renewal-operations.ts'
import { enterFilings } from '../../src/modules/enterprises/operations.ts'
import { type BenchResult, peakMB, percentile, seconds } from '../result.ts'
import { codeOf, NOW } from './firms.ts'
import type { House } from './house.ts'

const RUNS = 3
const SHOWN = 100
/** Firms whose figures change before the next reading. */
const CHANGED = 100

export async function benchCultivation({ context, rows, say }: House): Promise<BenchResult[]> {
  const timed = async (run: () => Promise<unknown>) => {
    const from = performance.now()
    await run()
    return performance.now() - from
  }
  const result = (name: string, milliseconds: number): BenchResult => ({
    ...{ case: name, value: seconds(milliseconds), unit: 's', peakMB: peakMB() },
  })
  say('cultivation: every firm judged anew')
  const made = await timed(() => rebuildVerdicts(context))
  say('cultivation: all programmes')
  const judged = (await titles.run(context, {})).filter(({ others }) => others !== null)
  const counted = judged.reduce((sum, { others, holders }) => {
    const { met = 0, unmet = 0, undetermined = 0 } = others ?? {}
    return sum + holders + met + unmet + undetermined
  }, 0)
  const all: number[] = []
  for (let run = 0; run < RUNS; run++) all.push(await timed(() => titles.run(context, {})))
  say('cultivation: a change')
  const changed = await timed(() => changeSome(context, rows))
  const renewed = await timed(() => freshVerdicts(context))
  say('cultivation: near miss')
  const lists: number[] = []
  for (const { title } of judged)
    for (let offset = 0; offset < RUNS * SHOWN; offset += SHOWN)
      lists.push(
        await timed(() =>
          nearMiss.run(context, {
            ...{ title, town: '', offset, limit: SHOWN },
            view: { filters: {} },
          }),
        ),
      )
  return [
    result(`${rows} firms judged anew by ${judged.length} programmes`, made),
    result(
      `${judged.length} programmes over ${rows} firms, ${counted} verdicts`,
      percentile(all, 0.5),
    ),
    result(`${CHANGED} firms with new figures recorded`, changed),
    result(`the same ${CHANGED} firms judged for who reads next`, renewed),
    result(
      `near-miss list, ${SHOWN} lines explained, median of the titles`,
      percentile(lists, 0.5),
    ),
    result(`near-miss list, ${SHOWN} lines explained, slowest`, Math.max(...lists)),
  ]
}

async function changeSome(context: House['context'], rows: number): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    const filings = Array.from({ length: CHANGED }, (_, at) => ({
      ...{ code: codeOf((at * 7919) % rows), year: 2024, purpose: 'service' as const },
      ...{ state: 'final' as const, figures: { 职工总数: String(50 + at), 科技人员数: '9' } },
      ...{
        source: { confidence: 'demonstration' as const },
        sourceClass: 'administrative' as const,
      },
      ...{ supersedes: null, reason: '', importId: null, recordedAt: NOW },
    }))
    await enterFilings({ ...context, db }, filings)
  })
}
