import type { Cell, Row } from '../../base/workbook.ts'
import { columnName } from '../../base/workbook.ts'
import type { Block } from './blocks.ts'
import { headingOf } from './headings.ts'
import type { Names } from './names.ts'
import { isPeriodFault, settledPeriod, type WrittenPeriod, writtenPeriod } from './period-words.ts'
import { type ImportColumn, type ImportField, importFieldLabels } from './schema.ts'
import { isUnit } from './units.ts'
import { plain } from './written.ts'

/** A column as the reader uses it: what its heading says of the period is kept in words until the indicator is known. */
export type Column = ImportColumn & { index: number; written?: WrittenPeriod }

export type ColumnsContext = {
  names: Names
  isArea: (text: string) => boolean
  /** Column letter → field, as set by the officer. */
  officer: Readonly<Record<string, string>>
  /** The same, from this sender's last file with these headings. */
  remembered: Readonly<Record<string, string>>
  /** The year in the title, for headings that name only a quarter or month. */
  year: number | undefined
}

/** Fields that several columns of one table may hold. */
const repeatable: ReadonlySet<ImportField> = new Set(['value', 'none', 'note'])
const SAMPLE = 50
/** The confidence of a column that nothing explains. */
const UNKNOWN = 50

export function columnsOf(block: Block, context: ColumnsContext): Column[] {
  const first = block.headings.map((header, index) => columnOf(block, header, index, context))
  return settled(withValue(withNames(first, block, context), block))
}

function columnOf(block: Block, header: string, index: number, context: ColumnsContext): Column {
  const column = columnName(index)
  const base = { index, column, header }
  const byWords = fromHeading(block, header, index, context)
  const set = fieldOf(context.officer[column])
  if (set !== undefined) return { ...byWords, ...base, field: set, confidence: 100, by: 'officer' }
  const last = fieldOf(context.remembered[column])
  if (last !== undefined)
    return { ...byWords, ...base, field: last, confidence: 100, by: 'remembered' }
  return { ...byWords, ...base }
}

export function fieldOf(word: string | undefined): ImportField | undefined {
  return word !== undefined && word in importFieldLabels ? (word as ImportField) : undefined
}

/** 单位 is a unit of measure or somebody's office. */
function isBody(text: string): boolean {
  return (
    /(局|委|办|办公室|中心|公司|镇|街道|园区|管委会|部|院|所|会|处)$/.test(plain(text)) &&
    !isUnit(text)
  )
}

type Meaning = Omit<Column, 'index' | 'column' | 'header'>

function fromHeading(
  block: Block,
  header: string,
  index: number,
  context: ColumnsContext,
): Meaning {
  const heading = headingOf(header)
  const unit = heading?.unit === undefined ? {} : { unit: heading.unit }
  if (heading?.field === 'none')
    return { field: 'none', confidence: heading.confidence, by: 'words' }
  const named = heading !== undefined && heading.confidence === 100 && heading.field !== 'value'
  const written = named ? undefined : periodOfHeading(block, header, index)
  if (written !== undefined) {
    const year = context.year
    const period = settledPeriod(written, { year, frequency: 'month' })
    const known = isPeriodFault(period) ? {} : { period }
    return { field: 'value', confidence: 95, by: 'words', written, ...known, ...unit }
  }
  const area = plain(header)
  if (heading === undefined && context.isArea(area))
    return { field: 'value', confidence: 90, by: 'words', area }
  if (heading?.field === 'unit' && mostly(block.body, index, isBody))
    return { field: 'none', confidence: 60, by: 'content' }
  if (heading !== undefined)
    return { field: heading.field, confidence: heading.confidence, by: 'words', ...unit }
  return fromContent(block.body, index, context)
}

/** The period in a heading, alone ('2025年一季度') or beside a word for the value ('9月累计'). */
function periodOfHeading(block: Block, header: string, index: number): WrittenPeriod | undefined {
  const own = block.heads.at(-1)?.cells[index]
  if (own?.kind === 'date' && own.raw !== undefined) return read(own.raw.slice(0, 7))
  return read(header)
}

function read(text: string): WrittenPeriod | undefined {
  const reading = writtenPeriod(text)
  return typeof reading === 'string' ? undefined : reading
}

function fromContent(body: readonly Row[], index: number, { names }: ColumnsContext): Meaning {
  if (mostly(body, index, (text) => names.has(plain(text).toUpperCase())))
    return { field: 'code', confidence: 75, by: 'content' }
  if (mostly(body, index, isUnit)) return { field: 'unit', confidence: 75, by: 'content' }
  return { field: 'none', confidence: UNKNOWN, by: 'words' }
}

/** Without a heading for the indicator, the first column that mostly holds known names is it. */
function withNames(columns: Column[], { body }: Block, { names }: ColumnsContext): Column[] {
  if (columns.some(({ field }) => field === 'name' || field === 'code')) return columns
  const found = columns.find(({ index }) =>
    mostly(body, index, (text) => names.match(text).kind !== 'unknown'),
  )
  return columns.map((each) =>
    each === found ? { ...each, field: 'name', confidence: 75, by: 'content' } : each,
  )
}

/** Without a heading for the value, the only column of numbers that no heading explains is it. */
function withValue(columns: Column[], { body }: Block): Column[] {
  if (columns.some(({ field }) => field === 'value')) return columns
  const found = columns.filter(
    ({ field, confidence, index }) =>
      field === 'none' && confidence === UNKNOWN && mostly(body, index, (text) => /\d/.test(text)),
  )
  const [only] = found
  return columns.map((each) =>
    found.length === 1 && each === only
      ? { ...each, field: 'value', confidence: 60, by: 'content' }
      : each,
  )
}

function mostly(body: readonly Row[], index: number, holds: (text: string) => boolean): boolean {
  const filled = body
    .slice(0, SAMPLE)
    .map((row) => row.cells[index])
    .filter((cell): cell is Cell => cell !== undefined)
  return filled.length > 0 && filled.filter(({ text }) => holds(text)).length * 2 >= filled.length
}

/** One column a field: the surest counts, then the leftmost; the others are left for the officer to decide. */
function settled(columns: readonly Column[]): Column[] {
  const wide = columns.filter((each) => each.field === 'value' && isWide(each)).length > 0
  const best = new Map<ImportField, Column>()
  for (const column of columns) {
    const before = best.get(column.field)
    if (before === undefined || column.confidence > before.confidence)
      best.set(column.field, column)
  }
  return columns.map((column) => {
    const keeps =
      column.by === 'officer' ||
      best.get(column.field) === column ||
      (repeatable.has(column.field) && (column.field !== 'value' || (wide && isWide(column))))
    return keeps && !(column.field === 'value' && wide && !isWide(column) && column.by === 'words')
      ? column
      : { ...column, field: 'none', confidence: UNKNOWN }
  })
}

export function isWide(column: Column): boolean {
  return column.written !== undefined || column.area !== undefined
}
