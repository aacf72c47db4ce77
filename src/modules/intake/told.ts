import { sentence } from '../../base/problem.ts'
import { cellPlace } from '../../base/workbook.ts'
import type { DraftLine } from './draft-row.ts'
import type { RowFault } from './row-problems.ts'
import './row-problems.ts'

/** A fault with its place and the sentence a person reads. */
export function told({ code, details = {} }: RowFault, at: string) {
  const full = `intakeRow.${code}`
  return { at, code: full, message: sentence(full, details) }
}

/** 'Sheet1!C7', or 'Sheet1!7' where the whole row is meant. */
export function faultPlace({ table, row }: DraftLine, { column }: RowFault): string {
  return column === undefined ? `${table.sheet}!${row}` : cellPlace(table.sheet, row, column)
}
