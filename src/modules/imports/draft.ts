import type { AreaScope } from '../../base/area.ts'
import { closingMonth } from '../../base/period.ts'
import { cellPlace, type Row, type Sheet, type Workbook } from '../../base/workbook.ts'
import type { Definition } from '../indicators/schema.ts'
import { type Block, blocksOf, texts } from './blocks.ts'
import { type Column, columnsOf, isWide } from './columns.ts'
import { indicatorInTitle } from './identify.ts'
import { type DraftRow, interpreted } from './interpret.ts'
import { lineKind } from './lines.ts'
import { type KnownName, namesOf } from './names.ts'
import { periodInTitle, settledPeriod } from './period-words.ts'
import { isPlace, placesOf } from './place-words.ts'
import type { ImportDefaults, Reader, TableContext } from './reader.ts'
import { rowNote } from './row-problems.ts'
import type { ImportBlock, ImportRow, ImportSheet } from './schema.ts'
import { unitOf } from './units.ts'
import { plain, quoted } from './written.ts'

/** Sheet name → column letter → field. */
export type Mapping = Readonly<Record<string, Readonly<Record<string, string>>>>

export type DraftInput = {
  workbook: Workbook
  /** Versions of each card, newest first. */
  definitions: ReadonlyMap<string, readonly Definition[]>
  /** Names that officers have confirmed for indicators before. */
  confirmed?: readonly KnownName[]
  /** The district's own name. */
  district: string
  /** Places that have values. */
  areas: readonly { area: string; scope: AreaScope }[]
  defaults: ImportDefaults
  mapping?: Mapping | undefined
  remembered?: Mapping | undefined
}

/** The file read against the cards; `rows` wait for the ledger. */
export type Draft = {
  workbook: Workbook
  sheets: ImportSheet[]
  rows: DraftRow[]
  /** What the ledger is asked for: these indicators … */
  codes: string[]
  /** … at these closing months and the ones that a jump is measured against. */
  closingMonths: number[]
}

/** Reads every visible sheet. Yields now and then, so that a server can answer others in between. */
export function* drafting(input: DraftInput): Generator<void, Draft> {
  const reader = readerOf(input)
  const sheets: ImportSheet[] = []
  const rows: DraftRow[] = []
  for (const sheet of input.workbook.sheets) {
    const read = sheet.hidden ? hiddenSheet(sheet) : yield* readSheet(sheet, reader, input)
    sheets.push(read.sheet)
    for (const row of read.rows) rows.push(row)
  }
  return { workbook: input.workbook, sheets, rows, ...asked(rows) }
}

function readerOf(input: DraftInput): Reader {
  const cards = [...input.definitions.values()].flat()
  return {
    fileName: input.workbook.name,
    definitions: input.definitions,
    names: namesOf(cards, input.confirmed ?? []),
    places: placesOf(input.district, input.areas),
    defaults: input.defaults,
  }
}

type SheetRead = { sheet: ImportSheet; rows: DraftRow[] }

function hiddenSheet(sheet: Sheet): SheetRead {
  const notice = rowNote(sheet.name, 'hiddenSheet')
  return { sheet: { name: sheet.name, hidden: true, blocks: [], notices: [notice] }, rows: [] }
}

const BREATH = 500

function* readSheet(sheet: Sheet, reader: Reader, input: DraftInput): Generator<void, SheetRead> {
  const isArea = (text: string) => isPlace(text, reader.places)
  const blocks = blocksOf(sheet, isArea)
  const rows: DraftRow[] = []
  const tables: ImportBlock[] = []
  const notices = blocks.length === 0 ? [rowNote(sheet.name, 'noTable')] : []
  for (const block of blocks) {
    const table = tableOf(sheet, block, reader, input)
    tables.push(described(block, table.columns))
    notices.push(...noticesOf(table))
    const lines = { place: undefined as string | undefined }
    for (const [index, row] of block.body.entries()) {
      for (const draft of readLine(row, { reader, table, lines, isArea })) rows.push(draft)
      if (index % BREATH === 0) yield
    }
  }
  return { sheet: { name: sheet.name, hidden: false, blocks: tables, notices }, rows }
}

function tableOf(sheet: Sheet, block: Block, reader: Reader, input: DraftInput): TableContext {
  const titles = block.titles.flatMap(texts)
  const title = titles.findLast((each) => periodInTitle(each) !== undefined) ?? ''
  const period = periodInTitle(title)
  const columns = columnsOf(block, {
    names: reader.names,
    isArea: (text) => isPlace(text, reader.places),
    officer: input.mapping?.[sheet.name] ?? {},
    remembered: input.remembered?.[sheet.name] ?? {},
    year: period?.year ?? yearOfDefault(input.defaults),
  })
  return {
    sheet: sheet.name,
    columns,
    byField: new Map(columns.toReversed().map(({ field, index }) => [field, index])),
    units: unitsIn([...titles, ...block.headings]),
    period,
    title,
    code: indicatorInTitle(titles, reader.definitions),
  }
}

function yearOfDefault({ period }: ImportDefaults): number | undefined {
  return period === undefined ? undefined : Number(period.slice(0, 4))
}

/** '单位:万元、家' above a table or in its corner. */
function unitsIn(titles: readonly string[]): string[] {
  return titles.flatMap((title) => {
    const found = /单位[::]([^()()::]+)/.exec(plain(title))?.[1] ?? ''
    return found
      .split(/[、,,/;;]/)
      .map(unitOf)
      .filter((unit) => unit !== '')
  })
}

function described(block: Block, columns: readonly Column[]): ImportBlock {
  const numbers = block.body.map((row) => row.number)
  const heads = block.heads.map((row) => row.number)
  return {
    headerRows: heads,
    firstRow: numbers[0] ?? (heads.at(-1) ?? 0) + 1,
    lastRow: numbers.at(-1) ?? heads.at(-1) ?? 0,
    layout: columns.some((each) => each.field === 'value' && isWide(each)) ? 'wide' : 'long',
    headers: headersOf([block]),
    columns: columns.map(({ index: _index, written: _written, ...column }) => column),
  }
}

function headersOf(blocks: readonly Block[]): string {
  return blocks.map(({ headings }) => headings.map(plain).join('|')).join('\n')
}

/** The headings of a whole file as one text, under which a sender's mapping is remembered. */
export function headingsOf(draft: Draft): string {
  return draft.sheets
    .flatMap(({ name, blocks }) => blocks.map(({ headers }) => `${name}:${headers}`))
    .join('\n')
}

function noticesOf(table: TableContext) {
  const notices = []
  if (table.units.length > 0)
    notices.push(rowNote(table.sheet, 'sheetUnit', { unit: table.units.join('、') }))
  const { period } = table
  if (period?.year !== undefined && table.columns.every(({ written }) => written === undefined)) {
    const settled = settledPeriod(period, { year: period.year, frequency: 'month' })
    notices.push(rowNote(table.sheet, 'sheetPeriod', { period: settled }))
  }
  const silent = table.columns.every(({ field, unit }) => field !== 'unit' && unit === undefined)
  if (silent && table.units.length === 0) notices.push(rowNote(table.sheet, 'unitAssumed'))
  return notices
}

type Lines = {
  reader: Reader
  table: TableContext
  lines: { place: string | undefined }
  isArea: (text: string) => boolean
}

/** The values of one line, or the line set aside with the word why. */
function readLine(row: Row, { reader, table, lines, isArea }: Lines): DraftRow[] {
  const kind = lineKind(row, table.columns, isArea)
  if (kind === 'place') lines.place = texts(row)[0]
  if (kind !== 'values')
    return [setAside(row, table.sheet, kind === 'total' ? 'totalRow' : 'noteLine')]
  const values = table.columns.filter(({ field }) => field === 'value')
  const wide = values.length > 1
  return values
    .filter(({ index }) => !wide || row.cells[index] !== undefined)
    .map((column) => interpreted({ reader, table, row, column, place: lines.place }))
}

function setAside(row: Row, sheet: string, code: 'totalRow' | 'noteLine'): DraftRow {
  const column = row.cells.findIndex((cell) => cell !== undefined)
  const aside: ImportRow = {
    at: `${sheet}!${row.number}`,
    sheet,
    row: row.number,
    status: 'ignored',
    name: quoted(row.cells[column]?.text ?? ''),
    text: '',
    problems: [],
    warnings: [rowNote(cellPlace(sheet, row.number, column), code)],
  }
  return { row: aside, card: undefined }
}

/** Months back that the last value of a series is looked for: the month, quarter, half-year and year before. */
const lookBack = [0, 1, 2, 3, 6, 9, 12, 24]

function asked(rows: readonly DraftRow[]): Pick<Draft, 'codes' | 'closingMonths'> {
  const codes = new Set<string>()
  const months = new Set<number>()
  for (const {
    row: { value },
  } of rows) {
    if (value === undefined) continue
    codes.add(value.code)
    months.add(closingMonth(value.period))
  }
  const wanted = new Set([...months].flatMap((month) => lookBack.map((back) => month - back)))
  return { codes: [...codes], closingMonths: [...wanted].sort((a, b) => a - b) }
}
