import { expect, test } from 'vitest'
import type { Cell } from '../../base/workbook.ts'
import {
  type Frequency,
  periodInTitle,
  periodOfCell,
  settledPeriod,
  writtenPeriod,
} from './period-words.ts'

const words: [string, string | undefined][] = [
  ['2025', '2025'],
  ['2025年', '2025'],
  ['2025年度', '2025'],
  ['2025年全年', '2025'],
  ['2024年末', '2024'],
  ['二〇二四年', '2024'],
  ['2025年三季度', '2025Q3'],
  ['2025年第三季度', '2025Q3'],
  ['2025年第3季度', '2025Q3'],
  ['２０２５年３季度', '2025Q3'],
  ['2025年 三季度', '2025Q3'],
  ['2025Q3', '2025Q3'],
  ['2025q3', '2025Q3'],
  ['2025-Q3', '2025Q3'],
  ['2025年前三季度', '2025Q3'],
  ['2025年一至三季度', '2025Q3'],
  ['2025年1-3季度', '2025Q3'],
  ['2025年上半年', '2025Q2'],
  ['2025年1-9月', '2025-09'],
  ['2025年1—9月份', '2025-09'],
  ['2025年1～9月', '2025-09'],
  ['2025年1月至9月', '2025-09'],
  ['2025年前9个月', '2025-09'],
  ['2025.09', '2025-09'],
  ['2025.9', '2025-09'],
  ['2025-09', '2025-09'],
  ['2025/9', '2025-09'],
  ['202509', '2025-09'],
  ['2025年9月', '2025-09'],
  ['2025年九月', '2025-09'],
  ['2025年十二月', '2025-12'],
  ['25年9月', '2025-09'],
  ['截至2025年9月底', '2025-09'],
  ['截止2025年9月末', '2025-09'],
  ['2025-09-30', '2025-09'],
  ['2025年9月30日', '2025-09'],
  ['2025-09-01', '2025-09'],
  ['2025-09-15', undefined],
  ['2025年下半年', undefined],
  ['2025年4-6月', undefined],
  ['2025年13月', undefined],
  ['2025年5季度', undefined],
  ['1925年', undefined],
  ['本月', undefined],
  ['去年', undefined],
  ['技术交易额', undefined],
  ['', undefined],
]
test.each(words)('a month-wise indicator reads %s as %s', (text, period) => {
  const reading = writtenPeriod(text)
  const settled =
    typeof reading === 'string'
      ? undefined
      : settledPeriod(reading, { year: undefined, frequency: 'month' })
  expect(settled).toBe(period)
})

const frequencies: [string, Frequency, string][] = [
  ['2025年1-9月', 'quarter', '2025Q3'],
  ['2025年9月', 'quarter', '2025Q3'],
  ['2025年8月', 'quarter', 'periodTooFine'],
  ['2025年10月', 'quarter', 'periodTooFine'],
  ['2025年12月', 'year', '2025'],
  ['2025年四季度', 'year', '2025'],
  ['2025年11月', 'year', 'periodTooFine'],
  ['2025年三季度', 'year', 'periodTooFine'],
  ['2025', 'month', '2025'],
  ['2025年三季度', 'month', '2025Q3'],
]
test.each(frequencies)('%s of an indicator released by the %s is %s', (text, frequency, period) => {
  const reading = writtenPeriod(text)
  if (typeof reading === 'string') throw new Error(reading)
  expect(settledPeriod(reading, { year: undefined, frequency })).toBe(period)
})

const withoutYear: [string, string][] = [
  ['9月', '2025-09'],
  ['9月份', '2025-09'],
  ['1-9月', '2025-09'],
  ['三季度', '2025Q3'],
  ['前三季度', '2025Q3'],
  ['上半年', '2025Q2'],
  ['全年', '2025'],
]
test.each(withoutYear)(
  '%s takes its year from the context and is unclear without',
  (text, period) => {
    const reading = writtenPeriod(text)
    if (typeof reading === 'string') throw new Error(reading)
    expect(settledPeriod(reading, { year: 2025, frequency: 'month' })).toBe(period)
    expect(settledPeriod(reading, { year: undefined, frequency: 'month' })).toBe('periodUnclear')
  },
)

const cells: [string, Cell, string][] = [
  ['a date that shows a month', { kind: 'date', text: '2025年9月', raw: '2025-09-01' }, '2025-9'],
  ['a date that shows a day', { kind: 'date', text: '2025/9/15', raw: '2025-09-15' }, '2025-9'],
  ['a serial number without a date format', { kind: 'number', text: '45930' }, '2025-9'],
  ['a year as a number', { kind: 'number', text: '2025' }, '2025-1'],
  ['year and month as a number', { kind: 'number', text: '202509' }, '2025-9'],
  ['2025.09 as a number', { kind: 'number', text: '2025.09' }, '2025-9'],
  ['2025.10 shown by its format', { kind: 'number', text: '2025.10', raw: '2025.1' }, '2025-10'],
  ['2025.1, which lost its zero or not', { kind: 'number', text: '2025.1' }, 'periodUnclear'],
]
test.each(cells)('%s', (_name, cell, expected) => {
  const reading = periodOfCell(cell)
  expect(typeof reading === 'string' ? reading : `${reading.year}-${reading.part}`).toBe(expected)
})

const titles: [string, string | undefined][] = [
  ['江澜区2025年三季度产业创新主要指标完成情况表', '2025 quarter 3'],
  ['2025年1-9月指标台账', '2025 month 9'],
  ['江澜区产业创新提升行动(2025年)', '2025 year 1'],
  ['主要指标完成情况', undefined],
  ['填报日期:2026年10月12日   单位:见表', undefined],
  ['制表时间：2026-10-12', undefined],
  ['2026年三季度报表  报送日期:2026.10.12', '2026 quarter 3'],
]
test.each(titles)('the title %s speaks of %s', (title, expected) => {
  const found = periodInTitle(title)
  expect(found && `${found.year} ${found.kind} ${found.part}`).toBe(expected)
})
