import { expect, test } from 'vitest'
import { asked, card, value, yearTarget } from '../../testing/standing-samples.ts'
import { backTest, trackRecord } from './back-test.ts'
import { forecastOf } from './forecast.ts'

const research = asked({
  definition: card({
    name: '研发投入总量',
    nameEn: 'R&D spending',
    type: 'growth',
    release: { frequency: 'year', lagDays: 273, exemptMonths: [], note: '' },
  }),
  target: yearTarget({ value: '13', unit: '%', operator: '>=', baseYear: 2021, curve: null }),
  observations: [
    value('2021', '52.40'),
    value('2022', '58.10'),
    value('2023', '64.90'),
    value('2024', '71.20'),
  ],
})

test('research needs 20.0 % in its last year and never grew more than 11.7 %: it will be missed', () => {
  const forecast = forecastOf(research)
  expect(forecast).toMatchObject({ outlook: 'willMiss', method: 'growthRates', year: 2025 })
  expect(forecast.sentence).toEqual({
    zh: '2025年需增长20.0%,近三年最高11.7%,判断:完不成',
    en: '2025 needs growth of 20.0%, the last three years had at most 11.7%: will be missed',
  })
})

const shares = [
  value('2022Q3', '30.00'),
  value('2022', '44.60'),
  value('2023Q3', '41.00'),
  value('2023', '58.90'),
  value('2024Q3', '50.00'),
  value('2024', '70.40'),
]

test('a year-to-date flow is carried to the year by the share that past years had reached', () => {
  const forecast = forecastOf(asked({ observations: [...shares, value('2025Q3', '52.30')] }))
  expect(forecast).toMatchObject({ outlook: 'atRisk', method: 'seasonalShare', widened: 378 })
  expect(forecast.years).toEqual([2024, 2023, 2022])
  expect(forecast.sentence.zh).toBe(
    '2025年前三季度52.30亿元,近三年同期占全年67.3%–71.0%,预计2025年70.85至80.69亿元,目标超过80亿元,判断:有风险',
  )
})

test.each([
  ['far above what is asked', '70.00', 'willReach'],
  ['far below it', '40.00', 'willMiss'],
])('a year-to-date flow %s', (_, amount, outlook) => {
  const observations = [...shares, value('2025Q3', amount)]
  expect(forecastOf(asked({ observations })).outlook).toBe(outlook)
})

test('a stock adds what past years still added after this month', () => {
  const firms = (period: string, amount: string) => value(period, amount, { unit: '家' })
  const forecast = forecastOf(
    asked({
      definition: card({ type: 'stock', unit: '家', decimals: 0 }),
      target: yearTarget({ value: '750', operator: '>=', unit: '家' }),
      observations: [
        firms('2023-09', '560'),
        firms('2023', '601'),
        firms('2024-09', '618'),
        firms('2024', '655'),
        firms('2025-09', '676'),
      ],
    }),
  )
  expect(forecast).toMatchObject({
    outlook: 'willMiss',
    method: 'restOfYear',
    low: '713',
    high: '717',
  })
  expect(forecast.sentence.zh).toContain('近两年同期至年末增减37至41家')
})

test('without values within the year the yearly increments carry on, once for each year left', () => {
  const observations = [
    value('2020', '20'),
    value('2021', '31'),
    value('2022', '44'),
    value('2023', '58'),
  ]
  const forecast = forecastOf(asked({ observations, period: '2024Q1' }))
  expect(forecast).toMatchObject({ method: 'increments', years: [2023, 2022, 2021] })
  expect(forecast.outlook).toBe('atRisk')
})

test('the value of the last year is its own answer, by the exact operator', () => {
  const known = (amount: string) =>
    forecastOf(asked({ observations: [value('2025', amount)], period: '2025Q4' }))
  expect(known('80.00')).toMatchObject({ outlook: 'willMiss', method: 'known' })
  expect(known('80.01')).toMatchObject({ outlook: 'willReach', method: 'known' })
})

test.each([
  ['the definition is open', { definition: card({ open: ['人口口径'] }) }, '口径未定'],
  ['there is no definition', { definition: null }, '口径未定'],
  ['there is no target', { target: null }, '没有目标'],
  ['there are no data', { observations: [] }, '尚无数据'],
  ['one year is no history', { observations: [value('2024', '70.40')] }, '不足两年'],
  [
    'the base year is not recorded',
    { ...research, period: '2025Q3', target: yearTarget({ value: '13', unit: '%' }) },
    '缺基期',
  ],
])('nobody can tell when %s', (_, changes, words) => {
  const forecast = forecastOf(asked({ observations: shares, ...changes }))
  expect(forecast).toMatchObject({ outlook: 'cannotTell', method: 'none', point: null })
  expect(forecast.sentence.zh).toContain(words)
})

test('values before a definition break are no history', () => {
  const observations = [...shares, value('2025Q3', '52.30', { definitionVersion: 2 })]
  const definition = card({ version: 2, comparability: 'notComparable' })
  expect(forecastOf(asked({ definition, observations, breaks: [2] })).outlook).toBe('cannotTell')
  expect(forecastOf(asked({ definition, observations })).outlook).toBe('atRisk')
})

test('the back test says what would have been said at the same month, and by how much it missed', () => {
  const rows = backTest(asked({ observations: [...shares, value('2025Q3', '52.30')] }))
  // 2023 has one year before it, which is no history; 2024 rests on 2022 and 2023.
  expect(rows).toEqual([
    {
      year: 2024,
      method: 'seasonalShare',
      point: '73.059850928913',
      low: '71.829268292683',
      high: '74.333333333333',
      actual: '70.4',
      errorBasisPoints: 378,
      inside: false,
    },
  ])
  expect(trackRecord(rows)?.zh).toBe('回测1年,平均误差3.8%,0年落在区间内')
  expect(trackRecord([])).toBeUndefined()
})

test('the back test from a year-end is for the year after it', () => {
  const rows = backTest(research)
  expect(rows.map((row) => [row.year, row.method, row.errorBasisPoints])).toEqual([
    [2024, 'growthRates', 144],
  ])
})
