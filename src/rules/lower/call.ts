/** min, max, sum and `if` among quantities. */
import type { Expression } from '../language/feel.ts'
import { addNode, nodeAt } from './graph.ts'
import { type Context, idOf, type Lowered } from './scope.ts'
import { joinedGuards, unify } from './types.ts'

type Call = Extract<Expression, { kind: 'call' | 'if' }>

export function lowerCall(expression: Call, context: Context): Lowered | undefined {
  if (expression.kind === 'if') return lowerChoice(expression, context)
  const { report } = context.scope
  const { name } = expression
  if (name !== 'min' && name !== 'max' && name !== 'sum') {
    const code = name === 'not' || name === 'applicable' ? 'notNumber' : 'unknownFunction'
    report(code, context.path, code === 'unknownFunction' ? { words: name } : {}, expression)
    return undefined
  }
  const of = lowerAll(expression.of, context)
  const parts = of === undefined ? undefined : oneKind(of, context, expression)
  const [first] = parts ?? []
  if (parts === undefined || first === undefined) return undefined
  const { type, unit, decimals } = nodeAt(context.scope.graph, first.slot)
  const slot = addNode(
    context.scope.graph,
    { op: name, of: parts.map((each) => each.slot) },
    { id: idOf(context), type, unit, decimals },
  )
  return joinedGuards(slot, parts)
}

function lowerAll(of: readonly Expression[], context: Context): Lowered[] | undefined {
  const parts = of.map((each) => context.scope.verbs.number(each, context))
  return parts.includes(undefined) ? undefined : parts.filter((each) => each !== undefined)
}

/** All of one type and unit; bare numbers take that of the first that has one. */
export function oneKind(
  parts: readonly Lowered[],
  context: Context,
  span: { from: number; to: number },
): Lowered[] | undefined {
  const lead = parts.find((each) => !each.bare) ?? parts[0]
  if (lead === undefined) return undefined
  if (parts.some((each) => each.power !== null)) {
    context.scope.report('compoundOnly', context.path, {}, span)
    return undefined
  }
  const same = parts.map((each) => unify(lead, each, { context, span })?.right)
  return same.includes(undefined) ? undefined : same.filter((each) => each !== undefined)
}

function lowerChoice(
  expression: Extract<Expression, { kind: 'if' }>,
  context: Context,
): Lowered | undefined {
  const { graph, verbs } = context.scope
  const test = verbs.bool(expression.test, context)
  const branches = lowerAll([expression.yes, expression.no], context)
  const parts = branches === undefined ? undefined : oneKind(branches, context, expression)
  const [yes, no] = parts ?? []
  if (test === undefined || yes === undefined || no === undefined) return undefined
  const { type, unit, decimals } = nodeAt(graph, yes.slot)
  const head = { id: idOf(context), type, unit, decimals }
  return joinedGuards(addNode(graph, { op: 'if', test, yes: yes.slot, no: no.slot }, head), [
    yes,
    no,
  ])
}
