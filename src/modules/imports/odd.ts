import { type Exact, exact } from '../../base/decimal.ts'
import { periodName, yearOf } from '../../base/period.ts'
import type { Place } from '../../base/problem.ts'
import { unitFacts } from '../../base/unit.ts'
import type { Definition } from '../indicators/schema.ts'
import { rowNote } from './row-problems.ts'
import type { ImportedValue, ImportRow } from './schema.ts'
import { lastBefore, type Point, type Series } from './series.ts'
import { inUnit } from './units.ts'

/** ◆ What counts as a jump: a change of half, and of at least this much where small numbers jump by nature. */
const JUMP_PERCENT = 50
const LEAST_POINTS = 10
const LEAST_COUNT = 5
/** ◆ From eight times on a slip of unit or decimal point is likelier than growth. */
const SLIP_TIMES = 8

type Comparison = { point: Point; last: Exact; value: Exact }

/** What does not fit the values before: it may be right, so it is a question and no refusal. */
export function oddities(row: ImportRow, card: Definition, series: Series): Place[] {
  const { value } = row
  if (value === undefined || card.type === 'rank') return []
  const last = compared(value, lastFor(value, card, series))
  const fraction = fractionForPercent(row, value, last)
  if (fraction !== undefined) return [fraction]
  return [fellWithinYear(row, value, { card, series }), jumped(row, value, last)].filter(
    (each) => each !== undefined,
  )
}

/** A year-to-date figure restarts in January, so it is laid beside the same period of the year before. */
function lastFor(value: ImportedValue, card: Definition, series: Series): Point | undefined {
  return card.type === 'yearlyFlow' ? lastBefore(series, value, 12) : lastBefore(series, value)
}

function compared(value: ImportedValue, point: Point | undefined): Comparison | undefined {
  if (point === undefined) return undefined
  const last = inUnit(point.value, point.unit, value.unit)
  return last.kind === 'value'
    ? { point, last: exact(last.value), value: exact(value.value) }
    : undefined
}

/** 0.317 where 31.7 is meant: below one, without a % sign, while the values before were above one. */
function fractionForPercent(
  row: ImportRow,
  value: ImportedValue,
  last: Comparison | undefined,
): Place | undefined {
  if (value.unit !== '%' || /%|%/.test(row.text)) return undefined
  const number = exact(value.value).abs()
  if (number.isZero() || number.greaterThan(1)) return undefined
  if (last?.last.abs().lessThanOrEqualTo(1) === true) return undefined
  return rowNote(row.at, 'fractionForPercent', { value: value.value })
}

function fellWithinYear(
  row: ImportRow,
  value: ImportedValue,
  { card, series }: { card: Definition; series: Series },
): Place | undefined {
  if (card.type !== 'yearlyFlow') return undefined
  const before = compared(value, lastBefore(series, value))
  if (before === undefined || yearOf(before.point.period) !== yearOf(value.period)) return undefined
  if (before.value.greaterThanOrEqualTo(before.last)) return undefined
  return rowNote(row.at, 'cumulativeFell', named(before.point))
}

function jumped(
  row: ImportRow,
  value: ImportedValue,
  before: Comparison | undefined,
): Place | undefined {
  if (before === undefined || before.last.isZero()) return undefined
  // The last value was itself a fraction for a percentage; that one is asked about.
  if (value.unit === '%' && before.last.abs().lessThanOrEqualTo(1)) return undefined
  const times = timesApart(before)
  if (times !== undefined) return rowNote(row.at, 'unitSlip', { ...named(before.point), times })
  const change = before.value.minus(before.last)
  const half = before.last.abs().times(JUMP_PERCENT).lessThan(change.abs().times(100))
  if (!half || change.abs().lessThan(leastChange(value.unit))) return undefined
  const percent = change.times(100).div(before.last.abs())
  return rowNote(row.at, 'bigJump', {
    ...named(before.point),
    percent: percent.toDecimalPlaces(1).toFixed(),
  })
}

function leastChange(unit: string): number {
  const dimension = unitFacts(unit)?.dimension
  if (dimension === 'share') return LEAST_POINTS
  return dimension === 'count' || dimension === 'people' ? LEAST_COUNT : 0
}

/** How many times one is the other, when that is more than growth explains; small counts do not speak. */
function timesApart({ last, value }: Comparison): string | undefined {
  if (last.times(value).lessThanOrEqualTo(0)) return undefined
  const [small, large] = last.abs().lessThan(value.abs())
    ? [last.abs(), value.abs()]
    : [value.abs(), last.abs()]
  if (large.lessThan(small.times(SLIP_TIMES))) return undefined
  return large.div(small).toDecimalPlaces(0).toFixed()
}

function named(point: Point) {
  return { period: periodName(point.period).zh, last: point.value, unit: point.unit }
}
