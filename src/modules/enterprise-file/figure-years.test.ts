import { expect, test } from 'vitest'
import { figureYears } from './figure-years.ts'
import type { EnterpriseFile } from './schema.ts'

const figure = (field: string, year: number, value: string): EnterpriseFile['figures'][number] => ({
  ...{ field, year, value, english: field, unit: '元', filing: '1', recordedAt: '' },
  ...{ sourceClass: 'selfReported', purpose: 'application', state: 'final' },
})

test('one line a field, one column a year, newest first; what is missing stays missing', () => {
  const { years, lines } = figureYears([
    figure('营业收入', 2023, '1'),
    figure('研发费用', 2024, '3'),
    figure('营业收入', 2024, '2'),
  ])
  expect(years).toEqual([2024, 2023])
  expect(lines.map(({ field, values }) => [field, values.map((each) => each?.value)])).toEqual([
    ['营业收入', ['2', '1']],
    ['研发费用', ['3', undefined]],
  ])
  expect(figureYears([])).toEqual({ years: [], lines: [] })
})

test('money stands before numbers, numbers before words, and what is known of more years first', () => {
  const { lines } = figureYears([
    { ...figure('参与标准', 2024, '否'), unit: '' },
    { ...figure('从业人员', 2024, '40'), unit: '人' },
    { ...figure('职工总数', 2023, '41'), unit: '人' },
    { ...figure('职工总数', 2024, '42'), unit: '人' },
    figure('资产总额', 2024, '9'),
  ])
  expect(lines.map(({ field }) => field)).toEqual(['资产总额', '职工总数', '从业人员', '参与标准'])
})
