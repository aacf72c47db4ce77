import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { columnName } from '../../base/workbook.ts'
import type { FieldColumn, Kind } from './kind.ts'
import { type ColumnGroup, columnGroups } from './template-groups.ts'
import { aidSheets } from './template-sheets.ts'

type Validation = NonNullable<WriteSheet['dataValidations']>[number]

/** Rows below the heading that offer their choices. */
const ROWS = 5000
/** A list of choices written into the rule itself; longer ones stand on a sheet of their own. */
const LONGEST_LIST = 200

/** An empty workbook to fill: headings in the order of the kind, drop-downs, a sheet that explains. */
export async function templateFile(kind: Kind): Promise<Uint8Array> {
  const columns = kind.columns
  const listed = columns.filter((column) => wordsOf(column).length > 0)
  const head = columns.map(headingOf)
  const groups = columnGroups(kind)
  const cells = new Map(
    head.map((value, at) => [
      `0,${at}`,
      {
        value,
        type: 'string' as const,
        style: {
          font: { bold: true, ...(columns[at]?.needed === true && { color: { rgb: 'B3261E' } }) },
          ...filledAs(groups?.[at]),
        },
      },
    ]),
  )
  return writeXlsx({
    sheets: [
      {
        name: kind.title.zh.slice(0, 31),
        rows: [head],
        cells,
        columns: columns.map(({ type }, at) => ({
          width: type === 'code' ? 24 : 18,
          // Folded away by one press in any spreadsheet, and never hidden when the file is opened.
          ...(groups?.[at]?.folds === true && { outlineLevel: 1 }),
          // A code or number typed into a text cell keeps its last digits and leading zeros.
          ...(type === 'quantity' ? {} : { style: { numFmt: '@' } }),
        })),
        outlineProperties: { summaryRight: false },
        freezePane: { rows: 1, ...(groups !== undefined && { columns: 2 }) },
        dataValidations: listed.map((column) =>
          validation(column, columns.indexOf(column), listed),
        ),
      },
      { name: aidSheets.choices, rows: choiceRows(listed) },
      {
        name: aidSheets.howTo,
        rows: [
          ['栏目', '怎样填', '必填', ...(groups === undefined ? [] : ['分组'])],
          ...columns.map((column, at) => [
            headingOf(column),
            howTo(column),
            column.needed === true ? '是' : '',
            ...(groups === undefined ? [] : [groups[at]?.zh ?? '']),
          ]),
        ],
        columns: [{ width: 28 }, { width: 60 }, { width: 8 }, { width: 30 }],
      },
    ],
  })
}

/** Heads of one group share a tint; the group is named beside each column in the sheet that explains. */
function filledAs(group: ColumnGroup | undefined) {
  if (group === undefined) return {}
  return {
    fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: group.fill } },
  }
}

function headingOf({ title, unit }: FieldColumn): string {
  return unit === undefined || unit === '' ? title.zh : `${title.zh}(${unit})`
}

function wordsOf({ type, choices = [] }: FieldColumn): string[] {
  if (type === 'yesNo') return ['是', '否']
  return type === 'choice' ? choices.map(({ value, words }) => words[0] ?? value) : []
}

function validation(column: FieldColumn, at: number, listed: readonly FieldColumn[]): Validation {
  const letter = columnName(at)
  const words = wordsOf(column)
  const base = {
    type: 'list' as const,
    range: `${letter}2:${letter}${ROWS + 1}`,
    allowBlank: true,
    showErrorMessage: column.open !== true && column.unlisted === undefined,
    errorTitle: '请从列表中选择',
    errorMessage: `“${column.title.zh}”请从下拉列表中选择`,
  }
  if (words.join(',').length <= LONGEST_LIST) return { ...base, values: words }
  const from = columnName(listed.indexOf(column))
  return { ...base, formula1: `${aidSheets.choices}!$${from}$2:$${from}$${words.length + 1}` }
}

function choiceRows(listed: readonly FieldColumn[]): (string | null)[][] {
  const lists = listed.map((column) => [column.title.zh, ...wordsOf(column)])
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, row) => lists.map((list) => list[row] ?? null))
}

const hows: Readonly<Record<FieldColumn['type'], string>> = {
  code: '18 位,以营业执照为准;本列已设为文本,请直接粘贴为值',
  text: '文字',
  day: '如 2025-03-07;2025.3.7、2025年3月7日、20250307 也能认',
  lastDay: '如 2028-03-06;长期有效写“长期”或留空',
  month: '如 2025-03',
  year: '四位年份,如 2024',
  yesNo: '是 或 否',
  quantity: '只填数值;表头写明单位,元、万元、亿元都能认',
  choice: '从下拉列表中选择',
}

function howTo({ type }: FieldColumn): string {
  return hows[type]
}
