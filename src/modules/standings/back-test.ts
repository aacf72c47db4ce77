/** 回测: what the forecast would have said in each past year at the same month, and what came. */
import { basisPoints, decimal, type Exact, exact, shown } from '../../base/decimal.ts'
import { type Label, label } from '../../base/label.ts'
import { lastMonth, Period } from '../../base/period.ts'
import type { Definition } from '../indicators/schema.ts'
import { historyFor, horizonOf, promiseOf } from './horizon.ts'
import { endLevel, projectionOf } from './projection.ts'
import type { BackTestRow } from './schema.ts'
import type { History } from './series.ts'
import type { StandingInput } from './standing-input.ts'

/** How many past years are tried. */
const YEARS = 5

/**
 * By period, not by recorded moment: each trial sees the values up to the same month of its year.
 * From a year-end the trial is for the year after. Years without enough history before them are left out.
 */
export function backTest(input: StandingInput): BackTestRow[] {
  const { definition } = input
  if (definition === null || definition.open.length > 0) return []
  return trials({ input, definition, history: historyFor(input, definition) })
}

type Trials = { input: StandingInput; definition: Definition; history: History }

export function trials({ input, definition, history }: Trials): BackTestRow[] {
  const baseYear = promiseOf(input)?.baseYear
  const whole = horizonOf(history, definition, { period: input.period, year: 0, baseYear })
  const newest = whole.series.newestYear
  if (newest === undefined) return []
  const rows: BackTestRow[] = []
  for (let year = newest; year > newest - YEARS; year -= 1) {
    const actual = endLevel(whole, year)
    if (actual === undefined) continue
    const period = sameMonth(input.period, year)
    const projection = projectionOf(horizonOf(history, definition, { period, year, baseYear }))
    if (projection !== undefined && projection.method !== 'known')
      rows.push(row(year, actual, projection))
  }
  return rows
}

function sameMonth(period: Period, year: number): Period {
  const of = lastMonth(period) === 12 ? year - 1 : year
  return Period.parse(`${of}${period.slice(4)}`)
}

function row(
  year: number,
  actual: Exact,
  {
    method,
    point,
    low,
    high,
  }: { method: BackTestRow['method']; point: Exact; low: Exact; high: Exact },
): BackTestRow {
  return {
    year,
    method,
    point: decimal(point),
    low: decimal(low),
    high: decimal(high),
    actual: decimal(actual),
    errorBasisPoints: basisPoints(point.minus(actual), actual.abs()) ?? null,
    inside: actual.gte(low) && actual.lte(high),
  }
}

/** The largest miss in basis points of what came; zero without a trial. */
export function worstError(rows: readonly BackTestRow[]): number {
  return rows.reduce((worst, each) => Math.max(worst, Math.abs(each.errorBasisPoints ?? 0)), 0)
}

/** The record of the method in one sentence; nothing to say without a trial. */
export function trackRecord(rows: readonly BackTestRow[]): Label | undefined {
  const errors = rows.flatMap((each) =>
    each.errorBasisPoints === null ? [] : [Math.abs(each.errorBasisPoints)],
  )
  if (errors.length === 0) return undefined
  const sum = errors.reduce((total, error) => total + error, 0)
  const mean = shown(exact(sum).div(errors.length).div(100), 1)
  const inside = rows.filter((each) => each.inside).length
  return label(
    `回测${rows.length}年,平均误差${mean}%,${inside}年落在区间内`,
    `tried on ${rows.length} past years: mean error ${mean}%, ${inside} inside the interval`,
  )
}
