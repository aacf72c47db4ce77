import { harmless, type Merge, type Row, type Sheet, type Workbook } from '../../base/workbook.ts'
import type { ImportBlock, ImportRow } from './schema.ts'

/** Of a judged file what is needed to give rows back. */
export type JudgedSheet = {
  name: string
  blocks: readonly Pick<ImportBlock, 'headerRows' | 'firstRow'>[]
}
export type JudgedRow = Pick<ImportRow, 'sheet' | 'row' | 'problems'> & { status: string }

/** Rows to be given back as plain data for a writer: the sender's own layout with one more column, the reason. */
export type RejectedSheet = {
  sheet: string
  /** How many of `rows` are titles and headings. */
  headRows: number
  rows: string[][]
  merges: Merge[]
}

/** The heading of the added column. */
export const reasonHeading = '退回原因'

/** The sheets with rows that could not come in: titles and headings as they were, then those rows alone. */
export function rejectedSheets(
  workbook: Workbook,
  judged: { sheets: readonly JudgedSheet[]; rows: readonly JudgedRow[] },
): RejectedSheet[] {
  const reasons = reasonsByRow(judged.rows)
  return workbook.sheets.flatMap((sheet) => {
    const rejected = sheet.rows.filter((row) => reasons.has(cellKey(sheet.name, row.number)))
    if (rejected.length === 0) return []
    const read = judged.sheets.find((each) => each.name === sheet.name)
    return [givenBack(sheet, read, { rejected, reasons })]
  })
}

function cellKey(sheet: string, row: number): string {
  return `${sheet}!${row}`
}

/** One row may have several faults, in a wide table even in several values: each with its cell. */
function reasonsByRow(rows: readonly JudgedRow[]): Map<string, string[]> {
  const reasons = new Map<string, string[]>()
  for (const { sheet, row, status, problems } of rows) {
    if (status !== 'problem') continue
    const key = cellKey(sheet, row)
    const words = problems.map(({ at, message }) => `${at.split('!').at(-1)}:${message.zh}`)
    reasons.set(key, [...new Set([...(reasons.get(key) ?? []), ...words])])
  }
  return reasons
}

type Rejected = { rejected: readonly Row[]; reasons: ReadonlyMap<string, readonly string[]> }

function givenBack(sheet: Sheet, read: JudgedSheet | undefined, { rejected, reasons }: Rejected) {
  const heads = new Set(read?.blocks.flatMap(({ headerRows }) => headerRows))
  const [firstHead, lastHead] = [Math.min(...heads), Math.max(0, ...heads)]
  const firstBody = Math.min(...(read?.blocks.map(({ firstRow }) => firstRow) ?? [1]))
  const given = new Set(rejected)
  const kept = sheet.rows.filter(
    (row) => row.number < firstBody || heads.has(row.number) || given.has(row),
  )
  const width = kept.reduce((widest, row) => Math.max(widest, row.cells.length), 0)
  const at = new Map(kept.map((row, index) => [row.number, index + 1]))
  return {
    sheet: sheet.name,
    headRows: kept.filter((row) => !given.has(row)).length,
    rows: kept.map((row) => {
      const reason = reasons.get(cellKey(sheet.name, row.number))?.join('\n')
      const heading = heads.has(row.number) && row.number === lastHead ? reasonHeading : ''
      return [...written(row, { width, title: row.number < firstHead }), reason ?? heading]
    }),
    merges: sheet.merges.flatMap((merge) => moved(merge, at)),
  }
}

/** What the sheet showed, unable to run. Below the titles a covered cell repeats its range's words: the row that held them may be missing. */
function written(row: Row, { width, title }: { width: number; title: boolean }): string[] {
  return Array.from({ length: width }, (_, column) => {
    const cell = row.cells[column]
    if (cell === undefined || (title && cell.mergedFrom !== undefined)) return ''
    return harmless(cell.text)
  })
}

/** A merged range keeps its place only where all of its rows are given back. */
function moved(merge: Merge, at: ReadonlyMap<number, number>): Merge[] {
  const [top, bottom] = [at.get(merge.top), at.get(merge.bottom)]
  if (top === undefined || bottom === undefined) return []
  return bottom - top === merge.bottom - merge.top ? [{ ...merge, top, bottom }] : []
}
