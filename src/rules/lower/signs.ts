/** Which way every node pushes another, and how the inputs are used on the way. */
import { operandsOf } from '../judge/evaluate.ts'
import type { Node, Polarity, Range, Slot } from '../meaning/ir.ts'
import { compare, type Rational } from '../meaning/rational.ts'

export type Signs = Map<Slot, Polarity>

export function turn(a: Polarity, b: Polarity): Polarity {
  if (a === 'none' || b === 'none') return 'none'
  if (a === 'mixed' || b === 'mixed') return 'mixed'
  return a === b ? 'up' : 'down'
}

export function merge(a: Polarity | undefined, b: Polarity): Polarity {
  if (a === undefined || a === 'none') return b
  return b === 'none' || a === b ? a : 'mixed'
}

/** How raising one operand moves the node. */
function edge(node: Node, operand: Slot, nodes: readonly Node[]): Polarity {
  switch (node.op) {
    case 'subtract':
      return sides(node.left === operand, node.right === operand)
    case 'elapsed':
      return sides(node.to === operand, node.from === operand)
    case 'scale':
      return node.by.n < 0n ? 'down' : 'up'
    case 'ratio':
      return ratioEdge(node, operand, nodes)
    case 'growth':
      return growthEdge(node, operand)
    case 'bands':
      return node.of === operand ? bandsEdge(node, nodes) : 'up'
    case 'choose':
      return node.of === operand ? 'mixed' : 'up'
    case 'if':
      return node.test === operand ? branchEdge(node, nodes) : 'up'
    case 'compare':
      return compareEdge(node, operand)
    case 'not':
      return 'down'
    default:
      return 'up'
  }
}

function sides(up: boolean, down: boolean): Polarity {
  return up && down ? 'mixed' : up ? 'up' : 'down'
}

function compareEdge(
  { test, left, right }: Extract<Node, { op: 'compare' }>,
  operand: Slot,
): Polarity {
  if (test === '=') return 'mixed'
  const rises = test === '>=' || test === '>'
  return rises
    ? sides(left === operand, right === operand)
    : sides(right === operand, left === operand)
}

function ratioEdge(
  node: Extract<Node, { op: 'ratio' }>,
  operand: Slot,
  nodes: readonly Node[],
): Polarity {
  if (node.num === operand) return node.den === operand ? 'mixed' : 'up'
  const range = nodes[node.num]?.range
  if (range == null) return 'mixed'
  return range.lo.n >= 0n ? 'down' : range.hi.n <= 0n ? 'up' : 'mixed'
}

/** Growth falls with its first year only while the middle one is above zero, which its guard ensures. */
function growthEdge(node: Extract<Node, { op: 'growth' }>, operand: Slot): Polarity {
  if (operand === node.y2) return 'mixed'
  return operand === node.y3 ? 'up' : 'down'
}

/** Bands rise when what is reached higher up is never less. */
function bandsEdge(node: Extract<Node, { op: 'bands' }>, nodes: readonly Node[]): Polarity {
  const down = node.steps.some(({ test }) => test === '>=' || test === '>')
  const order = [...node.steps.map(({ value }) => value), node.otherwise].map(
    (each) => nodes[each]?.range,
  )
  const falls = order.every((each, index) => isBelow(order[index + 1] ?? each, each))
  const rises = order.every((each, index) => isBelow(each, order[index + 1] ?? each))
  if (falls && rises) return 'none'
  if (falls) return down ? 'up' : 'down'
  if (rises) return down ? 'down' : 'up'
  return 'mixed'
}

function isBelow(a: Range | null | undefined, b: Range | null | undefined): boolean {
  return (
    a != null &&
    b != null &&
    (a === b || compare(a.hi, b.lo) <= 0 || (compare(a.lo, b.lo) <= 0 && compare(a.hi, b.hi) <= 0))
  )
}

function branchEdge(node: Extract<Node, { op: 'if' }>, nodes: readonly Node[]): Polarity {
  const [yes, no] = [nodes[node.yes], nodes[node.no]]
  if (node.type === 'bool') {
    if (no?.op === 'constBool' && !no.may) return 'up'
    if (yes?.op === 'constBool' && yes.must) return 'up'
    return 'mixed'
  }
  const [a, b] = [yes?.range, no?.range]
  if (a == null || b == null) return 'mixed'
  if (compare(a.lo, b.hi) >= 0) return 'up'
  return compare(a.hi, b.lo) <= 0 ? 'down' : 'mixed'
}

/** The sign of every node on one node, walked from it downward; what is `closed` is not entered. */
export function signsOn(
  target: Slot,
  nodes: readonly Node[],
  closed: ReadonlySet<Slot> = new Set(),
): Signs {
  const signs: Signs = new Map([[target, 'up']])
  for (let slot = target; slot >= 0; slot--) {
    const own = signs.get(slot)
    const node = nodes[slot]
    if (own === undefined || node === undefined || closed.has(slot)) continue
    const operands = operandsOf(node)
    for (const [place, operand] of operands.entries())
      if (operands.indexOf(operand) === place)
        signs.set(operand, merge(signs.get(operand), turn(own, edge(node, operand, nodes))))
  }
  return signs
}

export type Use = {
  readonly sign: Polarity
  readonly cuts: readonly Cut[] | null
  readonly members: bigint | null
}
/** A place where the range of an input falls apart: the piece below ends before or at `value`. */
export type Cut = { readonly value: Rational; readonly side: 'below' | 'above' }

/** How a node uses an input that it reads directly. */
function readBy(parent: Node, slot: Slot, sign: Polarity, nodes: readonly Node[]): Use {
  const own = { sign: turn(sign, edge(parent, slot, nodes)), cuts: null, members: null }
  if (parent.op === 'member') return { ...own, members: parent.members }
  if (parent.op === 'compare') {
    const other = nodes[parent.left === slot ? parent.right : parent.left]
    const test = parent.left === slot ? parent.test : flipped[parent.test]
    return other?.op === 'const' ? { ...own, cuts: cutsOf(test, other.lo, other.hi) } : own
  }
  if (parent.op !== 'bands' || parent.of !== slot) return own
  const cuts = parent.steps.flatMap(({ test, at }) => {
    const bound = nodes[at]
    return bound?.op === 'const' ? cutsOf(test, bound.lo, bound.hi) : [null]
  })
  return cuts.includes(null) ? own : { ...own, cuts: cuts.filter((each) => each !== null) }
}

const flipped = { '>=': '<=', '>': '<', '<=': '>=', '<': '>', '=': '=' } as const

function cutsOf(test: keyof typeof flipped, lo: Rational, hi: Rational): Cut[] {
  if (compare(lo, hi) !== 0) return []
  if (test === '=')
    return [
      { value: lo, side: 'below' },
      { value: lo, side: 'above' },
    ]
  return [{ value: lo, side: test === '>=' || test === '<' ? 'below' : 'above' }]
}

/** By input, how the nodes that have a sign and are not `closed` use it. */
export function usesOf(
  signs: Signs,
  nodes: readonly Node[],
  closed: ReadonlySet<Slot> = new Set(),
): Map<number, Use[]> {
  const uses = new Map<number, Use[]>()
  for (const parent of nodes) {
    const sign = signs.get(parent.slot)
    if (sign === undefined || closed.has(parent.slot)) continue
    if (parent.op === 'present') addUse(uses, parent.input, { sign, cuts: null, members: null })
    const operands = operandsOf(parent)
    for (const [place, slot] of operands.entries()) {
      const node = nodes[slot]
      if (node?.op === 'input' && operands.indexOf(slot) === place)
        addUse(uses, node.input, readBy(parent, slot, sign, nodes))
    }
  }
  return uses
}

function addUse(uses: Map<number, Use[]>, input: number, use: Use): void {
  const own = uses.get(input)
  if (own === undefined) uses.set(input, [use])
  else own.push(use)
}
