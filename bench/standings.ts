/** All latest standings over a large ledger, and those of one plan, database read included. */
import { performance } from 'node:perf_hooks'
import type { Kysely } from 'kysely'
import { closingMonth, Period } from '../src/base/period.ts'
import { definitionsOf } from '../src/modules/indicators/definitions.ts'
import { series } from '../src/modules/observations/operations.ts'
import { read } from '../src/modules/plan/operations.ts'
import { byCode, newestTargets, standingInput } from '../src/modules/standings/assemble.ts'
import { list } from '../src/modules/standings/operations.ts'
import { defaultPreset } from '../src/modules/standings/presets.ts'
import { standingOf } from '../src/modules/standings/standing.ts'
import type { Context } from '../src/server/context.ts'
import type { Tables } from '../src/server/tables.ts'
import { PLAN } from './large-ledger.ts'
import { type BenchResult, peakMB, seconds } from './result.ts'

const period = Period.parse('2025Q3')

/** What a standing asks of the ledger: the period, the same one a year before, and the year-ends. */
const asked = ['2025Q3', '2024Q3', '2024', '2023', '2022', '2021', '2015'].map((each) =>
  Period.parse(each),
)

export async function benchAllStandings(context: Context): Promise<BenchResult> {
  await allStandings(context)
  const times: number[] = []
  for (let run = 0; run < 3; run += 1) {
    const started = performance.now()
    const count = await allStandings(context)
    times.push(performance.now() - started)
    if (count !== 6000) throw new Error(`${count} standings, not 6000`)
  }
  return {
    case: '6,000 latest standings over 720,000 observations',
    value: seconds(times.sort((a, b) => a - b)[1] ?? 0),
    unit: 's',
    peakMB: peakMB(),
  }
}

async function allStandings(context: Context): Promise<number> {
  const { package: plan } = await read.run(context, { plan: PLAN })
  const lines = await series.run(context, {
    scope: 'whole',
    closingMonths: asked.map(closingMonth),
  })
  const places = new Map<string, typeof lines>()
  for (const line of lines) {
    const known = places.get(line.area)
    if (known === undefined) places.set(line.area, [line])
    else known.push(line)
  }
  const cards = definitionsOf([plan])
  const targets = newestTargets(plan)
  let count = 0
  for (const [area, ofPlace] of places) {
    const ground = {
      ...{ plan, cards, preset: defaultPreset, period, asOf: context.asOf },
      // The bench gives every area the district's targets, so that all 6,000 are judged.
      place: { district: area, area, scope: 'whole' as const },
      series: byCode(ofPlace),
    }
    for (const target of targets) {
      const { standing } = standingOf(standingInput(ground, target.code, target))
      if (standing !== 'missing') count += 1
    }
  }
  return count
}

/** A plan of 21 with forecasts, as the list page asks for it; nothing remembered between runs. */
export async function benchPlan(
  context: Context,
  { db, plan }: { db: Kysely<Tables>; plan: string },
): Promise<BenchResult> {
  const times: number[] = []
  for (const second of [1, 2, 3, 4, 5]) {
    const asOf = new Date(Date.parse(context.asOf) - second * 1000).toISOString()
    const fresh = { ...context, db, asOf, travelling: true }
    const started = performance.now()
    const rows = await list.run(fresh, { plan, period, scope: 'whole' })
    times.push(performance.now() - started)
    if (rows.length !== 21) throw new Error(`${rows.length} rows, not 21`)
  }
  return {
    case: 'standings and forecasts of one plan of 21',
    value: seconds(times.sort((a, b) => a - b)[2] ?? 0),
    unit: 's',
    peakMB: peakMB(),
  }
}
