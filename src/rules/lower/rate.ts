/** What a base earns at a rate: constant, chosen by tiers, dated, or a range where the text is not seen. */

import type { Slot } from '../meaning/ir.ts'
import { compare, type Rational } from '../meaning/rational.ts'
import { addConst, addNode, nodeAt } from './graph.ts'
import { type Context, idOf } from './scope.ts'

/** Head of a node that holds money. */
export function money(context: Context, part: string) {
  return {
    id: `${idOf(context)}.${part}`,
    type: 'money' as const,
    unit: '元',
    decimals: 2,
    cite: context.cite,
  }
}

export function scaledBy(base: Slot, rate: Slot, context: Context): Slot | undefined {
  const { graph, report } = context.scope
  const node = nodeAt(graph, rate)
  const head = money(context, 'rated')
  if (node.op === 'const' && node.type === 'ratio') return scaledByRange(base, node, context)
  if (node.op === 'if') {
    const branches = [node.yes, node.no].map((each) => scaledBy(base, each, context))
    const [yes, no] = branches
    if (yes === undefined || no === undefined) return undefined
    return addNode(graph, { op: 'if', test: node.test, yes, no }, head)
  }
  if (node.op === 'bands') {
    const steps = node.steps.map((step) => ({
      ...step,
      value: scaledBy(base, step.value, context),
    }))
    const otherwise = scaledBy(base, node.otherwise, context)
    const whole_ = steps.flatMap(({ value, ...rest }) =>
      value === undefined ? [] : [{ ...rest, value }],
    )
    if (otherwise === undefined || whole_.length !== steps.length) return undefined
    return addNode(graph, { op: 'bands', of: node.of, steps: whole_, otherwise }, head)
  }
  if (node.op === 'parameter') return datedRate(base, node.parameter, context)
  report('notConstant', [...context.path, 'rate'])
  return undefined
}

type Share = { readonly lo: Rational; readonly hi: Rational; readonly open: string | null }

/** A rate that is itself a range: what the base earns at either end. */
function scaledByRange(base: Slot, { lo, hi, open }: Share, context: Context): Slot {
  const { graph } = context.scope
  const head = money(context, 'rated')
  const yes = addNode(graph, { op: 'scale', of: base, by: hi }, head)
  if (compare(lo, hi) === 0) return yes
  const no = addNode(graph, { op: 'scale', of: base, by: lo }, head)
  const why = 'ruleUnknown' as const
  const unseen = { op: 'constBool' as const, must: false, may: true, why, open }
  const test = addNode(graph, unseen, { id: `${idOf(context)}.rate`, type: 'bool' })
  return addNode(graph, { op: 'if', test, yes, no }, head)
}

/** A dated rate becomes a choice by the day of application. */
function datedRate(base: Slot, parameter: number, context: Context): Slot | undefined {
  const { graph } = context.scope
  const { values = [], need = null } = graph.parameters[parameter] ?? {}
  const today = addNode(graph, { op: 'today' }, { id: 'today', type: 'date' })
  const sorted = [...values].sort((a, b) => (b.from ?? -1e9) - (a.from ?? -1e9))
  let slot: Slot | undefined
  for (const { from, lo, hi } of sorted.reverse()) {
    const scaled = scaledByRange(base, { lo, hi, open: need }, context)
    if (slot === undefined || from === null) {
      slot = scaled
      continue
    }
    const start = addConst(graph, from, { id: idOf(context), type: 'date' })
    const test = addNode(
      graph,
      { op: 'compare', test: '>=', left: today, right: start },
      {
        id: `${idOf(context)}.from`,
        type: 'bool',
      },
    )
    slot = addNode(graph, { op: 'if', test, yes: scaled, no: slot }, money(context, 'rated'))
  }
  return slot
}
