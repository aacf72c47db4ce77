/** What a node of the typed meaning becomes in bulk, and how two possible ones are mixed. */

import type { Slot, Test } from '../meaning/ir.ts'
import type { Rational } from '../meaning/rational.ts'
import type { Cell, Order, Sheet } from './cell.ts'
import { by, extreme, holds, pick } from './number.ts'
import { and, not, or } from './truth.ts'

/** Certainly true, possibly true; one cell where it is known. */
export type Truth = { readonly kind: 'truth'; readonly must: Cell; readonly may: Cell }
/** From lo / den to hi / den. */
export type Fixed = {
  readonly kind: 'fixed'
  readonly lo: Cell
  readonly hi: Cell
  readonly den: bigint
}
/** A number that is never computed: it answers how it stands to a constant. `open`: not yet known. */
export type Quotient = {
  readonly kind: 'quotient'
  readonly test: (test: Test, at: Rational) => Truth
  readonly open: Cell
  /** One of two, by a test. */
  readonly fork?: {
    readonly test: Truth
    readonly yes: Fixed | Quotient
    readonly no: Fixed | Quotient
  }
}
/** A category: whether it can lie in a set of members. */
export type Sort = {
  readonly kind: 'sort'
  readonly may: (members: bigint) => Cell
  readonly open: Cell
}
export type Value = Truth | Fixed | Quotient | Sort

/** A rule says what a row cannot be asked in this form. */
export type Unsayable = {
  /** The node, or the name of the column. */
  readonly slot: Slot | string
  readonly reason:
    | 'ratioArithmetic'
    | 'ratioComparison'
    | 'ratioResult'
    | 'tooManyColumns'
    | 'tooManyMembers'
    | 'tooWide'
}

export class NotSayable extends Error {
  constructor(readonly unsayable: Unsayable) {
    super(`${unsayable.reason} at node ${unsayable.slot}`)
  }
}

export function truthOf(must: Cell, may: Cell): Truth {
  return { kind: 'truth', must, may }
}

/** Open: neither certainly true nor certainly false. */
export function openTruth(sheet: Sheet, { must, may }: Truth): Cell {
  return and(sheet, [may, not(sheet, must)])
}

export function mixTruth(sheet: Sheet, test: Truth, [yes, no]: readonly [Truth, Truth]): Truth {
  const both = test.must === test.may ? [] : [and(sheet, [yes.must, no.must])]
  return truthOf(
    or(sheet, [
      and(sheet, [test.must, yes.must]),
      and(sheet, [not(sheet, test.may), no.must]),
      ...both,
    ]),
    or(sheet, [and(sheet, [test.may, yes.may]), and(sheet, [not(sheet, test.must), no.may])]),
  )
}

export function mixFixed(sheet: Sheet, test: Truth, branches: readonly [Fixed, Fixed]): Fixed {
  const [yes, no] = sameScale(sheet, branches)
  const end = (side: 'lo' | 'hi'): Cell => {
    if (test.must === test.may)
      return pick(sheet, { test: test.must, yes: yes[side], no: no[side] })
    const either = extreme(sheet, side === 'lo' ? 'least' : 'greatest', [yes[side], no[side]])
    const unlessYes = pick(sheet, { test: test.may, yes: either, no: no[side] })
    // What certainly holds possibly holds.
    if (either === yes[side]) return unlessYes
    return pick(sheet, { test: test.must, yes: yes[side], no: unlessYes })
  }
  const lo = end('lo')
  const same = test.must === test.may && yes.lo === yes.hi && no.lo === no.hi
  return { kind: 'fixed', lo, hi: same ? lo : end('hi'), den: yes.den }
}

/** The same numbers over one denominator. */
export function sameScale(sheet: Sheet, values: readonly [Fixed, Fixed]): [Fixed, Fixed]
export function sameScale(sheet: Sheet, values: readonly Fixed[]): Fixed[]
export function sameScale(sheet: Sheet, values: readonly Fixed[]): Fixed[] {
  const den = values.reduce((all, each) => (all * each.den) / gcd(all, each.den), 1n)
  return values.map((each) => {
    const factor = den / each.den
    const lo = by(sheet, each.lo, factor)
    return { kind: 'fixed', lo, hi: each.hi === each.lo ? lo : by(sheet, each.hi, factor), den }
  })
}

export function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b)
}

/** left (≥ > ≤ < =) right for hulls: certainly, possibly. */
export function compareFixed(sheet: Sheet, test: Test, sides: readonly [Fixed, Fixed]): Truth {
  const [a, b] = sameScale(sheet, sides)
  if (test === '=') {
    const must = and(sheet, [holds(sheet, '=', [a.lo, b.hi]), holds(sheet, '=', [a.hi, b.lo])])
    if (a.lo === a.hi && b.lo === b.hi) return truthOf(must, must)
    const meet = [holds(sheet, '>=', [b.hi, a.lo]), holds(sheet, '>=', [a.hi, b.lo])]
    return truthOf(must, and(sheet, meet))
  }
  const order: Order = test === '>=' || test === '<=' ? '>=' : '>'
  const upward = test === '>=' || test === '>'
  const [more, less] = upward ? [a, b] : [b, a]
  return truthOf(holds(sheet, order, [more.lo, less.hi]), holds(sheet, order, [more.hi, less.lo]))
}
