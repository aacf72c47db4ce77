/** Awards: rate, cap, floor, rounding and history of each, then groups, then the joint ceiling. */

import type { AmountSyntax, AwardSyntax } from '../language/syntax.ts'
import type { Value } from '../language/syntax-value.ts'
import type { Operation, Slot } from '../meaning/ir.ts'
import { type Rational, whole, zero } from '../meaning/rational.ts'
import type { Amount, AmountItem } from '../meaning/version.ts'
import { addBool, addConst, addNode, constant, nodeAt } from './graph.ts'
import { constantOf } from './number.ts'
import { money, scaledBy } from './rate.ts'
import { below, type Context, idOf } from './scope.ts'
import { combineTests, negate } from './settle.ts'

/** Beyond every award: stands for an amount whose number nobody here has seen. */
const beyond = whole(9_000_000_000_000_000n)

export function lowerAmount(written: AmountSyntax, context: Context): Amount | undefined {
  const { scope } = context
  const items = written.items.map((item, index) => lowerItem(item, below(context, 'items', index)))
  for (const [index, { group }] of written.items.entries())
    if (group !== undefined && written.groups?.[group] === undefined)
      scope.report('groupUnknown', [...context.path, 'items', index, 'group'], { words: group })
  if (items.includes(undefined)) return undefined
  const paid = items.filter((each) => each !== undefined)
  const groups = Object.entries(written.groups ?? {}).map(([id, { rule, cap }]) => {
    const inside = below(context, 'groups', id)
    const of = paid.filter(({ group }) => group === id).map((each) => each.paid)
    const slot = groupSlot(of, rule, inside)
    const cut = cap === undefined ? slot : limited('min', slot, cap, below(inside, 'cap'))
    return { id, rule: rule === 'sum' ? ('sum' as const) : ('highest' as const), slot: cut ?? slot }
  })
  const loose = paid.filter(({ group }) => group === null).map((each) => each.paid)
  const all = [...groups.map(({ slot }) => slot), ...loose]
  const total = addNode(scope.graph, { op: 'sum', of: all }, money(context, 'total'))
  const under =
    written.ceiling === undefined
      ? total
      : ceiling(total, written.ceiling, below(context, 'ceiling'))
  const rounded =
    written.round === undefined ? under : round(under, written.round, below(context, 'round'))
  return rounded === undefined ? undefined : { items: paid, groups, total: rounded }
}

/** Highest, sum, or — where the text does not say — anything between the two. */
function groupSlot(
  of: readonly Slot[],
  rule: 'highest' | 'sum' | 'unknown',
  context: Context,
): Slot {
  const { graph } = context.scope
  if (of.length === 0) return addConst(graph, zero, money(context, 'none'))
  const highest = addNode(graph, { op: 'max', of }, money(context, 'highest'))
  const sum = addNode(graph, { op: 'sum', of }, money(context, 'sum'))
  if (rule === 'highest') return highest
  if (rule === 'sum') return sum
  const open = `${idOf(context)}.rule`
  const operation: Operation = { op: 'constBool', must: false, may: true, why: 'ruleUnknown', open }
  const test = addNode(graph, operation, { id: open, type: 'bool' })
  return addNode(graph, { op: 'if', test, yes: sum, no: highest }, money(context, 'between'))
}

function lowerItem(item: AwardSyntax, context: Context): AmountItem | undefined {
  const { scope } = context
  const inside = { ...context, cite: item.cite ?? context.cite }
  const base = baseOf(item, inside)
  if (base === undefined) return undefined
  const gate = gateOf(item, inside)
  if (gate === undefined) return undefined
  const none = addConst(scope.graph, zero, money(inside, 'none'))
  let slot: Slot | undefined = base
  if (item.less !== undefined) slot = lessOf(slot, item.less, below(inside, 'less'))
  if (item.floor !== undefined && slot !== undefined)
    slot = limited('max', slot, item.floor, below(inside, 'floor'))
  if (item.cap !== undefined && slot !== undefined)
    slot = limited('min', slot, item.cap, below(inside, 'cap'))
  if (item.round !== undefined && slot !== undefined)
    slot = round(slot, item.round, below(inside, 'round'))
  if (slot === undefined) return undefined
  const branches = { op: 'if' as const, test: gate, yes: slot, no: none }
  const paid = addNode(scope.graph, branches, money(inside, 'paid'))
  const isOpen = item.unknown !== undefined && item.cap === undefined
  return {
    id: item.id,
    cite: inside.cite,
    applies: gate,
    paid,
    open: isOpen,
    group: item.group ?? null,
  }
}

function gateOf(item: AwardSyntax, context: Context): Slot | undefined {
  const { scope } = context
  const tests: (Slot | undefined)[] = []
  if (item.if !== undefined) tests.push(scope.verbs.condition(item.if, below(context, 'if'))?.slot)
  if (item.once !== undefined) {
    const had = scope.verbs.condition(item.once, below(context, 'once'))?.slot
    tests.push(had === undefined ? undefined : negate(had, below(context, 'once')))
  }
  if (tests.includes(undefined)) return undefined
  const slots = tests.filter((each) => each !== undefined)
  return slots.length === 0
    ? addBool(scope.graph, true, idOf(context))
    : combineTests('all', slots, context)
}

function baseOf(item: AwardSyntax, context: Context): Slot | undefined {
  const { graph, report } = context.scope
  const ways = [item.pay, item.up_to, item.unknown, item.of].filter((each) => each !== undefined)
  if (ways.length !== 1 || (item.of === undefined) !== (item.rate === undefined)) {
    report('awardShape', context.path, { words: item.id })
    return undefined
  }
  if (item.pay !== undefined) return moneyOf(item.pay, below(context, 'pay'))
  if (item.up_to !== undefined) {
    const line = moneyOf(item.up_to, below(context, 'up_to'))
    return line === undefined ? undefined : upTo(line, context)
  }
  if (item.unknown !== undefined) {
    const why = 'ruleUnknown' as const
    const operation = { op: 'const' as const, lo: zero, hi: beyond, why, open: item.unknown }
    return addNode(graph, operation, money(context, 'unknown'))
  }
  return rated(item, context)
}

/** Anything from nothing to the line: the authority decides. */
function upTo(line: Slot, context: Context): Slot | undefined {
  const { graph } = context.scope
  const share = { op: 'const' as const, lo: zero, hi: whole(1), why: 'expert' as const }
  const bound = constantOf(line, context)
  const open = idOf(context)
  if (bound !== undefined)
    return addNode(
      graph,
      { ...constant(zero), hi: bound, why: 'expert', open } as Operation,
      money(context, 'up_to'),
    )
  const test = addNode(
    graph,
    { op: 'constBool', must: false, may: true, why: 'expert', open },
    { id: open, type: 'bool' },
  )
  const none = addConst(graph, share.lo, money(context, 'none'))
  return addNode(graph, { op: 'if', test, yes: line, no: none }, money(context, 'up_to'))
}

/** A rate that is constant, chosen by tiers, or dated: the base is scaled under each. */
function rated({ of, rate }: AwardSyntax, context: Context): Slot | undefined {
  const base = of === undefined ? undefined : moneyOf(of, below(context, 'of'))
  const share =
    rate === undefined
      ? undefined
      : context.scope.verbs.value(rate, { ...below(context, 'rate'), points: false })
  if (base === undefined || share === undefined) return undefined
  return scaledBy(base, share.slot, context)
}

function moneyOf(value: Value, context: Context): Slot | undefined {
  const lowered = context.scope.verbs.value(value, { ...context, points: false })
  if (lowered === undefined) return undefined
  const node = nodeAt(context.scope.graph, lowered.slot)
  const [open] = lowered.guards
  if (open !== undefined) {
    context.scope.report(
      open.kind === 'zero' ? 'zeroDenominator' : 'notApplicableBranch',
      context.path,
    )
    return undefined
  }
  if (node.type === 'money') return lowered.slot
  const mend = `${node.range?.lo.n ?? ''}元`
  context.scope.report(lowered.bare ? 'bareNumber' : 'mixedType', context.path, {
    mend,
    left: '金额',
    right: node.type,
    leftEn: 'money',
    rightEn: node.type,
  })
  return undefined
}

function limited(op: 'min' | 'max', slot: Slot, bound: Value, context: Context): Slot | undefined {
  const line = moneyOf(bound, context)
  return line === undefined
    ? undefined
    : addNode(context.scope.graph, { op, of: [slot, line] }, money(context, op))
}

function lessOf(slot: Slot, less: Value, context: Context): Slot | undefined {
  const { graph } = context.scope
  const paid = moneyOf(less, context)
  if (paid === undefined) return undefined
  const rest = addNode(graph, { op: 'subtract', left: slot, right: paid }, money(context, 'rest'))
  const none = addConst(graph, zero, money(context, 'none'))
  return addNode(graph, { op: 'max', of: [rest, none] }, money(context, 'positive'))
}

function round(
  slot: Slot,
  { to, mode }: NonNullable<AwardSyntax['round']>,
  context: Context,
): Slot | undefined {
  const unit = moneyOf(to, below(context, 'to'))
  const step: Rational | undefined = unit === undefined ? undefined : constantOf(unit, context)
  if (step === undefined || step.n <= 0n) {
    context.scope.report('notConstant', [...context.path, 'to'])
    return undefined
  }
  const operation = { op: 'round' as const, of: slot, to: step.n / step.d, mode }
  return addNode(context.scope.graph, operation, money(context, 'rounded'))
}

/** What the ceiling leaves after upper levels have paid. */
function ceiling(
  total: Slot,
  { at, with: others = [] }: NonNullable<AmountSyntax['ceiling']>,
  context: Context,
): Slot {
  const { graph } = context.scope
  const line = moneyOf(at, below(context, 'at'))
  let left = line
  for (const [index, other] of others.entries())
    if (left !== undefined) left = lessOf(left, other, below(context, 'with', index))
  return left === undefined
    ? total
    : addNode(graph, { op: 'min', of: [total, left] }, money(context, 'ceiling'))
}
