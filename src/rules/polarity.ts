/** Which way every node and input pushes the verdict, and where a range must be cut to stay exact. */
import { operandsOf } from './evaluate.ts'
import type { Input, Node, Polarity, Range, Slot } from './ir.ts'
import { ceiling, compare, floor, type Rational, whole } from './rational.ts'
import type { Exactness, Split } from './version.ts'

type Signs = Map<Slot, Polarity>

function turn(a: Polarity, b: Polarity): Polarity {
  if (a === 'none' || b === 'none') return 'none'
  if (a === 'mixed' || b === 'mixed') return 'mixed'
  return a === b ? 'up' : 'down'
}

function merge(a: Polarity | undefined, b: Polarity): Polarity {
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

/** The sign of every node on one node, walked from it downward. */
export function signsOn(target: Slot, nodes: readonly Node[]): Signs {
  const signs: Signs = new Map([[target, 'up']])
  for (let slot = target; slot >= 0; slot--) {
    const own = signs.get(slot)
    const node = nodes[slot]
    if (own === undefined || node === undefined) continue
    for (const operand of new Set(operandsOf(node)))
      signs.set(operand, merge(signs.get(operand), turn(own, edge(node, operand, nodes))))
  }
  return signs
}

type Use = {
  readonly sign: Polarity
  readonly cuts: readonly Cut[] | null
  readonly members: bigint | null
}
/** A place where the range of an input falls apart: the piece below ends before or at `value`. */
type Cut = { readonly value: Rational; readonly side: 'below' | 'above' }

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

export type Analysis = {
  readonly inputs: readonly Input[]
  readonly nodes: readonly Node[]
  readonly splits: readonly Split[]
  readonly exactness: Exactness
  /** Inputs that act both ways beyond what eight pieces can part. */
  readonly loose: readonly number[]
}

const mostPieces = 8

export function analyse(verdict: Slot, nodes: readonly Node[], inputs: readonly Input[]): Analysis {
  const signs = signsOn(verdict, nodes)
  const uses = usesOf(signs, nodes)
  const splits: Split[] = []
  const loose: number[] = []
  let pieces = 1
  for (const input of inputs) {
    const own = uses.get(input.index) ?? []
    if (isSingle(input, own)) continue
    const parted = piecesOf(input, own)
    if (parted === undefined || pieces * parted.length > mostPieces) {
      loose.push(input.index)
      continue
    }
    pieces *= parted.length
    splits.push({ input: input.index, pieces: parted })
  }
  const exactness = loose.length > 0 ? 'sound' : splits.length > 0 ? 'split' : 'exact'
  const polarityOf = (index: number): Polarity =>
    (uses.get(index) ?? []).reduce<Polarity>((all, { sign }) => merge(all, sign), 'none')
  return {
    nodes: nodes.map((node) => ({ ...node, polarity: signs.get(node.slot) ?? 'none' })),
    inputs: inputs.map((input) => ({ ...input, polarity: polarityOf(input.index) })),
    splits,
    exactness,
    loose,
  }
}

function usesOf(signs: Signs, nodes: readonly Node[]): Map<number, Use[]> {
  const uses = new Map<number, Use[]>()
  for (const parent of nodes) {
    const sign = signs.get(parent.slot)
    if (sign === undefined) continue
    if (parent.op === 'present') addUse(uses, parent.input, { sign, cuts: null, members: null })
    for (const slot of new Set(operandsOf(parent))) {
      const node = nodes[slot]
      if (node?.op === 'input') addUse(uses, node.input, readBy(parent, slot, sign, nodes))
    }
  }
  return uses
}

function addUse(uses: Map<number, Use[]>, input: number, use: Use): void {
  const own = uses.get(input)
  if (own === undefined) uses.set(input, [use])
  else own.push(use)
}

function isSingle(input: Input, uses: readonly Use[]): boolean {
  if (input.type === 'category') return uses.length <= 1
  const sign = uses.reduce<Polarity>((all, use) => merge(all, use.sign), 'none')
  return sign !== 'mixed'
}

/** Pieces within which the input acts one way; undefined when no cut at constants can do that. */
function piecesOf(input: Input, uses: readonly Use[]): Split['pieces'] | undefined {
  if (input.type === 'category') return memberPieces(input, uses)
  if (input.type === 'bool') return [{ members: 1n }, { members: 2n }]
  const free = uses.filter(({ cuts }) => cuts === null)
  if (free.reduce<Polarity>((all, { sign }) => merge(all, sign), 'none') === 'mixed')
    return undefined
  if (input.range === null) return undefined
  return rangePieces(
    input.range,
    uses.flatMap(({ cuts }) => cuts ?? []),
    input.type === 'ratio',
  )
}

function rangePieces(range: Range, cuts: readonly Cut[], isDense: boolean): Range[] | undefined {
  if (isDense) return undefined
  // Inputs are whole numbers, so a piece may end one before the next begins.
  const starts = cuts
    .map(({ value, side }) => (side === 'above' ? floor(value) + 1n : ceiling(value)))
    .filter((start) => compare(whole(start), range.lo) > 0 && compare(whole(start), range.hi) <= 0)
  const sorted = [...new Set(starts)].sort((a, b) => (a < b ? -1 : 1))
  return [range.lo, ...sorted.map(whole)].map((lo, index) => {
    const next = sorted[index]
    return { lo, hi: next === undefined ? range.hi : whole(next - 1n) }
  })
}

function memberPieces(input: Input, uses: readonly Use[]): { members: bigint }[] | undefined {
  const pieces = new Map<string, bigint>()
  for (const [bit] of (input.members ?? []).entries()) {
    const one = 1n << BigInt(bit)
    const signature = uses
      .map(({ members }) => (members === null ? String(bit) : (members & one) !== 0n ? 'y' : 'n'))
      .join()
    pieces.set(signature, (pieces.get(signature) ?? 0n) | one)
  }
  const found = [...pieces.values()].map((members) => ({ members }))
  return found.length <= mostPieces ? found : undefined
}
