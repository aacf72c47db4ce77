/** One cell as JavaScript: in doubles, and in BigInt where doubles cannot hold it. */
import {
  type Cell,
  type CellOperation,
  cellAt,
  isTruth,
  readBy,
  type Sheet,
  spanAt,
} from '../bulk/cell.ts'
import { doubtOf, readRoughly, roughText } from './rough.ts'
import type { Widths } from './width.ts'

export type Printing = {
  readonly sheet: Sheet
  readonly widths: Widths
  /** Cells with a name of their own in the loop. */
  readonly named: ReadonlySet<Cell>
  /** Cells that need their exact value: a function of the row is written for each. */
  readonly cones: Set<Cell>
}

export function nameOf(cell: Cell): string {
  return `v${cell}`
}

export function coneName(cell: Cell): string {
  return `x${cell}`
}

/** The expression of a cell: its name where it has one. */
export function inline(printing: Printing, cell: Cell): string {
  return printing.named.has(cell) ? nameOf(cell) : expression(printing, cell)
}

/** The expression itself. Truths are 0 and 1. */
export function expression(printing: Printing, cell: Cell): string {
  const operation = cellAt(printing.sheet, cell)
  if (!isTruth(operation) && isRescued(printing, cell)) {
    printing.cones.add(cell)
    return `Number(${coneName(cell)}(i))`
  }
  return isTruth(operation) ? truthText(printing, operation, cell) : numberText(printing, operation)
}

/** Too wide on the way, and narrow again in the end. */
function isRescued({ widths }: Printing, cell: Cell): boolean {
  return widths.widths[cell] === 'loose'
}

function numberText(printing: Printing, operation: CellOperation): string {
  const text = (cell: Cell) => inline(printing, cell)
  switch (operation.op) {
    case 'literal':
      return literalText(operation.value)
    case 'low':
      return `a${operation.column}`
    case 'high':
      return `b${operation.column}`
    case 'add':
      return `(${operation.of.map(text).join('+')})`
    case 'times':
      return `(${text(operation.left)}*${text(operation.right)})`
    case 'floor':
      return `Math.floor(${text(operation.of)}/${operation.by})`
    case 'least':
    case 'greatest':
      return `Math.${operation.op === 'least' ? 'min' : 'max'}(${operation.of.map(text).join(',')})`
    case 'pick':
      return `(${text(operation.test)}?${text(operation.yes)}:${text(operation.no)})`
    case 'ladder':
      return ladderText(operation, text)
    case 'count':
      return `(${operation.of.map(text).join('+')})`
    default:
      throw new Error(`${operation.op} is no number`)
  }
}

/** Each rung adds what it is worth above the next: no branch to mispredict. */
function ladderText(
  { tests, values, otherwise }: Extract<CellOperation, { op: 'ladder' }>,
  text: (cell: Cell) => string,
): string {
  const terms = tests.flatMap((test, index) => {
    const worth = (values[index] ?? 0n) - (values[index + 1] ?? otherwise)
    if (worth === 0n) return []
    return worth === 1n ? [text(test)] : [`${literalText(worth)}*${text(test)}`]
  })
  if (otherwise !== 0n) terms.push(literalText(otherwise))
  return terms.length === 0 ? '0' : `(${terms.join('+')})`
}

function literalText(value: bigint): string {
  return value < 0n ? `(${value})` : `${value}`
}

function truthText(printing: Printing, operation: CellOperation, cell: Cell): string {
  const text = (each: Cell) => inline(printing, each)
  switch (operation.op) {
    case 'truth':
      return operation.value ? '1' : '0'
    case 'must':
      return printing.sheet.complete ? `t${operation.column}` : `(t${operation.column}&1)`
    case 'may':
      return `((t${operation.column}+1)>>1)`
    case 'known':
      return knownText(printing, operation.column)
    case 'within':
      return `m${operation.column}_${operation.members}[t${operation.column}]`
    case 'and':
      return `(${operation.of.map(text).join('&')})`
    case 'or':
      return `(${operation.of.map(text).join('|')})`
    case 'not':
      return `(1^${text(operation.of)})`
    case 'holds':
      return holdsText(printing, operation, cell)
    default:
      throw new Error(`${operation.op} is no truth`)
  }
}

/** A truth or a member that is missing has a code of its own; a number then has two ends. */
function knownText({ sheet }: Printing, column: number): string {
  const kind = sheet.columns[column]?.kind
  if (kind === 'truth') return `(+(t${column}!==2))`
  return kind === 'member' ? `(+(t${column}!==255))` : `(+(a${column}===b${column}))`
}

/** The cells that the loop itself reads for a cell: what a cone answers is read inside it. */
export function readInLoop(sheet: Sheet, all: Widths, cell: Cell): readonly Cell[] {
  const operation = cellAt(sheet, cell)
  const isLoose = (each: Cell) => all.widths[each] === 'loose'
  if (!isTruth(operation)) return isLoose(cell) ? [] : readBy(operation)
  if (operation.op !== 'holds') return readBy(operation)
  const sides = [operation.left, operation.right] as const
  if (!sides.some(isLoose)) return sides
  const seen = { sheet, widths: all }
  if (operation.test === '=' || doubtOf(seen, sides) === undefined) return []
  return sides.flatMap((side) => readRoughly(seen, side))
}

type Holds = Extract<CellOperation, { op: 'holds' }>

function holdsText(printing: Printing, operation: Holds, cell: Cell): string {
  const { left, right, test } = operation
  const sign = test === '=' ? '===' : test
  const { widths, spans } = printing.widths
  const sides = [widths[left], widths[right]]
  if (sides.includes('exact') && !sides.includes('loose'))
    return `(+(${inline(printing, left)}${sign}${inline(printing, right)}))`
  printing.cones.add(cell)
  const positive = [left, right].every((each) => spanAt(spans, each).lo >= 0n)
  if (test !== '=' && sides.includes('loose')) return roughHolds(printing, operation, cell)
  if (!positive || test === '=') return `${coneName(cell)}(i)`
  const [a, b] = [inline(printing, left), inline(printing, right)]
  return `(Math.abs(${a}-${b})>${ROUNDING}*(${a}+${b})?(+(${a}${sign}${b})):${coneName(cell)}(i))`
}

/** Doubles settle what stands apart by more than they can be wrong. */
function roughHolds(printing: Printing, { left, right, test }: Holds, cell: Cell): string {
  const cone = `${coneName(cell)}(i)`
  const doubt = doubtOf(printing, [left, right])
  if (doubt === undefined) return cone
  const [a, b] = [left, right].map((side) =>
    roughText(printing, side, (each) => inline(printing, each)),
  )
  return `(Math.abs(${a}-${b})>${doubt}?(+(${a}${test}${b})):${cone})`
}

/** Faithful sides are sums and products of what is not negative: far fewer than 2^10 roundings. */
const ROUNDING = '1e-12'

/** A function of the row number that answers in whole numbers of any width. */
export function coneText(printing: Printing, cell: Cell): string {
  const order: Cell[] = []
  const seen = new Set<Cell>()
  const visit = (each: Cell) => {
    if (seen.has(each)) return
    seen.add(each)
    for (const below of readBy(cellAt(printing.sheet, each))) visit(below)
    order.push(each)
  }
  visit(cell)
  const lines = order.map((each) => `const w${each}=${wideText(printing.sheet, each)};`)
  return `const ${coneName(cell)}=(i)=>{${lines.join('')}return w${cell};};`
}

/** Numbers are BigInt, truths 0 and 1. */
function wideText(sheet: Sheet, cell: Cell): string {
  const operation = cellAt(sheet, cell)
  const name = (each: Cell) => `w${each}`
  switch (operation.op) {
    case 'literal':
      return `${operation.value}n`
    case 'low':
      return `BigInt(A${operation.column}[i])`
    case 'high':
      return `BigInt(B${operation.column}[i])`
    case 'add':
      return operation.of.map(name).join('+')
    case 'times':
      return `w${operation.left}*w${operation.right}`
    case 'floor':
      return `floorOf(w${operation.of},${operation.by}n)`
    case 'least':
    case 'greatest':
      return `${operation.op}Of([${operation.of.map(name).join(',')}])`
    case 'pick':
      return `w${operation.test}?w${operation.yes}:w${operation.no}`
    case 'ladder':
      return `${operation.tests.map((test, index) => `w${test}?${operation.values[index]}n:`).join('')}${operation.otherwise}n`
    case 'count':
      return `BigInt(${operation.of.map(name).join('+')})`
    default:
      return wideTruth(sheet, operation)
  }
}

function wideTruth(sheet: Sheet, operation: CellOperation): string {
  const name = (each: Cell) => `w${each}`
  switch (operation.op) {
    case 'truth':
      return operation.value ? '1' : '0'
    case 'must':
      return `(T${operation.column}[i]&1)`
    case 'may':
      return `((T${operation.column}[i]+1)>>1)`
    case 'known': {
      const kind = sheet.columns[operation.column]?.kind
      const [place, missing] = [operation.column, kind === 'truth' ? 2 : 255]
      return kind === 'number'
        ? `(+(A${place}[i]===B${place}[i]))`
        : `(+(T${place}[i]!==${missing}))`
    }
    case 'within':
      return `m${operation.column}_${operation.members}[T${operation.column}[i]]`
    case 'and':
      return operation.of.map(name).join('&')
    case 'or':
      return operation.of.map(name).join('|')
    case 'not':
      return `1^w${operation.of}`
    case 'holds':
      return `(+(w${operation.left}${operation.test === '=' ? '===' : operation.test}w${operation.right}))`
    default:
      throw new Error(`${operation.op} is not written wide`)
  }
}
