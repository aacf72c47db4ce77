import type { PlanPackage } from '../plan/schema.ts'
import { Definition, YearlyTarget } from './schema.ts'

type Parsed = { definitions: readonly Definition[]; yearlyTargets: readonly YearlyTarget[] }

/** A package never changes, so its cards are parsed once. */
const parsed = new WeakMap<PlanPackage, Parsed>()

function parsedOf(plan: PlanPackage): Parsed {
  const known = parsed.get(plan)
  if (known !== undefined) return known
  const fresh = {
    definitions: plan.definitions.map((each) => Definition.parse(each)),
    yearlyTargets: plan.yearlyTargets.map((each) => YearlyTarget.parse(each)),
  }
  parsed.set(plan, fresh)
  return fresh
}

/** Every version of every card of the plans, by code, newest version first. */
export function definitionsOf(plans: readonly PlanPackage[]): Map<string, Definition[]> {
  const byCode = new Map<string, Definition[]>()
  for (const plan of plans)
    for (const card of parsedOf(plan).definitions) {
      const known = byCode.get(card.code) ?? []
      if (known.some((each) => each.version === card.version)) continue
      byCode.set(
        card.code,
        [...known, card].sort((a, b) => b.version - a.version),
      )
    }
  return byCode
}

/** The card in force on a date; before the first one takes effect, the first one. */
export function definitionOn(
  cards: readonly Definition[] | undefined,
  date: string,
): Definition | undefined {
  return cards?.find((card) => card.effectiveFrom <= date) ?? cards?.at(-1)
}

/** The newest version of each year's target of one indicator, by year. */
export function yearlyTargetsOf(plan: PlanPackage, code: string): YearlyTarget[] {
  const byYear = new Map<number, YearlyTarget>()
  for (const target of parsedOf(plan).yearlyTargets)
    if (target.code === code && (byYear.get(target.year)?.version ?? 0) < target.version)
      byYear.set(target.year, target)
  return [...byYear.values()].sort((a, b) => a.year - b.year)
}

/** Every version of one indicator's yearly targets, newest first: who changed it, by which document. */
export function yearlyTargetHistory(plan: PlanPackage, code: string): YearlyTarget[] {
  return parsedOf(plan)
    .yearlyTargets.filter((each) => each.code === code)
    .sort((a, b) => a.year - b.year || b.version - a.version)
}
