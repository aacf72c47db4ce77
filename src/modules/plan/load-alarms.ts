import { type Decimal, exact } from '../../base/decimal.ts'
import { type Period, yearOf } from '../../base/period.ts'
import { converted } from '../../base/unit.ts'
import type { Alarm, Operator, PlanPackage } from './schema.ts'

/** A value known from outside the plan, as far as an alarm needs it. */
export type Published = { code: string; period: Period; value: Decimal; unit: string }
type PlanTarget = PlanPackage['targets'][number]

/** 方案提示: what stands out when a package is laid beside the values known when it is loaded. */
export function loadAlarms(plan: PlanPackage, published: readonly Published[]): Alarm[] {
  const newest = newestTargets(plan)
  return [
    ...newest.flatMap((target) => belowPublished(plan, target, published)),
    ...newest.flatMap((target) => otherPlans(plan, target)),
    ...newest.flatMap((target) => withoutDefinition(plan, target)),
  ]
}

function newestTargets(plan: PlanPackage): PlanTarget[] {
  const newest = new Map<string, PlanTarget>()
  for (const target of plan.targets)
    if ((newest.get(target.code)?.version ?? 0) < target.version) newest.set(target.code, target)
  return [...newest.values()]
}

/** A target that was reached before the plan began is trivial, or counts something else. */
function belowPublished(
  plan: PlanPackage,
  target: PlanTarget,
  published: readonly Published[],
): Alarm[] {
  if (target.type === 'growth') return []
  const begins = Number(plan.term.from.slice(0, 4))
  const reached = published
    .filter((each) => each.code === target.code && yearOf(each.period) < begins)
    .sort((a, b) => yearOf(b.period) - yearOf(a.period))
    .find((each) => {
      const value = converted(each.value, each.unit, target.unit)
      return value !== undefined && satisfied(value, target.operator, target.value)
    })
  if (reached === undefined) return []
  const { indicator, value, unit, code } = target
  return [
    {
      code: 'target.belowPublished',
      clause: target.clause,
      message: `${code} ${indicator}:目标${value}${unit}低于${reached.period}年已公布的${reached.value}${reached.unit},请先定口径`,
      messageEn: `${code} ${indicator}: the target ${value}${unit} was already met by the published ${reached.value}${reached.unit} of ${reached.period}; settle the definition first`,
    },
  ]
}

function satisfied(value: Decimal, operator: Operator, line: Decimal): boolean {
  const side = exact(value).comparedTo(exact(line))
  if (operator === '>') return side > 0
  if (operator === '<') return side < 0
  return operator === '<=' ? side <= 0 : side >= 0
}

/** Two plans that promise differently of the same indicator: neither is wrong, somebody must say which counts. */
function otherPlans(plan: PlanPackage, target: PlanTarget): Alarm[] {
  return plan.relations.flatMap((relation) =>
    relation.targets
      .filter((other) => other.indicator === target.indicator)
      .filter((other) => other.value !== target.value || other.operator !== target.operator)
      .map((other) => ({
        code: 'target.twoPlans',
        clause: target.clause,
        message: `${target.code} ${target.indicator}:本方案为“${target.text}”,《${bare(relation.title)}》为“${other.text}”,请明确以哪个为准`,
        messageEn: `${target.code} ${target.indicator}: this plan says “${target.text}”, ${relation.title} says “${other.text}”; say which counts`,
      })),
  )
}

function bare(title: string): string {
  return title.replace(/^《|》$/g, '')
}

function withoutDefinition(plan: PlanPackage, target: PlanTarget): Alarm[] {
  const has = plan.definitions.some((card) => codeOf(card) === target.code)
  if (has) return []
  return [
    {
      code: 'definition.missing',
      clause: target.clause,
      message: `${target.code} ${target.indicator}:还没有口径卡,不能登记和判定`,
      messageEn: `${target.code} ${target.indicator}: there is no definition card yet, so nothing can be recorded or judged`,
    },
  ]
}

function codeOf(card: unknown): unknown {
  return typeof card === 'object' && card !== null && 'code' in card ? card.code : undefined
}
