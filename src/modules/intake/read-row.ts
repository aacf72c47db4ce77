import type { Cell, Row } from '../../base/workbook.ts'
import { normalName } from '../enterprises/firm-name.ts'
import { plain } from '../imports/written.ts'
import { cellValue } from './cell-value.ts'
import type { DraftLine, DraftRow, DraftTable } from './draft-row.ts'
import type { RowFault } from './row-problems.ts'

const totals = /^(合计|总计|小计|共计|总数|累计|平均|汇总)/
const notes =
  /^(注|备注|说明|填表|填报|制表|审核|复核|单位负责人|统计负责人|负责人|示例|例如|联系人|报送单位|共\d+)[::、]?/

/** Titles, notes, totals and lines of column numbers are no rows of data. */
export function isAside({ cells }: Row, { columns }: DraftTable): boolean {
  const first = cells.find(isOwn)
  if (first === undefined) return columns.every(({ index }) => cells[index] === undefined)
  const words = plain(first.text)
  if (totals.test(words)) return true
  if (explainsColumns(cells, columns)) return true
  const few = fewOwn(cells)
  if (few <= 3 && isNote(cells, words, few)) return true
  if (few >= 3 && cells.every((cell) => !isOwn(cell) || numbering.test(cell.text))) return true
  return !columns.some(({ index }) => isOwn(cells[index]))
}

/** '（全称，与营业执照一致）', '18位': what belongs in the columns, and no firm. */
function explainsColumns(cells: Row['cells'], columns: DraftTable['columns']): boolean {
  let said = 0
  for (const { of, index } of columns) {
    const cell = cells[index]
    if ((of.type !== 'code' && of.field !== 'name') || cell === undefined) continue
    if (cell.kind !== 'text' || !explaining.test(plain(cell.text))) return false
    said += 1
  }
  return said > 0
}

const explaining = /^(\([^()]*\)|\(?(18|十八)位.*)$/

function isOwn(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && cell.mergedFrom === undefined
}

/** How many cells have words of their own; four may be more. */
function fewOwn(cells: Row['cells']): number {
  let own = 0
  for (let at = 0; at < cells.length && own < 4; at += 1) if (isOwn(cells[at])) own += 1
  return own
}

const numbering = /^(\d{1,2}|[甲乙丙丁])$/

/** One text over the whole line is a note unless it is a code; a signature line says whose it is. */
function isNote(cells: Row['cells'], words: string, own: number): boolean {
  if (notes.test(words)) return true
  if (own > 1) return false
  const others = cells.filter((cell) => cell?.mergedFrom !== undefined)
  const alone = others.every((cell) => cell && plain(cell.text) === words)
  return alone && !/^[\dA-Z]{15,}/i.test(words)
}

/** What names the row; the words of its other cells are not looked at. */
export function lineOf(row: Row, table: DraftTable): DraftLine {
  const written = valueAt(row, table, 'name') ?? valueAt(row, table, 'holder')
  return {
    table,
    row: row.number,
    cells: row,
    code: valueAt(row, table, 'code'),
    number: valueAt(row, table, 'number'),
    key: valueAt(row, table, 'key'),
    year: valueAt(row, table, 'year'),
    firm: written === undefined ? undefined : normalName(written),
    ...otherOf(row, table),
  }
}

function otherOf(row: Row, table: DraftTable): Pick<DraftLine, 'other'> {
  if (!table.at.has('buyer') && !table.at.has('buyerCode')) return {}
  const name = valueAt(row, table, 'buyer')
  const code = valueAt(row, table, 'buyerCode')
  return { other: { code, name: name === undefined ? undefined : normalName(name) } }
}

/** One field as `rowOf` reads it. */
function valueAt({ cells }: Row, { columns }: DraftTable, field: string): string | undefined {
  const column = columns.find(({ key }) => key === field)
  return column && cellValue(column.of, cells[column.index], column.unit).value
}

/** All columns of the row. */
export function rowOf(line: DraftLine): DraftRow {
  const { table, row, cells: from, code, number, key, year, firm } = line
  const { cells } = from
  const values = { ...table.blank }
  const problems: RowFault[] = []
  const remarks: RowFault[] = []
  for (const column of table.columns) {
    const { index } = column
    const cell = cells[index]
    if (cell === undefined) continue
    const read = cellValue(column.of, cell, column.unit)
    if (read.value !== undefined) values[column.key] = read.value
    if (read.problem !== undefined) problems.push({ ...read.problem, column: index })
    if (read.remark !== undefined) remarks.push({ ...read.remark, column: index })
  }
  return { table, row, cells: from, code, number, key, year, firm, values, problems, remarks }
}
