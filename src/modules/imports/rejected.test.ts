import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import type { Sheet } from '../../base/workbook.ts'
import { drafted } from '../../testing/import-samples.ts'
import { sheet, workbook } from '../../testing/workbook.ts'
import { judging } from './judge.ts'
import { finished } from './preview.ts'
import { reasonHeading, rejectedSheets } from './rejected.ts'
import type { KnownValue } from './series.ts'

const now = '2025-10-14T18:00:00+08:00'
const known: KnownValue = {
  id: '1',
  code: 'I-02',
  area: '江澜区',
  scope: 'whole',
  unit: '亿元',
  state: 'provisional',
  period: Period.parse('2025-06'),
  value: Decimal.parse('35.10'),
}

/** An officer's own sheet: merged title, two lines of headings, notes, and every kind of habit. */
const ugly = sheet(
  '三季度',
  [
    ['江澜区2025年产业创新主要指标完成情况表', null, null, null, null, null],
    [null, null, null, null, null, '单位:万元、家'],
    ['序号', '指标名称', '计量单位', '2025年', null, '备注'],
    [null, null, null, '上半年', '前三季度', null],
    ['1', '年技术交易额', '万元', '３５１０００', '约523000', '合同登记'],
    ['2', '科技型企业数', '家', '—', '1,440', null],
    ['3', '装配式建筑占新建建筑比例', '%', '31.2%', '12,5?', null],
    ['4', '年技术交易额', '亿元', null, "=cmd|'/c calc'!A1", '外链'],
    ['5', '幸福指数', '分', '80', '81', null],
    ['6', '有效期内高新技术企业数', '万元', '680', '725', null],
    ['合计', null, null, null, '2165', null],
    ['注:本表数据为初步数', null, null, null, null, null],
  ],
  { merges: ['A1:F1', 'D3:E3', 'A3:A4', 'B3:B4', 'C3:C4', 'F3:F4', 'A12:F12'] },
)

function givenBack(given: Sheet) {
  const book = workbook(given)
  const draft = drafted(book)
  const judgement = finished(judging({ draft, known: [known], now }))
  return { judgement, sheets: rejectedSheets(book, judgement) }
}

test('every fault of an officer’s own sheet is found at its cell', () => {
  const { rows, counts } = givenBack(ugly).judgement
  const faults = rows.flatMap(({ problems }) => problems.map(({ at, code }) => [at, code]))
  expect(new Set(faults.map((each) => each.join(' ')))).toEqual(
    new Set([
      '三季度!E7 importRow.doubtful',
      '三季度!E8 importRow.formulaText',
      '三季度!B9 importRow.unknownIndicator',
      '三季度!C10 importRow.wrongUnit',
    ]),
  )
  expect(counts).toMatchObject({ ready: 3, unchanged: 1, problem: 6, ignored: 3 })
})

test('rejected rows come back in their own layout with a column of reasons, unable to run', () => {
  const [back] = givenBack(ugly).sheets
  expect(back?.sheet).toBe('三季度')
  expect(back?.headRows).toBe(4)
  expect(back?.rows.map((row) => row.slice(0, 5))).toEqual([
    ['江澜区2025年产业创新主要指标完成情况表', '', '', '', ''],
    ['', '', '', '', ''],
    ['序号', '指标名称', '计量单位', '2025年', '2025年'],
    ['序号', '指标名称', '计量单位', '上半年', '前三季度'],
    ['3', '装配式建筑占新建建筑比例', '%', '31.2%', '12,5?'],
    ['4', '年技术交易额', '亿元', '', "'=cmd|'/c calc'!A1"],
    ['5', '幸福指数', '分', '80', '81'],
    ['6', '有效期内高新技术企业数', '万元', '680', '725'],
  ])
  const reasons = back?.rows.map((row) => row.at(-1) ?? '') ?? []
  expect(reasons.slice(0, 4)).toEqual(['', '', '', reasonHeading])
  expect(reasons.slice(4).map((reason) => reason.split(':')[0])).toEqual(['E7', 'E8', 'B9', 'C10'])
  expect(back?.merges).toContainEqual({ top: 3, bottom: 3, left: 3, right: 4 })
})

test('corrected, the rows given back are read like the first file', () => {
  const [back] = givenBack(ugly).sheets
  const rows = back?.rows.map((row) => [...row]) ?? []
  const doubtful = rows[4]
  if (doubtful !== undefined) doubtful[4] = '33.9%'
  for (const merges of [['D3:E3', 'A3:A4', 'B3:B4', 'C3:C4', 'F3:F4'], []]) {
    const { judgement } = givenBack(sheet('三季度', rows, { merges }))
    const [ready] = judgement.rows.filter(({ at }) => at === '三季度!E5')
    expect(ready?.value).toMatchObject({ code: 'I-05', period: '2025Q3', value: '33.9' })
  }
})

test('a row given back alone keeps the town that a merged cell lent it', () => {
  const given = sheet(
    '表',
    [
      ['镇街', '指标', '2025年9月'],
      ['陶溪镇', '科技型企业数', 12],
      [null, '幸福指数', 5],
    ],
    { merges: ['A2:A3'] },
  )
  const [back] = givenBack(given).sheets
  expect(back?.rows.at(-1)?.slice(0, 3)).toEqual(['陶溪镇', '幸福指数', '5'])
  expect(back?.merges).toEqual([])
})

test('a file without faults gives nothing back', () => {
  const fine = sheet('表', [
    ['指标', '2025年9月'],
    ['科技型企业数', 1440],
  ])
  expect(givenBack(fine).sheets).toEqual([])
})
