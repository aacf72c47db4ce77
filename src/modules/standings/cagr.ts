/** 年均增长: everything by integer powers and cross-multiplication; no root is ever taken. */
import { type Exact, exact } from '../../base/decimal.ts'
import { percentText } from './shown.ts'

/** GT-08: what the base grows by over the years: 13 % over 4 years is 1.8424… or 1.6305…, by base year. */
export function growthFactor(ratePercent: Exact, years: number): Exact {
  return ratePercent.div(100).plus(1).pow(years)
}

/** The level that the path asks for, `years` after the base (GT-05, the unrounded chain). */
export function pathLevel(base: Exact, ratePercent: Exact, years: number): Exact {
  return base.times(growthFactor(ratePercent, years))
}

/** Average yearly growth in whole basis points, half up; undefined without a positive base and a year. */
export function averageGrowth(from: Exact, to: Exact, years: number): number | undefined {
  return nearestGrowth({ from, to, years, parts: 10_000 })
}

/** The same in percent with one place, rounded once from the exact rate: '20.0', '-1.3'. */
export function averageGrowthText(from: Exact, to: Exact, years: number): string | undefined {
  const tenths = nearestGrowth({ from, to, years, parts: 1000 })
  return tenths === undefined ? undefined : percentText(tenths * 10)
}

/** The largest k with from × (1 + (k − ½) ÷ parts)^years ≤ to, found by doubling and halving. */
function nearestGrowth({ from, to, years, parts }: Growing): number | undefined {
  if (!from.isPositive() || from.isZero() || to.isNegative() || years < 1) return undefined
  const wanted = to.times(exact(2 * parts).pow(years))
  const reaches = (k: number) => from.times(exact(2 * parts + 2 * k - 1).pow(years)).lte(wanted)
  let low = -parts
  let high = parts
  while (reaches(high)) high *= 2
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reaches(middle)) low = middle
    else high = middle
  }
  return low
}

type Growing = { from: Exact; to: Exact; years: number; parts: number }

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
