/** 完成进度 against 序时进度: the share of the promised way that a value has covered, exact. */
import type { Exact } from '../../base/decimal.ts'
import { closingMonth, lastMonth, type Period, yearOf } from '../../base/period.ts'
import type { ReleaseRule, YearlyTarget } from '../indicators/schema.ts'
import type { Path } from './growth-path.ts'
import { lacking, type NoProgress } from './lack.ts'
import type { Direction } from './operator.ts'

/** The year's way is whole when the year closes. */
const WHOLE = 10_000

export type Progress = {
  kind: 'progress'
  /** Covered ÷ promised; `under` is above zero. */
  over: Exact
  under: Exact
  /** Basis points of the way that the plan asks by now. */
  planned: number
  /** The value the plan asks by now. */
  plannedLevel: Exact
  /** −1 for a flow that shall stay below its target: there, more is worse. */
  sign: 1 | -1
  /** `hold`: the start had already reached the target, which is to be held all year. */
  shape: 'flow' | 'distance' | 'hold'
  /** For an average growth rate at a year's close: the path it is on. */
  path?: Path
}
/** What the approved curve asks by the end of the period; never an interpolation between its points. */
export function plannedAt(
  target: Pick<YearlyTarget, 'curve' | 'year'>,
  period: Period,
  frequency: ReleaseRule['frequency'],
): number | undefined {
  const closes = closingMonth(period)
  const point = target.curve?.find((each) => closingMonth(each.period) === closes)
  if (point !== undefined) return point.basisPoints
  // At the close of its year the whole yearly target is due; a yearly indicator needs no other point.
  const wholeYearDue = lastMonth(period) === 12 && target.year === yearOf(period)
  return wholeYearDue && (frequency === 'year' || target.curve !== null) ? WHOLE : undefined
}

/** 年内累计: value ÷ target. A target of zero or less has no share. */
export function flowProgress(
  now: Exact,
  { target, planned, direction }: { target: Exact; planned: number; direction: Direction },
): Progress | NoProgress {
  if (target.lte(0)) return { kind: 'noScale' }
  return {
    kind: 'progress',
    over: now,
    under: target,
    planned,
    plannedLevel: target.times(planned).div(WHOLE),
    sign: direction === 'up' ? 1 : -1,
    shape: 'flow',
  }
}

export type Way = {
  now: Exact
  start: Exact
  target: Exact
  planned: number | undefined
  direction: Direction
}

/**
 * (now − start) ÷ (target − start), the same for both directions. A start that has already reached
 * the target leaves no way to go: then the level is to be held, now ÷ target is asked whole, and for
 * lower-is-better it is mirrored.
 */
export function distanceProgress({
  now,
  start,
  target,
  planned,
  direction,
}: Way): Progress | NoProgress {
  const up = direction === 'up'
  const reached = up ? start.gte(target) : start.lte(target)
  if (reached) {
    if (target.lte(0)) return { kind: 'noScale' }
    const over = up ? now : target.times(2).minus(now)
    return {
      kind: 'progress',
      over,
      under: target,
      planned: WHOLE,
      plannedLevel: target,
      sign: 1,
      shape: 'hold',
    }
  }
  if (planned === undefined) return lacking('curve')
  const way = target.minus(start)
  return {
    kind: 'progress',
    over: up ? now.minus(start) : start.minus(now),
    under: way.abs(),
    planned,
    plannedLevel: start.plus(way.times(planned).div(WHOLE)),
    sign: 1,
    shape: 'distance',
  }
}
