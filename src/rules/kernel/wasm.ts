/**
 * The kernel as WebAssembly: a block of rows at a time in a memory of its own. Only where 64 bits hold
 * every number; where they do not, the generated JavaScript is the kernel.
 */
import { type Cell, cellAt, readBy, type Sheet } from '../bulk/cell.ts'
import type { Bulk } from '../bulk/judge.ts'
import { heldBy, type KernelOutput, type Stored, storedIn } from './answer.ts'
import { type Placed, placed, type Room } from './room.ts'
import { codeOf, kindOf, read, rowLocals, type Writing } from './wasm-cell.ts'
import {
  bytesOf,
  type Code,
  f64,
  get,
  i32,
  type Kind,
  loop,
  moduleOf,
  set,
  store,
  sums,
  wasm,
  when,
} from './wasm-code.ts'
import { type Bounds, widthsOf } from './width.ts'

export type WasmKernel = {
  /** A module that imports `host.memory` and has `run(rows)`, for one row to `BLOCK`. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** By column, each of its arrays. */
  readonly columns: readonly (readonly Placed[])[]
  readonly answers: readonly Placed[]
  readonly outputs: readonly KernelOutput[]
  /** What has to lie in memory before the first block. */
  readonly tables: readonly Table[]
  /** Bytes of memory. */
  readonly size: number
}

/** Undefined where some number is wider than 64 bits. */
export function emitWasm(bulk: Bulk, bounds: Bounds = new Map()): WasmKernel | undefined {
  const { sheet, refined } = bulk
  const widths = widthsOf(sheet, bounds)
  const stored = storedIn(sheet, bulk.judged)
  const again = refined === null ? [] : storedIn(sheet, refined.judged)
  const asked = refined === null ? [] : [refined.when]
  const all = below(sheet, [...[...stored, ...again].flatMap(({ cells }) => cells), ...asked])
  const room = { size: 0 }
  const columns = sheet.columns.map(({ kind, span }) => {
    const ends = kind === 'number' && !sheet.complete ? 2 : 1
    return Array.from({ length: ends }, () => placed(room, heldBy(kind, span)))
  })
  const answers = stored.map(({ output }) => placed(room, output.held))
  const tables = tablesIn(sheet, all, room)
  const places = new Map(tables.map(({ name, offset }) => [name, offset]))
  const writing: Writing = {
    ...{ sheet, widths, columns, tables: places },
    ...{ held: new Map(), kinds: new Map() },
  }
  if (all.some((cell) => kindOf(writing, cell) === undefined)) return undefined
  const answering = (each: Stored, place: number) => storing(writing, each, answers[place])
  const body = [
    ...stored.flatMap(answering),
    ...asked.flatMap((cell) => [
      ...held(writing, [cell]),
      ...when(read(writing, cell, 'i32'), again.flatMap(answering)),
    ]),
  ]
  const kinds = [...writing.held.values()].map(({ kind }) => kind)
  const bytes = moduleOf(['i32', 'i32', 'i32', ...kinds], counted(body))
  return {
    ...{ bytes, columns, answers, tables },
    outputs: stored.map(({ output }) => output),
    size: room.size,
  }
}

/** The cells that are read, constants left out; each after those it reads, and just before it is. */
function below(sheet: Sheet, roots: readonly Cell[]): Cell[] {
  const seen = new Set<Cell>()
  const visit = (cell: Cell): void => {
    const operation = cellAt(sheet, cell)
    if (seen.has(cell) || operation.op === 'literal' || operation.op === 'truth') return
    for (const each of readBy(operation)) visit(each)
    seen.add(cell)
  }
  for (const root of roots) visit(root)
  return [...seen]
}

/** How often each of the cells is read. */
export function usesIn(sheet: Sheet, stored: readonly Stored[]): Map<Cell, number> {
  const roots = stored.flatMap(({ cells }) => cells)
  const uses = new Map<Cell, number>()
  const read = [...roots, ...below(sheet, roots).flatMap((cell) => readBy(cellAt(sheet, cell)))]
  for (const cell of read) uses.set(cell, (uses.get(cell) ?? 0) + 1)
  return uses
}

type Table = { readonly name: string; readonly offset: number; readonly bytes: Uint8Array }
const CODES = 256

/** For each set of members that is asked for, which codes lie in it. */
function tablesIn(sheet: Sheet, cells: readonly Cell[], room: Room): Table[] {
  const tables = new Map<string, Table>()
  for (const cell of cells) {
    const operation = cellAt(sheet, cell)
    if (operation.op !== 'within') continue
    const name = `${operation.column} ${operation.members}`
    if (tables.has(name)) continue
    const bytes = new Uint8Array(CODES)
    bytes.set([...operation.members.toString(2)].reverse().map(Number))
    tables.set(name, { name, offset: room.size, bytes })
    room.size += CODES
  }
  return [...tables.values()]
}

/** What is not yet in a local of its own, into one. */
function held(writing: Writing, roots: readonly Cell[]): Code {
  return below(writing.sheet, roots).flatMap((cell) => {
    if (writing.held.has(cell)) return []
    const kind = kindOf(writing, cell) ?? 'i64'
    const code = codeOf(writing, cell, kind)
    const local = writing.held.size + FIRST
    writing.held.set(cell, { local, kind })
    return [...code, ...set(local)]
  })
}

const ROWS = 0
/** After the parameter and the places of the row. */
const FIRST = 4

function storing(writing: Writing, { told, cells }: Stored, at: Placed | undefined): Code {
  if (at === undefined) throw new Error('an answer has no place')
  const made = held(writing, cells)
  const kind: Kind = at.held === 'Float64Array' ? 'f64' : 'i32'
  const each = (cell: Cell) => read(writing, cell, 'i32')
  const value = (): Code => {
    switch (told.kind) {
      case 'number':
        return read(writing, told.cell, kind)
      case 'outcome':
        return told.must === told.may
          ? each(told.must)
          : [...each(told.may), ...i32(1), wasm.i32Shl, ...each(told.must), sums.i32.sub]
      case 'openEnd':
        return [
          ...f64(Number.POSITIVE_INFINITY),
          ...read(writing, told.cell, 'f64'),
          ...[...each(told.openEnd), wasm.select],
        ]
      case 'mask':
        return told.cells.flatMap((cell, bit) =>
          bit === 0 ? each(cell) : [...each(cell), ...i32(bit), wasm.i32Shl, wasm.i32Or],
        )
    }
  }
  const row = get(rowLocals[bytesOf(at.held)])
  return [...made, ...row, ...value(), ...store(at.held, at.offset)]
}

/** The body for each row, with the row's places moved on. */
function counted(body: Code): Code {
  const steps = Object.entries(rowLocals).flatMap(([step, local]) => [
    ...[...get(local), ...i32(Number(step)), sums.i32.add],
    ...set(local),
  ])
  return loop([...body, ...steps, ...get(rowLocals[1]), ...get(ROWS), wasm.i32LtU])
}
