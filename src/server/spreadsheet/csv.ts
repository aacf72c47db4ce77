import { parse } from 'csv-parse/sync'
import { packedRow, ROWS_KEPT_OPEN } from '../../base/packed-row.ts'
import type { Cell, Row, Sheet } from '../../base/workbook.ts'
import { refuseWorkbook } from './problems.ts'

/** The one sheet of a .csv or pasted table; `limit` bounds its rows. Refuses `workbook.unreadableText`, `damaged`, `tooManyRows`. */
export function readCsv(bytes: Uint8Array, limit: number): Sheet {
  const text = decoded(bytes)
  const lines = recordsOf(text, limit * 2)
  const rows: Row[] = []
  for (const { record, line } of lines) {
    const cells = record.map(cellOf)
    if (cells.every((cell) => cell === undefined)) continue
    const row = { number: line, cells }
    rows.push(rows.length < ROWS_KEPT_OPEN ? row : packedRow(row))
    if (rows.length > limit) refuseWorkbook('tooManyRows', { limit })
  }
  if (rows.length === 0) refuseWorkbook('empty')
  return { name: 'CSV', hidden: false, rows, merges: [] }
}

/** Longer texts are cut: nobody reads them in a table, and nothing is decided on them. */
export const LONGEST = 2000

function cellOf(text: string): Cell | undefined {
  const shown = text.slice(0, LONGEST).trim()
  return shown === '' ? undefined : { text: shown, kind: 'text' }
}

/** By byte-order mark, then UTF-8 if it is valid, then UTF-16 by its zero bytes, then GB18030 (which contains GBK). */
export function decoded(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // Not in this encoding: refused below.
  }
  return refuseWorkbook('unreadableText')
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 4096)
  const evenZeros = head.filter((byte, index) => byte === 0 && index % 2 === 0).length
  const oddZeros = head.filter((byte, index) => byte === 0 && index % 2 === 1).length
  if (evenZeros + oddZeros > 0) return oddZeros > evenZeros ? 'utf-16le' : 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

type Line = { record: string[]; line: number }

/** Rows keep the number that a spreadsheet would show: blank lines count, lines inside quotes do not. */
function recordsOf(text: string, most: number): Line[] {
  const records = parsed(text, most + 1)
  if (records.length > most) refuseWorkbook('tooManyRows', { limit: most })
  return records.map((record, index) => ({ record, line: index + 1 }))
}

/** The first `most` records; the rest is not looked at. */
function parsed(text: string, most: number): string[][] {
  try {
    return parse(text, {
      to: most,
      delimiter: separatorOf(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    })
  } catch {
    return refuseWorkbook('damaged')
  }
}

/** The separator that occurs most often outside quotes in the first lines; a comma when none does. */
function separatorOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const counts = [',', '\t', ';'].map((separator) => ({
    separator,
    count: head.split(separator).length - 1,
  }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).separator
}
