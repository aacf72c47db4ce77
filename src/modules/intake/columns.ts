import { isCreditCode, normalCode } from '../../base/credit-code.ts'
import { columnName } from '../../base/workbook.ts'
import type { Table } from './find-table.ts'
import type { FieldColumn, Kind } from './kind.ts'
import { columnOf } from './kinds.ts'
import type { RowFault } from './row-problems.ts'
import type { IntakeColumn } from './schema.ts'

/** A column as it is read: where it stands, what it holds, what its heading adds. */
export type ReadColumn = IntakeColumn & { index: number; of: FieldColumn | undefined }

export type Mapped = { columns: ReadColumn[]; notices: RowFault[] }

export type MappingContext = {
  kind: Kind
  /** Column letter → field, as set by the officer or as this sender's last file had it. */
  officer: Readonly<Record<string, string>>
  remembered: Readonly<Record<string, string>>
}

const SAMPLE = 30

/** What each column of a table holds: by hand, as last time, by its heading, by what stands in it. */
export function mapped(table: Table, context: MappingContext): Mapped {
  const columns = table.headings.map((_, index) => columnAt(table, index, context))
  return settled(withCodes(columns, table))
}

function columnAt(
  table: Table,
  index: number,
  { kind, officer, remembered }: MappingContext,
): ReadColumn {
  const column = columnName(index)
  const { text, shown, meaning } = table.headings[index] ?? nothing
  const { unit, year } = meaning ?? {}
  const said = { ...(unit !== undefined && { unit }), ...(year !== undefined && { year }) }
  const base = { index, column, header: shown, ...said }
  const fieldAs = (field: string, by: IntakeColumn['by']) => ({
    ...base,
    ...splitYear(field),
    of: columnOf(kind, splitYear(field).field),
    by,
  })
  const set = officer[column] ?? officer[text] ?? officer[shown]
  if (set !== undefined) return fieldAs(set, 'officer')
  const last = remembered[column]
  if (last !== undefined) return fieldAs(last, 'remembered')
  if (meaning === undefined) return { ...base, field: 'none', of: undefined, by: 'nothing' }
  return { ...base, field: meaning.field, of: columnOf(kind, meaning.field), by: 'words' }
}

const nothing = { text: '', shown: '', meaning: undefined }

/** '营业收入@2023' is how a mapping names the column of one year. */
function splitYear(field: string): { field: string; year?: number } {
  const parts = /^(.+)@((?:19|20)\d{2})$/.exec(field)
  return parts?.[1] === undefined ? { field } : { field: parts[1], year: Number(parts[2]) }
}

/** Where no heading says so, a column that mostly holds credit codes is the code. */
function withCodes(columns: readonly ReadColumn[], table: Table): ReadColumn[] {
  const code = columns.find(({ field }) => field === 'code')
  if (code !== undefined) return [...columns]
  const found = columns.find(({ field, index }) => field === 'none' && mostlyCodes(table, index))
  if (found === undefined) return [...columns]
  return columns.map((each) =>
    each === found ? { ...each, field: 'code', of: codeColumn, by: 'content' as const } : each,
  )
}

const codeColumn: FieldColumn = {
  field: 'code',
  title: { zh: '统一社会信用代码', en: 'unified social credit code' },
  words: [],
  type: 'code',
}

function mostlyCodes({ body }: Table, index: number): boolean {
  const texts = body.slice(0, SAMPLE).flatMap((row) => row.cells[index]?.text ?? [])
  return (
    texts.length > 1 &&
    texts.filter((text) => isCreditCode(normalCode(text))).length * 2 > texts.length
  )
}

/** One column a field (and year): set by hand before remembered before words, then the leftmost. */
function settled(columns: readonly ReadColumn[]): Mapped {
  const notices: RowFault[] = []
  const best = new Map<string, ReadColumn>()
  const rank = { officer: 3, remembered: 2, words: 1, content: 0, nothing: -1 } as const
  for (const column of columns) {
    const key = keyOf(column)
    const before = best.get(key)
    if (before === undefined || rank[column.by] > rank[before.by]) best.set(key, column)
  }
  const settledColumns = columns.map((column) => {
    const kept = best.get(keyOf(column))
    if (column.of === undefined || kept === column || kept === undefined) return column
    const { zh: title, en: titleEn } = column.of.title
    const details = { column: column.column, other: kept.column, title, titleEn }
    notices.push({ code: 'headingTwice', column: column.index, details })
    return { ...column, field: 'none', of: undefined, by: 'nothing' as const }
  })
  return { columns: settledColumns, notices }
}

/** The value's name in a row: its field, and the year where the heading names one. */
export function keyOf({ field, year }: Pick<ReadColumn, 'field' | 'year'>): string {
  return year === undefined ? field : `${field}@${year}`
}
