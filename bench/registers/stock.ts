/** A title's stock and net change at any date, and the first reading after everything was loaded. */
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { addDays } from '../../src/base/calendar.ts'
import { keepStock } from '../../src/modules/certificates/kept-operations.ts'
import { moved, stock } from '../../src/modules/certificates/stock-operations.ts'
import { type BenchResult, peakMB, percentile } from '../result.ts'
import type { House } from './house.ts'

const TITLES = ['hnte', 'specialisedSme', 'innovativeSme']
const DAYS = 40

export async function benchStock({ context, db, say }: House): Promise<BenchResult[]> {
  say('stock')
  const kept = await timed(() => keepStock(context))
  await sql`analyze title_movement`.execute(db)
  const asked = TITLES.flatMap((title) =>
    Array.from({ length: DAYS }, (_, index) => ({
      title,
      on: addDays('2021-06-30', index * 41),
      rule: index % 2 === 0 ? ('certificate' as const) : ('year' as const),
    })),
  )
  const stocks: number[] = []
  for (const input of asked) stocks.push(await timed(() => stock.run(context, input)))
  const lists: number[] = []
  for (const input of asked.slice(0, 10))
    lists.push(await timed(() => moved.run(context, { ...input, column: 'lapsed' })))
  return [
    result('movements made anew after loading', kept / 1000, 's'),
    result('stock at any date, p95', percentile(stocks, 0.95), 'ms'),
    result('rows behind a count, p95', percentile(lists, 0.95), 'ms'),
  ]
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await run()
  return performance.now() - from
}

function result(name: string, value: number, unit: string): BenchResult {
  return { case: name, value: Number(value.toFixed(1)), unit, peakMB: peakMB() }
}
