/** One cell in the words of a database. */
import {
  type Cell,
  type CellOperation,
  cellAt,
  isTruth,
  readBy,
  type Sheet,
  type Span,
  spanAt,
} from '../bulk/cell.ts'
import { NotSayable } from '../bulk/value.ts'
import type { Dialect } from './dialect.ts'

export type SqlPrinting = {
  readonly sheet: Sheet
  readonly dialect: Dialect
  /** Cells that an earlier stage holds as columns. */
  readonly named: ReadonlySet<Cell>
}

const BIGINT = 63

export function cellColumn(cell: Cell): string {
  return `v${cell}`
}

export function sqlOf(printing: SqlPrinting, cell: Cell): string {
  return printing.named.has(cell) ? cellColumn(cell) : sqlExpression(printing, cell)
}

export function sqlExpression(printing: SqlPrinting, cell: Cell): string {
  const operation = cellAt(printing.sheet, cell)
  if (isTruth(operation)) return truthSql(printing, operation)
  const span = spanAt(printing.sheet.spans, cell)
  if (!fits(span, printing.dialect.widest)) throw new NotSayable({ slot: cell, reason: 'tooWide' })
  return numberSql(printing, operation, span)
}

function fits({ lo, hi }: Span, bits: number): boolean {
  const most = 1n << BigInt(bits)
  return lo > -most && hi < most
}

function isWide(span: Span): boolean {
  return !fits(span, BIGINT)
}

const INTEGER = 31

/** An operand of a sum or product that its own width cannot hold is widened first. */
function operand(printing: SqlPrinting, cell: Cell, own: Span): string {
  const text = sqlOf(printing, cell)
  const span = spanAt(printing.sheet.spans, cell)
  if (isWide(own)) return isWide(span) ? text : printing.dialect.widened(text)
  // A constant takes the width of what stands beside it, which is no constant.
  const isSmall = fits(span, INTEGER) && cellAt(printing.sheet, cell).op !== 'literal'
  return isSmall && !fits(own, INTEGER) ? printing.dialect.long(text) : text
}

function numberSql(printing: SqlPrinting, operation: CellOperation, own: Span): string {
  const { dialect, sheet } = printing
  const text = (cell: Cell) => operand(printing, cell, own)
  switch (operation.op) {
    case 'literal':
      return dialect.literal(operation.value)
    case 'low':
    case 'high':
    case 'given':
      return columnSql(printing, operation)
    case 'quotient':
      return dialect.quotient(sqlOf(printing, operation.of), sqlOf(printing, operation.by))
    case 'add':
      return `(${operation.of.map(text).join(' + ')})`
    case 'times':
      return `(${text(operation.left)} * ${text(operation.right)})`
    case 'floor': {
      const span = spanAt(sheet.spans, operation.of)
      const how = { negative: span.lo < 0n, wide: isWide(span) }
      return dialect.floor(sqlOf(printing, operation.of), dialect.literal(operation.by), how)
    }
    case 'least':
    case 'greatest':
      return dialect.extreme(operation.op, operation.of.map(text))
    case 'pick':
      return `CASE WHEN ${sqlOf(printing, operation.test)} THEN ${text(operation.yes)} ELSE ${text(operation.no)} END`
    case 'ladder':
      return ladderSql(printing, operation)
    case 'count':
      return `(${operation.of.map((each) => dialect.bit(sqlOf(printing, each))).join(' + ')})`
    default:
      throw new Error(`${operation.op} is no number`)
  }
}

function columnSql(
  { sheet, dialect }: SqlPrinting,
  operation: Extract<CellOperation, { op: 'low' | 'high' | 'given' }>,
): string {
  const held = sheet.columns[operation.column]
  if (held === undefined) throw new Error(`no column ${operation.column}`)
  const text = dialect.number(dialect.quoted(held.name))
  if (sheet.complete) return text
  const ends = { low: held.span.lo, high: held.span.hi }
  const instead = operation.op === 'given' ? operation.instead : ends[operation.op]
  return instead === null ? text : dialect.orElse(text, dialect.literal(instead))
}

function ladderSql(
  printing: SqlPrinting,
  { tests, values, otherwise }: Extract<CellOperation, { op: 'ladder' }>,
): string {
  const { literal } = printing.dialect
  const rungs = tests.map((test, index) => {
    const text = laterSql(printing, test, tests.slice(0, index))
    return `WHEN ${text} THEN ${literal(values[index] ?? 0n)}`
  })
  return `CASE ${rungs.join(' ')} ELSE ${literal(otherwise)} END`
}

/** A rung is asked where those before it do not hold. */
function laterSql(printing: SqlPrinting, test: Cell, before: readonly Cell[]): string {
  const operation = cellAt(printing.sheet, test)
  if (operation.op !== 'or' || printing.named.has(test)) return sqlOf(printing, test)
  const left = operation.of.filter((each) => !before.includes(each))
  return left.length === 0
    ? sqlOf(printing, test)
    : `(${left.map((each) => sqlOf(printing, each)).join(' OR ')})`
}

function truthSql(printing: SqlPrinting, operation: CellOperation): string {
  const text = (cell: Cell) => sqlOf(printing, cell)
  switch (operation.op) {
    case 'truth':
      return operation.value ? 'TRUE' : 'FALSE'
    case 'must':
    case 'may':
    case 'said':
    case 'known':
    case 'within':
      return givenSql(printing, operation)
    case 'and':
      return `(${operation.of.map(text).join(' AND ')})`
    case 'or':
      return `(${operation.of.map(text).join(' OR ')})`
    case 'not':
      return `(NOT ${text(operation.of)})`
    case 'holds':
      return holdsSql(printing, operation)
    default:
      throw new Error(`${operation.op} is no truth`)
  }
}

function givenSql(
  { sheet, dialect }: SqlPrinting,
  operation: Extract<CellOperation, { op: 'must' | 'may' | 'said' | 'known' | 'within' }>,
): string {
  const held = sheet.columns[operation.column]
  if (held === undefined) throw new Error(`no column ${operation.column}`)
  const name = dialect.quoted(held.name)
  if (operation.op === 'known') return `(${name} IS NOT NULL)`
  const text = operation.op === 'within' ? dialect.within(held, placesIn(operation.members)) : name
  if (sheet.complete || operation.op === 'said') return `(${text})`
  return dialect.orElse(text, operation.op === 'may' ? 'TRUE' : 'FALSE')
}

function placesIn(members: bigint): number[] {
  return [...members.toString(2)].reverse().flatMap((bit, place) => (bit === '1' ? [place] : []))
}

function holdsSql(
  printing: SqlPrinting,
  { test, left, right }: Extract<CellOperation, { op: 'holds' }>,
): string {
  return `(${sqlOf(printing, left)} ${test} ${sqlOf(printing, right)})`
}

/** What the text of these cells reads: columns of the register, and cells that a stage holds. */
export function readBelow(
  { sheet, named }: SqlPrinting,
  cells: readonly Cell[],
): { readonly columns: Set<number>; readonly held: Set<Cell> } {
  const columns = new Set<number>()
  const held = new Set<Cell>()
  const seen = new Set<Cell>()
  const visit = (cell: Cell): void => {
    if (seen.has(cell)) return
    seen.add(cell)
    if (named.has(cell)) {
      held.add(cell)
      return
    }
    const operation = cellAt(sheet, cell)
    if ('column' in operation) columns.add(operation.column)
    for (const each of readBy(operation)) visit(each)
  }
  for (const cell of cells) visit(cell)
  return { columns, held }
}
