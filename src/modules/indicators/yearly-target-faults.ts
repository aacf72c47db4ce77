import type { Details } from '../../base/problem.ts'
import { converted } from '../../base/unit.ts'
import type { PlanPackage } from '../plan/schema.ts'
import { checkCurve } from './curve.ts'
import type { Definition, YearlyTarget } from './schema.ts'

type Fault = {
  code: 'unknown' | 'unitMismatch' | 'yearOutsideTerm' | 'curveNotRising'
  details: Details
}

/** Everything that speaks against one year's target; `cards` are the indicator's, newest first. */
export function yearlyTargetFaults(
  { term: { from, to } }: Pick<PlanPackage, 'term'>,
  cards: readonly Definition[],
  target: Omit<YearlyTarget, 'version' | 'reason'>,
): Fault[] {
  const { code, year, value, unit, curve } = target
  const [card] = cards
  if (card === undefined) return [{ code: 'unknown', details: { code } }]
  const faults: Fault[] = []
  if (converted(value, unit, card.unit) === undefined)
    faults.push({ code: 'unitMismatch', details: { unit, expected: card.unit } })
  if (year < Number(from.slice(0, 4)) || year > Number(to.slice(0, 4)))
    faults.push({ code: 'yearOutsideTerm', details: { year, from, to } })
  if (curve !== null && !checkCurve(curve, year))
    faults.push({ code: 'curveNotRising', details: {} })
  return faults
}
