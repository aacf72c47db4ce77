import type { Kind } from './kind.ts'
import { columnOf } from './kinds.ts'
import type { RowFault } from './row-problems.ts'

/** A table of the file with the place of each of its fields. */
export type DraftTable = {
  sheet: string
  /** Column of a field, from 0. */
  at: ReadonlyMap<string, number>
  /** The year that the title names. */
  year: number | undefined
  /** The certificate's title that stands above the table, where no column says it. */
  title: string | undefined
}

/** One row as its columns were read, before it is held against anything. */
export type DraftRow = {
  table: DraftTable
  row: number
  /** By field, or field@year. An empty cell is absent. */
  values: Readonly<Record<string, string>>
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
