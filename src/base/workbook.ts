/** A spreadsheet as it was read: what each cell shows, and what lies beneath. The port behind which the reading library hides. */

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formula'

export type Cell = {
  /** What the sheet shows: '31.7%', '约52.3', '2025-09-30'. */
  text: string
  /** `formula`: computed by the sheet; `text` is then its stored result, empty when the file holds none. */
  kind: CellKind
  /** Beneath a number its decimal text ('0.317' beneath '31.7%'), beneath a date its ISO date; absent where it equals `text`. */
  raw?: string
  /** The formula's own text without '='; only looked at to refuse, never run. */
  formula?: string
  /** Address of the first cell of the merged range that covers this one and lends it its words. */
  mergedFrom?: string
}

/** Rows without any content are left out, so a sheet may end at row 1,048,576 and still be small. */
export type Row = {
  /** As the sheet counts, from 1. */
  number: number
  /** By column, the first is 0; undefined is an empty cell. */
  cells: readonly (Cell | undefined)[]
  /** Known to hold a number, a date or a truth without a look at its cells; absent where nobody has looked. */
  numeric?: boolean
}

/** A merged range; rows from 1, columns from 0, both ends included. */
export type Merge = { top: number; left: number; bottom: number; right: number }

export type Sheet = {
  name: string
  hidden: boolean
  rows: readonly Row[]
  merges: readonly Merge[]
  /** Columns (from 0) that the sheet hides; absent where the reader does not know. */
  hiddenColumns?: readonly number[]
}

export type Workbook = {
  /** The file's own name, for provenance. */
  name: string
  /** SHA-256 of the bytes in hexadecimal: the same file is known again. */
  hash: string
  sheets: readonly Sheet[]
}

/** 0 → 'A', 25 → 'Z', 26 → 'AA'. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last
}

/** 'C7': row from 1, column from 0. */
export function cellAddress(row: number, column: number): string {
  return `${columnName(column)}${row}`
}

/** 'Sheet1!C7', the address that every problem of an import carries. */
export function cellPlace(sheet: string, row: number, column: number): string {
  return `${sheet}!${cellAddress(row, column)}`
}

/**
 * Text that a spreadsheet will not run when it is typed over or saved as CSV: what begins like a
 * formula gets an apostrophe in front, a plain signed number stays as it is.
 */
export function harmless(text: string): string {
  return /^[\t\r\n ]*[=+\-@|]/.test(text) && !/^[+-]?[\d,]+(\.\d+)?%?$/.test(text)
    ? `'${text}`
    : text
}
