/** From the nodes of a version to cells: the hull of rules-engine §7, one cell where a value is known. */

import type { Of } from '../judge/evaluate-number.ts'
import { parameterOn } from '../judge/state.ts'
import type { Node, Slot } from '../meaning/ir.ts'
import { whole } from '../meaning/rational.ts'
import { bandsOf, type Numeric } from './bands.ts'
import type { Cell, Sheet } from './cell.ts'
import { caseTests, compared } from './compare.ts'
import { elapsedCell } from './elapsed.ts'
import { growthOf } from './growth.ts'
import { asFixed, asSort, asTruth, fixed, type Lowering, number, refuse } from './lowering.ts'
import { add, by, extreme, floorBy, holds, literal } from './number.ts'
import {
  constantOf,
  extremeQuotient,
  mixQuotient,
  ratioOf,
  scaledQuotient,
  shifted,
} from './ratio.ts'
import { and, count, isFalse, not, or, truth } from './truth.ts'
import {
  type Fixed,
  mixFixed,
  mixTruth,
  sameScale,
  type Truth,
  truthOf,
  type Value,
} from './value.ts'

type Lowers = { readonly [Op in Node['op']]: (lowering: Lowering, node: Of<Op>) => Value }

const lowers: Lowers = {
  input: ({ inputs }, { input }) => found(inputs.values[input], input),
  present: ({ inputs }, { input }) => found(inputs.present[input], input),
  const: ({ sheet }, { lo, hi }) => hullOf(sheet, constantOf(sheet, lo), constantOf(sheet, hi)),
  constBool: ({ sheet }, { must, may }) => truthOf(truth(sheet, must), truth(sheet, may)),
  constCategory: ({ sheet }, { members }) => ({
    kind: 'sort',
    may: (set) => truth(sheet, (set & members) !== 0n),
    open: truth(sheet, (members & (members - 1n)) !== 0n),
  }),
  parameter: ({ sheet, version, occasion }, { parameter }) => {
    const written = version.parameters[parameter]
    if (written === undefined) throw new Error(`no parameter ${parameter}`)
    const { lo, hi } = parameterOn(written, occasion.day)
    return hullOf(sheet, constantOf(sheet, lo), constantOf(sheet, hi))
  },
  today: ({ sheet, occasion }) => constantOf(sheet, whole(occasion.day)),
  sum: lowerSum,
  subtract: (lowering, { slot, left, right }) => {
    const [a, b] = [number(lowering, left), number(lowering, right)]
    return sumOf(lowering, slot, [a, scaled(lowering, b, whole(-1))])
  },
  scale: (lowering, { of, by: factor }) => scaled(lowering, number(lowering, of), factor),
  min: lowerExtreme,
  max: lowerExtreme,
  floorDivide: (lowering, { of, by: divisor, slot }) => {
    const value = fixed(lowering, of, slot)
    const end = (cell: Cell) =>
      floorBy(lowering.sheet, by(lowering.sheet, cell, divisor.d), value.den * divisor.n)
    return wholeEnds(value, end)
  },
  round: lowerRound,
  ratio: (lowering, { num, den, slot }) =>
    ratioOf(lowering.sheet, fixed(lowering, num, slot), fixed(lowering, den, slot)),
  growth: (lowering, { y1, y2, y3, slot }) =>
    growthOf(lowering.sheet, {
      y1: fixed(lowering, y1, slot),
      y2: fixed(lowering, y2, slot),
      y3: fixed(lowering, y3, slot),
    }),
  elapsed: ({ sheet, values }, { from, to, span }) => {
    const [first, last] = [asFixed(values[from]), asFixed(values[to])]
    const lo = elapsedCell(sheet, span, [first.hi, last.lo])
    const hi = elapsedCell(sheet, span, [first.lo, last.hi])
    return { kind: 'fixed', lo, hi, den: 1n }
  },
  bands: lowerBands,
  choose: lowerChoose,
  if: lowerIf,
  compare: (lowering, { slot, test, left, right }) =>
    compared(lowering, { slot, test, left, right }),
  member: ({ sheet, values }, { of, members }) => {
    const sort = asSort(values[of])
    const may = sort.may(members)
    return truthOf(isFalse(sheet, sort.open) ? may : not(sheet, sort.may(~members)), may)
  },
  all: ({ sheet, values }, { of }) => joined(values, of, (cells) => and(sheet, cells)),
  any: ({ sheet, values }, { of }) => joined(values, of, (cells) => or(sheet, cells)),
  not: ({ sheet, values }, { of }) => {
    const { must, may } = asTruth(values[of])
    return truthOf(not(sheet, may), not(sheet, must))
  },
  atLeast: ({ sheet, values }, { count: wanted, of }) =>
    joined(values, of, (cells) =>
      holds(sheet, '>=', [count(sheet, cells), literal(sheet, BigInt(wanted))]),
    ),
}

export function lowerNode<Op extends Node['op']>(lowering: Lowering, node: Of<Op>): Value {
  const lower = lowers[node.op] as (lowering: Lowering, node: Of<Op>) => Value
  return lower(lowering, node)
}

function found<Each>(each: Each | undefined, input: number): Each {
  if (each === undefined) throw new Error(`no input ${input}`)
  return each
}

function hullOf(sheet: Sheet, low: Fixed, high: Fixed): Fixed {
  const [a, b] = sameScale(sheet, [low, high])
  return { kind: 'fixed', lo: a.lo, hi: b.hi, den: a.den }
}

function joined(
  values: readonly Value[],
  of: readonly Slot[],
  join: (cells: readonly Cell[]) => Cell,
): Truth {
  const truths = of.map((each) => asTruth(values[each]))
  return truthOf(join(truths.map(({ must }) => must)), join(truths.map(({ may }) => may)))
}

/** Both ends through one function; one cell where they were one. */
function wholeEnds({ lo, hi }: Fixed, end: (cell: Cell) => Cell): Fixed {
  const low = end(lo)
  return { kind: 'fixed', lo: low, hi: lo === hi ? low : end(hi), den: 1n }
}

function lowerSum(lowering: Lowering, { slot, of }: Of<'sum'>): Value {
  return sumOf(
    lowering,
    slot,
    of.map((each) => number(lowering, each)),
  )
}

function sumOf(lowering: Lowering, slot: Slot, of: readonly Numeric[]): Value {
  const { sheet } = lowering
  const numbers = of.flatMap((each) => (each.kind === 'fixed' ? [each] : []))
  const quotients = of.flatMap((each) => (each.kind === 'quotient' ? [each] : []))
  const terms = sameScale(sheet, numbers)
  const total: Fixed = {
    kind: 'fixed',
    lo: add(
      sheet,
      terms.map(({ lo }) => lo),
    ),
    hi: add(
      sheet,
      terms.map(({ hi }) => hi),
    ),
    den: terms[0]?.den ?? 1n,
  }
  const [first, ...others] = quotients
  if (first === undefined) return total
  return others.length > 0
    ? refuse(slot, 'ratioArithmetic')
    : shifted(sheet, first, { by: total, slot })
}

function scaled({ sheet }: Lowering, value: Numeric, factor: { n: bigint; d: bigint }): Numeric {
  if (factor.n === 0n) return constantOf(sheet, whole(0))
  if (value.kind === 'quotient') return scaledQuotient(value, factor)
  const { lo, hi, den } = value
  const low = by(sheet, lo, factor.n)
  const high = lo === hi ? low : by(sheet, hi, factor.n)
  const [from, to] = factor.n < 0n ? [high, low] : [low, high]
  return { kind: 'fixed', lo: from, hi: to, den: den * factor.d }
}

function lowerExtreme(lowering: Lowering, { op, of }: Of<'min' | 'max'>): Value {
  const { sheet } = lowering
  const all = of.map((each) => number(lowering, each))
  const numbers = all.flatMap((each) => (each.kind === 'fixed' ? [each] : []))
  if (numbers.length < all.length) return extremeQuotient(sheet, op, all)
  const terms = sameScale(sheet, numbers)
  const kind = op === 'min' ? 'least' : 'greatest'
  return {
    kind: 'fixed',
    lo: extreme(
      sheet,
      kind,
      terms.map(({ lo }) => lo),
    ),
    hi: extreme(
      sheet,
      kind,
      terms.map(({ hi }) => hi),
    ),
    den: terms[0]?.den ?? 1n,
  }
}

function lowerRound(lowering: Lowering, { slot, of, to, mode }: Of<'round'>): Value {
  const { sheet } = lowering
  const value = fixed(lowering, of, slot)
  const step = value.den * to
  const rounded = (cell: Cell): Cell => {
    if (mode === 'down') return floorBy(sheet, cell, step)
    if (mode === 'up') return by(sheet, floorBy(sheet, by(sheet, cell, -1n), step), -1n)
    const doubled = add(sheet, [by(sheet, cell, 2n), literal(sheet, step)])
    return floorBy(sheet, doubled, 2n * step)
  }
  return wholeEnds(value, (cell) => by(sheet, rounded(cell), to))
}

function lowerBands(lowering: Lowering, { slot, of, steps, otherwise }: Of<'bands'>): Value {
  const found = bandsOf(lowering.sheet, {
    of: number(lowering, of),
    steps: steps.map(({ test, at, value }) => ({
      test,
      at: fixed(lowering, at, slot),
      value: fixed(lowering, value, slot),
    })),
    otherwise: fixed(lowering, otherwise, slot),
  })
  return found ?? refuse(slot, 'ratioComparison')
}

/** Backwards through the cases, each against what those before it leave over. */
function lowerChoose(lowering: Lowering, { of, cases, otherwise }: Of<'choose'>): Value {
  const { sheet, values } = lowering
  const tests = caseTests(sheet, asSort(values[of]), cases)
  return cases.reduceRight<Numeric>(
    (rest, { value }, index) => {
      const test = tests[index]
      return test === undefined ? rest : mixNumeric(lowering, test, [number(lowering, value), rest])
    },
    number(lowering, otherwise),
  )
}

function mixNumeric(
  { sheet }: Lowering,
  test: Truth,
  [yes, no]: readonly [Numeric, Numeric],
): Numeric {
  if (yes.kind === 'fixed' && no.kind === 'fixed') return mixFixed(sheet, test, [yes, no])
  return mixQuotient(sheet, test, [yes, no])
}

function lowerIf(lowering: Lowering, { type, test, yes, no }: Of<'if'>): Value {
  const { sheet, values } = lowering
  const truths = asTruth(values[test])
  if (type === 'bool') return mixTruth(sheet, truths, [asTruth(values[yes]), asTruth(values[no])])
  return mixNumeric(lowering, truths, [number(lowering, yes), number(lowering, no)])
}
