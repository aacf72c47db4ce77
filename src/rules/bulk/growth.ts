/** Growth over three years, judged against constants without a division. */

import type { Test } from '../meaning/ir.ts'
import type { Rational } from '../meaning/rational.ts'
import type { Cell, Sheet } from './cell.ts'
import { add, by, extreme, floorBy, holds, literal, times } from './number.ts'
import { equal, openFixed } from './ratio.ts'
import { and, or } from './truth.ts'
import { type Fixed, type Quotient, type Truth, truthOf } from './value.ts'

export type Years = { readonly y1: Fixed; readonly y2: Fixed; readonly y3: Fixed }
type Point = { readonly y1: Cell; readonly y2: Cell; readonly y3: Cell }

/**
 * Falling in the first year, rising in the last, and in the middle one lowest at the whole number beside
 * (p + q)·y1/q. It is read only where the first two are above zero.
 */
export function growthOf(sheet: Sheet, { y1, y2, y3 }: Years): Quotient {
  const [first, middle] = [positive(sheet, y1), positive(sheet, y2)]
  const known = y1.lo === y1.hi && y2.lo === y2.hi && y3.lo === y3.hi
  const lows = ({ n, d }: Rational): Point[] => {
    const vertex = floorBy(sheet, by(sheet, first.hi, n + d), d)
    return [vertex, add(sheet, [vertex, literal(sheet, 1n)])].map((each) => {
      const below = extreme(sheet, 'least', [middle.hi, each])
      return { y1: first.hi, y2: extreme(sheet, 'greatest', [middle.lo, below]), y3: y3.lo }
    })
  }
  const highs = [middle.lo, middle.hi].map((y2) => ({ y1: first.lo, y2, y3: y3.hi }))
  const test = (kind: Test, at: Rational): Truth => {
    if (kind === '=') return equal(sheet, { kind: 'quotient', test, open: -1 }, at)
    const [high] = highs
    if (known && high !== undefined) {
      const cell = stands(sheet, kind, { at, point: high })
      return truthOf(cell, cell)
    }
    const low = lows(at).map((point) => stands(sheet, kind, { at, point }))
    const top = highs.map((point) => stands(sheet, kind, { at, point }))
    return kind === '>=' || kind === '>'
      ? truthOf(and(sheet, low), or(sheet, top))
      : truthOf(and(sheet, top), or(sheet, low))
  }
  const open = or(
    sheet,
    [y1, y2, y3].map((each) => openFixed(sheet, each)),
  )
  return { kind: 'quotient', test, open }
}

function positive(sheet: Sheet, { lo, hi }: Fixed): { lo: Cell; hi: Cell } {
  if (lo === hi) return { lo, hi }
  const one = literal(sheet, 1n)
  return { lo: extreme(sheet, 'greatest', [lo, one]), hi: extreme(sheet, 'greatest', [hi, one]) }
}

/** ½·(y2/y1 + y3/y2) − 1 against p/q is q·(y2² + y1·y3) against 2·(p + q)·y1·y2. */
function stands(
  sheet: Sheet,
  kind: Exclude<Test, '='>,
  { at: { n, d }, point }: { at: Rational; point: Point },
): Cell {
  const { y1, y2, y3 } = point
  const squares = by(sheet, add(sheet, [times(sheet, y2, y2), times(sheet, y1, y3)]), d)
  const double = by(sheet, times(sheet, y1, y2), 2n * (n + d))
  const order = kind === '>=' || kind === '<=' ? '>=' : '>'
  const upward = kind === '>=' || kind === '>'
  return holds(sheet, order, upward ? [squares, double] : [double, squares])
}
