import type { AreaScope } from '../../base/area.ts'
import { unitFacts } from '../../base/unit.ts'
import type { Operator, PlanPackage } from '../plan/schema.ts'
import { definitionsOf, yearlyTargetHistory } from './definitions.ts'
import type { Definition, ReleaseRule, YearlyTarget } from './schema.ts'

type PlanTarget = PlanPackage['targets'][number]
/** What the plan does not say and a person chooses. */
export type CardChoice = { frequency: ReleaseRule['frequency']; scope: AreaScope }

type Chosen = CardChoice & { code: string }

/**
 * Cards for the targets that have none in the district, and what the years of their deadlines promise.
 * An indicator that another plan has a card for keeps it; only its year's target is new.
 */
export function cardsFromPlan(
  plan: PlanPackage,
  { known, chosen }: { known: ReadonlySet<string>; chosen: readonly Chosen[] },
): { definitions: Definition[]; yearlyTargets: YearlyTarget[] } {
  const own = new Set(definitionsOf([plan]).keys())
  const fresh = yearsPromised(plan).filter((target) => !own.has(target.code))
  const choice = (code: string): CardChoice =>
    chosen.find((each) => each.code === code) ?? { frequency: 'quarter', scope: 'whole' }
  const first = fresh.filter((target, index) =>
    fresh.slice(0, index).every((before) => before.code !== target.code),
  )
  return {
    definitions: first
      .filter((target) => !known.has(target.code))
      .map((target) => cardFromTarget(plan, target, choice(target.code))),
    yearlyTargets: fresh
      .filter(({ code }) => yearlyTargetHistory(plan, code).length === 0)
      .map(yearlyTargetFromTarget),
  }
}

/** The newest version of each target, one a year; of two deadlines in a year the later one is the year's. */
function yearsPromised(plan: PlanPackage): PlanTarget[] {
  const promised = new Map<string, PlanTarget>()
  for (const target of plan.targets) {
    const key = `${target.code} ${target.deadline.slice(0, 4)}`
    const before = promised.get(key)
    if (before === undefined || isLater(target, before)) promised.set(key, target)
  }
  return [...promised.values()]
}

function isLater(target: PlanTarget, before: PlanTarget): boolean {
  const [end, known] = [target.deadline, before.deadline].map((each) => each.padEnd(10, '-12-31'))
  return end === known ? target.version > before.version : (end ?? '') > (known ?? '')
}

/**
 * The first card of a target, of what the plan itself says and what a person chose. Everything else
 * stays undecided: no release lag, no body, no word on appraisal or publication.
 */
export function cardFromTarget(
  plan: Pick<PlanPackage, 'clauses' | 'document' | 'term' | 'title'>,
  target: PlanTarget,
  { frequency, scope }: CardChoice,
): Definition {
  const clause = target.clause.split('@')[0] ?? target.clause
  return {
    code: target.code,
    version: 1,
    name: target.indicator,
    nameEn: target.indicator,
    meaning: plan.clauses.find((each) => each.id === clause)?.text.trim() ?? target.text,
    unit: target.unit,
    decimals: decimalsOf(target),
    type: target.type,
    direction: directionBy(target.operator),
    scope,
    release: { frequency, lagDays: null, exemptMonths: [], note: '' },
    sourceBody: '',
    leadBody: null,
    appraisal: null,
    public: null,
    effectiveFrom: firstDayOf(plan.term.from),
    comparability: 'first',
    basis: { ...plan.document.source, clause: target.clause },
    open: [],
  }
}

/** What the plan promises is also what its last year promises; how the year gets there is not said. */
export function yearlyTargetFromTarget(target: PlanTarget): YearlyTarget {
  const { code, operator, value, unit, deadline, base, source } = target
  return {
    code,
    year: Number(deadline.slice(0, 4)),
    version: 1,
    operator,
    value,
    unit,
    curve: null,
    ...(target.type === 'growth' && { baseYear: yearIn(base?.period) }),
    reason: '',
    source,
  }
}

function directionBy(operator: Operator): Definition['direction'] {
  return operator === '<' || operator === '<=' ? 'down' : 'up'
}

/** Whole things are counted in whole numbers; whatever is measured shows two places, or the target's own. */
function decimalsOf({ unit, value }: PlanTarget): number {
  const dimension = unitFacts(unit)?.dimension
  const own = value.split('.')[1]?.length ?? 0
  const counted = dimension === 'count' || dimension === 'people' || dimension === 'rank'
  return Math.min(6, counted ? own : Math.max(2, own))
}

/** '2022' begins on 2022-01-01; a full date begins on itself. */
function firstDayOf(from: string): string {
  return from.length === 4 ? `${from}-01-01` : from
}

function yearIn(period: string | null | undefined): number | null {
  return period === null || period === undefined ? null : Number(period.slice(0, 4))
}
