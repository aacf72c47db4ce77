/**
 * Numbers too wide for a double, taken as doubles with a proved bound on what rounding can have moved. It
 * settles all rows but those that stand next to equal; those are asked in whole numbers.
 */
import { type Cell, type CellOperation, cellAt, type Sheet, spanAt } from '../bulk/cell.ts'
import type { Widths } from './width.ts'

/** Half of the gap between doubles at 1: what one operation adds at most, by size. */
const ROUNDING = 2 ** -53
/** For what the bound's own arithmetic rounds away. */
const SAFE = 1.001
/** Parts of a rough number that are written out; each is written where it is read. */
const MOST_PARTS = 60

type Seen = { readonly sheet: Sheet; readonly widths: Widths }

/** How far a − b in doubles can be from the truth; undefined where that is not known. */
export function doubtOf(seen: Seen, sides: readonly [Cell, Cell]): number | undefined {
  const parts = sides.reduce((sum, side) => sum + sizeOf(seen, side), 0)
  const errors = sides.map((side) => errorOf(seen, side))
  const [a, b] = errors
  if (parts > MOST_PARTS || a === undefined || b === undefined) return undefined
  const reach = sides.reduce((sum, side) => sum + reachOf(seen, side), 0)
  const doubt = (a + b + ROUNDING * reach) * SAFE
  return Number.isFinite(doubt) ? doubt : undefined
}

function isSettled({ widths }: Seen, cell: Cell): boolean {
  return widths.widths[cell] !== 'loose'
}

function sizeOf(seen: Seen, cell: Cell): number {
  if (isSettled(seen, cell)) return 1
  const parts = partsOf(cellAt(seen.sheet, cell)) ?? []
  return parts.reduce((sum, each) => sum + sizeOf(seen, each), 1)
}

function partsOf(operation: CellOperation): readonly Cell[] | undefined {
  if (operation.op === 'add') return operation.of
  return operation.op === 'times' ? [operation.left, operation.right] : undefined
}

/** The greatest size that a number has. */
function reachOf({ widths }: Seen, cell: Cell): number {
  const { lo, hi } = spanAt(widths.spans, cell)
  return Math.max(Math.abs(Number(lo)), Math.abs(Number(hi)))
}

function errorOf(seen: Seen, cell: Cell): number | undefined {
  const width = seen.widths.widths[cell]
  if (width === 'exact') return 0
  const operation = cellAt(seen.sheet, cell)
  if (operation.op === 'literal') return reachOf(seen, cell) * ROUNDING
  const parts = partsOf(operation)
  const errors = (parts ?? []).map((each) => errorOf(seen, each))
  const known = errors.filter((each) => each !== undefined)
  if (parts === undefined || known.length < errors.length) return undefined
  const reaches = parts.map((each) => reachOf(seen, each))
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
  if (operation.op === 'add')
    return (sum(known) + ROUNDING * parts.length * (sum(reaches) + sum(known))) * SAFE
  const [a = 0, b = 0] = reaches
  const [e = 0, f = 0] = known
  return (a * f + b * e + e * f + ROUNDING * (a + e) * (b + f)) * SAFE
}

/** In doubles; what the loop holds is read there. */
export function roughText(seen: Seen, cell: Cell, read: (cell: Cell) => string): string {
  const operation = cellAt(seen.sheet, cell)
  const parts = isSettled(seen, cell) ? undefined : partsOf(operation)
  if (parts === undefined) return operation.op === 'literal' ? `${operation.value}` : read(cell)
  const sign = operation.op === 'add' ? '+' : '*'
  return `(${parts.map((each) => `(${roughText(seen, each, read)})`).join(sign)})`
}

/** What the loop has to hold for `roughText`. */
export function readRoughly(seen: Seen, cell: Cell): readonly Cell[] {
  const parts = isSettled(seen, cell) ? undefined : partsOf(cellAt(seen.sheet, cell))
  return parts === undefined ? [cell] : parts.flatMap((each) => readRoughly(seen, each))
}
