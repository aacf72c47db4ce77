/** Truths of a row, folded where they are known. */
import { type Cell, cellAt, put, type Sheet } from './cell.ts'

export function truth(sheet: Sheet, value: boolean): Cell {
  return put(sheet, { op: 'truth', value })
}

export function isTrue(sheet: Sheet, cell: Cell): boolean {
  const operation = cellAt(sheet, cell)
  return operation.op === 'truth' && operation.value
}

export function isFalse(sheet: Sheet, cell: Cell): boolean {
  const operation = cellAt(sheet, cell)
  return operation.op === 'truth' && !operation.value
}

export function and(sheet: Sheet, of: readonly Cell[]): Cell {
  return joined(sheet, 'and', of)
}

export function or(sheet: Sheet, of: readonly Cell[]): Cell {
  return joined(sheet, 'or', of)
}

function joined(sheet: Sheet, op: 'and' | 'or', of: readonly Cell[]): Cell {
  const [idle, settling] = op === 'and' ? [isTrue, isFalse] : [isFalse, isTrue]
  if (of.some((each) => settling(sheet, each))) return truth(sheet, op === 'or')
  const open = [...new Set(of)].filter((each) => !idle(sheet, each)).sort((a, b) => a - b)
  const [first] = open
  if (first === undefined) return truth(sheet, op === 'and')
  if (open.some((each) => opposes(sheet, each, open))) return truth(sheet, op === 'or')
  return open.length === 1 ? first : put(sheet, { op, of: open })
}

function opposes(sheet: Sheet, cell: Cell, others: readonly Cell[]): boolean {
  const operation = cellAt(sheet, cell)
  return operation.op === 'not' && others.includes(operation.of)
}

export function not(sheet: Sheet, of: Cell): Cell {
  const operation = cellAt(sheet, of)
  if (operation.op === 'truth') return truth(sheet, !operation.value)
  if (operation.op === 'not') return operation.of
  return put(sheet, { op: 'not', of })
}

/** How many hold: a number. */
export function count(sheet: Sheet, of: readonly Cell[]): Cell {
  return put(sheet, { op: 'count', of })
}
