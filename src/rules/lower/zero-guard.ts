/**
 * Inputs that act both ways and yet need no pieces. A denominator that may be zero stands in a test of
 * zero and in its quotients: over that part alone the hull is exact as it is. And the answer is only as
 * open as its parts: `all` certainly holds when each part does, so each part is looked at alone.
 */

import { operandsOf } from '../judge/evaluate.ts'
import type { Input, Node, Slot } from '../meaning/ir.ts'
import { ceiling, compare, floor, zero } from '../meaning/rational.ts'
import { signsOn, type Use, usesOf } from './signs.ts'

type End = 'lo' | 'hi'
/** One part of an answer, and the end of it that has to be reached. */
type Part = { readonly root: Slot; readonly end: End }
/** A node that is told by `body` where the input is above zero, and is worst (best) where it is not. */
type Guard = {
  readonly slot: Slot
  readonly closed: ReadonlySet<Slot>
  readonly body: 'up' | 'down'
  readonly atZero: 'worst' | 'best' | 'between'
}
/** Where the input has to stand for a part to come to its end; the least above zero for `least`. */
type Wish = 'low' | 'high' | 'least' | 'none'

/** For either end of every target some value of the input suits all of its uses at once. */
export function agreesAnyway(
  input: Input,
  targets: readonly Slot[],
  nodes: readonly Node[],
): boolean {
  if (input.range === null || input.type === 'category' || input.type === 'bool') return false
  const guards = guardsOn(input, nodes)
  const moved = movedBy(input, nodes)
  return targets.every((target) =>
    (['lo', 'hi'] as const).every((end) =>
      partsOf({ root: target, end }, nodes).every(
        (part) => !moved.has(part.root) || agrees(input, part, { guards, nodes }),
      ),
    ),
  )
}

/** What changes with the input, near or far. */
function movedBy({ index }: Input, nodes: readonly Node[]): ReadonlySet<Slot> {
  const moved = new Set<Slot>()
  for (const node of nodes) {
    const isOwn = (node.op === 'input' || node.op === 'present') && node.input === index
    if (isOwn || operandsOf(node).some((each) => moved.has(each))) moved.add(node.slot)
  }
  return moved
}

/** `all` is low, and `any` high, as its parts are, each for itself. */
function partsOf(part: Part, nodes: readonly Node[]): Part[] {
  const node = nodes[part.root]
  const { end } = part
  if (node?.op === 'not') return partsOf({ root: node.of, end: end === 'lo' ? 'hi' : 'lo' }, nodes)
  if ((node?.op === 'all' && end === 'lo') || (node?.op === 'any' && end === 'hi'))
    return node.of.flatMap((root) => partsOf({ root, end }, nodes))
  return [part]
}

type Looked = { readonly guards: readonly Guard[]; readonly nodes: readonly Node[] }

function agrees(input: Input, { root, end }: Part, { guards, nodes }: Looked): boolean {
  const closed = new Set(guards.map(({ slot }) => slot))
  const signs = signsOn(root, nodes, closed)
  const plain = usesOf(signs, nodes, closed).get(input.index) ?? []
  const met = guards.flatMap((guard) => {
    const sign = signs.get(guard.slot)
    return sign === undefined || sign === 'none' ? [] : [{ guard, sign }]
  })
  if (met.some(({ sign }) => sign === 'mixed')) return false
  if (plain.length === 0 && met.length <= 1) return true
  const wishes = new Set([
    ...plain.map(({ sign }) => wishOf(sign, end)),
    ...met.map(({ guard, sign }) => guardWish(guard, (sign === 'up') === (end === 'hi'))),
  ])
  wishes.delete('none')
  if (wishes.has(undefined)) return false
  if (wishes.size <= 1) return true
  return (
    wishes.size === 2 &&
    wishes.has('least') &&
    wishes.has('low') &&
    plain.every((use) => isEvenAtZero(use, input))
  )
}

function wishOf(sign: Use['sign'], end: End): Wish | undefined {
  if (sign === 'none') return 'none'
  if (sign === 'mixed') return undefined
  return (sign === 'up') === (end === 'hi') ? 'high' : 'low'
}

/** Undefined where zero and what lies above it both have to be looked at. */
function guardWish({ body, atZero }: Guard, isBest: boolean): Wish | undefined {
  if (atZero !== (isBest ? 'worst' : 'best')) return undefined
  return (body === 'up') === isBest ? 'high' : 'least'
}

/** Nothing turns between what the range holds up to zero and the least above it. */
function isEvenAtZero({ cuts }: Use, { range }: Input): boolean {
  if (cuts === null || range === null) return false
  const starts = cuts.map(({ value, side }) =>
    side === 'above' ? floor(value) + 1n : ceiling(value),
  )
  return starts.every((start) => start > 1n || start <= ceiling(range.lo))
}

function guardsOn(input: Input, nodes: readonly Node[]): Guard[] {
  const own = nodes.find((node) => node.op === 'input' && node.input === input.index)
  if (own === undefined) return []
  const tests = nodes.flatMap((node) => (isAboveZero(node, own.slot, nodes) ? [node.slot] : []))
  const turned = nodes.flatMap((node) =>
    node.op === 'not' && tests.includes(node.of) ? [node.slot] : [],
  )
  return nodes.flatMap((node) => guardAt(node, { own: own.slot, tests, turned, nodes }) ?? [])
}

function isAboveZero(node: Node, own: Slot, nodes: readonly Node[]): boolean {
  if (node.op !== 'compare' || node.test !== '>' || node.left !== own) return false
  const bound = nodes[node.right]
  return bound?.op === 'const' && compare(bound.lo, zero) === 0 && compare(bound.hi, zero) === 0
}

type Found = {
  readonly own: Slot
  readonly tests: readonly Slot[]
  readonly turned: readonly Slot[]
  readonly nodes: readonly Node[]
}

function guardAt(node: Node, { own, tests, turned, nodes }: Found): Guard | undefined {
  const atZero = atZeroOf(node, { own, tests, turned, nodes })
  if (atZero === undefined) return undefined
  const closed = new Set([...tests, ...turned])
  const signs = signsOn(node.slot, nodes, closed)
  const sign = signs.get(own)
  if (sign !== 'up' && sign !== 'down') return undefined
  const below = nodes.filter(({ slot }) => signs.has(slot) && !closed.has(slot))
  const isDivided = below.every(
    (each) =>
      !operandsOf(each).includes(own) ||
      (each.op === 'ratio' && each.den === own && each.num !== own),
  )
  const isAskedOnce = below.every(
    (each) => each === node || !operandsOf(each).some((slot) => closed.has(slot)),
  )
  if (!isDivided || !isAskedOnce) return undefined
  return { slot: node.slot, closed, body: sign, atZero }
}

function atZeroOf(node: Node, { tests, turned, nodes }: Found): Guard['atZero'] | undefined {
  if (node.op === 'all') return node.of.some((each) => tests.includes(each)) ? 'worst' : undefined
  if (node.op === 'any') return node.of.some((each) => turned.includes(each)) ? 'best' : undefined
  if (node.op !== 'if' || !tests.includes(node.test) || node.type === 'bool') return undefined
  const [body, none] = [nodes[node.yes]?.range, nodes[node.no]?.range]
  if (body == null || none == null) return 'between'
  if (compare(none.hi, body.lo) <= 0) return 'worst'
  return compare(none.lo, body.hi) >= 0 ? 'best' : 'between'
}
