/** Thresholds of a ratio as they stand in the cells, and what a database may divide by instead. */
import { type Cell, cellAt, put, type Sheet, spanAt } from '../bulk/cell.ts'
import { literalOf } from '../bulk/number.ts'

export type Ratio = {
  readonly num: Cell
  readonly den: Cell
  readonly p: bigint
  readonly q: bigint
}

/** num·q ≥ den·p for p, q > 0. */
export function ratioAt(sheet: Sheet, cell: Cell): Ratio | undefined {
  const operation = cellAt(sheet, cell)
  if (operation.op !== 'holds' || operation.test !== '>=') return undefined
  const [num, q] = factored(sheet, operation.left)
  const [den, p] = factored(sheet, operation.right)
  if (q === 1n && p === 1n) return undefined
  const isOpen = [num, den].every((each) => literalOf(sheet, each) === undefined)
  return isOpen && p > 0n && q > 0n ? { num, den, p, q } : undefined
}

function factored(sheet: Sheet, cell: Cell): [Cell, bigint] {
  const operation = cellAt(sheet, cell)
  const factor = operation.op === 'times' ? literalOf(sheet, operation.right) : undefined
  return operation.op === 'times' && factor !== undefined ? [operation.left, factor] : [cell, 1n]
}

export type Divisor = { readonly by: Cell; readonly guard?: Cell }

/** What to divide by: NULL (or 0) exactly where the guard does not hold. */
export function divisorFor(sheet: Sheet, { den }: Ratio, of: readonly Cell[]): Divisor | undefined {
  for (const guard of of) {
    const above = aboveZero(sheet, guard)
    if (above === undefined) continue
    if (above === den && spanAt(sheet.spans, den).lo === 0n) return { by: den, guard }
    const column = columnAt(sheet, above)
    if (column === undefined || sheet.columns[column]?.span.lo !== 0n) continue
    const instead = insteadOf(sheet, { above, den, column })
    if (instead !== undefined) return { by: put(sheet, { op: 'given', column, instead }), guard }
  }
  return spanAt(sheet.spans, den).lo > 0n ? { by: den } : undefined
}

function aboveZero(sheet: Sheet, cell: Cell): Cell | undefined {
  const operation = cellAt(sheet, cell)
  if (operation.op !== 'holds' || operation.test !== '>') return undefined
  return literalOf(sheet, operation.right) === 0n ? operation.left : undefined
}

export function columnAt(sheet: Sheet, cell: Cell): number | undefined {
  const operation = cellAt(sheet, cell)
  return operation.op === 'low' || operation.op === 'high' ? operation.column : undefined
}

/**
 * A missing denominator has its least (0) asked and its greatest divided by: then the answer is no. Or it
 * has its greatest asked and the least above zero divided by.
 */
function insteadOf(
  sheet: Sheet,
  { above, den, column }: { above: Cell; den: Cell; column: number },
): bigint | null | undefined {
  const [asked, divided] = [cellAt(sheet, above), cellAt(sheet, den)]
  if (asked.op === 'low' && divided.op === 'high' && divided.column === column) return null
  if (asked.op !== 'high' || divided.op !== 'greatest' || divided.of.length !== 2) return undefined
  const [low = -1, end = -1] = divided.of
  const isLow = columnAt(sheet, low) === column && cellAt(sheet, low).op === 'low'
  return isLow && literalOf(sheet, end) === 1n ? 1n : undefined
}
