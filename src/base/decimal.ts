import { Decimal as Library } from 'decimal.js'
import { z } from 'zod'
import { titled } from './label.ts'
import { like } from './written-form.ts'

/** Eighty digits: products of ledger values stay exact; only division and roots round, far below any line. */
const Number80 = Library.clone({ precision: 80, rounding: Library.ROUND_HALF_UP })
export type Exact = InstanceType<typeof Number80>

/** A quantity as it travels and is stored: decimal text, never a binary float. '52.30' keeps its zero. */
export const Decimal = z
  .string()
  .regex(like(/^-?(0|[1-9]\d{0,19})(\.\d{1,12})?$/, '1234.56'))
  .brand('Decimal')
  .meta(titled('数值', 'value', 'Decimal'))
export type Decimal = z.infer<typeof Decimal>

/** Opens decimal text (or an integer) for arithmetic. An exact number never changes, so it is not copied. */
export function exact(value: Decimal | string | number | Exact): Exact {
  return value instanceof Number80 ? value : new Number80(value)
}

/** Closes an exact number into decimal text, rounded half-up to at most twelve places. */
export function decimal(value: Exact | string | number): Decimal {
  return Decimal.parse(exact(value).toDecimalPlaces(12).toFixed())
}

/** Half-up text with exactly `places` decimals, for display only: nothing may be judged on it. */
export function shown(value: Exact | Decimal | string | number, places: number): string {
  return exact(value).toFixed(places)
}

/** a ÷ b in whole basis points (1/10,000), rounded half-up; undefined when b is zero. */
export function basisPoints(a: Exact, b: Exact): number | undefined {
  return b.isZero() ? undefined : a.times(10_000).div(b).toDecimalPlaces(0).toNumber()
}
