/** The figures of one judgement, exact until they are printed. */
import { basisPoints, type Exact, exact } from '../../base/decimal.ts'
import type { Definition, YearlyTarget } from '../indicators/schema.ts'
import { cityRuling, type Ruling, rulingOf } from './bands.ts'
import { trend } from './growth.ts'
import { type Lacking, lacking } from './lack.ts'
import { type Direction, directionOf, satisfies } from './operator.ts'
import type { Progress } from './progress.ts'
import type { Preset } from './schema.ts'
import { inUnit } from './shown.ts'
import type { Facts } from './standing-input.ts'
import { amountOf } from './type-progress.ts'
import type { Known } from './values.ts'

export type Measure = {
  now: Known
  target: YearlyTarget
  progress: Progress
  direction: Direction
  /** In the definition's unit. */
  value: Exact
  goal: Exact
  /** Null where the period cannot decide it: an average growth rate within a year. */
  met: boolean | null
  /** Covered share in exact percent. */
  percent: Exact
  completion: number
  /** Completion less schedule, basis points of progress; positive is good. */
  points: number
}

/** A share that is held against a level: its gap is in its own points, and it has no completion rate. */
export function isShare({ type, unit }: Definition): boolean {
  return unit === '%' && type !== 'growth' && type !== 'yearlyFlow'
}

export function measureOf(
  { definition }: Facts,
  { target, now, progress }: Pick<Measure, 'target' | 'now' | 'progress'>,
): Measure | Lacking {
  const direction = directionOf(target.operator, definition.direction)
  const value = amountOf(now, definition.unit)
  const goal = goalOf(definition, target, progress)
  if (value === undefined || goal === undefined) return lacking('unit')
  const percent = progress.over.times(100).div(progress.under)
  const completion = percent.times(100).toDecimalPlaces(0).toNumber()
  return {
    now,
    target,
    progress,
    direction,
    value,
    goal,
    met: metBy({ definition, target, progress, direction, value, goal }),
    percent,
    completion,
    points: progress.sign * (completion - progress.planned),
  }
}

function goalOf(
  definition: Definition,
  target: YearlyTarget,
  progress: Progress,
): Exact | undefined {
  if (definition.type !== 'growth' || definition.unit === '%')
    return inUnit(target.value, target.unit, definition.unit)
  return progress.path?.goal ?? progress.plannedLevel
}

type Meeting = Pick<Measure, 'target' | 'progress' | 'direction' | 'value' | 'goal'>

function metBy(meeting: Meeting & { definition: Definition }): boolean | null {
  const { definition, target, progress, direction, value, goal } = meeting
  const { operator } = target
  if (definition.type !== 'growth') return satisfies(value, goal, { operator, direction })
  const { path } = progress
  return path === undefined ? null : satisfies(path.value, path.goal, { operator, direction })
}

/** What the chosen rule makes of the figures. */
export function rulingFor(facts: Facts, measure: Measure): Ruling | Lacking {
  const { preset } = facts.input
  if (preset.cityMean) return cityRulingFor(facts, measure)
  return rulingOf(preset, { points: measure.points, shareOfPlan: shareOfPlan(preset, measure) })
}

/** The gap as a share of the schedule; reckoned only for a rule that asks for it. */
function shareOfPlan(preset: Preset, { progress }: Measure): number | undefined {
  if (!preset.readings.some((reading) => reading.measure === 'shareOfPlan')) return undefined
  const { over, under, planned, sign } = progress
  const due = under.times(planned)
  const share = basisPoints(over.times(10_000).minus(due), due)
  return share === undefined ? undefined : sign * share
}

function cityRulingFor(
  { input, definition, found }: Facts,
  { value, points, direction }: Measure,
): Ruling | Lacking {
  const before =
    found.previous === undefined ? undefined : amountOf(found.previous, definition.unit)
  if (input.cityMean === null || before === undefined)
    return lacking(
      ...(input.cityMean === null ? (['cityMean'] as const) : []),
      ...(before === undefined ? (['previousYear'] as const) : []),
    )
  return cityRuling({
    onPlan: points >= 0,
    atLeastMean: trend(value, exact(input.cityMean), direction) >= 0,
    trend: trend(value, before, direction),
  })
}
