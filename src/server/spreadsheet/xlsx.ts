import { formatValue } from 'hucre'
import {
  type CellValue,
  type Cell as LibraryCell,
  type Sheet as LibrarySheet,
  readXlsx,
} from 'hucre/xlsx'
import { type Cell, cellAddress, type Merge, type Sheet } from '../../base/workbook.ts'
import { checkArchive, unpack } from '../archive.ts'
import { LONGEST } from './csv.ts'
import { scannedSheet } from './large-sheet.ts'
import { refuseWorkbook } from './problems.ts'
import { type WorkbookParts, workbookParts } from './workbook-parts.ts'

export const limits = { rows: 200_000, cells: 4_000_000, mergedCells: 500_000 }

/** The sheets of an .xlsx that `checkParts` let pass. Refuses `workbook.tooManyRows`, `damaged`, `empty`. */
export async function readSheets(bytes: Uint8Array, largest = LARGEST): Promise<Sheet[]> {
  const { parts, large } = largeSheets(bytes, largest)
  const names = new Set(large.map(({ name }) => name))
  const sheets = await read(bytes, names)
  let rows = 0
  const counted = (made: Sheet): Sheet => {
    rows += made.rows.length
    if (rows > limits.rows) refuseWorkbook('tooManyRows', { limit: limits.rows })
    return made
  }
  const converted = sheets.map((sheet) => counted(sheetOf(sheet)))
  const scanned = large.map(({ name, hidden, xml }) => counted(scan({ name, hidden, xml }, parts)))
  if (rows === 0) refuseWorkbook('empty')
  const order = parts?.sheets.map(({ name }) => stored(name)) ?? []
  const all = [...converted, ...scanned]
  return large.length === 0
    ? all
    : all.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
}

/** Sheets whose part unpacks to more than this are read byte by byte and not by the library. */
const LARGEST = 4 * 1024 * 1024

type LargeSheet = { name: string; hidden: boolean; xml: Buffer }

/** None where the parts are written in a way that only the library understands. */
function largeSheets(
  bytes: Uint8Array,
  largest: number,
): { parts: WorkbookParts | undefined; large: LargeSheet[] } {
  const entries = checkArchive(bytes)
  const big = entries.filter(
    ({ name, unpacked }) => unpacked > largest && name.includes('worksheets/'),
  )
  const parts = big.length === 0 ? undefined : workbookParts(bytes, entries)
  const large = big.flatMap((entry) => {
    const part = parts?.sheets.find(({ path }) => path === entry.name)
    if (part === undefined) return []
    const { buffer, byteOffset, byteLength } = unpack(bytes, entry)
    const xml = Buffer.from(buffer, byteOffset, byteLength)
    return isUsual(xml) ? [{ name: part.name, hidden: part.hidden, xml }] : []
  })
  return { parts, large }
}

/** Without prefixes and in UTF-8, as everything but a few programs writes it. */
function isUsual(xml: Buffer): boolean {
  const head = xml.toString('latin1', 0, 400)
  return xml.includes('<sheetData') && !/encoding="(?!utf-8)/i.test(head)
}

function scan({ name, hidden, xml }: LargeSheet, parts: WorkbookParts | undefined): Sheet {
  const found = scannedSheet(xml, {
    looks: parts?.looks ?? [],
    strings: parts?.strings() ?? [],
    date1904: parts?.date1904 ?? false,
    shown: plainCell,
    kept: stored,
    count(rows, cells) {
      if (rows > limits.rows || cells > limits.cells)
        refuseWorkbook('tooManyRows', { limit: limits.rows })
    },
  })
  if (found === undefined) return refuseWorkbook('damaged')
  const { rows, open, widest, merges, hiddenColumns } = found
  lendWords(open, merges, widest)
  return { name: stored(name), hidden, rows, merges, hiddenColumns }
}

async function read(bytes: Uint8Array, without: ReadonlySet<string>): Promise<LibrarySheet[]> {
  try {
    const sheets =
      without.size === 0 ? {} : { sheets: (info: { name: string }) => !without.has(info.name) }
    return (await readXlsx(bytes, { readStyles: true, ...sheets })).sheets
  } catch (fault) {
    // The library's own bound on a sheet's extent, which two cells in opposite corners pass.
    const extent = fault instanceof Error && /over the \d+ limit/.test(fault.message)
    return extent
      ? refuseWorkbook('tooManyRows', { limit: limits.rows })
      : refuseWorkbook('damaged')
  }
}

function sheetOf(sheet: LibrarySheet): Sheet {
  const rows = rowsOf(sheet)
  const merges = (sheet.merges ?? []).map((merge) => ({
    top: merge.startRow + 1,
    bottom: merge.endRow + 1,
    left: merge.startCol,
    right: merge.endCol,
  }))
  lendWords(rows, merges, widthOf(rows))
  return {
    name: stored(sheet.name),
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows,
    merges,
    hiddenColumns: (sheet.columns ?? []).flatMap((column, at) => (column?.hidden ? [at] : [])),
  }
}

type OpenRow = { number: number; cells: (Cell | undefined)[] }

/** Rows with content only; cells after the last filled one are cut off. */
function rowsOf(sheet: LibrarySheet): OpenRow[] {
  const rows: OpenRow[] = []
  let total = 0
  for (const [at, values] of sheet.rows.entries()) {
    const cells: (Cell | undefined)[] = []
    let width = 0
    for (const [column, value] of values.entries()) {
      const cell = cellOf(value, sheet.cells?.get(`${at},${column}`))
      cells.push(cell)
      if (cell !== undefined) width = column + 1
    }
    if (width === 0) continue
    total += width
    if (total > limits.cells) refuseWorkbook('tooManyRows', { limit: limits.rows })
    rows.push({ number: at + 1, cells: cells.slice(0, width) })
  }
  return rows
}

/** Signs that a file can spell out (`_x0000_`) and no text holds: control signs and half characters. */
const UNSTORABLE = /(?![\t\n\r])\p{Cc}|\p{Surrogate}/gu

function stored(text: string): string {
  // Most cells hold plain words: one look, and no copy is made.
  if (text.length <= LONGEST && /^[!-~\u4e00-\u9fff]*$/.test(text)) return text
  return text.slice(0, LONGEST).replace(UNSTORABLE, '').trim()
}

function cellOf(value: CellValue, details: LibraryCell | undefined): Cell | undefined {
  if (details?.type === 'error') return { kind: 'error', text: String(value) }
  const formula = details?.formula
  if (formula !== undefined) return formulaCell(value, details, formula)
  if (value === null) return undefined
  if (typeof value !== 'string') return plainCell(value, details?.style?.numFmt)
  const text = stored(value)
  return text === '' ? undefined : { kind: 'text', text }
}

function formulaCell(value: CellValue, details: LibraryCell | undefined, formula: string): Cell {
  const result = value === null || value === '' ? undefined : value
  const shown: Cell =
    result === undefined || typeof result === 'string'
      ? { kind: 'text', text: stored(result ?? '') }
      : plainCell(result, details?.style?.numFmt)
  return { ...shown, kind: 'formula', formula: stored(formula).slice(0, 200) }
}

function plainCell(value: number | boolean | Date, format: string | undefined): Cell {
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE' }
  if (value instanceof Date) {
    const raw = Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
    const text = format === undefined ? raw : formatValue(value, format)
    return text === raw ? { kind: 'date', text } : { kind: 'date', text, raw }
  }
  const raw = digits(value)
  const text = format === undefined || format === 'General' ? raw : shownNumber(value, format)
  return text === raw ? { kind: 'number', text } : { kind: 'number', text, raw }
}

/** Fifteen significant digits, as spreadsheets show: 0.1 + 0.2 is 0.3. */
function digits(value: number): string {
  const text = String(value)
  return text.length <= 15 ? text : String(Number(value.toPrecision(15)))
}

/** `0!.0,` is how Chinese sheets show 万: the digits of value ÷ 1000 with a point set before the last one. */
function shownNumber(value: number, format: string): string {
  const tenThousands = /^0!\.0,(?:"([^"]*)"|([^";]*))/.exec(format)
  if (tenThousands !== null)
    return (value / 10_000).toFixed(1) + (tenThousands[1] ?? tenThousands[2] ?? '')
  return formatValue(value, format).trim()
}

/** Every cell of a merged range says what its first cell says, so that a town's name stands beside each of its rows. */
function lendWords(rows: readonly OpenRow[], merges: readonly Merge[], widest: number): void {
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  let lent = 0
  for (const { top, left, bottom, right } of merges) {
    const first = byNumber.get(top)?.cells[left]
    if (first === undefined) continue
    const cell = { ...first, mergedFrom: cellAddress(top, left) }
    const last = Math.min(right, widest - 1)
    for (const row of rowsBetween(rows, byNumber, { top, bottom })) {
      lent += last - left + 1
      if (lent > limits.mergedCells) return
      lend(row, cell, { left, last })
    }
  }
}

function lend(row: OpenRow, cell: Cell, { left, last }: { left: number; last: number }): void {
  for (let column = left; column <= last; column += 1) row.cells[column] ??= cell
}

function widthOf(rows: readonly { cells: readonly unknown[] }[]): number {
  return rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0)
}

function rowsBetween(
  rows: readonly OpenRow[],
  byNumber: ReadonlyMap<number, OpenRow>,
  { top, bottom }: { top: number; bottom: number },
): OpenRow[] {
  if (bottom - top > rows.length)
    return rows.filter(({ number }) => number >= top && number <= bottom)
  const numbers = Array.from({ length: bottom - top + 1 }, (_, index) => top + index)
  return numbers.map((number) => byNumber.get(number)).filter((row) => row !== undefined)
}
