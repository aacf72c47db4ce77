/** What is written of a kernel that judges sixteen rows at once: its columns, its memory, its constants. */
import { type Cell, cellAt, isTruth, readBy, type Sheet, type Span } from '../bulk/cell.ts'
import { type Placed, placedVector, type Room } from './room.ts'
import { type Lane, lanes, loadVector, ROWS_AT_ONCE, splat, storeVector } from './simd-code.ts'
import { bytesOf, type Code, get, i32, set } from './wasm-code.ts'
import { partialSpan, type Widths } from './width.ts'

export type Vectors = { readonly lane: Lane; readonly codes: readonly Code[] }

export type Writing = {
  readonly sheet: Sheet
  readonly widths: Widths
  readonly columns: readonly (readonly Placed[])[]
  readonly room: Room
  /** How often each cell is read. */
  readonly uses: ReadonlyMap<Cell, number>
  readonly lanes: Map<Cell, Lane | undefined>
  /** What can be read by now: cells, and cells in other lanes. */
  readonly made: Map<string, Vectors>
  /** Vectors that every row shares: each in a local that is set before the first row. */
  readonly shared: Map<string, Code>
  /** What one turn of the loop does so far. */
  readonly body: number[]
}

/** After the parameter. The row's place in columns of one byte, four and eight. */
export const rowLocals = { 1: 1, 4: 2, 8: 3 } as const
const FIRST = 4

const reach: Readonly<Record<Lane, bigint>> = {
  ...{ i8: 2n ** 7n - 1n, i16: 2n ** 15n - 1n, i32: 2n ** 31n - 1n, f64: 2n ** 53n - 1n },
}

function narrowest({ lo, hi }: Span): Lane | undefined {
  return lanes.find((lane) => lo >= -reach[lane] && hi <= reach[lane])
}

/** The lane in which all of these are exact. */
export function widest(all: readonly (Lane | undefined)[]): Lane | undefined {
  const places = all.map((lane) => (lane === undefined ? lanes.length : lanes.indexOf(lane)))
  return lanes[Math.max(...places, 0)]
}

/** In which lane a number is computed; undefined where none holds it. */
export function laneOf(writing: Writing, cell: Cell): Lane | undefined {
  if (!writing.lanes.has(cell)) writing.lanes.set(cell, laneFor(writing, cell))
  return writing.lanes.get(cell)
}

function laneFor(writing: Writing, cell: Cell): Lane | undefined {
  const operation = cellAt(writing.sheet, cell)
  switch (operation.op) {
    case 'low':
    case 'high':
      return columnLane(writing, operation.column)
    case 'floor':
      return laneOf(writing, operation.of) === undefined ? undefined : 'f64'
    case 'count':
      return operation.of.length <= Number(reach.i8) ? 'i8' : undefined
    default: {
      const own = narrowest(partialSpan(writing.sheet, writing.widths.spans, cell))
      const numbers = readBy(operation).filter((each) => !isTruth(cellAt(writing.sheet, each)))
      const least = operation.op === 'times' ? 'i16' : 'i8'
      return widest([own, least, ...numbers.map((each) => laneOf(writing, each))])
    }
  }
}

export function columnLane({ columns }: Writing, column: number): Lane {
  return columns[column]?.[0]?.held === 'Int32Array' ? 'i32' : 'f64'
}

/** As what is written once is read again. */
export function once(writing: Writing, key: string, make: () => Vectors): Vectors {
  const known = writing.made.get(key)
  if (known !== undefined) return known
  const made = make()
  writing.made.set(key, made)
  return made
}

/**
 * Into memory of its own. The host's compiler reads everything that is loaded before it computes anything
 * up to the next store: what is stored often leaves its registers to the rest.
 */
export function kept(writing: Writing, code: Code): Code {
  const offset = placedVector(writing.room)
  writing.body.push(...i32(0), ...code, ...storeVector(offset))
  return [...i32(0), ...loadVector(offset)]
}

export function constant({ shared }: Writing, key: string, code: Code): Code {
  const local = [...shared.keys()].indexOf(key)
  if (local >= 0) return get(local + FIRST)
  shared.set(key, code)
  return get(shared.size - 1 + FIRST)
}

/** What is set before the first row. */
export function constants({ shared }: Writing): Code {
  return [...shared.values()].flatMap((code, place) => [...code, ...set(place + FIRST)])
}

export function splatted(writing: Writing, value: bigint, lane: Lane): Code {
  return constant(writing, `${lane} ${value}`, splat(value, lane))
}

/** Sixteen rows of an end of a column. */
export function loaded(writing: Writing, column: number, end: number): readonly Code[] {
  const placed = writing.columns[column]?.[end]
  if (placed === undefined) throw new Error(`no column ${column}`)
  const size = bytesOf(placed.held)
  return Array.from({ length: size }, (_, place) => [
    ...get(rowLocals[size]),
    ...loadVector(placed.offset + place * ROWS_AT_ONCE),
  ])
}
