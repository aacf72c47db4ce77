import type { Cell, Row, Sheet } from '../../base/workbook.ts'
import { bareHeading } from '../imports/headings.ts'
import { plain } from '../imports/written.ts'
import { type Heading, type Headings, headingIn } from './headings.ts'

/** One table found in a sheet. */
export type Table = {
  titles: readonly Row[]
  heads: readonly Row[]
  /** By column: the lines of headings as one text, and what it means. */
  headings: readonly { text: string; meaning: Heading | undefined }[]
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
  headings: readonly { text: string; meaning: Heading | undefined }[]
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
    const parts = [...new Set(heads.map((row) => plain(row.cells[column]?.text ?? '')))].filter(
      (text) => text !== '',
    )
    return { text: parts.join(''), meaning: meaningOf(parts, known) }
  })
  const fields = new Set(
    headings.flatMap(({ meaning }) => (meaning?.sure ? [fieldKey(meaning)] : [])),
  )
  // A title merged over all columns would lend one word to each of them.
  const score = fields.size - (lines - 1) * 0.1
  return fields.size < LEAST_FIELDS ? undefined : { from: at, to: at + lines, headings, score }
}

function fieldKey({ field, year }: Heading): string {
  return year === undefined ? field : `${field}@${year}`
}

/** '有效期' over '起' reads as one heading; '企业信息' over '企业名称' as the lower one. */
function meaningOf(parts: readonly string[], known: Headings): Heading | undefined {
  const last = parts.at(-1)
  if (last === undefined) return undefined
  const whole = headingIn(known, parts.join(''))
  if (whole?.sure === true || parts.length === 1) return whole
  const lower = headingIn(known, last)
  const upper = headingIn(known, parts.slice(0, -1).join(''))
  const year = whole?.year ?? upper?.year ?? yearIn(parts)
  const best = lower?.sure ? lower : (whole ?? lower ?? upper)
  if (best === undefined) return undefined
  const unit = best.unit ?? whole?.unit ?? upper?.unit
  return { ...best, ...(year !== undefined && { year }), ...(unit !== undefined && { unit }) }
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
