/** Bands and comparisons: thresholds met by what is known, and by what is possible. */

import type { Step, Test } from '../meaning/ir.ts'
import { compare, type Rational } from '../meaning/rational.ts'
import type { Cell, Sheet } from './cell.ts'
import { ladder } from './ladder.ts'
import { literalOf } from './number.ts'
import { constantEnds, turn } from './ratio.ts'
import { and, truth } from './truth.ts'
import {
  compareFixed,
  type Fixed,
  mixFixed,
  type Quotient,
  sameScale,
  type Truth,
  truthOf,
} from './value.ts'

export type Numeric = Fixed | Quotient

/** left against right; undefined where neither side is a constant and one is never computed. */
export function compareValues(
  sheet: Sheet,
  test: Test,
  [left, right]: readonly [Numeric, Numeric],
): Truth | undefined {
  if (left.kind === 'fixed') {
    if (right.kind === 'fixed') return compareFixed(sheet, test, [left, right])
    return compareValues(sheet, turn(test), [right, left])
  }
  const ends = right.kind === 'fixed' ? constantEnds(sheet, right) : undefined
  return ends === undefined ? undefined : againstEnds(sheet, left, { test, ends })
}

/** A threshold may be a range itself: certainly met above its upper end, possibly above its lower. */
function againstEnds(
  sheet: Sheet,
  left: Quotient,
  { test, ends: [low, high] }: { test: Test; ends: [Rational, Rational] },
): Truth {
  if (compare(low, high) === 0) return left.test(test, low)
  if (test === '=') {
    const [up, down] = [left.test('>=', low), left.test('<=', high)]
    return truthOf(truth(sheet, false), and(sheet, [up.may, down.may]))
  }
  const upward = test === '>=' || test === '>'
  const [sure, possible] = upward ? [high, low] : [low, high]
  return truthOf(left.test(test, sure).must, left.test(test, possible).may)
}

export type Ladder = {
  readonly of: Numeric
  readonly steps: readonly {
    readonly test: Step['test']
    readonly at: Fixed
    readonly value: Fixed
  }[]
  readonly otherwise: Fixed
}

/** Undefined where a threshold of a quotient is no constant. */
export function bandsOf(sheet: Sheet, { of, steps, otherwise }: Ladder): Fixed | undefined {
  const fork = of.kind === 'quotient' ? of.fork : undefined
  if (fork !== undefined && fork.test.must === fork.test.may) {
    const yes = bandsOf(sheet, { of: fork.yes, steps, otherwise })
    const no = bandsOf(sheet, { of: fork.no, steps, otherwise })
    return yes && no && mixFixed(sheet, fork.test, [yes, no])
  }
  const tests: Truth[] = []
  for (const step of steps) {
    const truth = compareValues(sheet, step.test, [of, step.at])
    if (truth === undefined) return undefined
    tests.push(truth)
  }
  const values = sameScale(sheet, [...steps.map(({ value }) => value), otherwise])
  return (
    ladderOf(sheet, { tests, values, nested: areNested(sheet, steps) }) ??
    values.slice(0, -1).reduceRight((rest, value, index) => {
      const test = tests[index]
      return test === undefined ? rest : mixFixed(sheet, test, [value, rest])
    }, values.at(-1) ?? otherwise)
  )
}

type Rungs = {
  readonly tests: readonly Truth[]
  readonly values: readonly Fixed[]
  readonly nested: boolean
}

/** Constant values that only fall, or only rise, are read off the ends. */
function ladderOf(sheet: Sheet, { tests, values, nested }: Rungs): Fixed | undefined {
  const lows = literals(sheet, values, 'lo')
  const highs = literals(sheet, values, 'hi')
  if (!nested || lows === undefined || highs === undefined) return undefined
  const known = tests.every(({ must, may }) => must === may)
  const side = (numbers: readonly bigint[], isLow: boolean): Cell | undefined => {
    const falling = isSorted(numbers, (a, b) => a >= b)
    if (!known && !falling && !isSorted(numbers, (a, b) => a <= b)) return undefined
    const certain = falling === isLow
    return ladder(sheet, {
      tests: tests.map(({ must, may }) => (certain ? must : may)),
      values: numbers.slice(0, -1),
      otherwise: numbers.at(-1) ?? 0n,
    })
  }
  const [lo, hi] = [side(lows, true), side(highs, false)]
  if (lo === undefined || hi === undefined) return undefined
  return { kind: 'fixed', lo, hi, den: values[0]?.den ?? 1n }
}

function isSorted(numbers: readonly bigint[], inOrder: (a: bigint, b: bigint) => boolean): boolean {
  return numbers.every((each, index) => index === 0 || inOrder(numbers[index - 1] ?? 0n, each))
}

function literals(
  sheet: Sheet,
  values: readonly Fixed[],
  side: 'lo' | 'hi',
): readonly bigint[] | undefined {
  const found = values.flatMap((value) => literalOf(sheet, value[side]) ?? [])
  return found.length === values.length ? found : undefined
}

/** Every threshold that is met implies the next one. */
function areNested(sheet: Sheet, steps: Ladder['steps']): boolean {
  return steps.every((step, index) => {
    const before = steps[index - 1]
    if (before === undefined) return true
    const [a, b] = [constantEnds(sheet, before.at), constantEnds(sheet, step.at)]
    if (a === undefined || b === undefined) return false
    const upward = isUpward(step.test)
    if (isUpward(before.test) !== upward) return false
    const order = upward ? 1 : -1
    return compare(a[0], b[0]) === order && compare(a[1], b[1]) === order
  })
}

function isUpward(test: Step['test']): boolean {
  return test === '>=' || test === '>'
}
