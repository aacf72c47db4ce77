/** Where a comparison turns when one input moves: a way back from the threshold to the input, over plain numbers. */
import type { Node, Slot } from '../meaning/ir.ts'
import { type Points, pointAt, product } from './point-run.ts'

/** Adds to `points.turns`, as n and d, what the input must be for the node to equal n / d. */
export type Inverse = (points: Points, n: number, d: number) => void

export type Moving = {
  readonly nodes: readonly Node[]
  /** Whether the lever moves the slot by arithmetic, not merely by a choice. */
  readonly measures: (slot: Slot) => boolean
  /** Whether any lever moves it at all. */
  readonly moves: (slot: Slot) => boolean
}

const nowhere: Inverse = () => undefined

/** Undefined where there is no single way back. */
export function inverseOf(moving: Moving, slot: Slot): Inverse | undefined {
  const node = moving.nodes[slot]
  if (node === undefined || !moving.measures(slot)) return nowhere
  switch (node.op) {
    case 'input':
      return (points, n, d) => {
        points.turns[points.turned] = n
        points.turns[points.turned + 1] = d
        points.turned += 2
      }
    case 'sum':
    case 'subtract':
      return inverseOfTotal(moving, node)
    case 'scale':
      return inverseOfScale(moving, node)
    case 'ratio':
      return inverseOfRatio(moving, node)
    case 'min':
    case 'max':
      return inverseOfAny(moving, node.of)
    case 'if':
      return inverseOfAny(moving, [node.yes, node.no])
    default:
      return undefined
  }
}

function inverseOfAny(moving: Moving, of: readonly Slot[]): Inverse | undefined {
  const ways = of.map((each) => inverseOf(moving, each))
  if (ways.includes(undefined)) return undefined
  return (points, n, d) => {
    for (const way of ways) way?.(points, n, d)
  }
}

/** The one operand that moves; undefined when several do. */
function onlyMoving(moving: Moving, of: readonly Slot[]): Slot | undefined {
  const [only, second] = of.filter(moving.moves)
  return second === undefined ? only : undefined
}

function inverseOfTotal(
  moving: Moving,
  node: Extract<Node, { op: 'sum' | 'subtract' }>,
): Inverse | undefined {
  const of = node.op === 'sum' ? node.of : [node.left, node.right]
  const only = onlyMoving(moving, of)
  const into = only === undefined ? undefined : inverseOf(moving, only)
  if (only === undefined || into === undefined) return undefined
  const signs = of.map((_, index) => (node.op === 'subtract' && index === 1 ? -1 : 1))
  const own = signs[of.indexOf(only)] ?? 1
  const others = of.flatMap((slot, index) =>
    slot === only ? [] : [{ slot, sign: signs[index] ?? 1 }],
  )
  return (points, n, d) => {
    let rest = 0
    for (let index = 0; index < others.length; index++)
      rest += (others[index]?.sign ?? 1) * pointAt(points.n, others[index]?.slot ?? 0)
    into(points, own * (n - product(points, rest, d)), d)
  }
}

function inverseOfScale(
  moving: Moving,
  { of, by }: Extract<Node, { op: 'scale' }>,
): Inverse | undefined {
  const into = inverseOf(moving, of)
  const [up, down] = by.n < 0n ? [-Number(by.n), -Number(by.d)] : [Number(by.n), Number(by.d)]
  if (into === undefined || up === 0) return into === undefined ? undefined : nowhere
  return (points, n, d) => into(points, product(points, n, down), product(points, d, up))
}

function inverseOfRatio(
  moving: Moving,
  { num, den }: Extract<Node, { op: 'ratio' }>,
): Inverse | undefined {
  const only = onlyMoving(moving, [num, den])
  const into = only === undefined ? undefined : inverseOf(moving, only)
  if (into === undefined) return undefined
  if (only === num)
    return (points, n, d) => {
      const [over, under] = [pointAt(points.n, den), pointAt(points.d, den)]
      if (over > 0) into(points, product(points, n, over), product(points, d, under))
    }
  return (points, n, d) => {
    const [over, under] = [pointAt(points.n, num), pointAt(points.d, num)]
    const sign = n < 0 ? -1 : 1
    if (n !== 0) into(points, sign * product(points, over, d), sign * product(points, under, n))
  }
}

/** Whether the node goes up with the input; undefined where that depends. */
export function risesWith(moving: Moving, slot: Slot): boolean | undefined {
  const node = moving.nodes[slot]
  const into = (child: Slot, isSame = true) => {
    const rises = risesWith(moving, child)
    return rises === undefined ? undefined : rises === isSame
  }
  switch (node?.op) {
    case 'input':
      return true
    case 'sum': {
      const only = onlyMoving(moving, node.of)
      return only === undefined ? undefined : into(only)
    }
    case 'subtract':
      return moving.moves(node.left) ? into(node.left) : into(node.right, false)
    case 'scale':
      return into(node.of, node.by.n > 0n)
    case 'ratio':
      return moving.moves(node.num) ? into(node.num) : undefined
    default:
      return undefined
  }
}
