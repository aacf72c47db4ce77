/** What a step, a case or a branch gives: a quantity or a range that others fill; and its guards. */

import type { Span, Value } from '../language/syntax-value.ts'
import type { Why } from '../meaning/ir.ts'
import { compare } from '../meaning/rational.ts'
import { addNode, nodeAt } from './graph.ts'
import { below, type Context, idOf, type Lowered, plain } from './scope.ts'
import { adopt, unify } from './types.ts'

const nowhere = { from: 0, to: 0 }

/** In a place of points a bare number is points. */
export function pointsOf(lowered: Lowered, context: Context): Lowered | undefined {
  if (!context.points || !lowered.bare) return lowered
  const { graph } = context.scope
  const node = nodeAt(graph, lowered.slot)
  return adopt(
    lowered,
    { type: 'score', unit: '分', decimals: node.decimals },
    { context, span: nowhere },
  )
}

export function reached(value: Value | Span, context: Context): Lowered | undefined {
  return Array.isArray(value)
    ? lowerSpan(value, context, 'expert')
    : context.scope.verbs.value(value, context)
}

/** A range whose value a panel or an unseen text decides. */
export function lowerSpan(
  [from, to]: Span,
  context: Context,
  why: Why,
  open: string | null = null,
): Lowered | undefined {
  const { graph, verbs, report } = context.scope
  const ends = [verbs.value(from, below(context, 0)), verbs.value(to, below(context, 1))]
  const [first, last] = ends
  if (first === undefined || last === undefined) return undefined
  const pair = unify(first, last, { context, span: nowhere })
  if (pair === undefined) return undefined
  const [low, high] = [nodeAt(graph, pair.left.slot), nodeAt(graph, pair.right.slot)]
  if (low.op !== 'const' || high.op !== 'const') {
    report('notConstant', context.path)
    return undefined
  }
  if (compare(low.lo, high.lo) > 0) {
    report('rangeOrder', context.path)
    return undefined
  }
  const { type, unit, decimals } = low
  const operation = {
    op: 'const' as const,
    lo: low.lo,
    hi: high.lo,
    why,
    open: open ?? idOf(context),
  }
  const slot = addNode(graph, operation, {
    id: idOf(context),
    type,
    unit,
    decimals,
    cite: context.cite,
  })
  return plain(slot)
}

export type Policies = { readonly zero: Value | undefined; readonly absent: Value | undefined }

/** Puts the declared value in place of what has no meaning; guards without one are passed on. */
export function resolveGuards(
  lowered: Lowered,
  policies: Policies,
  context: Context,
): Lowered | undefined {
  const { graph, verbs } = context.scope
  let current = lowered
  for (const guard of lowered.guards) {
    const key = guard.kind === 'zero' ? 'zero_denominator' : 'not_applicable'
    const policy = guard.kind === 'zero' ? policies.zero : policies.absent
    if (policy === undefined) continue
    const written = verbs.value(policy, below(context, key))
    const like = nodeAt(graph, current.slot)
    const where = { context: below(context, key), span: nowhere }
    const pair = written === undefined ? undefined : unify(current, written, where)
    if (pair === undefined) return undefined
    const { type, unit, decimals } = like
    const branch = { op: 'if' as const, test: guard.slot, yes: current.slot, no: pair.right.slot }
    const slot = addNode(graph, branch, { id: `${idOf(context)}.${key}`, type, unit, decimals })
    const guards = current.guards.filter((each) => each.slot !== guard.slot)
    current = { ...current, slot, guards }
  }
  return current
}
