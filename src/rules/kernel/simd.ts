/**
 * The kernel as WebAssembly that judges sixteen rows at a time. Only where doubles hold every number
 * and no row is judged twice; elsewhere the kernel that goes row by row.
 */
import { cellAt, isTruth } from '../bulk/cell.ts'
import type { Bulk } from '../bulk/judge.ts'
import { heldBy, type Stored, storedIn } from './answer.ts'
import { type Placed, placed } from './room.ts'
import { numbers, truth, truths } from './simd-cell.ts'
import {
  laneSums,
  narrowedNumbers,
  ROWS_AT_ONCE,
  simd,
  splatDouble,
  storeVector,
  wordsOf,
} from './simd-code.ts'
import { constants, laneOf, rowLocals, splatted, type Writing } from './simd-writing.ts'
import { usesIn, type WasmKernel } from './wasm.ts'
import { bytesOf, type Code, get, i32, loop, moduleOf, set, sums, wasm } from './wasm-code.ts'
import { type Bounds, widthsOf } from './width.ts'

/** Undefined where a number is wider than a double, or a row may be judged in pieces. */
export function emitSimd(bulk: Bulk, bounds: Bounds = new Map()): WasmKernel | undefined {
  const { sheet } = bulk
  if (bulk.refined !== null) return undefined
  const stored = storedIn(sheet, bulk.judged)
  const room = { size: 0 }
  const columns = sheet.columns.map(({ kind, span }) => {
    const ends = kind === 'number' && !sheet.complete ? 2 : 1
    return Array.from({ length: ends }, () => placed(room, heldBy(kind, span)))
  })
  const answers = stored.map(({ output }) => placed(room, output.held))
  const uses = usesIn(sheet, stored)
  const writing: Writing = {
    ...{ sheet, widths: widthsOf(sheet, bounds), columns, room, uses },
    ...{ lanes: new Map(), made: new Map(), shared: new Map(), body: [] },
  }
  const isHeld = (cell: number) =>
    isTruth(cellAt(sheet, cell)) || laneOf(writing, cell) !== undefined
  if (![...uses.keys()].every(isHeld)) return undefined
  for (const [place, each] of stored.entries()) answering(writing, each, answers[place])
  const vectors = Array.from(writing.shared, () => 'v128' as const)
  const bytes = moduleOf(
    ['i32', 'i32', 'i32', ...vectors],
    [...constants(writing), ...counted(writing.body)],
  )
  return {
    ...{ bytes, columns, answers, tables: [] },
    outputs: stored.map(({ output }) => output),
    size: room.size,
  }
}

function answering(writing: Writing, stored: Stored, at: Placed | undefined): void {
  if (at === undefined) throw new Error('an answer has no place')
  const row = get(rowLocals[bytesOf(at.held)])
  for (const [place, code] of valuesOf(writing, stored, at).entries())
    writing.body.push(...row, ...code, ...storeVector(at.offset + place * ROWS_AT_ONCE))
}

const laneIn = { Uint8Array: 'i8', Int32Array: 'i32', Float64Array: 'f64' } as const

function valuesOf(writing: Writing, { told }: Stored, { held }: Placed): readonly Code[] {
  switch (told.kind) {
    case 'number': {
      const lane = laneOf(writing, told.cell) ?? 'f64'
      return narrowedNumbers(numbers(writing, told.cell, lane), [lane, laneIn[held]])
    }
    case 'outcome': {
      const [must, may] = [truth(writing, told.must), truth(writing, told.may)]
      if (told.must === told.may) return [[...must, ...simd.negated]]
      // A yes is -1.
      return [[...may, ...splatted(writing, 2n, 'i8'), ...simd.and, ...must, ...laneSums.i8.add]]
    }
    case 'openEnd': {
      const ends = truths(writing, told.openEnd, 'f64')
      const known = numbers(writing, told.cell, 'f64')
      const endless = splatDouble(Number.POSITIVE_INFINITY)
      return ends.map((end, at) => [...endless, ...(known[at] ?? []), ...end, ...simd.select])
    }
    case 'mask': {
      const parts = [0, 8, 16, 24].map((from) => bits(writing, told.cells.slice(from, from + 8)))
      return wordsOf(parts)
    }
  }
}

/** Eight of them in a byte. */
function bits(writing: Writing, cells: readonly number[]): Code {
  const none = splatted(writing, 0n, 'i8')
  const marked = cells.flatMap((cell, bit) => {
    const one = splatted(writing, BigInt.asIntN(8, 1n << BigInt(bit)), 'i8')
    return [...truth(writing, cell), ...one, ...simd.and, ...simd.or]
  })
  return [...none, ...marked]
}

const ROWS = 0

/** The body for each sixteen rows, with their places moved on; nobody reads what lies beyond the last row. */
function counted(body: Code): Code {
  const steps = Object.entries(rowLocals).flatMap(([step, local]) => [
    ...[...get(local), ...i32(Number(step) * ROWS_AT_ONCE), sums.i32.add],
    ...set(local),
  ])
  return loop([...body, ...steps, ...get(rowLocals[1]), ...get(ROWS), wasm.i32LtU])
}
