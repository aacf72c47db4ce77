import { clockDate } from '../../base/calendar.ts'
import type { PlanDecision } from './routes.ts'
import type { PlanPackage, PlanPhase } from './schema.ts'

/** 阶段: a plan runs through the last day of its term, then it is being closed, until somebody closes it. */
export function phaseOf(
  term: PlanPackage['term'],
  decisions: readonly Pick<PlanDecision, 'kind'>[],
  moment: string,
): PlanPhase {
  if (decisions.some((each) => each.kind === 'closed')) return 'closed'
  return clockDate(moment) > lastDayOf(term.to) ? 'closing' : 'running'
}

/** '2025' ends on 2025-12-31; a full date ends on itself. */
export function lastDayOf(end: string): string {
  return end.length === 4 ? `${end}-12-31` : end
}
