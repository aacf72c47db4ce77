import { phaseOf } from './phase.ts'
import type { PlanDecision, PlanSummary } from './routes.ts'
import type { PlanPackage } from './schema.ts'

/** One version of a plan's package. */
export type At = { plan: string; version: number; package: PlanPackage }

/** What a list says of a plan at a moment; `decided` are the decisions of its life by then. */
export function summaryOf(
  { plan, version, package: content }: At,
  decided: readonly Pick<PlanDecision, 'kind'>[],
  moment: string,
): PlanSummary {
  return {
    plan,
    title: content.title,
    titleEn: content.titleEn,
    term: content.term,
    phase: phaseOf(content.term, decided, moment),
    accepted: decided.some((each) => each.kind === 'accepted'),
    version,
    targets: new Set(content.targets.map((each) => `${each.code} ${each.deadline}`)).size,
    unclear: content.unclear.filter((each) => each.answer === undefined).length,
    demonstration: content.district.demonstration,
  }
}
