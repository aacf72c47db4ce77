import type { Row } from '../../base/workbook.ts'
import { texts } from './blocks.ts'
import type { Column } from './columns.ts'
import { plain } from './written.ts'

/** What a line below the headings is: `place` names the town whose lines follow. */
export type LineKind = 'values' | 'note' | 'total' | 'place' | 'numbering'

const noteStart =
  /^(注|说明|备注|填报|制表|审核|单位负责人|负责人|分管|联系|电话|数据来源|资料来源|来源|截止|截至|单位|\*|※|[(]?[一1]?[)]?注)/
const numberingStart = /^(甲|A|\(?1\)?)$/
const total = /^(合计|总计|小计|共计|合计数|全区合计|全区总计)$/

export function lineKind(
  row: Row,
  columns: readonly Column[],
  isArea: (text: string) => boolean,
): LineKind {
  const own = row.cells.filter((cell) => cell !== undefined && cell.mergedFrom === undefined)
  const first = own[0]?.text ?? ''
  if (own.length === 1) return isArea(first) ? 'place' : oneWord(row, first, columns)
  if (numberingStart.test(first) && isNumbering(texts(row))) return 'numbering'
  if (repeatsHeadings(row, columns)) return 'note'
  if (isTotal(row, columns)) return 'total'
  return noteStart.test(plain(first)) && !hasValue(row, columns) ? 'note' : 'values'
}

/** A line with one text: a remark, unless that one is the value or the indicator of a line that lacks the rest. */
function oneWord(row: Row, first: string, columns: readonly Column[]): LineKind {
  if (hasValue(row, columns)) return 'values'
  if (noteStart.test(plain(first)) || row.cells.some((cell) => cell?.mergedFrom)) return 'note'
  const at = row.cells.findIndex((cell) => cell !== undefined)
  const field = columns[at]?.field
  return field === 'name' || field === 'code' ? 'values' : 'note'
}

function hasValue(row: Row, columns: readonly Column[]): boolean {
  return columns.some(
    ({ field, index }) =>
      field === 'value' &&
      // A remark merged across the table covers the value's cell and is no value.
      row.cells[index]?.mergedFrom === undefined &&
      /\d/.test(row.cells[index]?.text ?? ''),
  )
}

/** 甲 乙 1 2 3 …: the line of column numbers that statistical forms print below the headings. */
function isNumbering(words: readonly string[]): boolean {
  const numbers = words.filter((word) => !/^[甲乙丙丁戊A-F]$/.test(word))
  return (
    words.length >= 3 &&
    numbers.length >= 2 &&
    numbers.every((word, index) => word.replace(/[()]/g, '') === String(index + 1))
  )
}

/** The headings once more, as on every printed page. */
function repeatsHeadings(row: Row, columns: readonly Column[]): boolean {
  return row.cells.every(
    (cell, index) => cell === undefined || columns[index]?.header === plain(cell.text),
  )
}

function isTotal(row: Row, columns: readonly Column[]): boolean {
  return row.cells.some(
    (cell, index) =>
      cell !== undefined &&
      cell.text.length <= 8 &&
      cell.text.includes('计') &&
      (index === 0 || /^(name|area)$/.test(columns[index]?.field ?? '')) &&
      total.test(plain(cell.text)),
  )
}
