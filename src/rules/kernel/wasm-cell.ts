/** One cell as WebAssembly: whole numbers of 32 and 64 bits, and doubles where those hold each of them. */
import {
  type Cell,
  type CellOperation,
  cellAt,
  isTruth,
  readBy,
  type Sheet,
  type Span,
} from '../bulk/cell.ts'
import type { Placed } from './room.ts'
import {
  bytesOf,
  type Code,
  constant,
  get,
  i32,
  type Kind,
  load,
  sums,
  turned,
  wasm,
} from './wasm-code.ts'
import { partialSpan, type Widths } from './width.ts'

export type Writing = {
  readonly sheet: Sheet
  readonly widths: Widths
  readonly columns: readonly (readonly Placed[])[]
  /** By column and members: where the table of a set begins. */
  readonly tables: ReadonlyMap<string, number>
  /** The cells that stand in locals, and as what. */
  readonly held: Map<Cell, { readonly local: number; readonly kind: Kind }>
  readonly kinds: Map<Cell, Kind | undefined>
}

/** The row's place in columns of one byte, four and eight. */
export const rowLocals = { 1: 1, 4: 2, 8: 3 } as const

const INT32 = 2n ** 31n - 1n
const EXACT = 2n ** 53n - 1n
const INT64 = 2n ** 63n - 1n

export function read(writing: Writing, cell: Cell, kind: Kind): Code {
  const operation = cellAt(writing.sheet, cell)
  if (operation.op === 'truth') return i32(operation.value ? 1 : 0)
  if (operation.op === 'literal') return constant(operation.value, kind)
  const held = writing.held.get(cell)
  if (held === undefined) throw new Error(`cell ${cell} is not held`)
  return [...get(held.local), ...turned[held.kind][kind]]
}

/** As what a cell is computed; undefined where 64 bits cannot hold it. */
export function kindOf(writing: Writing, cell: Cell): Kind | undefined {
  if (!writing.kinds.has(cell)) writing.kinds.set(cell, kindFor(writing, cell))
  return writing.kinds.get(cell)
}

function kindFor(writing: Writing, cell: Cell): Kind | undefined {
  const operation = cellAt(writing.sheet, cell)
  if (isTruth(operation) || operation.op === 'count') return 'i32'
  const own = narrowest(partialSpan(writing.sheet, writing.widths.spans, cell))
  if (own !== undefined && (operation.op === 'low' || operation.op === 'high'))
    return writing.columns[operation.column]?.[0]?.held === 'Int32Array' ? 'i32' : 'f64'
  const numbers = readBy(operation).filter((each) => !isTruth(cellAt(writing.sheet, each)))
  const kind = widest([own, ...numbers.map((each) => kindOf(writing, each))])
  return kind === 'f64' && operation.op === 'floor' ? 'i64' : kind
}

function narrowest({ lo, hi }: Span): Kind | undefined {
  if (lo >= -INT32 && hi <= INT32) return 'i32'
  if (lo >= -EXACT && hi <= EXACT) return 'f64'
  return lo >= -INT64 && hi <= INT64 ? 'i64' : undefined
}

/** The kind in which all of these are exact. */
function widest(kinds: readonly (Kind | undefined)[]): Kind | undefined {
  if (kinds.includes(undefined)) return undefined
  if (kinds.includes('i64')) return 'i64'
  return kinds.includes('f64') ? 'f64' : 'i32'
}

/** Leaves the cell on the stack, as what `kind` says. */
export function codeOf(writing: Writing, cell: Cell, kind: Kind): Code {
  const operation = cellAt(writing.sheet, cell)
  return isTruth(operation) ? truthCode(writing, operation) : numberCode(writing, operation, kind)
}

function numberCode(writing: Writing, operation: CellOperation, kind: Kind): Code {
  const each = (cell: Cell) => read(writing, cell, kind)
  switch (operation.op) {
    case 'literal':
      return constant(operation.value, kind)
    case 'low':
      return loaded(writing, operation.column, 0)
    case 'high':
      return loaded(writing, operation.column, writing.sheet.complete ? 0 : 1)
    case 'add':
      return folded(operation.of.map(each), [sums[kind].add])
    case 'times':
      return [...each(operation.left), ...each(operation.right), sums[kind].mul]
    case 'floor':
      return floorCode(each(operation.of), operation.by, kind)
    case 'least':
    case 'greatest':
      return extremeCode(operation.op, operation.of.map(each), kind)
    case 'pick': {
      const test = read(writing, operation.test, 'i32')
      return [...each(operation.yes), ...each(operation.no), ...test, wasm.select]
    }
    case 'ladder':
      return ladderCode(writing, operation, kind)
    case 'count':
      return folded(operation.of.map(each), [sums.i32.add])
    default:
      throw new Error(`${operation.op} is no number`)
  }
}

function folded(parts: readonly Code[], join: Code): Code {
  return parts.flatMap((part, index) => (index === 0 ? part : [...part, ...join]))
}

/** Division cuts toward zero: one less where something below zero is left over. */
function floorCode(of: Code, by: bigint, kind: Kind): Code {
  const whole = kind === 'i32' ? 'i32' : 'i64'
  const { div, rem, sub } = sums[whole]
  const divisor = constant(by, whole)
  const isCut = [...constant(0n, whole), ...of, ...divisor, rem, sums[whole]['>']]
  return [...of, ...divisor, div, ...isCut, ...turned.i32[whole], sub]
}

/** Halves against each other: what is read twice stays short. */
function extremeCode(op: 'least' | 'greatest', parts: readonly Code[], kind: Kind): Code {
  if (kind === 'f64') return folded(parts, [op === 'least' ? wasm.f64Min : wasm.f64Max])
  const [only = []] = parts
  if (parts.length < 2) return only
  const half = parts.length >> 1
  const a = extremeCode(op, parts.slice(0, half), kind)
  const b = extremeCode(op, parts.slice(half), kind)
  const order = op === 'least' ? [...b, ...a] : [...a, ...b]
  return [...a, ...b, ...order, sums[kind]['>'], wasm.select]
}

/** Rungs that are worth the same above the next are counted first. */
function ladderCode(
  writing: Writing,
  { tests, values, otherwise }: Extract<CellOperation, { op: 'ladder' }>,
  kind: Kind,
): Code {
  const byWorth = new Map<bigint, Cell[]>()
  for (const [index, test] of tests.entries()) {
    const worth = (values[index] ?? 0n) - (values[index + 1] ?? otherwise)
    if (worth !== 0n) byWorth.set(worth, [...(byWorth.get(worth) ?? []), test])
  }
  const terms = [...byWorth].map(([worth, of]) => {
    const held = of.map((test) => read(writing, test, 'i32'))
    const counted = [...folded(held, [sums.i32.add]), ...turned.i32[kind]]
    return [...counted, ...constant(worth, kind), sums[kind].mul]
  })
  return folded([...terms, constant(otherwise, kind)], [sums[kind].add])
}

function loaded(writing: Writing, column: number, end: number): Code {
  const placed = writing.columns[column]?.[end]
  if (placed === undefined) throw new Error(`no column ${column}`)
  return [...get(rowLocals[bytesOf(placed.held)]), ...load(placed.held, placed.offset)]
}

function truthCode(writing: Writing, operation: CellOperation): Code {
  const each = (cell: Cell) => read(writing, cell, 'i32')
  switch (operation.op) {
    case 'must': {
      const own = loaded(writing, operation.column, 0)
      return writing.sheet.complete ? own : [...own, ...i32(1), wasm.i32And]
    }
    case 'may':
      return [
        ...loaded(writing, operation.column, 0),
        ...[...i32(1), sums.i32.add, ...i32(1), wasm.i32ShrU],
      ]
    case 'known':
      return knownCode(writing, operation.column)
    case 'within': {
      const table = writing.tables.get(`${operation.column} ${operation.members}`) ?? 0
      return [...loaded(writing, operation.column, 0), ...load('Uint8Array', table)]
    }
    case 'and':
      return folded(operation.of.map(each), [wasm.i32And])
    case 'or':
      return folded(operation.of.map(each), [wasm.i32Or])
    case 'not':
      return [...each(operation.of), ...i32(1), wasm.i32Xor]
    case 'holds':
      return holdsCode(writing, operation)
    default:
      throw new Error(`${operation.op} is no truth`)
  }
}

/** A truth or a member that is missing has a code of its own; a number then has two ends. */
function knownCode(writing: Writing, column: number): Code {
  const kind = writing.sheet.columns[column]?.kind
  const own = loaded(writing, column, 0)
  if (kind !== 'number') return [...own, ...i32(kind === 'truth' ? 2 : 255), wasm.i32Ne]
  const held = writing.columns[column]?.[0]?.held
  return [...own, ...loaded(writing, column, 1), sums[held === 'Int32Array' ? 'i32' : 'f64']['=']]
}

function holdsCode(
  writing: Writing,
  { left, right, test }: Extract<CellOperation, { op: 'holds' }>,
): Code {
  const kind = widest([kindOf(writing, left), kindOf(writing, right)]) ?? 'i64'
  return [...read(writing, left, kind), ...read(writing, right, kind), sums[kind][test]]
}
