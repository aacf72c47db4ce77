import type { Row } from '../../base/workbook.ts'
import type { FieldColumn, Kind } from './kind.ts'
import { columnOf } from './kinds.ts'
import type { UnitAsked } from './money-words.ts'
import type { RowFault } from './row-problems.ts'

/** A table of the file with the place of each of its fields. */
export type DraftTable = {
  sheet: string
  /** Column of a field, from 0. */
  at: ReadonlyMap<string, number>
  columns: readonly TableColumn[]
  /** Columns that nobody recognised and nobody has set aside. */
  unread: readonly UnreadColumn[]
  /** A row before its cells are read: the same fields in the same order make all rows alike and quick. */
  blank: DraftRow['values']
  /** The year that the title names. */
  year: number | undefined
}

export type UnreadColumn = { index: number; column: string; header: string }

/** A column that is read: where it stands, and under which key its values are kept. */
export type TableColumn = {
  index: number
  key: string
  of: FieldColumn
  unit: string | undefined
  /** Of amounts: how their unit is asked for. */
  asks?: UnitAsked
}

/** One row by what names it: tens of thousands are held at once, and the rest is read when it is judged. */
export type DraftLine = {
  table: DraftTable
  row: number
  cells: Row
  code: string | undefined
  /** The number of a certificate, the key of a register's entry. */
  number: string | undefined
  key: string | undefined
  year: string | undefined
  /** The firm's name as registers write it. */
  firm: string | undefined
  /** The other party, where the table names one. */
  other?: { code: string | undefined; name: string | undefined }
}

/** One row as its columns were read, before it is held against anything. */
export type DraftRow = DraftLine & {
  /** By field, or field@year; undefined where the cell is empty. */
  values: Readonly<Record<string, string | undefined>>
  problems: RowFault[]
  remarks: RowFault[]
}

/** A problem of a field at its cell; of the row where the table has no such column. */
export function faultAt(row: DraftRow, key: string, fault: RowFault): RowFault {
  const column = row.table.at.get(key)
  return column === undefined ? fault : { ...fault, column }
}

/** The title of a field in both languages, for sentences. */
export function titled(kind: Kind, field: string): { title: string; titleEn: string } {
  const title = columnOf(kind, field.split('@')[0] ?? field)?.title
  const year = field.split('@')[1]
  const after = year === undefined ? '' : ` ${year}`
  return { title: `${title?.zh ?? field}${after}`, titleEn: `${title?.en ?? field}${after}` }
}
