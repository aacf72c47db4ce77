/** From the bytes an officer sends to what the ledger would take, and back. */
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { readWorkbook } from '../../server/spreadsheet/read.ts'
import { writeWorkbook } from '../../server/spreadsheet/write.ts'
import { drafted } from '../../testing/import-samples.ts'
import { judging } from './judge.ts'
import { finished } from './preview.ts'
import { rejectedSheets } from './rejected.ts'

const now = '2025-10-14T18:00:00+08:00'

async function judged(name: string, bytes: Uint8Array) {
  const draft = drafted(await readWorkbook({ name, bytes }))
  return { draft, judgement: finished(judging({ draft, known: [], now })) }
}

function values({ judgement }: Awaited<ReturnType<typeof judged>>): string[] {
  return judgement.rows.flatMap(({ value, at }) =>
    value ? [`${at} ${value.code} ${value.period} ${value.value}${value.unit}`] : [],
  )
}

const format = (numFmt: string) => ({ style: { numFmt } })

const officersSheet = {
  name: '三季度',
  rows: [
    ['江澜区2025年三季度主要指标完成情况表', null, null, null],
    ['指标名称', '单位', '本期累计', '数据状态'],
    ['年技术交易额', '亿元', 52.2961, '初步'],
    ['装配式建筑占新建建筑比例', '%', 0.339, '初步'],
    ['科技型企业数', '家', 1440, '初步'],
    ['有效期内高新技术企业数', '家', '=HYPERLINK("x")', '初步'],
    ['幸福指数', '分', 81, '初步'],
  ],
  merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 3 }],
  cells: new Map([
    ['2,2', { value: 52.2961, ...format('0.00') }],
    ['3,2', { value: 0.339, ...format('0.0%') }],
    ['4,2', { value: 1440, type: 'formula' as const, formula: 'SUM(C1:C2)', formulaResult: 1440 }],
  ]),
}

test('an .xlsx with formats, a formula, a merged title and a command', async () => {
  const read = await judged('三季度.xlsx', await writeXlsx({ sheets: [officersSheet] }))
  expect(values(read)).toEqual([
    '三季度!C3 I-02 2025Q3 52.2961亿元',
    '三季度!C4 I-05 2025Q3 33.9%',
    '三季度!C5 I-13 2025Q3 1440家',
  ])
  const codes = read.judgement.rows.flatMap(({ problems }) => problems.map(({ code }) => code))
  expect(codes).toEqual(['importRow.formulaText', 'importRow.unknownIndicator'])
})

test('rows given back as a file can be corrected and sent again; the rest is unchanged', async () => {
  const first = await judged('三季度.xlsx', await writeXlsx({ sheets: [officersSheet] }))
  const [back] = rejectedSheets(first.draft.workbook, first.judgement)
  if (back === undefined) throw new Error('nothing given back')
  const command = back.rows.find((row) => row[0] === '有效期内高新技术企业数') ?? []
  expect(command[2]).toBe('\'=HYPERLINK("x")')
  command[2] = '725'
  const [titles = [], ...rows] = back.rows
  const bytes = await writeWorkbook([{ name: back.sheet, titles, rows }])
  const second = await judged('退回-三季度.xlsx', bytes)
  expect(values(second)).toEqual(['三季度!C3 I-12 2025Q3 725家'])
})

test('a GBK .csv with semicolons reads like the sheet it was saved from', async () => {
  const hex =
    'd6b8b1eac3fbb3c63bcafdbeddcbf9caf4c6da3bcafdd6b50ac4eabcbccaf5bdbbd2d7b6ee3b32303235c4eac8fdbcbeb6c83bd4bc35322e330a'
  const read = await judged('三季度.csv', new Uint8Array(Buffer.from(hex, 'hex')))
  expect(values(read)).toEqual(['CSV!C2 I-02 2025Q3 52.3亿元'])
})
