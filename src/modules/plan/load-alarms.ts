import { exact } from '../../base/decimal.ts'
import { filled, type Label, label } from '../../base/label.ts'
import { converted } from '../../base/unit.ts'
import { thingKey } from './indicator-key.ts'
import type { Alarm, Operator, PlanPackage } from './schema.ts'

/** A value somebody published for one of the plan's indicators. */
export type Published = {
  code: string
  period: string
  value: string
  unit: string
  source: string
}

const sentences = {
  'target.belowPublished': label(
    '{code} {indicator}:目标 {target}{unit},{period}已公布 {value}{valueUnit}({source});统计范围或口径可能不同,口径未定前不作比较',
    '{code} {indicator}: the target is {target}{unit}, and {value}{valueUnit} was published for {period} ({source}); scope or definition may differ, so nothing is compared until both are set',
  ),
  'target.twoPlans': label(
    '{code} {indicator}:本方案为 {target}{unit},{title}为 {value}{valueUnit}',
    '{code} {indicator}: this plan says {target}{unit}, {title} says {value}{valueUnit}',
  ),
  'definition.missing': label(
    '{code} {indicator}:没有口径卡,不能判定进度',
    '{code} {indicator}: no definition card, so no standing can be judged',
  ),
} as const satisfies Record<string, Label>

type Target = PlanPackage['targets'][number]

/**
 * What only the package and published values together show: a target met before the term began,
 * another plan's target for the same indicator, a definition nobody has written.
 */
export function loadAlarms(content: PlanPackage, published: readonly Published[]): Alarm[] {
  const targets = latestVersions(content.targets)
  const defined = new Set(content.definitions.map(codeOf))
  return targets.flatMap((target) => [
    ...belowPublished(target, published, content.term.from),
    ...inOtherPlans(target, content.relations),
    ...(defined.has(target.code) ? [] : [alarm('definition.missing', target, {})]),
  ])
}

function latestVersions(targets: readonly Target[]): Target[] {
  return targets.filter(
    (each) =>
      !targets.some(
        (other) =>
          other.code === each.code &&
          other.deadline === each.deadline &&
          other.version > each.version,
      ),
  )
}

function codeOf(definition: unknown): string {
  if (typeof definition !== 'object' || definition === null) return ''
  return String(Reflect.get(definition, 'code') ?? '')
}

/**
 * The newest value dated before the term that already meets the target; a growth rate is no level
 * to compare.
 */
function belowPublished(target: Target, published: readonly Published[], from: string): Alarm[] {
  if (target.type === 'growth' || target.type === 'planCumulative') return []
  const met = published
    .filter(({ code, period }) => code === target.code && period.slice(0, 4) < from.slice(0, 4))
    .filter((each) => meets(target, each))
    .sort((a, b) => (a.period < b.period ? 1 : -1))[0]
  if (met === undefined) return []
  const { period, value, unit, source } = met
  return [alarm('target.belowPublished', target, { period, value, valueUnit: unit, source })]
}

/**
 * Whether a published value fulfils the promise; values in units that do not convert are not
 * compared.
 */
function meets(target: Target, { value, unit }: Published): boolean {
  const own = /^-?\d+(?:\.\d+)?$/.test(value) ? exact(value) : undefined
  if (own === undefined) return false
  const factor = converted(target.value, target.unit, unit === '' ? target.unit : unit)
  if (factor === undefined) return false
  return holds(target.operator, own.comparedTo(exact(factor)))
}

function holds(operator: Operator, order: number): boolean {
  if (operator === '>') return order > 0
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  if (operator === '=') return order === 0
  return order >= 0
}

function inOtherPlans(target: Target, relations: PlanPackage['relations']): Alarm[] {
  return relations.flatMap(({ title, targets }) =>
    targets
      .filter(
        (other) =>
          thingKey(other.indicator) === thingKey(target.indicator) &&
          (other.deadline === '' || other.deadline === target.deadline) &&
          differs(target, other),
      )
      .map(({ value, unit }) =>
        alarm('target.twoPlans', target, { title, value, valueUnit: unit }),
      ),
  )
}

function differs(
  target: Target,
  other: { operator: Operator; value: Target['value']; unit: string },
) {
  const same = converted(other.value, other.unit, target.unit)
  return (
    same === undefined ||
    !exact(same).equals(exact(target.value)) ||
    other.operator !== target.operator
  )
}

function alarm(
  code: keyof typeof sentences,
  target: Target,
  details: Record<string, string>,
): Alarm {
  const words = filled(sentences[code], {
    code: target.code,
    indicator: target.indicator,
    target: target.value,
    unit: target.unit,
    ...details,
  })
  return { code, clause: target.clause, message: words.zh, messageEn: words.en }
}
