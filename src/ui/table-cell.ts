import type { ReactNode } from 'react'
import type { Language } from '../base/label.ts'
import type { Column } from '../base/list.ts'

/** Column key → what stands in the cell where the column's text is not enough: a mark, a link. */
export type Cells<Row> = Readonly<Partial<Record<string, (row: Row) => ReactNode>>>

/** What stands in one cell. */
export function cellOf<Row>(
  column: Column<Row>,
  row: Row,
  cells: Cells<Row>,
  language: Language,
): ReactNode {
  const own = cells[column.key]
  return own === undefined ? column.text(row, language) : own(row)
}

/**
 * Rows as tab-separated text with their heads, which every spreadsheet takes. A text that a
 * spreadsheet would run as a formula is disarmed; plain numbers stay numbers.
 */
export function pasteText<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  language: Language,
): string {
  const heads = columns.map((column) => column.title[language])
  const lines = rows.map((row) => columns.map((column) => column.text(row, language)))
  return [heads, ...lines].map((line) => line.map(disarmed).join('\t')).join('\n')
}

function disarmed(text: string): string {
  const plain = text.replace(/[\t\r\n]+/g, ' ')
  const isNumber = /^[-+]?[\d,]*\.?\d+%?$/.test(plain)
  return /^[=+\-@]/.test(plain) && !isNumber ? `'${plain}` : plain
}
