import type { Cell, Row, Sheet } from '../../base/workbook.ts'
import { headingOf, strongFields } from './headings.ts'
import { writtenPeriod } from './period-words.ts'
import { plain } from './written.ts'

/** One table found in a sheet: its lines of headings, what stands above it, and what stands below. */
export type Block = {
  /** Titles, units and dates written above the headings. */
  titles: readonly Row[]
  heads: readonly Row[]
  /** By column: the lines of headings as one text, '2025年一季度'. */
  headings: readonly string[]
  body: readonly Row[]
}

/** The tables of a sheet from top to bottom; a sheet without a line of headings has none. */
export function blocksOf(sheet: Sheet, isArea: (text: string) => boolean): Block[] {
  const starts = headStarts(sheet.rows, isArea)
  const firsts = starts.map((start) => (start.above === undefined ? start.at : start.at - 1))
  return starts.map((start, index) => {
    const heads = headLines(sheet.rows, start)
    const from = start.at + heads.below
    const next = firsts[index + 1]
    const until = next === undefined ? sheet.rows.length : titleStart(sheet.rows, from, next)
    const titlesFrom =
      index === 0 ? 0 : titleStart(sheet.rows, previousEnd(starts, index), firsts[index] ?? 0)
    return {
      titles: sheet.rows.slice(titlesFrom, firsts[index]),
      heads: heads.rows,
      headings: joined(heads.rows),
      body: sheet.rows.slice(from, until),
    }
  })
}

/** A sheet with more lines of headings than this repeats them as page heads of one long table or means harm. */
const MOST_TABLES = 100

type Start = { at: number; above: Row | undefined }

function headStarts(rows: readonly Row[], isArea: (text: string) => boolean): Start[] {
  const starts: Start[] = []
  for (const [at, row] of rows.entries()) {
    const last = starts.at(-1)
    if (last !== undefined && at === last.at + 1 && isSubHead(rows[last.at], row)) continue
    if (starts.length < MOST_TABLES && isHead(row, isArea))
      starts.push({ at, above: groupLine(rows[at - 1], row) })
  }
  return starts.length > 0 ? starts : plainStart(rows)
}

/** Without any known heading: the line of words above the first line with a number, for the officer to name its columns. */
function plainStart(rows: readonly Row[]): Start[] {
  const first = rows.findIndex((row) => row.cells.some((cell) => cell && isNumber(cell)))
  const head = rows[first - 1]
  return head === undefined || texts(head).length < 2 ? [] : [{ at: first - 1, above: undefined }]
}

function previousEnd(starts: readonly Start[], index: number): number {
  return (starts[index - 1]?.at ?? 0) + 1
}

/** The lines of headings: a line of groups above, the headings, a line of parts below. */
function headLines(rows: readonly Row[], start: Start) {
  const head = rows[start.at]
  const under = rows[start.at + 1]
  const lines = [start.above, head].filter((row) => row !== undefined)
  if (under !== undefined && isSubHead(head, under)) return { rows: [...lines, under], below: 2 }
  return { rows: lines, below: 1 }
}

/** Lines with a single text directly above the next table's headings are its titles, not the last table's rows. */
function titleStart(rows: readonly Row[], from: number, until: number): number {
  let at = until
  while (at > from && texts(rows[at - 1]).length === 1) at -= 1
  return at
}

function joined(heads: readonly Row[]): string[] {
  const width = Math.max(0, ...heads.map((row) => row.cells.length))
  return Array.from({ length: width }, (_, column) => {
    const words = heads.map((row) => plain(row.cells[column]?.text ?? ''))
    return [...new Set(words)].join('')
  })
}

/** The different texts of a line; the cells of a merged range count once. */
export function texts(row: Row | undefined): string[] {
  if (row === undefined) return []
  return row.cells.flatMap((cell) => (cell === undefined || cell.mergedFrom ? [] : [cell.text]))
}

function isHead(row: Row, isArea: (text: string) => boolean): boolean {
  const cells = row.cells.filter((cell) => cell !== undefined)
  if (cells.length < 2 || cells.some((cell) => isNumber(cell) || cell.text.length > 40))
    return false
  const fields = new Set(cells.map((cell) => headingOf(cell.text)?.field))
  const strong = [...fields].filter(
    (field) => field !== undefined && strongFields.has(field),
  ).length
  const periods = cells.filter(isPeriodHeading).length
  const places = cells.filter((cell) => isAreaHeading(cell, isArea)).length
  if (fields.has('name') || fields.has('code')) return strong >= 2 || periods >= 1 || places >= 2
  if (fields.has('area') && fields.has('value')) return !fields.has(undefined)
  return periods >= 2 && cells.every((cell) => isPeriodHeading(cell) || headingOf(cell.text))
}

/** A number that cannot be a year or month, typed or as text: headings hold none. */
function isNumber(cell: Cell): boolean {
  if (cell.kind === 'formula') return true
  return /^[\d.,%+-]+$/.test(cell.text) && /\d/.test(cell.text) && !isPeriodHeading(cell)
}

export function isPeriodHeading(cell: Cell): boolean {
  if (cell.kind === 'number') return /^(19|20)\d{2}$/.test(cell.text)
  if (cell.kind === 'date') return true
  return /[年季月\dQq半]/.test(cell.text) && typeof writtenPeriod(cell.text) !== 'string'
}

/** A second line below: it names parts of the columns that the first line groups, and no row of data. */
function isSubHead(head: Row | undefined, under: Row): boolean {
  if (head === undefined || under.number !== head.number + 1) return false
  const isName = (cell: Cell | undefined) =>
    /^(name|code)$/.test(headingOf(cell?.text ?? '')?.field ?? '')
  const named = head.cells.findIndex(isName)
  const below = named === -1 ? undefined : under.cells[named]
  if (below !== undefined && below.text !== head.cells[named]?.text) return false
  const own = under.cells.filter(
    (cell, column) => cell !== undefined && cell.text !== head.cells[column]?.text,
  )
  const words = own.filter((cell) => cell && (isPeriodHeading(cell) || headingOf(cell.text)))
  // Where the indicator's heading covers both lines, a word that nobody knows may stand beside the known ones.
  return words.length > 0 && words.length >= (below === undefined ? own.length : 1)
}

/** A line of groups above the headings (2025年 over 一季度, 二季度): it leaves the indicator's column empty. */
function groupLine(above: Row | undefined, head: Row): Row | undefined {
  if (above === undefined || above.number !== head.number - 1) return undefined
  const groups = above.cells.filter((cell) => cell !== undefined)
  const spans = groups.some((cell) => cell.mergedFrom !== undefined)
  const covers = above.cells.findIndex((cell) => cell !== undefined) > 0
  const meaningful = groups.every((cell) => isPeriodHeading(cell) || cell.mergedFrom !== undefined)
  return spans && covers && (meaningful || groups.length < head.cells.length) ? above : undefined
}

function isAreaHeading(cell: Cell, isArea: (text: string) => boolean): boolean {
  return headingOf(cell.text) === undefined && isArea(cell.text)
}
