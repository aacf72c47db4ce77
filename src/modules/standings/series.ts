/** The history that a forecast may lean on: comparable values only, by the month they close in. */
import type { Exact } from '../../base/decimal.ts'
import { closingMonth, type Period } from '../../base/period.ts'
import { amountOf } from './type-progress.ts'
import { comparable, type Known, preferred, yearEndMonth } from './values.ts'

export type Series = {
  /** The value at a closing month, in the definition's unit. */
  at: (month: number) => Exact | undefined
  /** Newest year whose year-end value is there. */
  newestYear: number | undefined
  newest: Known | undefined
}

type Span = {
  observations: readonly Known[]
  /** Nothing later than this period is looked at. */
  until: Period
  breaks: readonly number[]
  version: number
  unit: string
}

/** Values that do not compare with the newest one are left out: a break is not a trend (GT-24). */
export function seriesOf({ observations, until, breaks, version, unit }: Span): Series {
  const end = closingMonth(until)
  const byMonth = new Map<number, Known>()
  let last = -1
  for (const known of observations) {
    const month = closingMonth(known.period)
    if (month > end) continue
    byMonth.set(month, preferred(byMonth.get(month), known, version))
    if (month > last) last = month
  }
  const newest = byMonth.get(last)
  const usable = (month: number) => {
    const known = byMonth.get(month)
    const fits = known !== undefined && newest !== undefined && comparable(known, newest, breaks)
    return fits ? known : undefined
  }
  let year: number | undefined
  for (const month of byMonth.keys())
    if (month % 12 === 0 && usable(month) !== undefined) year = Math.max(year ?? 0, month / 12 - 1)
  return {
    at: (month) => {
      const known = usable(month)
      return known === undefined ? undefined : amountOf(known, unit)
    },
    newestYear: year,
    newest,
  }
}

export function atYear(series: Series, year: number): Exact | undefined {
  return series.at(yearEndMonth(year))
}
