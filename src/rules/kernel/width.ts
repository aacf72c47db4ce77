/**
 * Which cells a double holds exactly. `exact`: always. `faithful`: equal to the true value up to 2^53 − 1,
 * and beyond it of the same sign and at least as far out, so that it compares rightly with an exact one.
 * `loose`: neither; what is asked of it is asked in BigInt.
 */
import {
  type Cell,
  type CellOperation,
  type Column,
  cellAt,
  isTruth,
  readBy,
  type Sheet,
  type Span,
  spanAt,
  spanOf,
} from '../bulk/cell.ts'

export type Width = 'exact' | 'faithful' | 'loose'

/** The largest whole number below which doubles miss none. */
const EXACT = 2n ** 53n - 1n

export type Widths = { readonly widths: readonly Width[]; readonly spans: readonly Span[] }

/** What the columns of this register hold at most, by place of the column; missing values lie outside. */
export type Bounds = ReadonlyMap<number, Span>

export function widthsOf(sheet: Sheet, bounds: Bounds): Widths {
  const spans: Span[] = []
  const widths: Width[] = []
  for (const [cell, operation] of sheet.cells.entries()) {
    spans[cell] = spanHere(operation, { sheet, spans, bounds })
    widths[cell] = isTruth(operation) ? 'exact' : widthOf(operation, spans, { sheet, widths, cell })
  }
  return { widths, spans }
}

type Here = { readonly sheet: Sheet; readonly spans: readonly Span[]; readonly bounds: Bounds }

function spanHere(operation: CellOperation, { sheet, spans, bounds }: Here): Span {
  const isColumn = operation.op === 'low' || operation.op === 'high'
  const bound = isColumn ? bounds.get(operation.column) : undefined
  const column = isColumn ? sheet.columns[operation.column] : undefined
  if (bound === undefined || column === undefined) return spanOf(operation, spans, sheet.columns)
  if (sheet.complete) return bound
  return withMissing(operation.op === 'low' ? column.span.lo : column.span.hi, bound)
}

function withMissing(end: Column['span']['lo'], { lo, hi }: Span): Span {
  return { lo: end < lo ? end : lo, hi: end > hi ? end : hi }
}

function fits({ lo, hi }: Span): boolean {
  return lo >= -EXACT && hi <= EXACT
}

type Sofar = { readonly sheet: Sheet; readonly widths: readonly Width[]; readonly cell: number }

function widthOf(
  operation: CellOperation,
  spans: readonly Span[],
  { sheet, widths, cell }: Sofar,
): Width {
  const own = partialSpan(sheet, spans, cell)
  const read = readBy(operation).map((each) => widths[each] ?? 'loose')
  if (operation.op === 'floor') return read[0] === 'exact' ? 'exact' : 'loose'
  if (read.every((each) => each === 'exact') && fits(own)) return 'exact'
  if (read.includes('loose')) return 'loose'
  if (operation.op === 'add') {
    const signs = operation.of.map((each) => spanAt(spans, each))
    return signs.every(({ lo }) => lo >= 0n) || signs.every(({ hi }) => hi <= 0n)
      ? 'faithful'
      : 'loose'
  }
  return 'faithful'
}

/** All that adding the parts of a cell up one by one can come to; elsewhere the cell's own range. */
export function partialSpan(sheet: Sheet, spans: readonly Span[], cell: Cell): Span {
  const operation = cellAt(sheet, cell)
  const own = spanAt(spans, cell)
  if (operation.op === 'add')
    return hullOf(
      own,
      operation.of.map((each) => spanAt(spans, each)),
    )
  if (operation.op !== 'ladder') return own
  const { values, otherwise } = operation
  const worths = values.map((value, index) => value - (values[index + 1] ?? otherwise))
  return hullOf(
    own,
    [...worths, otherwise].map((each) => ({ lo: each, hi: each })),
  )
}

function hullOf(own: Span, parts: readonly Span[]): Span {
  const below = parts.reduce((sum, { lo }) => (lo < 0n ? sum + lo : sum), 0n)
  const above = parts.reduce((sum, { hi }) => (hi > 0n ? sum + hi : sum), 0n)
  return { lo: below < own.lo ? below : own.lo, hi: above > own.hi ? above : own.hi }
}
