import { cellPlace, type Row, type Sheet, type Workbook } from '../../base/workbook.ts'
import { plain } from '../imports/written.ts'
import { keyOf, type Mapped, mapped } from './columns.ts'
import type { DraftLine, DraftTable, UnreadColumn } from './draft-row.ts'
import { type Table, tablesOf } from './find-table.ts'
import { type Headings, headingsOf, isPassedOver } from './headings.ts'
import type { Catalogue, Choice, Kind } from './kind.ts'
import { kindsOf } from './kinds.ts'
import { withMoneyUnits } from './money-unit.ts'
import { isAside, lineOf } from './read-row.ts'
import type { RowFault } from './row-problems.ts'
import type { IntakeKind, IntakeMapping, IntakeOptions, IntakeSheet } from './schema.ts'
import { isAid } from './template-sheets.ts'
import { told } from './told.ts'

export type Draft = {
  kind: Kind
  guessed: boolean
  fileName: string
  fileHash: string
  sheets: IntakeSheet[]
  rows: DraftLine[]
  /** Totals, notes, column numbers: read and set aside. */
  ignored: number
}

export type DraftInput = {
  workbook: Workbook
  catalogue: Catalogue
  kind?: IntakeKind | undefined
  mapping?: IntakeMapping | undefined
  /** What a person has decided of earlier looks at this file. */
  decisions?: IntakeOptions['decisions'] | undefined
  /** What this sender's columns meant under these headings last time. */
  remembered?: ((kind: IntakeKind, headers: string) => Readonly<Record<string, string>>) | undefined
}

/** Reads a whole workbook as tables of one kind; undefined when no sheet has a head that is understood. */
export function drafted(input: DraftInput): Draft | undefined {
  const { workbook, catalogue } = input
  const all = kindsOf(catalogue).map(headingsOf)
  const asked = all.find(({ kind }) => kind.id === input.kind)
  const own = workbook.sheets.filter(({ name }) => !isAid(name))
  const visible = own.some(({ hidden }) => !hidden)
  const open = own.filter(({ hidden }) => !hidden || !visible)
  const headings = asked ?? guessed(open, all)
  if (headings === undefined) return undefined
  const read = workbook.sheets.map((sheet) =>
    open.includes(sheet) ? readSheet(sheet, { headings, all, input }) : leftSheet(sheet),
  )
  if (read.every(({ sheet }) => sheet.blocks.length === 0)) return undefined
  return {
    kind: headings.kind,
    guessed: asked === undefined,
    fileName: workbook.name,
    fileHash: workbook.hash,
    sheets: read.map(({ sheet }) => sheet),
    rows: read.flatMap(({ rows }) => rows),
    ignored: read.reduce((sum, { ignored }) => sum + ignored, 0),
  }
}

/** Marks count twice: a list of certificates also tells of firms, towns and industries. */
function weightOf(sheet: Sheet, headings: Headings): number {
  const [table] = tablesOf(sheet, headings)
  if (table === undefined) return 0
  const fields = new Set(
    table.headings.flatMap(({ meaning }) => (meaning?.sure ? meaning.field : [])),
  )
  const marks = headings.kind.marks.filter((field) => fields.has(field)).length
  return marks === 0 ? 0 : fields.size + marks
}

function guessed(sheets: readonly Sheet[], all: readonly Headings[]): Headings | undefined {
  const weights = all.map((headings) => ({
    headings,
    weight: Math.max(0, ...sheets.map((sheet) => weightOf(head(sheet), headings))),
  }))
  const best = weights.reduce((most, each) => (each.weight > most.weight ? each : most))
  return best.weight === 0 ? undefined : best.headings
}

function head(sheet: Sheet): Sheet {
  return { ...sheet, rows: sheet.rows.slice(0, 60) }
}

type SheetRead = { sheet: IntakeSheet; rows: DraftLine[]; ignored: number }

function leftSheet({ name, hidden }: Sheet): SheetRead {
  const notices = [told({ code: isAid(name) ? 'aidSheet' : 'hiddenSheet' }, name)]
  return { sheet: { name, hidden, blocks: [], notices }, rows: [], ignored: 0 }
}

type SheetContext = { headings: Headings; all: readonly Headings[]; input: DraftInput }

function readSheet(sheet: Sheet, context: SheetContext): SheetRead {
  const { headings, all, input } = context
  const { name, hidden } = sheet
  const other = otherKind(sheet, headings, input.kind === undefined ? all : [])
  const tables = other === undefined ? tablesOf(sheet, headings) : []
  if (tables.length === 0) {
    const fault: RowFault =
      other === undefined
        ? { code: 'noHead' }
        : { code: 'otherKind', details: { kind: other.title.zh, kindEn: other.title.en } }
    return {
      sheet: { name, hidden, blocks: [], notices: [told(fault, name)] },
      rows: [],
      ignored: 0,
    }
  }
  const read = tables.map((table) => readTable(sheet, table, context))
  return {
    sheet: {
      name,
      hidden,
      blocks: read.map(({ block }) => block),
      notices: read.flatMap(({ notices }) => notices),
    },
    rows: read.flatMap(({ rows }) => rows),
    ignored: read.reduce((sum, { ignored }) => sum + ignored, 0),
  }
}

/** A sheet that fits another kind clearly better is left for an import of its own. */
function otherKind(sheet: Sheet, own: Headings, all: readonly Headings[]): Kind | undefined {
  const first = head(sheet)
  const mine = weightOf(first, own)
  const best = all
    .map((headings) => ({ kind: headings.kind, weight: weightOf(first, headings) }))
    .reduce((most, each) => (each.weight > most.weight ? each : most), {
      kind: own.kind,
      weight: mine,
    })
  return best.kind !== own.kind && best.weight >= mine + 3 ? best.kind : undefined
}

function readTable(sheet: Sheet, table: Table, { headings, input }: SheetContext) {
  const { kind } = headings
  const headers = table.headings.map(({ text }) => text).join('|')
  const officer = input.mapping?.[sheet.name] ?? input.mapping?.['*'] ?? {}
  const remembered = input.remembered?.(kind.id, headers) ?? {}
  const { columns, notices } = mapped(table, { kind, officer, remembered })
  const known = columns.flatMap(({ of, index, unit, column, header, ...each }) =>
    of === undefined ? [] : [{ of, index, unit, column, header, key: keyOf(each) }],
  )
  const asked = { sheet: sheet.name, table, decisions: input.decisions ?? {} }
  const { columns: used, notices: units } = withMoneyUnits(known, asked)
  const at = new Map(used.map(({ key, index }) => [key, index]))
  const year = yearOfTitles(table.titles)
  const above = [...wordsOf(table.titles), sheet.name, input.workbook.name]
  const title = at.has('title') ? undefined : titleIn(kind, above)
  const blank = Object.fromEntries(used.map(({ key }) => [key, undefined]))
  const place = {
    ...{ sheet: sheet.name, at, columns: used, year, unread: unreadIn(columns) },
    blank: title === undefined ? blank : { title: title.value, ...blank },
  }
  const rows = linesOf(table, place)
  const found = [
    ...notices,
    ...units,
    ...missingColumns(kind, at),
    ...hiddenColumns(sheet, columns),
  ]
  const taken: RowFault[] = [
    ...(title === undefined ? [] : [titleTaken(title)]),
    ...(year === undefined || at.has('year') ? [] : [yearTaken(year)]),
  ]
  const all = [...found, ...taken]
  return {
    block: {
      headerRows: table.heads.map(({ number }) => number),
      firstRow: table.body[0]?.number ?? 0,
      lastRow: table.body.at(-1)?.number ?? 0,
      headers,
      columns: columns.map(({ index: _, of: __, ...column }) => column),
    },
    notices: all.map((fault) => told(fault, noticePlace(sheet.name, table, fault.column))),
    rows,
    ignored: table.body.length - rows.length,
  }
}

function unreadIn(columns: Mapped['columns']): UnreadColumn[] {
  return columns
    .filter(({ by, header }) => by === 'nothing' && header !== '' && !isPassedOver(header))
    .map(({ index, column, header }) => ({ index, column, header }))
}

function linesOf({ body }: Table, place: DraftTable): DraftLine[] {
  const lines: DraftLine[] = []
  for (const row of body) if (!isAside(row, place)) lines.push(lineOf(row, place))
  return lines
}

function noticePlace(sheet: string, { heads }: Table, column: number | undefined): string {
  return column === undefined ? sheet : cellPlace(sheet, heads.at(-1)?.number ?? 1, column)
}

function hiddenColumns({ hiddenColumns = [] }: Sheet, columns: Mapped['columns']): RowFault[] {
  return columns
    .filter(({ index, of }) => of !== undefined && hiddenColumns.includes(index))
    .map(({ index, column, header }) => ({
      code: 'hiddenColumn',
      column: index,
      details: { column, header },
    }))
}

/** Columns without which no row can go in; a firm may be named by code or by name. */
function missingColumns(kind: Kind, at: ReadonlyMap<string, number>): RowFault[] {
  const lacking = kind.columns.filter(({ field, needed }) => needed === true && !at.has(field))
  const firm = kind.columns.filter(({ field }) => field === 'code' || field === 'name')
  const named =
    kind.columns.some(({ field }) => field === 'holder') || firm.some(({ field }) => at.has(field))
  const all = named ? lacking : [...firm.slice(0, 1), ...lacking]
  if (all.length === 0) return []
  const titles = all.map(({ title }) => title.zh).join('、')
  const titlesEn = all.map(({ title }) => title.en).join(', ')
  return [{ code: 'columnsMissing', details: { titles, titlesEn } }]
}

/** A list of one title names it above the table and has no column for it: the longest name that occurs counts. */
function titleIn(kind: Kind, above: readonly string[]): Choice | undefined {
  const column = kind.columns.find(({ field }) => field === 'title')
  const bare = (words: string) => plain(words).replace(/[“”"]/g, '')
  for (const text of above.map(bare)) {
    const found = (column?.choices ?? [])
      .flatMap((choice) => choice.words.map((word) => ({ choice, word: bare(word) })))
      .filter(({ word }) => word.length >= 2 && text.includes(word))
      .sort((one, other) => other.word.length - one.word.length)
    if (found[0] !== undefined) return found[0].choice
  }
  return undefined
}

function titleTaken({ value, words }: Choice): RowFault {
  return { code: 'titleOfTitle', details: { title: words[0] ?? value } }
}

function yearTaken(year: number): RowFault {
  return { code: 'yearOfTitle', details: { year } }
}

function wordsOf(rows: readonly Row[]): string[] {
  return rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.text ?? []))
}

/** '2024年度规上企业名单' names the year of its figures. */
function yearOfTitles(titles: readonly Row[]): number | undefined {
  const found = wordsOf(titles)
    .map((text) => /((?:19|20)\d{2})年(?:度|全年|末)/.exec(plain(text))?.[1])
    .find(Boolean)
  return found === undefined ? undefined : Number(found)
}
