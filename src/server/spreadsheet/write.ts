import { type ColumnDef, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { harmless } from '../../base/workbook.ts'
import { withFixedDates } from '../documents/fixed-zip.ts'

/** A cell to write: a text, or a number with the decimal text that people are to see. */
export type CellToWrite = string | { shown: string } | null

export type SheetToWrite = {
  name: string
  titles: readonly string[]
  rows: readonly (readonly CellToWrite[])[]
}

/** Spreadsheets keep fifteen digits; a longer number stays a text and keeps all of its own. */
const MAX_DIGITS = 15
/** Excel refuses these in the name of a sheet, and names above 31 letters. */
const FORBIDDEN = /[[\]:*?/\\]/g

/** The bytes of an .xlsx; texts that a spreadsheet would run as a formula are disarmed. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(written) })
}

/** The same for a file that is kept and made again: the same content gives the same bytes. */
export async function writeKeptWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const properties = { modified: new Date('1980-01-01T00:00:00Z') }
  return withFixedDates(await writeXlsx({ sheets: sheets.map(written), properties }))
}

function written({ name, titles, rows }: SheetToWrite): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  const head = titles.map((title) => harmless(title))
  head.forEach((value, column) => {
    cells.set(`0,${column}`, { value, type: 'string', style: { font: { bold: true } } })
  })
  const values = rows.map((row, index) =>
    row.map((cell, column) => {
      if (cell === null || typeof cell === 'string') return cell === null ? null : harmless(cell)
      const number = asNumber(cell.shown)
      if (number === undefined) return harmless(cell.shown)
      const style = { numFmt: number.format }
      cells.set(`${index + 1},${column}`, { value: number.value, type: 'number', style })
      return number.value
    }),
  )
  return {
    name: name.replace(FORBIDDEN, ' ').slice(0, 31),
    columns: widths([head, ...rows.slice(0, 200).map((row) => row.map(textOf))]),
    rows: [head, ...values],
    cells,
    freezePane: { rows: 1 },
  }
}

/**
 * '1,234.50' → 1234.5 shown as #,##0.00; '31.70%' → 0.317 shown as 0.00%; '+2' → 2 shown with its sign;
 * other texts are no numbers.
 */
function asNumber(shown: string): { value: number; format: string } | undefined {
  const parts = /^([-+]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)$/.exec(shown)
  if (parts === null) return undefined
  const [, sign = '', whole = '', fraction = '', percent = ''] = parts
  if (whole.length + fraction.length > MAX_DIGITS) return undefined
  const plain = Number(`${sign}${whole.replaceAll(',', '')}.${fraction || '0'}`)
  const decimals = fraction === '' ? '' : `.${'0'.repeat(fraction.length)}`
  const format = `${whole.includes(',') ? '#,##0' : '0'}${decimals}${percent}`
  const signed = sign === '+' ? `+${format};-${format};${format}` : format
  return { value: percent === '' ? plain : plain / 100, format: signed }
}

function textOf(cell: CellToWrite): string {
  return typeof cell === 'object' ? (cell?.shown ?? '') : cell
}

/** Chinese letters are two wide; 8 to 60. */
function widths(rows: readonly (readonly string[])[]): ColumnDef[] {
  const wide = (text: string) =>
    [...text].reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0)
  const columns = rows[0]?.length ?? 0
  return Array.from({ length: columns }, (_, column) => {
    const longest = Math.max(...rows.map((row) => wide(row[column] ?? '')))
    return { width: Math.min(60, Math.max(8, longest + 2)) }
  })
}
