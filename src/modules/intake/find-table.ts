import type { Cell, Row, Sheet } from '../../base/workbook.ts'
import { bareHeading } from '../imports/headings.ts'
import { isUnit } from '../imports/units.ts'
import { plain } from '../imports/written.ts'
import { beneath, type Heading, type Headings, headingIn } from './headings.ts'

/** The lines over one column: as one text, as people are shown them, and what they mean. */
type TableHeading = { text: string; shown: string; meaning: Heading | undefined }

/** One table found in a sheet. */
export type Table = {
  titles: readonly Row[]
  heads: readonly Row[]
  headings: readonly TableHeading[]
  body: readonly Row[]
  /** Of its headings, how many different fields are recognised. */
  score: number
}

/** Heads are looked for in so many first rows; a table below others begins where its own head stands. */
const HEAD_ROWS = 40
const MOST_TABLES = 20
/** Fields that a head must show; a single known word may stand in any title. */
const LEAST_FIELDS = 2

/** The tables of a sheet for one kind, from top to bottom. */
export function tablesOf(sheet: Sheet, headings: Headings): Table[] {
  const first = bestHead(sheet.rows.slice(0, HEAD_ROWS), headings)
  if (first === undefined) return []
  const starts = [first, ...laterHeads(sheet.rows, first, headings)]
  return starts.map((start, index) => {
    const end = starts[index + 1]?.from ?? sheet.rows.length
    const before = index === 0 ? 0 : start.from
    const known = { ...start, texts: new Set(start.headings.map(({ text }) => bareHeading(text))) }
    return {
      titles: sheet.rows.slice(before, start.from),
      heads: sheet.rows.slice(start.from, start.to),
      headings: start.headings,
      body: sheet.rows.slice(start.to, end).filter((row) => !repeatsHead(row, known)),
      score: start.score,
    }
  })
}

type Head = {
  from: number
  to: number
  headings: readonly TableHeading[]
  score: number
}

function bestHead(rows: readonly Row[], headings: Headings): Head | undefined {
  let best: Head | undefined
  for (const at of rows.keys())
    for (const lines of [1, 2, 3]) {
      const head = headAt(rows, { at, lines }, headings)
      if (head !== undefined && (best === undefined || head.score > best.score)) best = head
    }
  return best
}

/** Below the first table only a line that is no data and shows as many fields of its own counts as a head. */
function laterHeads(rows: readonly Row[], first: Head, headings: Headings): Head[] {
  const heads: Head[] = []
  const same = first.headings.map(({ text }) => text).join('|')
  for (let at = first.to; at < rows.length && heads.length < MOST_TABLES; at += 1) {
    const head = mayBeHead(rows[at]) ? headAt(rows, { at, lines: 1 }, headings) : undefined
    if (head === undefined || head.score < first.score / 2) continue
    if (head.headings.map(({ text }) => text).join('|') !== same) heads.push(head)
  }
  return heads
}

/** A cheap look first: tens of thousands of rows of data are passed here. */
function mayBeHead(row: Row | undefined): boolean {
  if (row === undefined || row.numeric === true) return false
  return row.cells.every(
    (cell) =>
      cell === undefined ||
      (cell.kind === 'text' && cell.text.length <= 40 && !/^\d/.test(cell.text)),
  )
}

function headAt(
  rows: readonly Row[],
  { at, lines }: { at: number; lines: number },
  known: Headings,
): Head | undefined {
  const heads = rows.slice(at, at + lines)
  if (heads.length < lines || heads.some((row) => !isHeadLine(row))) return undefined
  if (lines > 1 && !fitTogether(heads)) return undefined
  const width = Math.max(...heads.map(({ cells }) => cells.length))
  const headings = Array.from({ length: width }, (_, column) => {
    const parts = partsAt(heads, column)
    const group = parts.length > 1 ? parts.slice(0, -1).join('') : groupLeftOf(heads, column)
    const over = { group, spans: parts.length > 1 && spansMore(heads, column) }
    return {
      ...{ text: parts.join(''), shown: parts.join(HEADS_APART) },
      meaning: meaningOf(parts, over, known),
    }
  })
  const fields = new Set(
    headings.flatMap(({ meaning }) => (meaning?.sure ? [fieldKey(meaning)] : [])),
  )
  // A title merged over all columns would lend one word to each of them.
  const score = fields.size - (lines - 1) * 0.1
  return fields.size < LEAST_FIELDS ? undefined : { from: at, to: at + lines, headings, score }
}

/** Between the lines of a head where they stand in one cell, as in rows that are given back. */
export const HEADS_APART = ' / '

function partsAt(heads: readonly Row[], column: number): string[] {
  const lines = heads.flatMap((row) => (row.cells[column]?.text ?? '').split(HEADS_APART))
  return [...new Set(lines.map(plain))].filter((text) => text !== '')
}

/** A group that was written over its first column and not merged over the others. */
function groupLeftOf(heads: readonly Row[], column: number): string {
  const [upper] = heads
  if (upper === undefined || heads.length === 1 || upper.cells[column] !== undefined) return ''
  for (let at = column - 1; at >= 0; at -= 1) {
    const cell = upper.cells[at]
    if (cell !== undefined) return plain(cell.text)
  }
  return ''
}

/** Whether the upper line says its words of a neighbour too: then they are a group's and no column's. */
function spansMore([upper, ...lower]: readonly Row[], column: number): boolean {
  if (upper === undefined || lower.length === 0) return true
  const { cells } = upper
  const own = cells[column]?.text
  const right = cells[column + 1]
  if (right?.mergedFrom !== undefined && right.text === own) return true
  return cells[column]?.mergedFrom !== undefined && cells[column - 1]?.text === own
}

function fieldKey({ field, year }: Heading): string {
  return year === undefined ? field : `${field}@${year}`
}

type Over = { group: string; spans: boolean }

/** '有效期' over '起' reads as one heading; '企业信息' over '企业名称' as the lower one. */
function meaningOf(
  parts: readonly string[],
  { group, spans }: Over,
  known: Headings,
): Heading | undefined {
  const last = parts.at(-1)
  if (last === undefined) return undefined
  const whole = headingIn(known, parts.join(''))
  const grouped = group === '' ? undefined : beneath(known, group, last)
  if (whole?.sure === true || (parts.length === 1 && grouped === undefined)) return whole
  const lower = headingIn(known, last)
  const upper = headingIn(known, parts.slice(0, -1).join(''))
  const own = grouped ?? (lower?.sure ? lower : (whole ?? lower))
  const best = own ?? (spans && !isSlot(last) ? undefined : upper)
  const lines = [best, whole, upper, lower]
  return best && { ...best, ...saidBy(lines, parts) }
}

/** The unit and the year that one of the lines says. */
function saidBy(lines: readonly (Heading | undefined)[], parts: readonly string[]) {
  const unit = lines.map((line) => line?.unit).find((each) => each !== undefined)
  const year = lines.map((line) => line?.year).find((each) => each !== undefined) ?? yearIn(parts)
  return { ...(year !== undefined && { year }), ...(unit !== undefined && { unit }) }
}

/** A year, a unit: what one column of a group may say where the group says the rest. */
function isSlot(lower: string): boolean {
  const bare = lower.replace(/[()]/g, '')
  return /^(?:19|20)\d{2}(年?度?|年末)$/.test(bare) || isUnit(bare)
}

function yearIn(parts: readonly string[]): number | undefined {
  const year = parts.map((part) => /^((?:19|20)\d{2})年?度?$/.exec(part)?.[1]).find((each) => each)
  return year === undefined ? undefined : Number(year)
}

/** Words, not data: no number but a year, nothing long. */
function isHeadLine(row: Row): boolean {
  const cells = row.cells.filter((cell): cell is Cell => cell !== undefined)
  const bad = (cell: Cell) =>
    cell.text.length > 60 ||
    (/^[\d.,%+-]+$/.test(cell.text) && !/^(19|20)\d{2}$/.test(cell.text)) ||
    cell.kind === 'formula'
  return cells.length >= 2 && !cells.some(bad)
}

/** Lines of one head: adjoining, and the lower one fills what the upper one leaves open or spans. */
function fitTogether(heads: readonly Row[]): boolean {
  return heads.slice(1).every((row, index) => {
    const above = heads[index]
    if (above === undefined || row.number !== above.number + 1) return false
    const spans =
      above.cells.some((cell) => cell?.mergedFrom !== undefined) ||
      row.cells.some((cell) => cell?.mergedFrom !== undefined)
    const gaps = row.cells.some(
      (cell, column) => cell !== undefined && above.cells[column] === undefined,
    )
    return spans || gaps
  })
}

/** Page heads in the middle of a long table, and a second line that only repeats the first. */
function repeatsHead(row: Row, head: { texts: ReadonlySet<string> }): boolean {
  if (!mayBeHead(row)) return false
  const cells = row.cells.filter((cell): cell is Cell => cell !== undefined)
  if (cells.length < 2) return false
  const same = cells.filter((cell) => head.texts.has(bareHeading(cell.text))).length
  return same >= 2 && same * 2 > cells.length
}
