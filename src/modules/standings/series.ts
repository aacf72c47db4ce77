/** The history that a forecast may lean on: comparable values only, by the month they close in. */
import type { Exact } from '../../base/decimal.ts'
import type { Period } from '../../base/period.ts'
import { amountOf } from './type-progress.ts'
import { comparable, type Known, monthOf, preferred, yearEndMonth } from './values.ts'

export type Series = {
  /** The value at a closing month, in the definition's unit. */
  at: (month: number) => Exact | undefined
  /** Newest year whose year-end value is there. */
  newestYear: number | undefined
  newest: Known | undefined
}

/** All values of one indicator and place by month, each converted once however often it is read. */
export type History = {
  months: ReadonlyMap<number, Known>
  amount: (month: number) => Exact | undefined
  breaks: readonly number[]
}

type Span = {
  observations: readonly Known[]
  breaks: readonly number[]
  version: number
  unit: string
}

export function historyOf({ observations, breaks, version, unit }: Span): History {
  const months = new Map<number, Known>()
  for (const known of observations) {
    const month = monthOf(known.period)
    months.set(month, preferred(months.get(month), known, version))
  }
  const amounts = new Map<number, Exact | undefined>()
  return {
    months,
    breaks,
    amount: (month) => {
      const known = months.get(month)
      if (known === undefined || amounts.has(month)) return amounts.get(month)
      const amount = amountOf(known, unit)
      amounts.set(month, amount)
      return amount
    },
  }
}

/** The history up to a period. What does not compare with its newest value is left out (GT-24). */
export function seriesUntil({ months, amount, breaks }: History, until: Period): Series {
  const end = monthOf(until)
  let last = -1
  for (const month of months.keys()) if (month <= end && month > last) last = month
  const newest = months.get(last)
  const usable = (month: number) => {
    const known = month > end ? undefined : months.get(month)
    return known !== undefined && newest !== undefined && comparable(known, newest, breaks)
  }
  let year: number | undefined
  for (const month of months.keys())
    if (month % 12 === 0 && usable(month)) year = Math.max(year ?? 0, month / 12 - 1)
  return { at: (month) => (usable(month) ? amount(month) : undefined), newestYear: year, newest }
}

export function atYear(series: Series, year: number): Exact | undefined {
  return series.at(yearEndMonth(year))
}
