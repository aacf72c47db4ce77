import { expect, test } from 'vitest'
import { Period } from '../../base/period.ts'
import { type Definition, YearlyTarget } from '../indicators/schema.ts'
import { changedTargets, withEvenCurve, yearRows } from './yearly-rows.ts'

const term = { from: '2024', to: '2026' }
const card = (frequency: Definition['release']['frequency']) => ({
  unit: '亿元',
  type: 'yearlyFlow' as const,
  release: { frequency, lagDays: null, exemptMonths: [], note: '' },
})
const set = [
  YearlyTarget.parse({
    ...{ code: 'I-02', year: 2025, version: 2, operator: '>', value: '6.5', unit: '亿元' },
    curve: [
      { period: '2025Q2', basisPoints: 4050 },
      { period: '2025Q4', basisPoints: 10_000 },
    ],
    source: { confidence: 'ownFile' },
  }),
]
const rows = (frequency: Definition['release']['frequency'] = 'quarter') =>
  yearRows({ term, card: card(frequency), operator: '>=', set })

test('every year of the term has its row, filled in with what is set', () => {
  expect(
    rows().map(({ year, operator, value, version }) => [year, operator, value, version]),
  ).toEqual([
    [2024, '>=', '', 0],
    [2025, '>', '6.5', 2],
    [2026, '>=', '', 0],
  ])
})

test.each([
  ['quarter', ['2024Q1', '2024Q2', '2024Q3', '2024Q4']],
  ['year', ['2024']],
] as const)('a %s card asks for its own periods', (frequency, periods) => {
  expect(Object.keys(rows(frequency)[0]?.shares ?? {})).toEqual(periods)
})

test('a curve that is set shows its own points, in percent', () => {
  expect(rows('month')[1]?.shares).toEqual({ '2025Q2': '40.5', '2025Q4': '100' })
})

test('nothing typed is nothing to save', () => {
  expect(changedTargets(rows(), rows())).toEqual([])
})

test('even steps are an act upon one row', () => {
  const [first, ...others] = rows()
  if (first === undefined) throw new Error('the term has years')
  const even = withEvenCurve({ ...first, value: '5' })
  expect(even.shares).toEqual({ '2024Q1': '25', '2024Q2': '50', '2024Q3': '75', '2024Q4': '100' })
  expect(changedTargets([even, ...others], rows())).toEqual([
    {
      ...{ year: 2024, operator: '>=', value: '5', unit: '亿元' },
      curve: [2500, 5000, 7500, 10_000].map((basisPoints, index) => ({
        period: Period.parse(`2024Q${index + 1}`),
        basisPoints,
      })),
    },
  ])
})

test.each([
  ['all empty: no curve', { '2025Q2': '', '2025Q4': '' }, null],
  ['no number stays out', { '2025Q2': 'half', '2025Q4': '100' }, [['2025Q4', 10_000]]],
  [
    'hundredths are whole basis points',
    { '2025Q2': '33.33', '2025Q4': '100' },
    [
      ['2025Q2', 3333],
      ['2025Q4', 10_000],
    ],
  ],
  ['thousandths are none', { '2025Q2': '33.333', '2025Q4': '100' }, [['2025Q4', 10_000]]],
])('shares: %s', (_, shares, points) => {
  const typed = rows().map((row) => (row.year === 2025 ? { ...row, shares } : row))
  const [changed] = changedTargets(typed, rows())
  expect(changed?.curve?.map((each) => [each.period, each.basisPoints]) ?? null).toEqual(points)
})

test('a year whose target was emptied is not sent: a target is revised, never taken back', () => {
  const typed = rows().map((row) => ({ ...row, value: '' }))
  expect(changedTargets(typed, rows())).toEqual([])
})

test('an average growth rate carries its base year', () => {
  const [first] = rows()
  const typed = [{ ...first, value: '13', baseYear: '2023' }] as ReturnType<typeof rows>
  expect(changedTargets(typed, rows())[0]).toMatchObject({ value: '13', baseYear: 2023 })
})
