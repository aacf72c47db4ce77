/** Joining tests, and settling what a condition says of zero denominators and of what does not apply. */

import type { Slot } from '../meaning/ir.ts'
import { addBool, addNode } from './graph.ts'
import { type Context, type Guard, idOf } from './scope.ts'

export function combineTests(op: 'all' | 'any', of: readonly Slot[], context: Context): Slot {
  const [only, second] = of
  if (only === undefined) return addBool(context.scope.graph, op === 'all', idOf(context))
  return second === undefined
    ? only
    : addNode(
        context.scope.graph,
        { op, of },
        { id: idOf(context), type: 'bool', cite: context.cite },
      )
}

export function negate(of: Slot, context: Context): Slot {
  return addNode(
    context.scope.graph,
    { op: 'not', of },
    { id: `not(${idOf(context)})`, type: 'bool' },
  )
}

/** Applies what the condition declares for a zero denominator or for what is not applicable. */
export function settleTests(
  slot: Slot,
  guards: readonly Guard[],
  context: Context,
): Slot | undefined {
  let settled = slot
  for (const guard of guards) {
    const outcome = guard.kind === 'zero' ? context.zero : context.absent
    if (outcome === undefined) {
      const code = guard.kind === 'zero' ? 'zeroDenominator' : 'notApplicableBranch'
      context.scope.report(code, context.path)
      return undefined
    }
    settled =
      outcome === 'met'
        ? combineTests('any', [negate(guard.slot, context), settled], context)
        : combineTests('all', [guard.slot, settled], context)
  }
  return settled
}
