/** 年均增长: everything by integer powers and cross-multiplication; no root is ever taken. */
import { basisPoints, type Exact, exact } from '../../base/decimal.ts'

/** GT-08: what the base grows by over the years: 13 % over 4 years is 1.8424… or 1.6305…, by base year. */
export function growthFactor(ratePercent: Exact, years: number): Exact {
  return ratePercent.div(100).plus(1).pow(years)
}

/** The level that the path asks for, `years` after the base (GT-05, the unrounded chain). */
export function pathLevel(base: Exact, ratePercent: Exact, years: number): Exact {
  return base.times(growthFactor(ratePercent, years))
}

/**
 * Average yearly growth in whole basis points, half up; undefined without a positive base and a year.
 * The largest k with from × (1 + (k − ½)/10,000)^years ≤ to, found by doubling and halving.
 */
export function averageGrowth(from: Exact, to: Exact, years: number): number | undefined {
  if (!from.isPositive() || from.isZero() || to.isNegative() || years < 1) return undefined
  if (years === 1) return basisPoints(to.minus(from), from)
  const wanted = to.times(exact(20_000).pow(years))
  const reaches = (points: number) => from.times(exact(19_999 + 2 * points).pow(years)).lte(wanted)
  let low = -10_000
  let high = 10_000
  while (reaches(high)) high *= 2
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reaches(middle)) low = middle
    else high = middle
  }
  return low
}

/** Whether the average growth from the base has kept up with the rate: 1 above, 0 exactly on it, −1 below. */
export function compareGrowth(
  base: Exact,
  value: Exact,
  ratePercent: Exact,
  years: number,
): number {
  return value.comparedTo(pathLevel(base, ratePercent, years))
}

/** Published yearly rates chained into a level with the base year at 1: real growth never comes from levels. */
export function chained(ratesPercent: readonly Exact[]): Exact {
  return ratesPercent.reduce<Exact>((level, rate) => level.times(rate.div(100).plus(1)), exact(1))
}

/**
 * Lock mode when a base is revised: a target in % keeps its rate and its level moves (锁增速, the
 * default ◆ for 年均X% because the text fixes the rate); a target in the indicator's own unit keeps
 * its level (锁绝对值).
 */
export function lockOf(targetUnit: string): 'rate' | 'level' {
  return targetUnit === '%' ? 'rate' : 'level'
}
