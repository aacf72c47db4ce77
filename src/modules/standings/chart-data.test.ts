import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { card, value, yearTarget } from '../../testing/standing-samples.ts'
import type { LedgerRow } from '../observations/routes.ts'
import { chartDataOf } from './chart-data.ts'
import type { Forecast } from './schema.ts'

/** A line of the ledger as the chart reads it: what happened to it does not matter here. */
function row(period: string, amount: string, definitionVersion = 1): LedgerRow {
  return {
    ...value(period, amount, { definitionVersion }),
    code: 'I-02',
    name: '技术交易额',
    nameEn: 'Technology transactions',
    decimals: 2,
    area: '江澜区',
    scope: 'whole',
    source: { confidence: 'demonstration' },
    supersedes: null,
    reason: '',
    importId: null,
    recordedBy: '填报甲',
    withdrawn: null,
    current: true,
  }
}

const none: Forecast = {
  outlook: 'cannotTell',
  method: 'known',
  year: 2025,
  point: null,
  low: null,
  high: null,
  unit: '亿元',
  widened: 0,
  years: [],
  reasons: [],
  sentence: { zh: '', en: '' },
}
const ahead: Forecast = {
  ...none,
  method: 'seasonalShare',
  point: Decimal.parse('80'),
  low: Decimal.parse('75'),
  high: Decimal.parse('86'),
}
const sold = { definition: card(), definitions: [card()] }
const year = [row('2024Q4', '70'), row('2025Q1', '20'), row('2025Q2', '45')]
const chart = (
  changes: Partial<Parameters<typeof chartDataOf>[0]> = {},
): ReturnType<typeof chartDataOf> =>
  chartDataOf({ ...sold, series: year, yearlyTargets: [], forecast: none, ...changes })
const textsOf = (of: ReturnType<typeof chart>, line: number) =>
  of.lines[line]?.points.map((point) => point?.text ?? null)

test('draws what came, period by period, and no plan where none was approved', () => {
  const drawn = chart()
  expect(drawn.categories.map((each) => each.zh)).toEqual([
    '2024年四季度',
    '2025年一季度',
    '2025年二季度',
  ])
  expect(textsOf(drawn, 0)).toEqual(['70.00', '20.00', '45.00'])
  expect(textsOf(drawn, 1)).toEqual([null, null, null])
  expect(drawn.band).toBeUndefined()
})

test('a flow starts every year from nothing; the chart says where', () => {
  expect(chart().starts).toEqual([1])
  expect(chart({ definition: card({ type: 'stock' }) }).starts).toEqual([])
})

test.each([
  ['a flow climbs from nothing', 'yearlyFlow', ['80.00', '20.00', '40.00']],
  ['a stock climbs from the level of last year’s end', 'stock', [null, '72.50', '75.00']],
] as const)('the planned line of %s', (_, type, expected) => {
  const before = type === 'yearlyFlow' ? [yearTarget({ value: '80', year: 2024 })] : []
  const drawn = chart({
    definition: card({ type }),
    yearlyTargets: [...before, yearTarget({ value: '80' })],
  })
  expect(textsOf(drawn, 1)).toEqual(expected)
})

test('only the newest yearly target is drawn, and none in another unit', () => {
  const yearlyTargets = [
    yearTarget({ value: '80', version: 2 }),
    yearTarget({ value: '60', version: 1 }),
  ]
  expect(textsOf(chart({ yearlyTargets }), 1)).toEqual([null, '20.00', '40.00'])
  expect(textsOf(chart({ yearlyTargets: [yearTarget({ value: '8', unit: '万元' })] }), 1)).toEqual([
    null,
    null,
    null,
  ])
})

test('a forecast opens at the last known value and widens to the year’s end', () => {
  const { band, categories } = chart({ forecast: ahead })
  expect(categories.at(-1)?.zh).toBe('2025年四季度')
  expect(band?.points.map((each) => each && [each.low.text, each.high.text])).toEqual([
    null,
    null,
    ['45.00', '45.00'],
    ['75.00', '86.00'],
  ])
})

test('a year that is over has no forecast to draw', () => {
  const series = [...year, row('2025Q4', '81')]
  expect(chart({ series, forecast: { ...ahead, method: 'known' } }).band).toBeUndefined()
})

test.each([
  ['a definition that cannot be compared breaks the line', 'notComparable', [2]],
  ['a definition that can be compared does not', 'comparable', []],
] as const)('%s', (_, comparability, expected) => {
  const definitions = [card(), card({ version: 2, comparability })]
  const series = [row('2024Q4', '70'), row('2025Q1', '20'), row('2025Q2', '45', 2)]
  expect(chart({ definitions, series }).breaks.map((each) => each.at)).toEqual(expected)
})
