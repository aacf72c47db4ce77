/**
 * The course of a series through its years: from the year-ends that are told to every quarter or
 * month.
 */
import { Decimal, exact, type Exact as Number80 } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import type { Exact, Part, Series } from './demo-settings.ts'
import { astray, type Random } from './seeded-random.ts'

/** A value for one period, with both parts where it is a ratio. */
export type Value = { value: Decimal; numerator: Decimal | null; denominator: Decimal | null }
export type Point = Value & {
  period: Period
  /** The last period of its year. */
  yearEnd: boolean
  /** At the end of a year: what was known before the year was settled. */
  first: Value | undefined
  told: Exact | undefined
}

const counts = { month: 12, quarter: 4, year: 1 } as const

export function periodsOf(year: string, frequency: Series['frequency']): Period[] {
  if (frequency === 'year') return [Period.parse(year)]
  return Array.from({ length: counts[frequency] }, (_each, index) =>
    Period.parse(
      frequency === 'quarter'
        ? `${year}Q${index + 1}`
        : `${year}-${String(index + 1).padStart(2, '0')}`,
    ),
  )
}

/** Every period of every year of a series, in order; exempt months are left out, not zero. */
export function pointsOf(series: Series, unit: string, random: Random): Point[] {
  const years = Object.keys(series.parts?.denominator.years ?? series.years).sort()
  return years.flatMap((year) =>
    periodsOf(year, series.frequency)
      .map((period, index) => ({ period, index }))
      .filter(({ index }) => !exemptAt(series, index))
      .map(({ period, index }) => pointOf({ series, unit, random, year, period, index })),
  )
}

function exemptAt({ frequency, exemptMonths }: Series, index: number): boolean {
  return frequency === 'month' && exemptMonths.includes(index + 1)
}

type Asked = {
  series: Series
  unit: string
  random: Random
  year: string
  period: Period
  index: number
}

function pointOf(asked: Asked): Point {
  const { series, unit, period, index } = asked
  const told = series.exact[period]
  const yearEnd = index === counts[series.frequency] - 1
  const settled = told === undefined ? generated(asked) : toldValue(told, series, unit)
  const settles = yearEnd && series.settles !== undefined
  return { period, ...settled, yearEnd, first: settles ? beforeSettling(asked) : undefined, told }
}

/** The value a told point gives: a ratio from its parts. */
export function toldValue(told: Omit<Exact, 'condition'>, series: Series, unit: string): Value {
  const { value, numerator, denominator } = told
  if (numerator !== undefined && denominator !== undefined)
    return ratio({ numerator: exact(numerator), denominator: exact(denominator) }, series, unit)
  if (value === undefined) throw new Error(`${series.code} tells a point without a value`)
  return { value, numerator: null, denominator: null }
}

function generated({ series, unit, random, year, index }: Asked): Value {
  const share = shareAt(series, index, random)
  if (series.parts === undefined) {
    const { decimals, start, years } = series
    const part: Way = { kind: start === undefined ? 'flow' : 'stock', decimals, start, years }
    return single(valueAt(part, year, share).toFixed(series.decimals))
  }
  const { numerator, denominator } = series.parts
  const own = shareAt(series, index, random)
  const latest = denominator.kind === 'yearBefore' && share.equals(10_000)
  return ratio(
    {
      numerator: valueAt(numerator, year, share),
      denominator: valueAt(latest ? { ...denominator, kind: 'stock' } : denominator, year, own),
    },
    series,
    unit,
  )
}

function beforeSettling({ series, unit, year }: Asked): Value {
  const drift = exact(10_000 + (series.settles?.drift ?? 0)).div(10_000)
  const whole = exact(10_000)
  const { parts } = series
  if (parts === undefined)
    return single(
      exact(series.years[year] ?? 0)
        .times(drift)
        .toFixed(series.decimals),
    )
  return ratio(
    {
      numerator: exact(
        valueAt(parts.numerator, year, whole).times(drift).toFixed(parts.numerator.decimals),
      ),
      denominator: valueAt(parts.denominator, year, whole),
    },
    series,
    unit,
  )
}

/** The share of the year's way: astray within the jitter, exact at the end of the year. */
function shareAt({ shape, jitter }: Series, index: number, random: Random): Number80 {
  const share = shape[index] ?? 10_000
  const moves = share > 0 && share < 10_000
  return exact(moves ? share + astray(random, jitter) : share)
}

type Way = Pick<Part, 'decimals' | 'kind' | 'years'> & { start?: Decimal | undefined }

function valueAt(part: Way, year: string, share: Number80): Number80 {
  const end = exact(part.years[year] ?? 0)
  const before = exact(part.years[String(Number(year) - 1)] ?? part.start ?? 0)
  if (part.kind === 'yearBefore') return before
  const way = part.kind === 'flow' ? end : end.minus(before)
  const from = part.kind === 'flow' ? exact(0) : before
  return exact(from.plus(way.times(share).div(10_000)).toFixed(part.decimals))
}

/** '31.00' keeps its zeros: they say how exactly it was reported. */
function single(text: string): Value {
  return { value: Decimal.parse(text), numerator: null, denominator: null }
}

function ratio(
  parts: { numerator: Number80; denominator: Number80 },
  series: Series,
  unit: string,
): Value {
  const { numerator, denominator } = parts
  const factor = unit === '%' ? 100 : 1
  const text = numerator.times(factor).div(denominator).toFixed(series.decimals)
  const places = series.parts
  return {
    value: Decimal.parse(text),
    numerator: Decimal.parse(numerator.toFixed(places?.numerator.decimals ?? 0)),
    denominator: Decimal.parse(denominator.toFixed(places?.denominator.decimals ?? 0)),
  }
}
