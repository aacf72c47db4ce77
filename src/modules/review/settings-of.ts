import { Definition, YearlyTarget } from '../indicators/schema.ts'
import type { PlanPackage } from '../plan/schema.ts'
import type { Setting } from './schema.ts'

type Plan = Pick<PlanPackage, 'targets' | 'definitions' | 'yearlyTargets' | 'term'>

/** 指标设置: for each indicator of the plan, what it has and what it still needs; `cards` newest first. */
export function settingsOf(plan: Plan, cards: readonly Definition[]): Setting[] {
  const yearly = plan.yearlyTargets.map((each) => YearlyTarget.parse(each))
  const own = new Set(plan.definitions.map((each) => Definition.parse(each).code))
  const years = Number(plan.term.to.slice(0, 4)) - Number(plan.term.from.slice(0, 4)) + 1
  return newestTargets(plan).map(({ code, indicator, type, unit, ...target }) => {
    const card = cards.find((each) => each.code === code)
    const set = newestByYear(yearly.filter((each) => each.code === code))
    return {
      code,
      name: card?.name ?? indicator,
      nameEn: card?.nameEn ?? indicator,
      type: card?.type ?? type,
      unit: card?.unit ?? unit,
      operator: target.operator,
      value: target.value,
      targetUnit: unit,
      deadline: target.deadline,
      targetVersion: target.version,
      cardVersion: card?.version ?? null,
      ownCard: own.has(code),
      effectiveFrom: card?.effectiveFrom ?? null,
      open: card?.open.length ?? 0,
      years,
      yearsSet: set.length,
      yearsCurved: set.filter((each) => each.curve !== null).length,
    }
  })
}

function newestTargets({ targets }: Plan): PlanPackage['targets'] {
  return targets.filter(
    (each) =>
      !targets.some(
        (other) =>
          other.code === each.code &&
          (other.deadline > each.deadline ||
            (other.deadline === each.deadline && other.version > each.version)),
      ),
  )
}

/** The version in force of each year's target. */
export function newestByYear(targets: readonly YearlyTarget[]): YearlyTarget[] {
  const newest = new Map<number, YearlyTarget>()
  for (const target of targets)
    if ((newest.get(target.year)?.version ?? 0) < target.version) newest.set(target.year, target)
  return [...newest.values()].sort((a, b) => a.year - b.year)
}

/** What `makeCards` would make something for: no card, or one of another plan and no year's target here. */
export function lacksCard({ cardVersion, ownCard, yearsSet }: Setting): boolean {
  return cardVersion === null || (!ownCard && yearsSet === 0)
}
