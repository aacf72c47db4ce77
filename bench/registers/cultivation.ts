/** Every programme over every firm in PostgreSQL, and the near-miss list of each title. */
import { performance } from 'node:perf_hooks'
import { rebuildInputs } from '../../src/modules/cultivation/input-operations.ts'
import { countedFirms } from '../../src/modules/cultivation/judging-operations.ts'
import { judgedTitles, nearMiss, overOf } from '../../src/modules/cultivation/operations.ts'
import { standOn } from '../../src/modules/cultivation/stand-operations.ts'
import { type BenchResult, peakMB, percentile, seconds } from '../result.ts'
import type { House } from './house.ts'

const RUNS = 3
const SHOWN = 100

export async function benchCultivation({ context, rows, say }: House): Promise<BenchResult[]> {
  const timed = async (run: () => Promise<unknown>) => {
    const from = performance.now()
    await run()
    return performance.now() - from
  }
  const result = (name: string, milliseconds: number): BenchResult => ({
    ...{ case: name, value: seconds(milliseconds), unit: 's', peakMB: peakMB() },
  })
  say('cultivation: rows that the rules read')
  const made = await timed(() => rebuildInputs(context))
  const stand = await standOn(context, undefined)
  const titles = judgedTitles(stand)
  const everything = async () => {
    for (const title of titles)
      for (const who of ['holders', 'others'] as const)
        await countedFirms(context, stand, overOf(stand, { title, town: '' }, who))
  }
  say('cultivation: all programmes')
  await everything()
  const all: number[] = []
  for (let run = 0; run < RUNS; run++) all.push(await timed(everything))
  say('cultivation: near miss')
  const lists: number[] = []
  for (const title of titles)
    for (let run = 0; run < RUNS; run++)
      lists.push(await timed(() => nearMiss.run(context, { title, town: '', top: SHOWN })))
  return [
    result(`every row that the rules read made anew (${rows} firms)`, made),
    result(`${titles.length} programmes over ${rows} firms`, percentile(all, 0.5)),
    result(`near-miss list, the nearest ${SHOWN}, median of the titles`, percentile(lists, 0.5)),
    result(`near-miss list, the nearest ${SHOWN}, slowest`, Math.max(...lists)),
  ]
}
