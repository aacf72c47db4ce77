/** Quantities as they are written: one verb each, then what every quantity may carry. */
import { readLeaf } from '../language/feel.ts'
import { type Value, type ValueBody, valueVerbs } from '../language/syntax-value.ts'
import type { Case, Slot } from '../meaning/ir.ts'
import { compare } from '../meaning/rational.ts'
import { lowerBands } from './bands.ts'
import { oneKind } from './call.ts'
import { addConst, addNode, nodeAt } from './graph.ts'
import { lowerGrowth } from './growth.ts'
import { categoryOf, maskOf } from './members.ts'
import { constantOf, shownRational } from './number.ts'
import { lowerSpan, pointsOf, reached, resolveGuards } from './reached.ts'
import { below, type Context, idOf, type Lowered, plain } from './scope.ts'
import { adopt, joinedGuards } from './types.ts'
import { lowerElapsed, lowerWindow, lowerYearOf } from './window.ts'

const whole = { from: 0, to: 0 }

export function lowerValue(value: Value, context: Context): Lowered | undefined {
  if (typeof value !== 'object') {
    const expression = readLeaf(value, context.path, context.scope.report)
    const lowered =
      expression === undefined ? undefined : context.scope.verbs.number(expression, context)
    return lowered === undefined ? undefined : pointsOf(lowered, context)
  }
  const verb = verbOf(value, context)
  if (verb === undefined) return undefined
  const cited = { ...context, cite: value.cite ?? context.cite }
  const lowered = verbs[verb](value, cited)
  if (lowered === undefined) return undefined
  const policies = { zero: value.zero_denominator, absent: value.not_applicable }
  const settled = resolveGuards(lowered, policies, cited)
  const limited = settled === undefined ? undefined : limit(value, settled, cited)
  if (limited !== undefined) checkMaximum(value, limited, cited)
  return limited
}

type Verb = (typeof valueVerbs)[number]

function verbOf(body: ValueBody, { scope, path }: Context): Verb | undefined {
  const found = valueVerbs.filter((verb) => body[verb] !== undefined)
  const [only, second] = found
  if (only === undefined) scope.report('noVerb', path, { allowed: valueVerbs.join(', ') })
  else if (second !== undefined) scope.report('manyVerbs', path, { found: found.join(', ') })
  else return only
  return undefined
}

type Lower = (body: ValueBody, context: Context) => Lowered | undefined

const verbs: Readonly<Record<Verb, Lower>> = {
  value: ({ value = '' }, context) => lowerValue(value, below(context, 'value')),
  bands: ({ bands }, context) =>
    bands === undefined ? undefined : lowerBands(bands, below(context, 'bands')),
  best_of: ({ best_of = [] }, context) => lowerList('max', best_of, below(context, 'best_of')),
  worst_of: ({ worst_of = [] }, context) => lowerList('min', worst_of, below(context, 'worst_of')),
  sum: ({ sum = [] }, context) => lowerList('sum', sum, below(context, 'sum')),
  by: lowerBy,
  per: lowerPer,
  count_of: lowerCountOf,
  expert: ({ expert }, context) =>
    expert === undefined ? undefined : lowerSpan(expert, below(context, 'expert'), 'expert'),
  window: ({ window }, context) =>
    window === undefined ? undefined : lowerWindow(window, below(context, 'window')),
  growth: ({ growth }, context) =>
    growth === undefined ? undefined : lowerGrowth(growth, below(context, 'growth')),
  elapsed: ({ elapsed }, context) =>
    elapsed === undefined ? undefined : lowerElapsed(elapsed, below(context, 'elapsed')),
  year_of: ({ year_of }, context) =>
    year_of === undefined ? undefined : lowerYearOf(year_of, below(context, 'year_of')),
  rule_unknown: ({ rule_unknown }, context) =>
    rule_unknown === undefined
      ? undefined
      : lowerSpan(
          rule_unknown.range,
          below(context, 'rule_unknown', 'range'),
          'ruleUnknown',
          rule_unknown.need,
        ),
  when: lowerWhen,
}

function lowerList(
  op: 'sum' | 'min' | 'max',
  values: readonly Value[],
  context: Context,
): Lowered | undefined {
  const parts = values.map((each, index) => context.scope.verbs.value(each, below(context, index)))
  if (parts.includes(undefined)) return undefined
  const same = oneKind(
    parts.filter((each) => each !== undefined),
    context,
    whole,
  )
  const [first] = same ?? []
  if (same === undefined || first === undefined) return undefined
  const { type, unit, decimals } = nodeAt(context.scope.graph, first.slot)
  const head = { id: idOf(context), type, unit, decimals, cite: context.cite }
  const of = same.map(({ slot }) => slot)
  return joinedGuards(addNode(context.scope.graph, { op, of }, head), same)
}

function lowerBy({ by }: ValueBody, context: Context): Lowered | undefined {
  if (by === undefined) return undefined
  const { scope } = context
  const inside = below(context, 'by')
  const span = { from: 0, to: by.of.length }
  const category = categoryOf({ kind: 'name', text: by.of, ...span }, below(inside, 'of'))
  if (category === undefined) return undefined
  const written = Object.entries(by.cases).map(([word, value]) => ({
    mask: maskOf(category.input, [word], below(inside, 'cases', word)),
    value: reached(value, below(inside, 'cases', word)),
  }))
  const rest = by.else === undefined ? undefined : reached(by.else, below(inside, 'else'))
  const members = category.input.members ?? []
  const missing = members.filter(
    (_, index) => !written.some(({ mask = 0n }) => (mask >> BigInt(index)) & 1n),
  )
  if (by.else === undefined && missing.length > 0) {
    scope.report('caseMissing', below(inside, 'cases').path, { missing: missing.join('、') })
    return undefined
  }
  const values = [...written.map(({ value }) => value), ...(by.else === undefined ? [] : [rest])]
  if (values.includes(undefined)) return undefined
  const same = oneKind(
    values.filter((each) => each !== undefined),
    inside,
    whole,
  )
  const [first] = same ?? []
  if (same === undefined || first === undefined) return undefined
  const cases: Case[] = written.flatMap(({ mask }, index) => {
    const value = same[index]?.slot
    return mask === undefined || value === undefined ? [] : [{ members: mask, value }]
  })
  const otherwise = (by.else === undefined ? first : same.at(-1))?.slot ?? first.slot
  const { type, unit, decimals } = nodeAt(scope.graph, first.slot)
  const head = { id: idOf(context), type, unit, decimals, cite: context.cite }
  const choice = { op: 'choose' as const, of: category.slot, cases: disjoint(cases), otherwise }
  return joinedGuards(addNode(scope.graph, choice, head), same)
}

/** The longer prefix keeps its own members. */
function disjoint(cases: readonly Case[]): Case[] {
  const sizes = [...cases].sort((a, b) => size(a.members) - size(b.members))
  let taken = 0n
  const own = new Map<Case, bigint>()
  for (const each of sizes) {
    own.set(each, each.members & ~taken)
    taken |= each.members
  }
  return cases.map((each) => ({ ...each, members: own.get(each) ?? 0n }))
}

function size(mask: bigint): number {
  return mask.toString(2).replaceAll('0', '').length
}

function lowerPer({ per }: ValueBody, context: Context): Lowered | undefined {
  if (per === undefined) return undefined
  const { graph, verbs: lower, report } = context.scope
  const inside = below(context, 'per')
  const of = lower.value(per.of, { ...below(inside, 'of'), points: false })
  const each = lower.value(per.each, { ...below(inside, 'each'), points: false })
  const points = lower.value(per.points, below(inside, 'points'))
  if (of === undefined || each === undefined || points === undefined) return undefined
  const like = nodeAt(graph, of.slot)
  const period = adopt(each, like, { context: below(inside, 'each'), span: whole })
  const by = period === undefined ? undefined : constantOf(period.slot, context)
  const value = constantOf(points.slot, context)
  if (by === undefined || by.n <= 0n || value === undefined) {
    report('notConstant', [...inside.path, 'each'])
    return undefined
  }
  if (nodeAt(graph, period?.slot ?? 0).unit !== like.unit) {
    const units = { left: like.unit, right: nodeAt(graph, period?.slot ?? 0).unit }
    report('mixedUnit', [...inside.path, 'each'], units)
    return undefined
  }
  const head = { id: idOf(inside), cite: context.cite }
  const periods = addNode(graph, { op: 'floorDivide', of: of.slot, by }, { ...head, type: 'count' })
  const { type, unit, decimals } = nodeAt(graph, points.slot)
  const slot = addNode(
    graph,
    { op: 'scale', of: periods, by: value },
    { ...head, type, unit, decimals },
  )
  return limit({ cap: per.max }, { ...of, slot, bare: false }, inside)
}

function lowerCountOf({ count_of }: ValueBody, context: Context): Lowered | undefined {
  if (count_of === undefined) return undefined
  const { graph, verbs: lower } = context.scope
  const inside = below(context, 'count_of')
  const points = lower.value(count_of.points ?? 1, below(inside, 'points'))
  if (points === undefined) return undefined
  const { type, unit, decimals } = nodeAt(graph, points.slot)
  const head = { id: idOf(inside), type, unit, decimals, cite: context.cite }
  const none = addConst(graph, 0, head)
  const tests = count_of.of.map((each, index) => lower.condition(each, below(inside, 'of', index)))
  if (tests.includes(undefined)) return undefined
  const of = tests
    .filter((each) => each !== undefined)
    .map(({ slot }) => addNode(graph, { op: 'if', test: slot, yes: points.slot, no: none }, head))
  return limit({ cap: count_of.max }, plain(addNode(graph, { op: 'sum', of }, head)), inside)
}

function lowerWhen(body: ValueBody, context: Context): Lowered | undefined {
  const { graph, verbs: lower, report } = context.scope
  const { when, gives, else: rest } = body
  if (when === undefined || gives === undefined || rest === undefined) {
    report('missingKey', context.path, { key: gives === undefined ? 'gives' : 'else' })
    return undefined
  }
  const test = lower.condition(when, below(context, 'when'))?.slot
  const branches = [reached(gives, below(context, 'gives')), reached(rest, below(context, 'else'))]
  if (test === undefined || branches.includes(undefined)) return undefined
  const same = oneKind(
    branches.filter((each) => each !== undefined),
    context,
    whole,
  )
  const [yes, no] = same ?? []
  if (yes === undefined || no === undefined) return undefined
  const { type, unit, decimals } = nodeAt(graph, yes.slot)
  const head = { id: idOf(context), type, unit, decimals, cite: context.cite }
  return joinedGuards(addNode(graph, { op: 'if', test, yes: yes.slot, no: no.slot }, head), [
    yes,
    no,
  ])
}

/** `cap` cuts and `least` lifts. */
function limit(
  { cap, least }: Pick<ValueBody, 'cap' | 'least'>,
  lowered: Lowered,
  context: Context,
): Lowered | undefined {
  const bounds = [
    { op: 'min' as const, key: 'cap', bound: cap },
    { op: 'max' as const, key: 'least', bound: least },
  ]
  let limited: Lowered | undefined = lowered
  for (const { op, key, bound } of bounds) {
    if (bound === undefined || limited === undefined) continue
    const line = context.scope.verbs.value(bound, below(context, key))
    const same: Lowered[] | undefined =
      line === undefined ? undefined : oneKind([limited, line], below(context, key), whole)
    const of: Slot[] = (same ?? []).map(({ slot }) => slot)
    const { type, unit, decimals } = nodeAt(context.scope.graph, limited.slot)
    const head = { id: `${idOf(context)}.${key}`, type, unit, decimals, cite: context.cite }
    limited =
      same === undefined
        ? undefined
        : { ...limited, slot: addNode(context.scope.graph, { op, of }, head) }
  }
  return limited
}

function checkMaximum({ max }: ValueBody, { slot }: Lowered, context: Context): void {
  if (max === undefined) return
  const { graph, report, verbs: lower } = context.scope
  const line = lower.value(max, below(context, 'max'))
  const bound = line === undefined ? undefined : constantOf(line.slot, context)
  const { range, type } = nodeAt(graph, slot)
  if (bound === undefined || range === null) return
  const order = compare(range.hi, bound)
  const details = { max: shownRational(bound, type), found: shownRational(range.hi, type) }
  if (order > 0) report('maxExceeded', [...context.path, 'max'], details)
  if (order < 0) report('maxUnreached', [...context.path, 'max'], details)
}
