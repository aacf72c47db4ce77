import { basisPoints, type Exact } from '../../base/decimal.ts'
import { yearOf } from '../../base/period.ts'
import type { YearlyTarget } from '../indicators/schema.ts'
import { lockOf } from './cagr.ts'
import { pathAt } from './growth-path.ts'
import { inUnit } from './shown.ts'
import type { Facts, PlanTarget } from './standing-input.ts'
import { amountOf } from './type-progress.ts'
import { comparable } from './values.ts'

/**
 * Share of the way from the end of the year before the term to the plan's final target, by the
 * newest value (a full year's for flows). Null without a comparable base or without a way to go.
 */
export function termProgress(facts: Facts): number | null {
  const { input, definition, found } = facts
  const goal = input.planTarget
  if (goal === null) return null
  if (definition.type === 'growth') return growthTerm(facts, goal)
  const known = definition.type === 'yearlyFlow' ? found.yearEnd : found.latest
  const target = inUnit(goal.value, goal.unit, definition.unit)
  if (known === undefined || target === undefined) return null
  const now = amountOf(known, definition.unit)
  if (now === undefined) return null
  if (definition.type === 'planCumulative') return basisPoints(now, target) ?? null
  if (found.termBase === undefined || !comparable(known, found.termBase, input.breaks)) return null
  const base = amountOf(found.termBase, definition.unit)
  return base === undefined ? null : share(now, base, target, definition.direction)
}

function growthTerm({ input, definition, found }: Facts, goal: PlanTarget): number | null {
  if (input.target === null || found.yearEnd === undefined) return null
  const { observations, period, breaks, term } = input
  const target = finalTarget(input.target, goal)
  const path = pathAt(
    {
      definition,
      target,
      found,
      observations,
      period,
      breaks,
      termFrom: Number(term.from.slice(0, 4)),
    },
    found.yearEnd,
    yearOf(found.yearEnd.period),
  )
  return path.kind === 'path' ? share(path.value, path.base, path.goal, definition.direction) : null
}

/**
 * The plan's own promise for its last year, with the recorded base year of the yearly target. A yearly
 * target that locks the level of that very year (锁绝对值) is the recorded reading of it and stands.
 */
export function finalTarget(target: YearlyTarget, goal: PlanTarget): YearlyTarget {
  const year = Number(goal.deadline.slice(0, 4))
  const { operator, value, unit } = goal
  const locked = target.year === year && unit === '%' && lockOf(target.unit) === 'level'
  return locked ? target : { ...target, year, operator, value, unit }
}

function share(now: Exact, base: Exact, target: Exact, direction: 'up' | 'down'): number | null {
  const forward = direction === 'up' ? target.gt(base) : target.lt(base)
  return forward ? (basisPoints(now.minus(base), target.minus(base)) ?? null) : null
}
