/** Three plain ways to look ahead, each from what recent years did; the interval is their own range. */
import { type Exact, exact } from '../../base/decimal.ts'
import { closingMonth, lastMonth, type Period, yearOf } from '../../base/period.ts'
import type { TargetType } from '../plan/schema.ts'
import { chained } from './cagr.ts'
import { yearGrowthPercent } from './growth.ts'
import type { Forecast } from './schema.ts'
import { atYear, type Series } from './series.ts'
import { yearEndMonth } from './values.ts'

/** How far back a method looks, and the least it needs: ◆ one year is an anecdote, not a range. */
const MOST_YEARS = 3
const LEAST_YEARS = 2

export type Projection = {
  method: Forecast['method']
  point: Exact
  low: Exact
  high: Exact
  /** Past years the method rests on, newest first. */
  years: number[]
  /** What those years showed: shares or rates in percent, increments in the unit. */
  shown: { low: Exact; high: Exact }
}

export type Horizon = {
  series: Series
  type: TargetType
  /** The definition's unit: '%' for an indicator that is itself a rate. */
  unit: string
  /** The period that the data reach to. */
  period: Period
  /** The year whose end is looked at. */
  year: number
  /** For chained rates: the recorded base year. */
  baseYear: number | null | undefined
}

export function projectionOf(horizon: Horizon): Projection | undefined {
  const { series, type, period, year } = horizon
  const known = endLevel(horizon, year)
  if (known !== undefined)
    return { method: 'known', ...flat(known), years: [year], shown: { low: known, high: known } }
  const now = yearOf(period) === year ? series.at(closingMonth(period)) : undefined
  const within =
    now === undefined || type === 'growth'
      ? undefined
      : type === 'yearlyFlow'
        ? bySeason(horizon, now)
        : byRestOfYear(horizon, now)
  return within ?? (type === 'growth' ? byGrowth(horizon) : byIncrements(horizon))
}

const flat = (value: Exact) => ({ point: value, low: value, high: value })

/** The value at a year's end; for an indicator that is a rate, its rates chained from the base year. */
export function endLevel(
  { series, type, unit, baseYear }: Horizon,
  year: number,
): Exact | undefined {
  if (type !== 'growth' || unit !== '%') return atYear(series, year)
  if (typeof baseYear !== 'number') return undefined
  const rates = ratesBetween(series, baseYear, year)
  return rates === undefined ? undefined : chained(rates)
}

function ratesBetween(series: Series, baseYear: number, year: number): Exact[] | undefined {
  const rates: Exact[] = []
  for (let each = baseYear + 1; each <= year; each += 1) {
    const rate = atYear(series, each)
    if (rate === undefined) return undefined
    rates.push(rate)
  }
  return rates
}

/** Years before `year` for which a figure can be read, newest first. */
function lookBack(year: number, read: (year: number) => Exact | undefined) {
  const found: { year: number; figure: Exact }[] = []
  for (let each = year; each > year - MOST_YEARS; each -= 1) {
    const figure = read(each)
    if (figure !== undefined) found.push({ year: each, figure })
  }
  return found.length < LEAST_YEARS ? undefined : found
}

function range(found: readonly { figure: Exact }[]): { low: Exact; high: Exact; mean: Exact } {
  const figures = found.map((each) => each.figure)
  const [first = exact(0)] = figures
  const low = figures.reduce((least, each) => (each.lt(least) ? each : least), first)
  const high = figures.reduce((most, each) => (each.gt(most) ? each : most), first)
  const sum = figures.reduce((total, each) => total.plus(each), exact(0))
  return { low, high, mean: sum.div(figures.length) }
}

/** What share of its year each past year had reached by this month. */
function bySeason({ series, period, year }: Horizon, now: Exact): Projection | undefined {
  const back = 12 - lastMonth(period)
  const found = lookBack(year - 1, (each) => {
    const [whole, part] = [atYear(series, each), series.at(yearEndMonth(each) - back)]
    if (back === 0 || whole === undefined || part === undefined) return undefined
    return whole.lte(0) || part.lte(0) ? undefined : part.times(100).div(whole)
  })
  if (found === undefined) return undefined
  const { low, high, mean } = range(found)
  const whole = (share: Exact) => now.times(100).div(share)
  return {
    method: 'seasonalShare',
    point: whole(mean),
    low: whole(high),
    high: whole(low),
    years: found.map((each) => each.year),
    shown: { low, high },
  }
}

/** What each past year still added after this month. */
function byRestOfYear({ series, period, year }: Horizon, now: Exact): Projection | undefined {
  const back = 12 - lastMonth(period)
  const found = lookBack(year - 1, (each) => {
    const [whole, part] = [atYear(series, each), series.at(yearEndMonth(each) - back)]
    return whole === undefined || part === undefined ? undefined : whole.minus(part)
  })
  if (found === undefined) return undefined
  const { low, high, mean } = range(found)
  return {
    method: 'restOfYear',
    point: now.plus(mean),
    low: now.plus(low),
    high: now.plus(high),
    years: found.map((each) => each.year),
    shown: { low, high },
  }
}

/** Last year-end plus the yearly increments of recent years, once for each year that remains. */
function byIncrements({ series, year }: Horizon): Projection | undefined {
  const from = series.newestYear
  const last = from === undefined ? undefined : atYear(series, from)
  if (from === undefined || last === undefined || from >= year) return undefined
  const found = lookBack(from, (each) => {
    const [end, before] = [atYear(series, each), atYear(series, each - 1)]
    return end === undefined || before === undefined ? undefined : end.minus(before)
  })
  if (found === undefined) return undefined
  const { low, high, mean } = range(found)
  const after = (step: Exact) => last.plus(step.times(year - from))
  return {
    method: 'increments',
    point: after(mean),
    low: after(low),
    high: after(high),
    years: found.map((each) => each.year),
    shown: { low, high },
  }
}

/** Last year-end grown by the yearly rates of recent years. */
function byGrowth(horizon: Horizon): Projection | undefined {
  const { series, unit, year } = horizon
  const from = series.newestYear
  const last = from === undefined ? undefined : endLevel(horizon, from)
  if (from === undefined || last === undefined || from >= year) return undefined
  const found = lookBack(from, (each) => {
    const end = atYear(series, each)
    if (unit === '%') return end
    const before = atYear(series, each - 1)
    return end === undefined || before === undefined ? undefined : yearGrowthPercent(before, end)
  })
  if (found === undefined) return undefined
  const { low, high, mean } = range(found)
  const after = (rate: Exact) =>
    last.times(
      rate
        .div(100)
        .plus(1)
        .pow(year - from),
    )
  return {
    method: 'growthRates',
    point: after(mean),
    low: after(low),
    high: after(high),
    years: found.map((each) => each.year),
    shown: { low, high },
  }
}
