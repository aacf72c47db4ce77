/** Ratios, judged against constants by cross-multiplication and never computed. */

import type { Slot, Test } from '../meaning/ir.ts'
import { minus as less, over, type Rational } from '../meaning/rational.ts'
import type { Cell, Order, Sheet } from './cell.ts'
import { by, extreme, holds, literal, literalOf } from './number.ts'
import { and, not, or } from './truth.ts'
import {
  compareFixed,
  type Fixed,
  gcd,
  mixTruth,
  NotSayable,
  openTruth,
  type Quotient,
  type Truth,
  truthOf,
  type Value,
} from './value.ts'

/** num / den over the positive part of den: it is read only where den > 0. */
export function ratioOf(sheet: Sheet, num: Fixed, den: Fixed): Quotient {
  const known = num.lo === num.hi && den.lo === den.hi
  const none = holds(sheet, '=', [num.lo, literal(sheet, 0n)])
  const open = or(sheet, [
    openFixed(sheet, num),
    and(sheet, [openFixed(sheet, den), not(sheet, none)]),
  ])
  const positive =
    den.lo === den.hi ? den.lo : extreme(sheet, 'greatest', [den.lo, literal(sheet, 1n)])
  const side = (order: Order, at: Rational, [n, d]: readonly [Cell, Cell]) => {
    const [p, q] = reduced(at.n * num.den, at.d * den.den)
    const [scaled, share] = [by(sheet, n, q), by(sheet, d, p)]
    return { up: holds(sheet, order, [scaled, share]), down: holds(sheet, order, [share, scaled]) }
  }
  const test = (kind: Test, at: Rational): Truth => {
    if (kind === '=') return equal(sheet, { kind: 'quotient', test, open: -1 }, at)
    const [small, large] = at.n >= 0n ? [positive, den.hi] : [den.hi, positive]
    const order: Order = kind === '>=' || kind === '<=' ? '>=' : '>'
    const low = side(order, at, [num.lo, large])
    if (kind === '>=' || kind === '>')
      return truthOf(low.up, known ? low.up : side(order, at, [num.hi, small]).up)
    return truthOf(side(order, at, [num.hi, small]).down, low.down)
  }
  return { kind: 'quotient', test, open }
}

function reduced(p: bigint, q: bigint): [bigint, bigint] {
  const common = gcd(p, q)
  return common === 0n ? [p, q] : [p / common, q / common]
}

export function openFixed(sheet: Sheet, { lo, hi }: Fixed): Cell {
  return holds(sheet, '>', [hi, lo])
}

export function equal(sheet: Sheet, { test }: Quotient, at: Rational): Truth {
  const [up, down] = [test('>=', at), test('<=', at)]
  return truthOf(and(sheet, [up.must, down.must]), and(sheet, [up.may, down.may]))
}

/** One branch or the other, where at least one is never computed. */
export function mixQuotient(
  sheet: Sheet,
  choice: Truth,
  [yes, no]: readonly [Fixed | Quotient, Fixed | Quotient],
): Quotient {
  const test = (kind: Test, at: Rational): Truth => {
    // Equal is asked of the whole hull, as it is of one enterprise.
    if (kind === '=') return equal(sheet, { kind: 'quotient', test, open: -1 }, at)
    const sides = [testValue(sheet, yes, [kind, at]), testValue(sheet, no, [kind, at])] as const
    return mixTruth(sheet, choice, sides)
  }
  return {
    ...{ kind: 'quotient', fork: { test: choice, yes, no }, test },
    open: or(sheet, [
      openTruth(sheet, choice),
      and(sheet, [choice.may, openValue(sheet, yes)]),
      and(sheet, [openValue(sheet, no), not(sheet, choice.must)]),
    ]),
  }
}

export function openValue(sheet: Sheet, value: Value): Cell {
  if (value.kind === 'fixed') return openFixed(sheet, value)
  return value.kind === 'truth' ? openTruth(sheet, value) : value.open
}

export function testValue(
  sheet: Sheet,
  value: Fixed | Quotient,
  [test, at]: readonly [Test, Rational],
): Truth {
  if (value.kind === 'quotient') return value.test(test, at)
  return compareFixed(sheet, test, [value, constantOf(sheet, at)])
}

export function constantOf(sheet: Sheet, { n, d }: Rational): Fixed {
  const [p, q] = reduced(n, d)
  const cell = literal(sheet, p)
  return { kind: 'fixed', lo: cell, hi: cell, den: q }
}

/** The ends of a number that every row shares. */
export function constantEnds(
  sheet: Sheet,
  { lo, hi, den }: Fixed,
): [Rational, Rational] | undefined {
  const [low, high] = [literalOf(sheet, lo), literalOf(sheet, hi)]
  if (low === undefined || high === undefined) return undefined
  return [
    { n: low, d: den },
    { n: high, d: den },
  ]
}

/** x + k for a constant (or an open range) k: thresholds shift instead. */
export function shifted(
  sheet: Sheet,
  of: Quotient,
  shift: { readonly by: Fixed; readonly slot: Slot },
): Quotient {
  const ends = constantEnds(sheet, shift.by)
  if (ends === undefined) throw new NotSayable({ slot: shift.slot, reason: 'ratioArithmetic' })
  const [low, high] = ends
  const test = (kind: Test, at: Rational): Truth => {
    if (kind === '=') return equal(sheet, { ...of, test }, at)
    const upward = kind === '>=' || kind === '>'
    const [mustShift, mayShift] = upward ? [low, high] : [high, low]
    return truthOf(of.test(kind, less(at, mustShift)).must, of.test(kind, less(at, mayShift)).may)
  }
  return { ...of, test, open: or(sheet, [of.open, openFixed(sheet, shift.by)]) }
}

const turned: Readonly<Record<Test, Test>> = {
  '>=': '<=',
  '>': '<',
  '<=': '>=',
  '<': '>',
  '=': '=',
}

export function turn(test: Test): Test {
  return turned[test]
}

/** x · k for a constant k ≠ 0. */
export function scaledQuotient(of: Quotient, factor: Rational): Quotient {
  const test = (kind: Test, at: Rational): Truth =>
    of.test(factor.n < 0n ? turn(kind) : kind, over(at, factor))
  return { ...of, test }
}

/** The least or the greatest of several, at least one never computed. */
export function extremeQuotient(
  sheet: Sheet,
  op: 'min' | 'max',
  of: readonly (Fixed | Quotient)[],
): Quotient {
  const test = (kind: Test, at: Rational): Truth => {
    if (kind === '=') return equal(sheet, { kind: 'quotient', test, open: -1 }, at)
    const each = of.map((value) => testValue(sheet, value, [kind, at]))
    const upward = kind === '>=' || kind === '>'
    const join = upward === (op === 'max') ? or : and
    return truthOf(
      join(
        sheet,
        each.map(({ must }) => must),
      ),
      join(
        sheet,
        each.map(({ may }) => may),
      ),
    )
  }
  return {
    kind: 'quotient',
    test,
    open: or(
      sheet,
      of.map((each) => openValue(sheet, each)),
    ),
  }
}
