/** The changed firms as text that a spreadsheet opens: with its mark of UTF-8, and no cell that runs. */
import { harmless } from '../../base/workbook.ts'
import type { Table } from './changed-table.ts'

export function changedCsv({ titles, rows }: Table): string {
  return `\ufeff${[titles, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

function quoted(text: string): string {
  return `"${harmless(text).replaceAll('"', '""')}"`
}
