/** 比率: two values, both kept; never an average of ratios. */
import { type Decimal, type Exact, exact, shown } from '../../base/decimal.ts'
import { type Label, label } from '../../base/label.ts'
import { signed } from './shown.ts'

export type Parts = { numerator: Exact | Decimal; denominator: Exact | Decimal }

/** GT-17: towns of 8/10 and 30/100 are 38/110. Undefined when the denominators add up to zero. */
export function pooled(parts: readonly Parts[]): Parts & { ratio: Exact | undefined } {
  const numerator = parts.reduce((sum, part) => sum.plus(part.numerator), exact(0))
  const denominator = parts.reduce((sum, part) => sum.plus(part.denominator), exact(0))
  return { numerator, denominator, ratio: ratioOf({ numerator, denominator }) }
}

export function ratioOf({ numerator, denominator }: Parts): Exact | undefined {
  const under = exact(denominator)
  return under.isZero() ? undefined : exact(numerator).div(under)
}

/**
 * The ratio before anybody rounded it, when both parts are known and they do give the recorded value:
 * 4996 ÷ 10000 recorded as 50.0 % is judged as 49.96 %. Otherwise the value as recorded.
 */
export function unrounded(known: {
  value: Decimal
  unit: string
  numerator: Decimal | null
  denominator: Decimal | null
}): Exact {
  const recorded = exact(known.value)
  if (known.numerator === null || known.denominator === null) return recorded
  const ratio = ratioOf({ numerator: known.numerator, denominator: known.denominator })
  if (ratio === undefined) return recorded
  const whole = ratio.times(known.unit === '%' ? 100 : known.unit === '‰' ? 1000 : 1)
  const places = known.value.split('.')[1]?.length ?? 0
  return exact(shown(whole, places)).eq(recorded) ? whole : recorded
}

/** GT-16: 18.9 % → 20.1 % is +1.2 percentage points, never 'grew by 1.2 %'. */
export function pointsBetween(before: Exact, now: Exact, places = 1): Label {
  const text = signed(shown(now.minus(before), places))
  return label(`${text}个百分点`, `${text} percentage points`)
}
