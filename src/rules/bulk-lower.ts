/** From the nodes of a version to cells: the hull of rules-engine §7, one cell where a value is known. */
import { bandsOf, compareValues, type Numeric } from './bulk-bands.ts'
import type { Cell, Sheet } from './bulk-cell.ts'
import { elapsedCell } from './bulk-elapsed.ts'
import { growthOf } from './bulk-growth.ts'
import type { RowInputs } from './bulk-input.ts'
import { add, by, extreme, floorBy, holds, literal } from './bulk-number.ts'
import {
  constantOf,
  extremeQuotient,
  mixQuotient,
  ratioOf,
  scaledQuotient,
  shifted,
} from './bulk-ratio.ts'
import { and, count, isFalse, not, or, truth } from './bulk-truth.ts'
import {
  type Fixed,
  mixFixed,
  mixTruth,
  NotSayable,
  type Sort,
  sameScale,
  type Truth,
  truthOf,
  type Unsayable,
  type Value,
} from './bulk-value.ts'
import type { Of } from './evaluate-number.ts'
import type { Node, Slot } from './ir.ts'
import { whole } from './rational.ts'
import { parameterOn } from './state.ts'
import type { Version } from './version.ts'

/** The day and the procedure for which every row is judged. */
export type Occasion = { readonly day: number; readonly procedure: string | null }

export type Lowering = {
  readonly sheet: Sheet
  readonly version: Version
  readonly occasion: Occasion
  readonly inputs: RowInputs
  readonly values: Value[]
}

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

function refuse(slot: Slot, reason: Unsayable['reason']): never {
  throw new NotSayable({ slot, reason })
}

function hullOf(sheet: Sheet, low: Fixed, high: Fixed): Fixed {
  const [a, b] = sameScale(sheet, [low, high])
  return { kind: 'fixed', lo: a.lo, hi: b.hi, den: a.den }
}

function number({ values }: Lowering, slot: Slot): Numeric {
  const value = values[slot]
  if (value?.kind === 'fixed' || value?.kind === 'quotient') return value
  throw new Error(`node ${slot} is no number`)
}

function fixed(lowering: Lowering, slot: Slot, asker: Slot): Fixed {
  const value = number(lowering, slot)
  return value.kind === 'fixed' ? value : refuse(asker, 'ratioArithmetic')
}

export function asFixed(value: Value | undefined): Fixed {
  if (value?.kind !== 'fixed') throw new Error('no number')
  return value
}

export function asTruth(value: Value | undefined): Truth {
  if (value?.kind !== 'truth') throw new Error('no truth')
  return value
}

function asSort(value: Value | undefined): Sort {
  if (value?.kind !== 'sort') throw new Error('no category')
  return value
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

function caseTests(sheet: Sheet, sort: Sort, cases: Of<'choose'>['cases']): Truth[] {
  let sofar = 0n
  return cases.map(({ members }) => {
    sofar |= members
    const may = sort.may(members)
    return truthOf(isFalse(sheet, sort.open) ? may : not(sheet, sort.may(~sofar)), may)
  })
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

type Comparison = Pick<Of<'compare'>, 'slot' | 'test' | 'left' | 'right'>

/** A ratio may stand against tiers of constants: then each tier is asked. */
function compared(lowering: Lowering, comparison: Comparison): Truth {
  const { slot, test, left, right } = comparison
  const { sheet, version, values } = lowering
  const pair = [number(lowering, left), number(lowering, right)] as const
  const direct = compareValues(sheet, test, pair)
  if (direct !== undefined) return direct
  const side = pair[0].kind === 'fixed' ? left : right
  const node = version.nodes[side]
  const against = (tier: Slot): Truth =>
    compared(lowering, {
      slot,
      test,
      ...(side === left ? { left: tier, right } : { left, right: tier }),
    })
  if (node?.op === 'if')
    return mixTruth(sheet, asTruth(values[node.test]), [against(node.yes), against(node.no)])
  if (node?.op === 'bands') return tiersOf(lowering, node, against)
  if (node?.op === 'choose') {
    const tests = caseTests(sheet, asSort(values[node.of]), node.cases)
    return node.cases.reduceRight((rest, { value }, index) => {
      const chosen = tests[index]
      return chosen === undefined ? rest : mixTruth(sheet, chosen, [against(value), rest])
    }, against(node.otherwise))
  }
  return refuse(slot, 'ratioComparison')
}

function tiersOf(lowering: Lowering, node: Of<'bands'>, against: (tier: Slot) => Truth): Truth {
  return node.steps.reduceRight((sofar, { test, at, value }) => {
    const met = compareValues(lowering.sheet, test, [
      number(lowering, node.of),
      number(lowering, at),
    ])
    if (met === undefined) return refuse(node.slot, 'ratioComparison')
    return mixTruth(lowering.sheet, met, [against(value), sofar])
  }, against(node.otherwise))
}
