/** The exact hull of ½·(y2/y1 + y3/y2) − 1 over whole numbers, where y1 > 0 and y2 > 0. */
import type { Range } from '../meaning/ir.ts'
import {
  compare,
  greatest,
  least,
  minus,
  over,
  plus,
  type Rational,
  rational,
  times,
  whole,
  zero,
} from '../meaning/rational.ts'

const one = whole(1)
const half = rational(1n, 2n)

/**
 * Falls with y1 and rises with y3. In y2 it is convex when y3 > 0, so its lowest point lies where
 * y2² = y1·y3, at the whole number beside it; when y3 ≤ 0 it rises with y2.
 */
export function growthHull(y1: Range, y2: Range, y3: Range): Range {
  if (y1.hi.n <= 0n || y2.hi.n <= 0n) return { lo: zero, hi: zero }
  const first = { lo: greatest(y1.lo, least(one, y1.hi)), hi: y1.hi }
  const middle = { lo: greatest(y2.lo, least(one, y2.hi)), hi: y2.hi }
  const lows = [middle.lo, middle.hi, ...turningPoints(first.hi, y3.lo, middle)]
  return {
    lo: lows.map((y) => growth(first.hi, y, y3.lo)).reduce(least),
    hi: [middle.lo, middle.hi].map((y) => growth(first.lo, y, y3.hi)).reduce(greatest),
  }
}

export function growth(y1: Rational, y2: Rational, y3: Rational): Rational {
  const { n, d } = minus(times(half, plus(over(y2, y1), over(y3, y2))), one)
  return rational(n, d)
}

function turningPoints(y1: Rational, y3: Rational, { lo, hi }: Range): Rational[] {
  if (y3.n <= 0n) return []
  const product = times(y1, y3)
  const root = squareRoot(product.n / product.d)
  return [whole(root), whole(root + 1n)].filter(
    (each) => compare(each, lo) >= 0 && compare(each, hi) <= 0,
  )
}

/** The greatest whole number whose square is at most n ≥ 0. */
export function squareRoot(n: bigint): bigint {
  if (n < 2n) return n
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + n / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
