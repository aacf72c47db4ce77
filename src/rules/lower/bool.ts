/** Expressions that are conditions. */
import type { Expression } from '../language/feel.ts'
import type { Slot, Test } from '../meaning/ir.ts'
import { minus, plus, type Rational, times, whole } from '../meaning/rational.ts'
import { addBool, addConst, addNode, nodeAt } from './graph.ts'
import { lowerMembers } from './members.ts'
import { inputOf, isCondition, type Name, presence, reportUnknown } from './names.ts'
import { type Context, idOf, type Lowered } from './scope.ts'
import { combineTests, negate, settleTests } from './settle.ts'
import { unify } from './types.ts'

export function lowerBool(expression: Expression, context: Context): Slot | undefined {
  const { graph, report } = context.scope
  switch (expression.kind) {
    case 'bool':
      return addBool(graph, expression.value, idOf(context))
    case 'name':
      return resolveBool(expression, context)
    case 'and':
    case 'or':
      return lowerLogic(expression, context)
    case 'call':
      return lowerTestCall(expression, context)
    case 'compare':
      return lowerCompare(expression, context)
    case 'in':
      return lowerMembers(expression.of, expression.members, context)
    case 'if': {
      const { verbs } = context.scope
      const [test, yes, no] = [expression.test, expression.yes, expression.no].map((each) =>
        verbs.bool(each, context),
      )
      if (test === undefined || yes === undefined || no === undefined) return undefined
      return addNode(graph, { op: 'if', test, yes, no }, { id: idOf(context), type: 'bool' })
    }
    default:
      report('notBool', context.path, {}, expression)
      return undefined
  }
}

function lowerLogic(
  expression: Extract<Expression, { kind: 'and' | 'or' }>,
  context: Context,
): Slot | undefined {
  const of = expression.of.map((each) => context.scope.verbs.bool(each, context))
  if (of.includes(undefined)) return undefined
  const slots = of.filter((each) => each !== undefined)
  return combineTests(expression.kind === 'and' ? 'all' : 'any', slots, context)
}

function lowerTestCall(
  expression: Extract<Expression, { kind: 'call' }>,
  context: Context,
): Slot | undefined {
  const { report, verbs } = context.scope
  const [first, second] = expression.of
  if (expression.name === 'not' && first !== undefined && second === undefined) {
    const of = verbs.bool(first, context)
    return of === undefined ? undefined : negate(of, context)
  }
  if (expression.name === 'applicable' && first?.kind === 'name') {
    const input = inputOf(first, context)
    if (input !== undefined) return presence(input.index, first.text, context).slot
    reportUnknown(first, context)
    return undefined
  }
  const known = ['min', 'max', 'sum'].includes(expression.name)
  report(
    known ? 'notBool' : 'unknownFunction',
    context.path,
    { words: expression.name },
    expression,
  )
  return undefined
}

function resolveBool(name: Name, context: Context): Slot | undefined {
  const { scope, path } = context
  if (isCondition(name.text, scope)) return scope.verbs.named(name.text, context)?.slot
  const field = scope.fields.get(name.text)
  if (field === undefined) {
    const other = scope.parameters.has(name.text) || name.text in (scope.syntax.derive ?? {})
    if (other || name.text in (scope.syntax.scores ?? {})) scope.report('notBool', path, {}, name)
    else reportUnknown(name, context)
    return undefined
  }
  const input = inputOf(name, context)
  if (input === undefined) return undefined
  if (input.type !== 'bool') {
    scope.report('notBool', path, {}, name)
    return undefined
  }
  const head = { id: `fields.${name.text}`, type: 'bool' as const }
  const slot = addNode(scope.graph, { op: 'input', input: input.index }, head)
  return input.notApplicable
    ? settleTests(slot, [presence(input.index, name.text, context)], context)
    : slot
}

type Compare = Extract<Expression, { kind: 'compare' }>

function lowerCompare(expression: Compare, context: Context): Slot | undefined {
  const { left, right, op } = expression
  const equality = op === '=' || op === '!='
  const word = [left, right].find(({ kind }) => kind === 'text')
  if (equality && word !== undefined) {
    const of = word === left ? right : left
    const slot = lowerMembers(of, [word], context)
    return slot === undefined || op === '=' ? slot : negate(slot, context)
  }
  if (equality && (left.kind === 'bool' || right.kind === 'bool'))
    return lowerTruth(expression, context)
  return lowerOrder(expression, context)?.slot
}

function lowerTruth({ left, right, op }: Compare, context: Context): Slot | undefined {
  const [literal, of] = left.kind === 'bool' ? [left, right] : [right, left]
  const slot = context.scope.verbs.bool(of, context)
  const wanted = literal.kind === 'bool' && literal.value === (op === '=')
  return slot === undefined || wanted ? slot : negate(slot, context)
}

/** A comparison of quantities: the test as an engine reads it, and both sides for a sentence. */
export function lowerOrder(expression: Compare, context: Context) {
  const { scope, path } = context
  const sides = [expression.left, expression.right].map((each) => scope.verbs.number(each, context))
  const [a, b] = sides
  if (a === undefined || b === undefined) return undefined
  const where = { context, span: expression }
  const pair = a.power === null && b.power === null ? unify(a, b, where) : compoundPair(a, b, where)
  if (pair === undefined) return undefined
  const { left, right } = offset(pair, context)
  const test: Test = expression.op === '!=' ? '=' : expression.op
  const head = { id: idOf(context), type: 'bool' as const, cite: context.cite }
  const raw = addNode(scope.graph, { op: 'compare', test, left, right }, head)
  const turned = expression.op === '!=' ? negate(raw, context) : raw
  const guards = [...pair.left.guards, ...pair.right.guards]
  const slot = settleTests(turned, guards, { ...context, path })
  if (slot === undefined) return undefined
  return { slot, test, left: pair.left, right: pair.right }
}

type Pair = { left: Lowered; right: Lowered }

/** `x + c >= k` is judged as `x >= k − c`, so that a growth rate meets its line as a plain ratio. */
function offset({ left, right }: Pair, context: Context): { left: Slot; right: Slot } {
  const { graph } = context.scope
  const sum = nodeAt(graph, left.slot)
  const bound = nodeAt(graph, right.slot)
  if (sum.op !== 'sum' || sum.type !== 'ratio' || bound.op !== 'const')
    return { left: left.slot, right: right.slot }
  const [of, shift] = sum.of
  const by = shift === undefined ? undefined : nodeAt(graph, shift)
  if (of === undefined || by?.op !== 'const' || sum.of.length !== 2 || bound.why !== 'known')
    return { left: left.slot, right: right.slot }
  return {
    left: of,
    right: addConst(graph, minus(bound.lo, by.lo), { id: idOf(context), type: 'ratio' }),
  }
}

/** A compound rate meets a constant as (1 + rate)^n, so that no root is taken. */
function compoundPair(
  a: Lowered,
  b: Lowered,
  { context, span }: { context: Context; span: { from: number; to: number } },
): Pair | undefined {
  const { graph, report } = context.scope
  const flipped = a.power === null
  const [rate, bound] = flipped ? [b, a] : [a, b]
  const node = nodeAt(graph, bound.slot)
  if (node.op !== 'const' || node.type !== 'ratio' || node.why !== 'known') {
    report('compoundOnly', context.path, {}, span)
    return undefined
  }
  const line = compounded(node.lo, rate.power ?? 1)
  if (line === undefined) {
    report('rateBelow', context.path, {}, span)
    return undefined
  }
  const raised = { ...bound, slot: addConst(graph, line, { id: idOf(context), type: 'ratio' }) }
  return flipped ? { left: raised, right: rate } : { left: rate, right: raised }
}

/** (1 + rate)^power; undefined below −100 %. */
export function compounded(rate: Rational, power: number): Rational | undefined {
  const base = plus(whole(1), rate)
  if (base.n < 0n) return undefined
  return Array.from({ length: power }, () => base).reduce(times, whole(1))
}
