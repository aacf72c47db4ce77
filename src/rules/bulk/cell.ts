/**
 * What the bulk engines compute for a row: whole numbers and truths, each from those before it. Equal
 * cells are one, known ones fold, and every number carries the range it can have, so that a printer can
 * prove which width holds it.
 */
import type { ValueType } from '../meaning/ir.ts'

export type Cell = number

export type Order = '>=' | '>' | '='

export type CellOperation =
  | { readonly op: 'literal'; readonly value: bigint }
  /** The least and greatest a column can be in this row; one and the same where it is given. */
  | { readonly op: 'low' | 'high'; readonly column: number }
  | { readonly op: 'add'; readonly of: readonly Cell[] }
  | { readonly op: 'times'; readonly left: Cell; readonly right: Cell }
  /** floor(of / by), by > 0. */
  | { readonly op: 'floor'; readonly of: Cell; readonly by: bigint }
  | { readonly op: 'least' | 'greatest'; readonly of: readonly Cell[] }
  | { readonly op: 'pick'; readonly test: Cell; readonly yes: Cell; readonly no: Cell }
  /** The value of the first test that holds; each test implies the next one. */
  | {
      readonly op: 'ladder'
      readonly tests: readonly Cell[]
      readonly values: readonly bigint[]
      readonly otherwise: bigint
    }
  /** Of the databases alone. floor(of / by); NULL where `by` is 0 or NULL. */
  | { readonly op: 'quotient'; readonly of: Cell; readonly by: Cell }
  /** Of the databases alone. The column itself; where it is missing `instead`, or NULL. */
  | { readonly op: 'given'; readonly column: number; readonly instead: bigint | null }
  /** How many of the truths hold. */
  | { readonly op: 'count'; readonly of: readonly Cell[] }
  | { readonly op: 'truth'; readonly value: boolean }
  /** A column of yes and no is certainly, possibly yes. */
  | { readonly op: 'must' | 'may'; readonly column: number }
  /** Of the databases alone. A column of yes and no as it is, NULL where it is missing. */
  | { readonly op: 'said'; readonly column: number }
  /** The column is given in this row. */
  | { readonly op: 'known'; readonly column: number }
  /** The column is given and its member lies in the set. */
  | { readonly op: 'within'; readonly column: number; readonly members: bigint }
  | { readonly op: 'holds'; readonly test: Order; readonly left: Cell; readonly right: Cell }
  | { readonly op: 'and' | 'or'; readonly of: readonly Cell[] }
  | { readonly op: 'not'; readonly of: Cell }

export type Span = { readonly lo: bigint; readonly hi: bigint }

/** A physical column: whole numbers of the input's unit, yes and no, or the place of a member. */
export type Column = {
  readonly name: string
  readonly kind: 'number' | 'truth' | 'member'
  /** What a number can be; a number that is missing is all of it. */
  readonly span: Span
  /** In the order of their places; the last one of prefixes is the rest. */
  readonly members: readonly string[]
  readonly match: 'exact' | 'prefix'
  /** What the file says: `money` is given in 元 and held in 分; `decimals` are held as whole units. */
  readonly decimals: number
  readonly type: ValueType
  /** The field that it holds, for a mapping and for what is said of a bad row. */
  readonly field: string
  readonly year: number | null
}

export type Sheet = {
  readonly columns: Column[]
  readonly cells: CellOperation[]
  /** Of each number; truths have [0, 1]. */
  readonly spans: Span[]
  readonly known: Map<string, Cell>
  /** No column lacks a value in any row. */
  readonly complete: boolean
}

const unit: Span = { lo: 0n, hi: 1n }

export function emptySheet(complete: boolean): Sheet {
  return { columns: [], cells: [], spans: [], known: new Map(), complete }
}

/**
 * The place of a column, the same for every rule that reads it. Two rules may hold a number to another
 * range: one physical column, two places. Where they tell other members apart it is another column.
 */
export function columnIn(sheet: Sheet, column: Column): number {
  const namesakes = sheet.columns.filter(({ field, year, kind }) =>
    sameField(column, { field, year, kind }),
  )
  const twin = namesakes.find((each) => sameColumn(each, column))
  if (twin !== undefined) return sheet.columns.indexOf(twin)
  const taken = new Set(sheet.columns.map(({ name }) => name))
  const shared = namesakes.find(({ members }) => members.join() === column.members.join())
  let name = shared?.name ?? column.name
  for (let next = 2; shared === undefined && taken.has(name); next++)
    name = `${column.name}_${next}`
  return sheet.columns.push({ ...column, name }) - 1
}

function sameField(a: Column, b: Pick<Column, 'field' | 'year' | 'kind'>): boolean {
  return a.field === b.field && a.year === b.year && a.kind === b.kind
}

function sameColumn(a: Column, b: Column): boolean {
  const sameSpan = a.span.lo === b.span.lo && a.span.hi === b.span.hi
  return sameSpan && a.match === b.match && a.members.join() === b.members.join()
}

export function cellAt(sheet: Sheet, cell: Cell): CellOperation {
  const found = sheet.cells[cell]
  if (found === undefined) throw new Error(`no cell ${cell}`)
  return found
}

export function spanAt(spans: readonly Span[], cell: Cell): Span {
  return spans[cell] ?? unit
}

/** Adds a cell as it is; folding is done by the functions of bulk-number.ts and bulk-truth.ts. */
export function put(sheet: Sheet, operation: CellOperation): Cell {
  const key = JSON.stringify(operation, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  )
  const known = sheet.known.get(key)
  if (known !== undefined) return known
  const cell = sheet.cells.push(operation) - 1
  sheet.spans.push(spanOf(operation, sheet.spans, sheet.columns))
  sheet.known.set(key, cell)
  return cell
}

/** The cells that a cell reads. */
export function readBy(operation: CellOperation): readonly Cell[] {
  switch (operation.op) {
    case 'add':
    case 'least':
    case 'greatest':
    case 'count':
    case 'and':
    case 'or':
      return operation.of
    case 'times':
    case 'holds':
      return [operation.left, operation.right]
    case 'floor':
    case 'not':
      return [operation.of]
    case 'quotient':
      return [operation.of, operation.by]
    case 'pick':
      return [operation.test, operation.yes, operation.no]
    case 'ladder':
      return operation.tests
    default:
      return []
  }
}

const truths: ReadonlySet<CellOperation['op']> = new Set([
  ...(['truth', 'must', 'may', 'said', 'known', 'within', 'holds', 'and', 'or', 'not'] as const),
])

export function isTruth({ op }: CellOperation): boolean {
  return truths.has(op)
}

/** The range of a cell from the ranges of what it reads. */
export function spanOf(
  operation: CellOperation,
  spans: readonly Span[],
  columns: readonly Column[],
): Span {
  switch (operation.op) {
    case 'literal':
      return { lo: operation.value, hi: operation.value }
    case 'low':
    case 'high':
    case 'given':
      return columns[operation.column]?.span ?? unit
    case 'quotient':
      return around(spanAt(spans, operation.of), { lo: 0n, hi: 0n })
    case 'add':
      return operation.of
        .map((each) => spanAt(spans, each))
        .reduce((a, b) => ({ lo: a.lo + b.lo, hi: a.hi + b.hi }), { lo: 0n, hi: 0n })
    case 'times':
      return product(spanAt(spans, operation.left), spanAt(spans, operation.right))
    case 'floor': {
      const { lo, hi } = spanAt(spans, operation.of)
      return { lo: floored(lo, operation.by), hi: floored(hi, operation.by) }
    }
    case 'least':
    case 'greatest': {
      const pick = operation.op === 'least' ? smaller : larger
      return operation.of
        .map((each) => spanAt(spans, each))
        .reduce((a, b) => ({ lo: pick(a.lo, b.lo), hi: pick(a.hi, b.hi) }))
    }
    case 'pick':
      return around(spanAt(spans, operation.yes), spanAt(spans, operation.no))
    case 'ladder':
      return operation.values
        .map((value) => ({ lo: value, hi: value }))
        .reduce(around, { lo: operation.otherwise, hi: operation.otherwise })
    case 'count':
      return { lo: 0n, hi: BigInt(operation.of.length) }
    default:
      return unit
  }
}

function product(a: Span, b: Span): Span {
  const ends = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi]
  return { lo: ends.reduce(smaller), hi: ends.reduce(larger) }
}

function around(a: Span, b: Span): Span {
  return { lo: smaller(a.lo, b.lo), hi: larger(a.hi, b.hi) }
}

export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

export function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

export function floored(n: bigint, by: bigint): bigint {
  const quotient = n / by
  return n < 0n && quotient * by !== n ? quotient - 1n : quotient
}
