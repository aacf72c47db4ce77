/** Rows of a long table kept as one text each: a sixth of the memory of their cells, and cells again to whoever looks. */
import type { Cell, CellKind, Row } from './workbook.ts'

/** Heads and titles are looked at again and again: the first rows stay as they are. */
export const ROWS_KEPT_OPEN = 100
const BETWEEN = '\u0001'
const BENEATH = '\u0002'

const letters = { text: 't', number: 'n', date: 'd', boolean: 'b' } as const
const kinds: ReadonlyMap<string, CellKind> = new Map(
  Object.entries(letters).map(([kind, letter]) => [letter, kind as keyof typeof letters]),
)

/** The same row, put away; a row with formulas, errors or merged cells stays as it is. */
export function packedRow(row: Row): Row {
  const { number, cells } = row
  let words = ''
  let beneath = 0
  let numeric = false
  for (const [column, cell] of cells.entries()) {
    if (column > 0) words += BETWEEN
    if (cell === undefined) continue
    if (!isPlain(cell)) return row
    words += letters[cell.kind] + cell.text
    if (cell.kind !== 'text') numeric = true
    if (cell.raw === undefined) continue
    words += BENEATH + cell.raw
    beneath += 1
  }
  const isClear = count(words, BETWEEN) < cells.length && count(words, BENEATH) === beneath
  return isClear ? putAway(number, words, numeric) : row
}

function isPlain(cell: Cell): cell is Cell & { kind: keyof typeof letters } {
  const { kind, formula, mergedFrom } = cell
  return kind in letters && formula === undefined && mergedFrom === undefined
}

function count(words: string, sign: string): number {
  let found = 0
  for (let at = words.indexOf(sign); at !== -1; at = words.indexOf(sign, at + 1)) found += 1
  return found
}

function putAway(number: number, words: string, numeric: boolean): Row {
  const made: Row = {
    number,
    numeric,
    get cells() {
      return opened(made, words)
    },
  }
  return made
}

/** The row looked at last: its cells are asked for one after the other. */
let last: { row: Row; cells: Row['cells'] } | undefined

function opened(row: Row, words: string): Row['cells'] {
  if (last?.row !== row) last = { row, cells: words.split(BETWEEN).map(openCell) }
  return last.cells
}

function openCell(part: string): Cell | undefined {
  if (part === '') return undefined
  const kind = kinds.get(part.charAt(0)) ?? 'text'
  const beneath = part.indexOf(BENEATH)
  if (beneath === -1) return { kind, text: part.slice(1) }
  return { kind, text: part.slice(1, beneath), raw: part.slice(beneath + 1) }
}
