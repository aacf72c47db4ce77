import { type Exact, exact, shown } from '../../base/decimal.ts'
import { label } from '../../base/label.ts'
import type { Definition } from '../indicators/schema.ts'
import { pointsBetween } from './ratio.ts'
import type { Growth } from './schema.ts'
import { signed } from './shown.ts'

type Pair = { type: Definition['type']; unit: string; now: Exact; before: Exact }

/** 同比: a rate for amounts, points for shares, places for ranks. From zero or below there is no rate. */
export function growthBetween({ type, unit, now, before }: Pair): Growth {
  if (unit === '%') {
    const points = now.minus(before).times(100).toDecimalPlaces(0).toNumber()
    return { kind: 'percentagePoints', basisPoints: points, shown: pointsBetween(before, now) }
  }
  if (type === 'rank') {
    const text = signed(now.minus(before).toFixed())
    return { kind: 'places', basisPoints: null, shown: label(`${text}位`, `${text} places`) }
  }
  const percent = yearGrowthPercent(before, now)
  if (percent === undefined) return fromZero
  const text = `${signed(shown(percent, 1))}%`
  const points = percent.times(100).toDecimalPlaces(0).toNumber()
  return { kind: 'percent', basisPoints: points, shown: label(text, text) }
}

const fromZero: Growth = {
  kind: 'percent',
  basisPoints: null,
  shown: label('上年同期不大于零', 'last year was not above zero'),
}

/** GT-24: across a definition break nothing grows and nothing falls. */
export const notComparable: Growth = {
  kind: 'notComparable',
  basisPoints: null,
  shown: label('不可比', 'not comparable'),
}

/** A change for the better, for the worse, or none: −1, 0, 1 by the indicator's direction. */
export function trend(now: Exact, before: Exact, direction: Definition['direction']): number {
  return now.comparedTo(before) * (direction === 'up' ? 1 : -1)
}

/** The whole growth over one year in exact percent; for forecasts. */
export function yearGrowthPercent(before: Exact, now: Exact): Exact | undefined {
  return before.lte(0) ? undefined : now.minus(before).times(100).div(before)
}

/** Zero, kept once: arithmetic on thousands of rows makes no needless objects. */
export const zero = exact(0)
