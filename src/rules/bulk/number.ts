/** Whole numbers of a row, folded where they are known. */
import {
  type Cell,
  cellAt,
  floored,
  larger,
  type Order,
  put,
  type Sheet,
  type Span,
  smaller,
  spanAt,
} from './cell.ts'
import { extremeLadder, ladderHolds, pickedLadder } from './ladder.ts'
import { isFalse, isTrue, truth } from './truth.ts'

export function literal(sheet: Sheet, value: bigint): Cell {
  return put(sheet, { op: 'literal', value })
}

export function literalOf(sheet: Sheet, cell: Cell): bigint | undefined {
  const operation = cellAt(sheet, cell)
  return operation.op === 'literal' ? operation.value : undefined
}

export function add(sheet: Sheet, of: readonly Cell[]): Cell {
  let known = 0n
  const open: Cell[] = []
  for (const each of of) {
    const value = literalOf(sheet, each)
    if (value === undefined) open.push(each)
    else known += value
  }
  if (known !== 0n || open.length === 0) open.push(literal(sheet, known))
  return open.length === 1 ? (open[0] ?? 0) : put(sheet, { op: 'add', of: open })
}

export function times(sheet: Sheet, left: Cell, right: Cell): Cell {
  const [a, b] = [literalOf(sheet, left), literalOf(sheet, right)]
  if (a !== undefined && b !== undefined) return literal(sheet, a * b)
  if (a !== undefined) return times(sheet, right, left)
  if (b === 1n) return left
  return b === 0n ? right : put(sheet, { op: 'times', left, right })
}

export function by(sheet: Sheet, of: Cell, factor: bigint): Cell {
  return times(sheet, of, literal(sheet, factor))
}

export function minus(sheet: Sheet, left: Cell, right: Cell): Cell {
  return add(sheet, [left, by(sheet, right, -1n)])
}

export function floorBy(sheet: Sheet, of: Cell, divisor: bigint): Cell {
  const value = literalOf(sheet, of)
  if (value !== undefined) return literal(sheet, floored(value, divisor))
  return divisor === 1n ? of : put(sheet, { op: 'floor', of, by: divisor })
}

export function extreme(sheet: Sheet, op: 'least' | 'greatest', of: readonly Cell[]): Cell {
  const flat = of.flatMap((each) => {
    const operation = cellAt(sheet, each)
    return operation.op === op ? operation.of : [each]
  })
  const open = [...new Set(flat.filter((each) => literalOf(sheet, each) === undefined))].sort(
    (a, b) => a - b,
  )
  const known = flat.flatMap((each) => literalOf(sheet, each) ?? [])
  if (known.length > 0) {
    const end = known.reduce(op === 'least' ? smaller : larger)
    if (open.length === 0) return literal(sheet, end)
    const spans = open.map((each) => spanAt(sheet.spans, each))
    const idle = spans.some(({ lo, hi }) => (op === 'least' ? hi <= end : lo >= end))
    const settled = spans.every(({ lo, hi }) => (op === 'least' ? lo >= end : hi <= end))
    if (settled) return literal(sheet, end)
    if (!idle) open.push(literal(sheet, end))
  }
  if (open.length === 1) return open[0] ?? 0
  return extremeLadder(sheet, op, open) ?? put(sheet, { op, of: open })
}

export type Fork = { readonly test: Cell; readonly yes: Cell; readonly no: Cell }

export function pick(sheet: Sheet, { test, yes, no }: Fork): Cell {
  if (isTrue(sheet, test) || yes === no) return yes
  if (isFalse(sheet, test)) return no
  return pickedLadder(sheet, { test, yes, no }) ?? put(sheet, { op: 'pick', test, yes, no })
}

/** left ≥ right, > or =; what the ranges settle is settled here. */
export function holds(sheet: Sheet, test: Order, sides: readonly [left: Cell, right: Cell]): Cell {
  const [left, right] = sides
  if (left === right) return truth(sheet, test !== '>')
  const [a, b] = [spanAt(sheet.spans, left), spanAt(sheet.spans, right)]
  const settled = settledOrder[test](a, b)
  if (settled !== undefined) return truth(sheet, settled)
  return ladderHolds(sheet, test, sides) ?? put(sheet, { op: 'holds', test, left, right })
}

type Settled = (a: Span, b: Span) => boolean | undefined
const settledOrder: Readonly<Record<Order, Settled>> = {
  '>=': (a, b) => (a.lo >= b.hi ? true : a.hi < b.lo ? false : undefined),
  '>': (a, b) => (a.lo > b.hi ? true : a.hi <= b.lo ? false : undefined),
  '=': (a, b) => {
    if (a.hi < b.lo || b.hi < a.lo) return false
    return a.lo === a.hi && b.lo === b.hi ? true : undefined
  },
}
