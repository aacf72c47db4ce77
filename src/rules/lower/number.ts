/** Expressions that are quantities: types, units and guards are settled here. */

import type { Expression } from '../language/feel.ts'
import type { Quantity } from '../language/literal.ts'
import { dayOf } from '../meaning/days.ts'
import type { Node, Slot } from '../meaning/ir.ts'
import { over, type Rational, rational, times, toText, whole } from '../meaning/rational.ts'
import { lowerCall } from './call.ts'
import { addConst, addNode, constant, nodeAt } from './graph.ts'
import { resolveNumber } from './names.ts'
import { type Context, type Guard, idOf, type Lowered, plain } from './scope.ts'
import { joinedGuards, typeWords, unify } from './types.ts'

export function lowerNumber(expression: Expression, context: Context): Lowered | undefined {
  const { report } = context.scope
  switch (expression.kind) {
    case 'number':
      return lowerQuantity(expression.quantity, context)
    case 'date': {
      const day = dayOf(expression.text)
      if (day !== undefined)
        return plain(addConst(context.scope.graph, day, { id: idOf(context), type: 'date' }))
      report('badDate', context.path, { words: expression.text }, expression)
      return undefined
    }
    case 'name':
      return resolveNumber(expression, context)
    case 'negate': {
      const of = lowerNumber(expression.of, context)
      return of === undefined ? undefined : scaled(of, whole(-1), context)
    }
    case 'arithmetic':
      return lowerArithmetic(expression, context)
    case 'call':
    case 'if':
      return lowerCall(expression, context)
    default:
      report('notNumber', context.path, {}, expression)
      return undefined
  }
}

function lowerQuantity({ value, kind, unit }: Quantity, context: Context): Lowered {
  const { graph } = context.scope
  const id = idOf(context)
  const add = (head: { type: Node['type']; unit?: string; decimals?: number }) =>
    plain(addNode(graph, constant(value), { id, ...head }))
  if (kind === 'money') return add({ type: 'money', unit, decimals: 2 })
  if (kind === 'ratio') return add({ type: 'ratio' })
  if (kind === 'score') return add({ type: 'score', unit })
  if (kind === 'unit') return add({ type: 'count', unit })
  return { ...add({ type: 'count' }), bare: true }
}

type Arithmetic = Extract<Expression, { kind: 'arithmetic' }>

function lowerArithmetic(expression: Arithmetic, context: Context): Lowered | undefined {
  const left = lowerNumber(expression.left, context)
  const right = lowerNumber(expression.right, context)
  if (left === undefined || right === undefined) return undefined
  if (left.power !== null || right.power !== null) {
    context.scope.report('compoundOnly', context.path, {}, expression)
    return undefined
  }
  if (expression.op === '*') return lowerProduct(expression, left, right, context)
  if (expression.op === '/') return lowerQuotient({ expression, left, right }, context)
  const pair = unify(left, right, { context, span: expression })
  if (pair === undefined) return undefined
  const { type, unit, decimals } = nodeAt(context.scope.graph, pair.left.slot)
  const slot = addNode(
    context.scope.graph,
    expression.op === '+'
      ? { op: 'sum', of: [pair.left.slot, pair.right.slot] }
      : { op: 'subtract', left: pair.left.slot, right: pair.right.slot },
    { id: idOf(context), type, unit, decimals },
  )
  return joinedGuards(slot, [pair.left, pair.right])
}

/** The value of a node that is a known constant. */
export function constantOf(slot: Slot, context: Context): Rational | undefined {
  const node = nodeAt(context.scope.graph, slot)
  return node.op === 'const' && node.why === 'known' ? node.lo : undefined
}

function lowerProduct(
  expression: Arithmetic,
  left: Lowered,
  right: Lowered,
  context: Context,
): Lowered | undefined {
  const byRight = factorOf(right, context)
  if (byRight !== undefined) return scaled(left, byRight, context)
  const byLeft = factorOf(left, context)
  if (byLeft !== undefined) return scaled(right, byLeft, context)
  context.scope.report('product', context.path, {}, expression)
  return undefined
}

/** A bare number or a percentage may multiply. */
function factorOf({ slot, bare }: Lowered, context: Context): Rational | undefined {
  const { type } = nodeAt(context.scope.graph, slot)
  return bare || type === 'ratio' ? constantOf(slot, context) : undefined
}

export function scaled(of: Lowered, by: Rational, context: Context): Lowered {
  const { type, unit, decimals } = nodeAt(context.scope.graph, of.slot)
  const head = { id: idOf(context), type, unit, decimals }
  return { ...of, slot: addNode(context.scope.graph, { op: 'scale', of: of.slot, by }, head) }
}

type Quotient = {
  readonly expression: Expression
  readonly left: Lowered
  readonly right: Lowered
}

export function lowerQuotient(parts: Quotient, context: Context): Lowered | undefined {
  const { expression, left, right } = parts
  const { graph, report } = context.scope
  const divisor = right.bare ? constantOf(right.slot, context) : undefined
  if (divisor !== undefined && divisor.n !== 0n)
    return scaled(left, rational(divisor.d, divisor.n), context)
  const [num, den] = [nodeAt(graph, left.slot), nodeAt(graph, right.slot)]
  if (num.type !== den.type || num.unit !== den.unit || num.type === 'ratio') {
    const [a, b] = [typeWords(num), typeWords(den)]
    const details = { left: a.zh, right: b.zh, leftEn: a.en, rightEn: b.en }
    report('quotient', context.path, details, expression)
    return undefined
  }
  const guard = positive(right.slot, { context, span: expression })
  if (guard === undefined) return undefined
  const ratio = scaledRatio(left.slot, right.slot, context)
  const both = joinedGuards(ratio, [left, right])
  return { ...both, guards: [...both.guards, ...guard] }
}

/** num / den as a ratio node; places of decimals are brought to one scale. */
export function scaledRatio(num: Slot, den: Slot, context: Context): Slot {
  const { graph } = context.scope
  const gap = nodeAt(graph, num).decimals - nodeAt(graph, den).decimals
  const raw = addNode(graph, { op: 'ratio', num, den }, { id: idOf(context), type: 'ratio' })
  if (gap === 0) return raw
  const power = 10n ** BigInt(Math.abs(gap))
  const by = gap > 0 ? rational(1n, power) : rational(power, 1n)
  return addNode(graph, { op: 'scale', of: raw, by }, { id: idOf(context), type: 'ratio' })
}

/** The guard that a denominator is above zero; none where its range already is. */
export function positive(
  den: Slot,
  { context, span }: { context: Context; span: { from: number; to: number } },
): readonly Guard[] | undefined {
  const { graph, report } = context.scope
  const { range, type, unit, decimals } = nodeAt(graph, den)
  if (range !== null && range.lo.n < 0n) {
    report('negativeDenominator', context.path, {}, span)
    return undefined
  }
  if (range !== null && range.lo.n > 0n) return []
  return [
    { kind: 'zero', slot: aboveZero(den, { type, unit, decimals }, context), words: idOf(context) },
  ]
}

export function aboveZero(
  slot: Slot,
  head: { type: Node['type']; unit: string; decimals: number },
  context: Context,
): Slot {
  const { graph } = context.scope
  const zero = addConst(graph, 0, { id: idOf(context), ...head })
  return addNode(
    graph,
    { op: 'compare', test: '>', left: slot, right: zero },
    {
      id: `${idOf(context)}>0`,
      type: 'bool',
    },
  )
}

/** How a rational threshold reads in a sentence of a fault. */
export function shownRational(value: Rational, type: Node['type']): string {
  if (type === 'ratio') return `${toText(times(value, whole(100)))}%`
  return toText(type === 'money' ? over(value, whole(100)) : value)
}
