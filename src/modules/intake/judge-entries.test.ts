import { expect, test } from 'vitest'
import { creditCode } from '../../testing/firms.ts'
import { knownFirm, said, tried } from '../../testing/intake-samples.ts'
import { type GivenCell, sheet, workbook } from '../../testing/workbook.ts'
import type { KnownEntry } from './known.ts'

const a = creditCode(1)
const firms = { [a]: knownFirm(a, '江澜甲有限公司') }
const contracts = [
  '合同登记编号',
  '信用代码',
  '卖方名称',
  '合同类型',
  '方向',
  '合同金额(万元)',
  '技术交易额(万元)',
  '登记日期',
  '月份',
]
const contract = (more: GivenCell[] = []): GivenCell[] => {
  const plain = ['HT1', a, '江澜甲有限公司', '技术开发', '输出', 12.5, 10, '2025-09-03', '2025-09']
  return plain.map((cell, at) => (more[at] === undefined ? cell : more[at]))
}
const list = (...rows: GivenCell[][]) => workbook(sheet('合同', [contracts, ...rows]))
const skip = undefined as unknown as GivenCell

const rows: [name: string, row: GivenCell[], says: string][] = [
  ['a sound one', contract(), 'ready'],
  [
    'of another month than its day',
    contract([skip, skip, skip, skip, skip, skip, skip, skip, '2025-08']),
    'problem I2 monthDiffers',
  ],
  [
    'worth less than its technology',
    contract([skip, skip, skip, skip, skip, 9]),
    'problem G2 partsExceed',
  ],
  ['without its number', contract([null]), 'problem A2 needed'],
  [
    'of a day to come',
    contract([skip, skip, skip, skip, skip, skip, skip, '2025-11-01', '2025-11']),
    'problem H2 futureDay',
  ],
  ['of a kind that is none', contract([skip, skip, skip, '技术合作']), 'problem D2 notAChoice'],
  ['of a firm that the register does not know', contract([skip, creditCode(99)]), 'ready'],
  ['of a holder that is no firm', contract([skip, null, '江澜大学']), 'ready'],
  ['of nobody', contract([skip, null, null]), 'problem C2 holderMissing'],
]
test.each(rows)('a contract %s', (_name, row, says) => {
  expect(said(tried(list(row), { known: { firms } }))).toEqual([says])
})

test('what goes in is in 元, with the month of its day', () => {
  const [row] = tried(list(contract([skip, skip, skip, skip, skip, skip, skip, skip, null])), {
    known: { firms },
  }).judgement.rows
  expect(row?.brings.entries).toEqual([
    {
      ...{ register: 'technologyContract', key: 'HT1', code: a, holder: '江澜甲有限公司' },
      ...{ onDate: '2025-09-03', untilDate: null },
      facts: {
        kind: '技术开发',
        side: '输出',
        amount: '125000',
        technologyAmount: '100000',
        month: '2025-09',
      },
    },
  ])
})

const before: KnownEntry = {
  ...{ id: '4', key: 'HT1', code: a, holder: '江澜甲有限公司', onDate: '2025-09-03' },
  untilDate: null,
  facts: {
    kind: '技术开发',
    side: '输出',
    amount: '125000',
    technologyAmount: '100000',
    month: '2025-09',
  },
}

test('the same number again: equal is no row, another amount needs a reason', () => {
  const known = { firms, entries: [before] }
  expect(said(tried(list(contract()), { known }))).toEqual(['unchanged'])
  const other = list(contract([skip, skip, skip, skip, skip, 13]))
  expect(said(tried(other, { known }))).toEqual(['problem F2 needsReason'])
  const corrected = tried(other, { known, options: { reason: '按核定额更正' } })
  expect(said(corrected)).toEqual(['ready F2 corrected'])
  expect(corrected.judgement.rows[0]?.brings.entries).toMatchObject([{ supersedes: '4' }])
})

test('one number twice in the file', () => {
  expect(said(tried(list(contract(), contract()), { known: { firms } }))).toEqual([
    'ready',
    'ignored A3 repeated',
  ])
  const other = contract([skip, skip, skip, skip, skip, 13])
  expect(said(tried(list(contract(), other), { known: { firms } }))).toEqual([
    'ready',
    'problem F3 keyTwice',
  ])
})

test('a row of a month that the register has left behind is late', () => {
  expect(said(tried(list(contract()), { known: { firms, newestMonth: '2025-10' } }))).toEqual([
    'ready H2 late',
  ])
  expect(said(tried(list(contract()), { known: { firms, newestMonth: '2025-09' } }))).toEqual([
    'ready',
  ])
})

const plots = ['地块编号', '项目名称', '建设类型', '图斑号', '建设面积(亩)', '验收日期']
test('GT-28: a parcel of two works is counted once and told; another area of it is a problem', () => {
  const file = (area: number) =>
    workbook(
      sheet('地块', [
        plots,
        ['D1', '甲工程', '高标准农田', 'T7', 120, '2024-05-01'],
        ['D2', '乙工程', '宜机化', 'T7', area, '2025-05-01'],
      ]),
    )
  expect(said(tried(file(120)))).toEqual(['ready', 'ready D3 parcelShared'])
  expect(said(tried(file(130)))).toEqual(['ready', 'problem E3 parcelAreaDiffers'])
})

test('a building with more prefabricated than it has', () => {
  const head = [
    '施工许可证号',
    '项目名称',
    '建设单位',
    '新开工面积(万平方米)',
    '装配式面积(平方米)',
    '开工日期',
    '镇街',
  ]
  const row = (inner: number) => ['S1', '甲楼', '江澜甲有限公司', 1.2, inner, '2025-05-01', '西澜']
  const file = (inner: number) => workbook(sheet('开工', [head, row(inner)]))
  expect(said(tried(file(12_000)))).toEqual(['ready'])
  expect(said(tried(file(12_001)))).toEqual(['problem E2 partsExceed'])
  expect(tried(file(3)).judgement.rows[0]?.brings.entries).toMatchObject([
    { facts: { area: '12000', prefabricated: '3', place: '西澜镇' }, holder: '江澜甲有限公司' },
  ])
})
