/** What counts as progress for each type of indicator: the type decides formula and start. */
import { type Exact, exact } from '../../base/decimal.ts'
import { lastMonth, yearOf } from '../../base/period.ts'
import { pathAt, type Setup } from './growth-path.ts'
import { lacking, type NoProgress } from './lack.ts'
import { directionOf } from './operator.ts'
import { distanceProgress, flowProgress, type Progress, plannedAt } from './progress.ts'
import { unrounded } from './ratio.ts'
import { inUnit } from './shown.ts'
import { comparable, type Known } from './values.ts'

/** The value for arithmetic, in the definition's unit; a ratio as its parts give it, before rounding. */
export function amountOf(known: Known, unit: string): Exact | undefined {
  if (known.numerator !== null && known.unit === unit) return unrounded(known)
  return inUnit(known.value, known.unit, unit)
}

export function progressOf(setup: Setup, now: Known): Progress | NoProgress {
  const { definition, target, period } = setup
  if (definition.type === 'growth') return growthProgress(setup, now)
  const value = amountOf(now, definition.unit)
  const goal = inUnit(target.value, target.unit, definition.unit)
  if (value === undefined || goal === undefined) return lacking('unit')
  const planned = plannedAt(target, period, definition.release.frequency)
  const direction = directionOf(target.operator, definition.direction)
  if (definition.type === 'yearlyFlow')
    return planned === undefined
      ? lacking('curve')
      : flowProgress(value, { target: goal, planned, direction })
  const start = startOf(setup, now)
  if (start.kind !== 'start') return start
  return distanceProgress({ now: value, start: start.value, target: goal, planned, direction })
}

type Start = { kind: 'start'; value: Exact }

/** Last year-end's value; for 计划期累计 in the plan's first year zero, by meaning. */
function startOf(setup: Setup, now: Known): Start | NoProgress {
  const { definition, found, period, termFrom, breaks } = setup
  if (definition.type === 'planCumulative' && yearOf(period) === termFrom)
    return { kind: 'start', value: exact(0) }
  if (found.start === undefined) return lacking('start')
  if (!comparable(now, found.start, breaks)) return lacking('comparableStart')
  const value = amountOf(found.start, definition.unit)
  return value === undefined ? lacking('unit') : { kind: 'start', value }
}

/**
 * At a year's close: the share of the path's increase over the base that is there. Within the year:
 * growth over the same period last year against the growth that this year needs to be on the path.
 */
function growthProgress(setup: Setup, now: Known): Progress | NoProgress {
  if (lastMonth(setup.period) === 12) {
    const path = pathAt(setup, now, yearOf(setup.period))
    if (path.kind !== 'path') return path
    const progress = distanceProgress({
      now: path.value,
      start: path.base,
      target: path.goal,
      planned: 10_000,
      direction: directionOf(setup.target.operator, setup.definition.direction),
    })
    return progress.kind === 'progress' ? { ...progress, path } : progress
  }
  return growthWithinYear(setup, now)
}

function growthWithinYear(setup: Setup, now: Known): Progress | NoProgress {
  const { found, definition, target, breaks, period } = setup
  if (definition.unit === '%') return lacking('yearlyRates')
  const { start, previous } = found
  if (start === undefined) return lacking('start')
  if (previous === undefined) return lacking('previousYear')
  if (!comparable(now, previous, breaks)) return lacking('comparableStart')
  const path = pathAt(setup, start, yearOf(period) - 1)
  if (path.kind !== 'path') return path
  const [value, before] = [
    inUnit(now.value, now.unit, definition.unit),
    inUnit(previous.value, previous.unit, definition.unit),
  ]
  if (value === undefined || before === undefined) return lacking('unit')
  if (path.value.lte(0)) return { kind: 'noScale' }
  return distanceProgress({
    now: value,
    start: before,
    target: before.times(path.goal).div(path.value),
    planned: 10_000,
    direction: directionOf(target.operator, definition.direction),
  })
}
