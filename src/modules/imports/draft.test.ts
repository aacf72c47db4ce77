import { expect, test } from 'vitest'
import type { Sheet } from '../../base/workbook.ts'
import { drafted, thirdQuarter } from '../../testing/import-samples.ts'
import { sheet, workbook } from '../../testing/workbook.ts'
import type { DraftInput } from './draft.ts'

/** One line a value: its cell, what it is, or the codes and cells of what is wrong. */
function told(given: Sheet, changes: Partial<DraftInput> = {}): string[] {
  return drafted(workbook(given), changes).rows.map(({ row }) => {
    const { at, status, value, problems, warnings } = row
    const cell = at.split('!').at(-1)
    if (status === 'problem')
      return `${cell} ${problems.map((each) => `${each.at.split('!')[1]} ${each.code.split('.')[1]}`).join(', ')}`
    const notes = warnings.map(({ code }) => code.split('.')[1])
    if (value === undefined) return `${cell} ${status} ${notes.join(' ')}`
    const { code, area, period, value: amount, unit, state } = value
    return [cell, code, area, period, amount + unit, state, ...notes].join(' ')
  })
}

const head = ['指标代码', '指标名称', '数据所属期', '数值', '单位', '地区', '统计范围', '数据状态']
const rows: [string, (string | number | null)[], string][] = [
  [
    'complete',
    ['I-02', '年技术交易额', '2025年三季度', 52.3, '亿元', '江澜区', '全域', '初步'],
    'I-02 江澜区 2025Q3 52.3亿元 provisional',
  ],
  [
    'by name alone',
    [null, '年技术交易额', '2025年9月', '52.30', '', '', '', ''],
    'I-02 江澜区 2025-09 52.30亿元 provisional',
  ],
  [
    'of a town',
    ['I-02', null, '2025Q3', 5.2, '亿元', '陶溪镇', null, '最终'],
    'I-02 陶溪镇 2025Q3 5.2亿元 final',
  ],
  [
    'in another unit of money',
    ['I-02', null, '2025Q3', '523000', '万元', null, null, null],
    'I-02 江澜区 2025Q3 52.3亿元 provisional convertedUnit',
  ],
  [
    '1-9月 of a quarterly indicator',
    ['I-12', null, '2025年1-9月', 725, '家', null, null, null],
    'I-12 江澜区 2025Q3 725家 provisional',
  ],
  [
    'a yearly indicator in December',
    ['I-01', null, '2024年12月', 71.2, '亿元', null, null, null],
    'I-01 江澜区 2024 71.2亿元 provisional',
  ],
  [
    'zero, which is a value',
    ['I-13', null, '2025年9月', 0, '家', null, null, null],
    'I-13 江澜区 2025-09 0家 provisional',
  ],
  [
    'a dash, which is none',
    ['I-13', null, '2025年9月', '—', '家', null, null, null],
    'ignored noValue',
  ],
  [
    '未统计, which is none',
    ['I-13', null, '2025年9月', '未统计', '家', null, null, null],
    'ignored noValue',
  ],
  [
    'an unknown indicator',
    [null, '幸福指数', '2025年9月', 80, '分', null, null, null],
    'B2 unknownIndicator',
  ],
  [
    'an unknown code',
    ['Z-99', null, '2025年9月', 80, '家', null, null, null],
    'A2 unknownIndicator',
  ],
  [
    'code and name of two indicators',
    ['I-02', '科技型企业数', '2025年9月', 80, '家', null, null, null],
    'B2 codeNameDiffer',
  ],
  [
    'nothing that names it',
    [null, null, '2025年9月', 80, '家', null, null, null],
    'D2 indicatorMissing',
  ],
  ['firms in money', ['I-13', null, '2025年9月', 80, '亿元', null, null, null], 'E2 wrongUnit'],
  ['an unknown unit', ['I-13', null, '2025年9月', 80, '台套', null, null, null], 'E2 unknownUnit'],
  ['no period', ['I-13', null, null, 80, '家', null, null, null], 'D2 periodMissing'],
  [
    'a month without its year',
    ['I-13', null, '9月', 80, '家', null, null, null],
    'C2 periodUnclear',
  ],
  [
    'half a year from July',
    ['I-13', null, '2025年下半年', 80, '家', null, null, null],
    'C2 periodSpans',
  ],
  [
    'a month of a quarterly indicator',
    ['I-12', null, '2025年8月', 80, '家', null, null, null],
    'C2 periodTooFine',
  ],
  [
    'a quarter of a yearly indicator',
    ['I-01', null, '2025年三季度', 80, '亿元', null, null, null],
    'C2 periodTooFine',
  ],
  [
    'GT-26: January of an indicator exempt from its January report',
    ['I-06', null, '2025年1月', '31%', '%', null, null, null],
    'C2 exemptPeriod',
  ],
  [
    'an area nobody knows',
    ['I-13', null, '2025年9月', 80, '家', '某处', null, null],
    'F2 unknownArea',
  ],
  [
    'an area one sign off',
    ['I-13', null, '2025年9月', 80, '家', '陶西镇', null, null],
    'F2 unknownArea',
  ],
  [
    'a town never seen',
    ['I-13', null, '2025年9月', 80, '家', '新岸街道', null, null],
    'I-13 新岸街道 2025-09 80家 provisional newArea',
  ],
  [
    'a scope nobody knows',
    ['I-13', null, '2025年9月', 80, '家', null, '大约全区', null],
    'G2 unknownScope',
  ],
  [
    'a state nobody knows',
    ['I-13', null, '2025年9月', 80, '家', null, null, '大概'],
    'H2 unknownState',
  ],
  [
    'several faults at once',
    [null, '幸福指数', '9月', '约数', '家', '某处', null, '大概'],
    'B2 unknownIndicator, C2 periodUnclear, F2 unknownArea, H2 unknownState, D2 notANumber',
  ],
  [
    'a command in a remark',
    ["=cmd|'/c calc'!A1", '科技型企业数', '2025年9月', 80, '家', null, null, null],
    'A2 formulaText',
  ],
]
test.each(rows)('a long table has one value in a row: %s', (_name, row, expected) => {
  expect(told(sheet('表', [head, row]))).toEqual([`D2 ${expected}`])
})

test('the district’s own figure in another scope than the card’s is asked about, a town’s is not', () => {
  const given = sheet('表', [
    ['指标', '2025年9月', '地区', '统计范围'],
    ['科技型企业数', 40, '江澜区', '直管区'],
    ['科技型企业数', 12, '陶溪镇', null],
  ])
  expect(told(given)).toEqual([
    'B2 I-13 江澜区 2025-09 40家 provisional scopeDiffers',
    'B3 I-13 陶溪镇 2025-09 12家 provisional',
  ])
})

test('a period chosen for the whole file fills what the file leaves open', () => {
  const given = sheet('表', [
    ['指标', '数值'],
    ['年技术交易额', 52.3],
  ])
  const defaults = { scope: 'whole', period: thirdQuarter, state: 'flash' } as const
  expect(told(given)).toEqual(['B2 B2 periodMissing'])
  expect(told(given, { defaults })).toEqual(['B2 I-02 江澜区 2025Q3 52.3亿元 flash'])
})

test('the title gives period and unit, each indicator takes the unit that fits it', () => {
  const given = sheet(
    '表',
    [
      ['江澜区2025年前三季度主要指标完成情况', null, null, null],
      [null, null, null, '单位:万元、家'],
      ['序号', '指标名称', '本期累计', '去年同期', '完成率'],
      [1, '年技术交易额', '５２３０００', '480000', '65.4%'],
      [2, '科技型企业数', '1,440', '1,300', '96%'],
    ],
    { merges: ['A1:D1'] },
  )
  expect(told(given)).toEqual([
    'C4 I-02 江澜区 2025Q3 52.3亿元 provisional convertedUnit',
    'C5 I-13 江澜区 2025Q3 1440家 provisional',
  ])
})

test('a wide table has a value in each of its periods, under two lines of headings', () => {
  const given = sheet(
    '表',
    [
      ['指标名称', '单位', '2025年', null, null, '备注'],
      [null, null, '一季度', '上半年', '1-9月', null],
      ['甲', '乙', '1', '2', '3', '4'],
      ['年技术交易额', '亿元', '17.60', '—', '52.30', '登记系统'],
      ['科技型企业数', '家', null, 1410, '约1440', null],
    ],
    { merges: ['C1:E1', 'A1:A2', 'B1:B2', 'F1:F2'] },
  )
  expect(told(given)).toEqual([
    '3 ignored noteLine',
    'C4 I-02 江澜区 2025Q1 17.60亿元 provisional',
    'D4 ignored noValue',
    'E4 I-02 江澜区 2025-09 52.30亿元 provisional',
    'D5 I-13 江澜区 2025Q2 1410家 provisional',
    'E5 I-13 江澜区 2025-09 1440家 provisional approximate',
  ])
})

test('a line of years above the headings belongs to them', () => {
  const given = sheet(
    '表',
    [
      [null, '2024年', null, '2025年', null],
      ['指标', '上半年', '全年', '上半年', '前三季度'],
      ['科技型企业数', 1200, 1300, 1400, 1440],
    ],
    { merges: ['B1:C1', 'D1:E1'] },
  )
  expect(told(given)).toEqual([
    'B3 I-13 江澜区 2024Q2 1200家 provisional',
    'C3 I-13 江澜区 2024 1300家 provisional',
    'D3 I-13 江澜区 2025Q2 1400家 provisional',
    'E3 I-13 江澜区 2025Q3 1440家 provisional',
  ])
})

test('years typed as numbers are headings, not values', () => {
  const given = sheet('表', [
    ['指标', 2023, 2024],
    ['科技型企业数', 1999, 2001],
  ])
  expect(told(given)).toEqual([
    'B2 I-13 江澜区 2023 1999家 provisional',
    'C2 I-13 江澜区 2024 2001家 provisional',
  ])
})

test('towns across the head', () => {
  const given = sheet('2025年9月', [
    ['2025年9月各镇街情况'],
    ['指标', '陶溪镇', '铜岸镇', '合计'],
    ['科技型企业数', 12, 30, 42],
  ])
  expect(told(given)).toEqual([
    'B3 I-13 陶溪镇 2025-09 12家 provisional',
    'C3 I-13 铜岸镇 2025-09 30家 provisional',
  ])
})

test('a town over its lines, by a line of its own or by a merged cell', () => {
  const own = sheet('表', [
    ['指标', '数值', '所属期'],
    ['陶溪镇'],
    ['科技型企业数', 12, '2025年9月'],
    ['铜岸镇'],
    ['科技型企业数', 30, '2025年9月'],
  ])
  expect(told(own).filter((line) => line.includes('I-13'))).toEqual([
    'B3 I-13 陶溪镇 2025-09 12家 provisional',
    'B5 I-13 铜岸镇 2025-09 30家 provisional',
  ])
  const merged = sheet(
    '表',
    [
      ['镇街', '指标', '2025年9月'],
      ['陶溪镇', '科技型企业数', 12],
      [null, '年技术交易额', 5.2],
    ],
    { merges: ['A2:A3'] },
  )
  expect(told(merged)).toEqual([
    'C2 I-13 陶溪镇 2025-09 12家 provisional',
    'C3 I-02 陶溪镇 2025-09 5.2亿元 provisional',
  ])
})

test('the indicator in the title of a table that has no column for it', () => {
  const given = sheet('表', [
    ['2025年三季度科技型企业数'],
    ['镇街', '本期累计'],
    ['陶溪镇', 12],
    ['合计', 12],
  ])
  expect(told(given)).toEqual(['B3 I-13 陶溪镇 2025Q3 12家 provisional', '4 ignored totalRow'])
})

test('several tables below each other, with notes between', () => {
  const given = sheet('表', [
    ['一、2025年三季度'],
    ['指标', '数值'],
    ['年技术交易额', 52.3],
    ['注:技术交易额来自登记系统'],
    ['二、2025年二季度'],
    ['指标', '数值'],
    ['年技术交易额', 35.1],
    ['填报人:张某 联系电话:000'],
  ])
  expect(told(given)).toEqual([
    'B3 I-02 江澜区 2025Q3 52.3亿元 provisional',
    'B7 I-02 江澜区 2025Q2 35.1亿元 provisional',
    '8 ignored noteLine',
  ])
})

test('year, quarter and month in columns of their own', () => {
  const quarters = sheet('表', [
    ['年份', '季度', '指标', '数值'],
    [2025, 3, '年技术交易额', 52.3],
    ['2025年', '前三季度', '科技型企业数', 1440],
  ])
  expect(told(quarters)).toEqual([
    'D2 I-02 江澜区 2025Q3 52.3亿元 provisional',
    'D3 I-13 江澜区 2025Q3 1440家 provisional',
  ])
})

test('both parts of a ratio are kept, and asked about when they do not make the value', () => {
  const given = sheet('表', [
    ['指标', '所属期', '数值', '分子', '分母'],
    ['装配式建筑占新建建筑比例', '2025年9月', '33.9%', '33.9', '100'],
    ['装配式建筑占新建建筑比例', '2025年8月', '58.7%', '33.9', '100'],
  ])
  expect(told(given)).toEqual([
    'C2 I-05 江澜区 2025-09 33.9% provisional',
    'C3 I-05 江澜区 2025-08 58.7% provisional partsDisagree',
  ])
  const [first] = drafted(workbook(given)).rows
  expect(first?.row.value).toMatchObject({ numerator: '33.9', denominator: '100' })
})

test('the source names file and cell, the document, and what was written when it was changed', () => {
  const given = sheet('三季度', [
    ['指标', '所属期', '数值', '来源', '备注'],
    ['年技术交易额', '2025年9月', '约523000万元', '登记系统月报', '口径不变'],
  ])
  expect(drafted(workbook(given)).rows[0]?.row.value?.source).toEqual({
    file: '终版3改2.xlsx',
    cell: '三季度!C2',
    confidence: 'ownFile',
    document: '登记系统月报',
    note: '口径不变;原文“约523000万元”',
  })
})

test('columns set by hand, and columns as this sender meant them last time', () => {
  const given = sheet('表', [
    ['目录', '甲栏', '乙栏'],
    ['指标', '本月', '本年'],
    ['年技术交易额', 6.1, 52.3],
  ])
  const period = { defaults: { scope: 'whole', period: thirdQuarter } } as const
  const mapping = { 表: { A: 'name', B: 'none', C: 'value' } }
  expect(told(given, { ...period, mapping })).toEqual([
    'C3 I-02 江澜区 2025Q3 52.3亿元 provisional',
  ])
  expect(told(given, { ...period, remembered: mapping })).toEqual([
    'C3 I-02 江澜区 2025Q3 52.3亿元 provisional',
  ])
})

test('a hidden sheet and a sheet without a table are named, not read', () => {
  const rows = [
    ['指标', '2025年9月'],
    ['科技型企业数', 12],
  ]
  const hidden = sheet('暗', rows, { hidden: true })
  const draft = drafted(workbook(hidden, sheet('说明', [['填报须知'], ['请于10日前报送']])))
  expect(draft.rows).toEqual([])
  expect(draft.sheets.map(({ notices }) => notices.map(({ code }) => code))).toEqual([
    ['importNote.hiddenSheet'],
    ['importNote.noTable'],
  ])
})

test('what the ledger is asked for: the indicators, their months, and months to compare with', () => {
  const given = sheet('表', [
    ['指标', '2025年9月'],
    ['科技型企业数', 12],
  ])
  const { codes, closingMonths } = drafted(workbook(given))
  expect(codes).toEqual(['I-13'])
  expect(closingMonths).toContain(2025 * 12 + 9)
  expect(closingMonths).toContain(2024 * 12 + 9)
})
