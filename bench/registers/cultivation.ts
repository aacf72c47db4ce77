/** Every firm judged by every programme and read in PostgreSQL; changes carried over; the near-miss list. */
import { performance } from 'node:perf_hooks'
import { codesNow } from '../../src/modules/cultivation/appended-store.ts'
import { runIn } from '../../src/modules/cultivation/behind-operations.ts'
import { blockOf } from '../../src/modules/cultivation/block-operations.ts'
import { factsFor } from '../../src/modules/cultivation/firm-facts.ts'
import { recordOf } from '../../src/modules/cultivation/firm-record.ts'
import { judgedNow, keptRows } from '../../src/modules/cultivation/kept-operations.ts'
import { nearMiss } from '../../src/modules/cultivation/operations.ts'
import { titles } from '../../src/modules/cultivation/overview-operations.ts'
import { keptRecords, recordsOn } from '../../src/modules/cultivation/record-operations.ts'
import { freshVerdicts, rebuildVerdicts } from '../../src/modules/cultivation/renewal-operations.ts'
import { standOn } from '../../src/modules/cultivation/stand-operations.ts'
import { enterFilings } from '../../src/modules/enterprises/operations.ts'
import { judgeFirm } from '../../src/modules/rules/judge-firm.ts'
import { type BenchResult, peakMB, percentile, seconds } from '../result.ts'
import { codeOf, NOW } from './firms.ts'
import type { House } from './house.ts'

const RUNS = 3
const SHOWN = 100
/** Firms whose figures change before the next reading. */
const CHANGED = 100
/** As many as one import may bring. */
const LARGE = 50_000
const COMPARED = 2000

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
  const changed = await timed(() => changeSome(context, rows, CHANGED))
  const renewed = await timed(() => freshVerdicts(context))
  say('cultivation: a large change')
  await changeSome(context, rows, LARGE)
  const waited = await timed(() => titles.run(context, {}))
  const behind = await timed(async () => runIn(context)?.done)
  const compared = await compareEngines(context)
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
    result(`who reads after ${LARGE} firms have new figures waits`, waited),
    result(`the same ${LARGE} firms judged behind, from then on`, behind),
    compared,
    result(
      `near-miss list, ${SHOWN} lines explained, median of the titles`,
      percentile(lists, 0.5),
    ),
    result(`near-miss list, ${SHOWN} lines explained, slowest`, Math.max(...lists)),
  ]
}

/** The same firms against every title, by the engines that judge many and firm by firm by the interpreter. */
async function compareEngines(context: House['context']): Promise<BenchResult> {
  const stand = await standOn(context, undefined)
  const codes = (await codesNow(context.db, context.scope)).slice(0, COMPARED)
  const kept = await keptRecords(context, codes)
  const firms = await recordsOn(context, codes, { day: stand.day, kept })
  const judged = judgedNow(stand).filter(({ held }) => !held)
  const spent = (run: () => void) => {
    const from = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1000
  }
  const bulk = () => void keptRows(stand, blockOf(firms, stand))
  const oneByOne = () => {
    for (const firm of firms) {
      const record = recordOf(firm)
      for (const { version } of judged) {
        const { facts } = factsFor(version, record, stand.about)
        judgeFirm(version, facts, { on: stand.day, procedure: 'new' })
      }
    }
  }
  for (const run of [bulk, oneByOne]) run()
  const [many, single] = [spent(bulk), spent(oneByOne)]
  return {
    case: `${firms.length} firms by ${judged.length} programmes in bulk, CPU; ratio: to firm by firm`,
    value: Number(many.toFixed(1)),
    unit: 'ms',
    peakMB: peakMB(),
    ratio: Number((many / single).toFixed(3)),
  }
}

async function changeSome(context: House['context'], rows: number, count: number): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    const filings = Array.from({ length: count }, (_, at) => ({
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
