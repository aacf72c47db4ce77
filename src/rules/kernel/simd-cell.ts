/** One cell of sixteen rows as vectors: a byte of yes and no to a row, numbers in the narrowest lanes. */
import { type Cell, type CellOperation, cellAt } from '../bulk/cell.ts'
import {
  bytes,
  type Lane,
  laneSums,
  narrowedHalf,
  narrowedTruth,
  products,
  ROWS_AT_ONCE,
  simd,
  vectorsOf,
  widened,
} from './simd-code.ts'
import {
  columnLane,
  constant,
  kept,
  laneOf,
  loaded,
  once,
  splatted,
  type Vectors,
  type Writing,
  widest,
} from './simd-writing.ts'
import type { Code } from './wasm-code.ts'

/** Sixteen rows of a number in the lanes asked for. */
export function numbers(writing: Writing, cell: Cell, lane: Lane): readonly Code[] {
  const operation = cellAt(writing.sheet, cell)
  if (operation.op === 'literal') return everywhere(splatted(writing, operation.value, lane), lane)
  const own = once(writing, `${cell}`, () => {
    const made = numberOf(writing, operation, laneOf(writing, cell) ?? 'f64')
    return isQuick(writing, cell) ? made : hold(writing, made)
  })
  if (own.lane === lane) return own.codes
  return once(writing, `${cell} ${lane}`, () => {
    const { codes } = hold(writing, own)
    return hold(writing, { lane, codes: widened(codes, [own.lane, lane], 'number') })
  }).codes
}

function everywhere(one: Code, lane: Lane): readonly Code[] {
  return Array.from({ length: vectorsOf[lane] }, () => one)
}

function hold(writing: Writing, { lane, codes }: Vectors): Vectors {
  return { lane, codes: codes.map((code) => kept(writing, code)) }
}

/** What is read once stands where it is read; a column is read again, a product of it made again. */
function isQuick({ sheet, uses }: Writing, cell: Cell): boolean {
  const operation = cellAt(sheet, cell)
  const isColumn = (each: Cell) => ['low', 'high'].includes(cellAt(sheet, each).op)
  if (uses.get(cell) === 1 || isColumn(cell)) return true
  if (operation.op !== 'times') return false
  return isColumn(operation.left) && cellAt(sheet, operation.right).op === 'literal'
}

/** Sixteen rows of yes and no, in lanes of that width. */
export function truths(writing: Writing, cell: Cell, lane: Lane = 'i8'): readonly Code[] {
  const operation = cellAt(writing.sheet, cell)
  if (operation.op === 'truth')
    return everywhere(splatted(writing, operation.value ? -1n : 0n, 'i8'), lane)
  const own = once(writing, `${cell}`, () => {
    const made: Vectors = { lane: 'i8', codes: [truthOf(writing, operation)] }
    const isInline = writing.uses.get(cell) === 1 && operation.op !== 'holds'
    return isInline ? made : hold(writing, made)
  })
  if (lane === 'i8') return own.codes
  return once(writing, `${cell} ${lane}`, () => {
    const { codes } = hold(writing, own)
    return hold(writing, { lane, codes: widened(codes, ['i8', lane], 'truth') })
  }).codes
}

export function truth(writing: Writing, cell: Cell): Code {
  return truths(writing, cell)[0] ?? []
}

function numberOf(writing: Writing, operation: CellOperation, lane: Lane): Vectors {
  const each = (cell: Cell) => numbers(writing, cell, lane)
  switch (operation.op) {
    case 'low':
      return { lane, codes: loaded(writing, operation.column, 0) }
    case 'high':
      return { lane, codes: loaded(writing, operation.column, writing.sheet.complete ? 0 : 1) }
    case 'add':
      return { lane, codes: joined(operation.of.map(each), laneSums[lane].add) }
    case 'times': {
      const product = products[lane === 'i8' ? 'i16' : lane]
      return { lane, codes: joined([each(operation.left), each(operation.right)], product) }
    }
    case 'floor': {
      const divided = [...splatted(writing, operation.by, 'f64'), ...simd.div, ...simd.floor]
      return { lane, codes: each(operation.of).map((of) => [...of, ...divided]) }
    }
    case 'least':
    case 'greatest':
      return { lane, codes: joined(operation.of.map(each), laneSums[lane][operation.op]) }
    case 'pick': {
      const [yes, no] = [each(operation.yes), each(operation.no)]
      const tests = truths(writing, operation.test, lane)
      return { lane, codes: yes.map((one, at) => chosen(one, no[at], tests[at])) }
    }
    case 'ladder':
      return { lane, codes: ladderOf(writing, operation, lane) }
    case 'count': {
      const sums = joined(
        operation.of.map((test) => truths(writing, test)),
        laneSums.i8.add,
      )
      return { lane, codes: sums.map((all) => [...all, ...simd.negated]) }
    }
    default:
      throw new Error(`${operation.op} is no number`)
  }
}

function chosen(yes: Code, no: Code = [], test: Code = []): Code {
  return [...yes, ...no, ...test, ...simd.select]
}

/** Vector by vector: the first, then each other with what joins them. */
function joined(parts: readonly (readonly Code[])[], join: Code): readonly Code[] {
  const [first = [], ...others] = parts
  return first.map((code, place) => [
    ...code,
    ...others.flatMap((other) => [...(other[place] ?? []), ...join]),
  ])
}

type Ladder = Extract<CellOperation, { op: 'ladder' }>

/** Each rung adds what it is worth above the next. */
function ladderOf(
  writing: Writing,
  { tests, values, otherwise }: Ladder,
  lane: Lane,
): readonly Code[] {
  const rungs = tests.flatMap((test, index) => {
    const worth = (values[index] ?? 0n) - (values[index + 1] ?? otherwise)
    if (worth === 0n) return []
    const weighed = [...splatted(writing, worth, lane), ...simd.and]
    return [truths(writing, test, lane).map((each) => [...each, ...weighed])]
  })
  const rest = everywhere(splatted(writing, otherwise, lane), lane)
  return joined(
    [...rungs, ...(otherwise === 0n && rungs.length > 0 ? [] : [rest])],
    laneSums[lane].add,
  )
}

function truthOf(writing: Writing, operation: CellOperation): Code {
  const each = (cell: Cell) => truths(writing, cell)
  switch (operation.op) {
    case 'must':
      return isCode(writing, operation.column, 1n)
    case 'may':
      return [...isCode(writing, operation.column, 0n), ...simd.not]
    case 'known':
      return knownOf(writing, operation.column)
    case 'within':
      return withinOf(writing, operation.column, operation.members)
    case 'and':
    case 'or':
      return joined(operation.of.map(each), simd[operation.op])[0] ?? []
    case 'not':
      return [...truth(writing, operation.of), ...simd.not]
    case 'holds': {
      const { left, right, test } = operation
      const lane = widest([laneOf(writing, left), laneOf(writing, right)]) ?? 'f64'
      const sides = [numbers(writing, left, lane), numbers(writing, right, lane)]
      return compared(writing, joined(sides, laneSums[lane][test]), lane)
    }
    default:
      throw new Error(`${operation.op} is no truth`)
  }
}

/** One byte to a row; of doubles a half at a time. */
function compared(writing: Writing, vectors: readonly Code[], lane: Lane): Code {
  if (lane !== 'f64') return narrowedTruth(vectors, lane)
  const halves = [vectors.slice(0, 4), vectors.slice(4)]
  return narrowedTruth(
    halves.map((half) => kept(writing, narrowedHalf(half))),
    'i16',
  )
}

function isCode(writing: Writing, column: number, value: bigint): Code {
  const [codes = []] = loaded(writing, column, 0)
  return [...codes, ...splatted(writing, value, 'i8'), ...laneSums.i8['=']]
}

/** A truth or a member that is missing has a code of its own; a number then has two ends. */
function knownOf(writing: Writing, column: number): Code {
  const kind = writing.sheet.columns[column]?.kind
  // All bits of a byte are -1 of it.
  if (kind !== 'number')
    return [...isCode(writing, column, kind === 'truth' ? 2n : -1n), ...simd.not]
  const lane = columnLane(writing, column)
  const ends = [loaded(writing, column, 0), loaded(writing, column, 1)]
  return compared(writing, joined(ends, laneSums[lane]['=']), lane)
}

/** Sixteen codes are looked up at once; the codes of other sixteens answer no. */
function withinOf(writing: Writing, column: number, members: bigint): Code {
  const [codes = []] = loaded(writing, column, 0)
  const looked: Code[] = []
  for (let first = 0; members >> BigInt(first) > 0n; first += ROWS_AT_ONCE) {
    const here = (members >> BigInt(first)) & 0xffffn
    if (here === 0n) continue
    const answers = Array.from({ length: ROWS_AT_ONCE }, (_, place) =>
      (here >> BigInt(place)) & 1n ? 255 : 0,
    )
    const from = splatted(writing, BigInt.asIntN(8, BigInt(-first)), 'i8')
    looked.push([
      ...constant(writing, `table ${here}`, bytes(answers)),
      ...[...codes, ...from, ...laneSums.i8.add, ...simd.swizzle],
    ])
  }
  const [none, ...tables] = [splatted(writing, 0n, 'i8'), ...looked]
  return [...none, ...tables.flatMap((table) => [...table, ...simd.or])]
}
