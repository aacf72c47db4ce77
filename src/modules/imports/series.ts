import type { Decimal } from '../../base/decimal.ts'
import { closingMonth, type Period } from '../../base/period.ts'
import type { Observation } from '../observations/schema.ts'
import type { DraftRow } from './interpret.ts'
import type { ImportedValue } from './schema.ts'

/** A value that counts in the ledger now. */
export type KnownValue = Pick<
  Observation,
  'id' | 'code' | 'area' | 'scope' | 'period' | 'value' | 'unit' | 'state'
>

export type Point = { month: number; period: Period; value: Decimal; unit: string }
/** The values of one indicator in one place over time, of the ledger and of the file together. */
export type Series = ReadonlyMap<string, readonly Point[]>

type Valued = Pick<KnownValue, 'code' | 'area' | 'scope' | 'period' | 'value' | 'unit'>

function nameOf({ code, area, scope }: Valued): string {
  return `${code}|${area}|${scope}`
}

/** Sorted by month; where the file and the ledger both know a month, the ledger's value stands first. */
export function seriesOf(known: readonly Valued[], rows: readonly DraftRow[]): Series {
  const series = new Map<string, Point[]>()
  const add = (each: Valued) => {
    const { period, value, unit } = each
    const point = { month: closingMonth(period), period, value, unit }
    const before = series.get(nameOf(each))
    if (before === undefined) series.set(nameOf(each), [point])
    else before.push(point)
  }
  for (const each of known) add(each)
  for (const {
    row: { value },
  } of rows)
    if (value !== undefined) add(value)
  for (const points of series.values()) points.sort((a, b) => a.month - b.month)
  return series
}

/** The last value before a value's own month; with `months` only one that lies exactly so far back. */
export function lastBefore(
  series: Series,
  value: ImportedValue,
  months?: number,
): Point | undefined {
  const own = closingMonth(value.period)
  const points = series.get(nameOf(value)) ?? []
  let at = firstFrom(points, own)
  if (months === undefined) return points[at - 1]
  at = firstFrom(points, own - months)
  const found = points[at]
  return found?.month === own - months ? found : undefined
}

/** The index of the first point at or after a month. */
function firstFrom(points: readonly Point[], month: number): number {
  let [low, high] = [0, points.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((points[middle]?.month ?? 0) < month) low = middle + 1
    else high = middle
  }
  return low
}
