/** Nodes over plain numbers where every fact is known: exact while no product passes 2^53, and told when one does. */
import type { Of } from '../judge/evaluate-number.ts'
import type { Node, Slot, Test } from '../meaning/ir.ts'

/** By slot: n / d with d > 0; a bool is 1 or 0. */
export type Points = {
  readonly n: Float64Array
  readonly d: Float64Array
  /** Scratch of the ways back from thresholds: n and d by turns. */
  readonly turns: number[]
  /** How many of them hold. */
  turned: number
  exact: boolean
}
export type PointRun = (points: Points) => void

/** Whole numbers below this are exact. */
export const EXACT = 2 ** 53

export function product(points: Points, a: number, b: number): number {
  const found = a * b
  if (found >= EXACT || found <= -EXACT) points.exact = false
  return found
}

export function pointAt(values: Float64Array, slot: Slot): number {
  return values[slot] ?? 0
}

/** Positive where the first is greater. */
function order(points: Points, a: Slot, b: Slot): number {
  const { n, d } = points
  const [dA, dB] = [pointAt(d, a), pointAt(d, b)]
  if (dA === dB) return pointAt(n, a) - pointAt(n, b)
  return product(points, pointAt(n, a), dB) - product(points, pointAt(n, b), dA)
}

function holds(test: Test, sign: number): boolean {
  if (test === '>=') return sign >= 0
  if (test === '>') return sign > 0
  if (test === '<=') return sign <= 0
  return test === '<' ? sign < 0 : sign === 0
}

function put({ n, d }: Points, slot: Slot, value: number): void {
  n[slot] = value
  d[slot] = 1
}

function copy({ n, d }: Points, slot: Slot, from: Slot): void {
  n[slot] = pointAt(n, from)
  d[slot] = pointAt(d, from)
}

/** Undefined where an operation is left to the search over intervals. */
export function pointRun(node: Node): PointRun | undefined {
  switch (node.op) {
    case 'sum':
    case 'subtract':
      return runTotal(node)
    case 'scale':
      return runScale(node)
    case 'min':
    case 'max':
      return runExtreme(node)
    case 'ratio':
      return runRatio(node)
    case 'bands':
      return runBands(node)
    case 'if':
      return (points) => copy(points, node.slot, points.n[node.test] === 1 ? node.yes : node.no)
    case 'compare':
      return (points) => {
        const sign = order(points, node.left, node.right)
        put(points, node.slot, holds(node.test, sign) ? 1 : 0)
      }
    default:
      return runTests(node)
  }
}

function runTests(node: Node): PointRun | undefined {
  if (node.op === 'not') return (points) => put(points, node.slot, 1 - pointAt(points.n, node.of))
  if (node.op !== 'all' && node.op !== 'any' && node.op !== 'atLeast') return undefined
  const { slot, of } = node
  const least = node.op === 'all' ? of.length : 1
  const wanted = node.op === 'atLeast' ? node.count : least
  return (points) => {
    let met = 0
    for (const each of of) met += pointAt(points.n, each)
    put(points, slot, met >= wanted ? 1 : 0)
  }
}

/** Of whole numbers; a sum of fractions is left to the other search. */
function runTotal(node: Of<'sum' | 'subtract'>): PointRun {
  const [of, sign] = node.op === 'sum' ? [node.of, 1] : [[node.left, node.right], -1]
  return (points) => {
    let total = 0
    for (let index = 0; index < of.length; index++) {
      const slot = of[index] ?? 0
      if (points.d[slot] !== 1) points.exact = false
      total += index === 0 ? pointAt(points.n, slot) : sign * pointAt(points.n, slot)
    }
    put(points, node.slot, product(points, total, 1))
  }
}

function runScale({ slot, of, by }: Of<'scale'>): PointRun {
  const [n, d] = [Number(by.n), Number(by.d)]
  return (points) => {
    points.n[slot] = product(points, pointAt(points.n, of), n)
    points.d[slot] = product(points, pointAt(points.d, of), d)
  }
}

function runExtreme({ slot, op, of }: Of<'min' | 'max'>): PointRun {
  const sign = op === 'max' ? 1 : -1
  return (points) => {
    let best = of[0] ?? 0
    for (const each of of) if (sign * order(points, each, best) > 0) best = each
    copy(points, slot, best)
  }
}

function runRatio({ slot, num, den }: Of<'ratio'>): PointRun {
  return (points) => {
    const { n, d } = points
    if (pointAt(n, den) <= 0) {
      put(points, slot, 0)
      return
    }
    n[slot] = product(points, pointAt(n, num), pointAt(d, den))
    d[slot] = product(points, pointAt(d, num), pointAt(n, den))
  }
}

function runBands({ slot, of, steps, otherwise }: Of<'bands'>): PointRun {
  return (points) => {
    for (const { test, at, value } of steps)
      if (holds(test, order(points, of, at))) {
        copy(points, slot, value)
        return
      }
    copy(points, slot, otherwise)
  }
}
