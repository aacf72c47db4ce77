import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal, type Exact, exact, shown } from '../../base/decimal.ts'
import { asked, card, value, yearTarget } from '../../testing/standing-samples.ts'
import {
  averageGrowth,
  averageGrowthText,
  chained,
  growthFactor,
  lockOf,
  pathLevel,
} from './cagr.ts'
import { standingOf } from './standing.ts'

test('GT-05: 52.40 at 13 % for four years, each level from the unrounded chain', () => {
  const levels = [1, 2, 3, 4].map((years) => shown(pathLevel(exact('52.40'), exact(13), years), 2))
  expect(levels).toEqual(['59.21', '66.91', '75.61', '85.44'])
})

test.each([
  ['2022', '58.10', 1, 1088],
  ['2023', '64.90', 2, 1129],
  ['2024', '71.20', 3, 1076],
])('GT-06: average growth to %s', (_, amount, years, expected) => {
  expect(averageGrowth(exact('52.40'), exact(amount), years)).toBe(expected)
})

test('GT-06: the last year needs +20.0 %', () => {
  expect(averageGrowth(exact('71.20'), pathLevel(exact('52.40'), exact(13), 4), 1)).toBe(2000)
})

test('GT-08: 13 % since 2020 or since 2021 are different promises', () => {
  expect(shown(growthFactor(exact(13), 5), 4)).toBe('1.8424')
  expect(shown(growthFactor(exact(13), 4), 4)).toBe('1.6305')
})

const definition = card({
  name: '研发投入总量',
  nameEn: 'R&D spending',
  type: 'growth',
  release: { frequency: 'year', lagDays: 273, exemptMonths: [], note: '' },
})
const spending = (base: string) => [
  value('2021', base),
  value('2022', '58.10'),
  value('2023', '64.90'),
  value('2024', '71.20'),
]
const planTarget = {
  value: Decimal.parse('13'),
  unit: '%',
  operator: '>=',
  deadline: '2025',
} as const
const rate = (year: number, baseYear: number | null = 2021) =>
  yearTarget({ value: '13', unit: '%', operator: '>=', year, baseYear, curve: null })

test('GT-08: without a recorded base year nothing is computed and the base year is asked for', () => {
  const answer = standingOf(
    asked({
      definition,
      period: '2024',
      target: rate(2024, null),
      observations: spending('52.40'),
    }),
  )
  expect(answer).toMatchObject({ standing: 'missing', missing: ['baseYear'], completion: null })
})

test('GT-06: 2024 stands far below the path, with the arithmetic and what 2025 needs', () => {
  const observations = spending('52.40')
  const answer = standingOf(
    asked({ definition, period: '2024', target: rate(2024), planTarget, observations }),
  )
  expect(answer).toMatchObject({ standing: 'farBehind', targetMet: false, completion: 8101 })
  expect(answer.sentence.zh).toBe(
    '研发投入总量2024年全年71.20亿元,2021年以来年均增长10.8%(目标不低于13%),应达75.61亿元,完成应增量的81.0%,低于计划19.0个百分点,按默认规则为严重滞后(红)。',
  )
  expect(answer.needed).toMatchObject({ kind: 'rate', rateBasisPoints: 2000, years: 1 })
  expect(answer.observations).toContain('2021/52.40')
})

test('GT-06: the need is known while the year itself is not due yet', () => {
  const observations = spending('52.40')
  const answer = standingOf(asked({ definition, target: rate(2025), observations }))
  expect(answer).toMatchObject({ standing: 'notDue', reason: 'notReportedThen' })
  expect(answer.needed?.sentence).toEqual({
    zh: '2025年需增长20.0%',
    en: '2025 needs growth of 20.0%',
  })
})

const level = (year: number) =>
  yearTarget({ value: '85.44', operator: '>=', year, baseYear: 2021, curve: null })

test.each([
  ['锁增速: the level moves', rate(2025), '83.07', 1668],
  ['锁绝对值: the level stays', level(2025), '85.44', 2000],
])('GT-07: base revised to 50.95, %s', (_, target, goal, needed) => {
  const observations = spending('50.95')
  const answer = standingOf(asked({ definition, target, observations }))
  expect(answer.needed).toMatchObject({ kind: 'rate', rateBasisPoints: needed })
  const final = standingOf(
    asked({
      definition,
      target,
      period: '2025',
      asOf: '2026-10-10T00:00:00Z',
      observations: [...observations, value('2025', '80.00')],
    }),
  )
  expect(shown(final.plannedLevel ?? '0', 2)).toBe(goal)
})

test('GT-07: after the revision the growth to 2024 is 11.80 %', () => {
  expect(averageGrowth(exact('50.95'), exact('71.20'), 3)).toBe(1180)
  expect([lockOf('%'), lockOf('亿元')]).toEqual(['rate', 'level'])
})

test('growth within a year is held against the growth that this year needs', () => {
  const quarterly = card({
    type: 'growth',
    release: { ...definition.release, frequency: 'quarter' },
  })
  const answer = standingOf(
    asked({
      definition: quarterly,
      target: rate(2025),
      observations: [...spending('52.40'), value('2024Q3', '50.00'), value('2025Q3', '55.00')],
    }),
  )
  // 2025 needs +20.0 %, so the third quarter needs 9.998 of growth on 50; 5 of it is there.
  expect(answer).toMatchObject({ standing: 'farBehind', completion: 5001, targetMet: null })
})

test('an indicator that is itself a rate is chained, never read from levels', () => {
  const real = card({ type: 'growth', unit: '%', decimals: 1, name: '地区生产总值增速' })
  const rates = (last: string) => [
    value('2022', '2.6', { unit: '%' }),
    value('2023', '6.0', { unit: '%' }),
    value('2024', last, { unit: '%' }),
  ]
  const target = yearTarget({ value: '5', unit: '%', operator: '>=', year: 2024, baseYear: 2021 })
  const stand = (last: string) =>
    standingOf(asked({ definition: real, period: '2024', target, observations: rates(last) }))
  expect(stand('6.5')).toMatchObject({ targetMet: true, standing: 'onSchedule' })
  expect(stand('6.4')).toMatchObject({ targetMet: false })
  const gap = stand('6.5').observations
  expect(gap).toContain('2024/6.5')
  const without = rates('6.5').filter((each) => each.period !== '2023')
  expect(
    standingOf(asked({ definition: real, period: '2024', target, observations: without })).missing,
  ).toEqual(['yearlyRates'])
  expect(chained([exact(10), exact(-10)]).toFixed()).toBe('0.99')
})

test('what misses the path by a hair prints the same rate and is still short of it', () => {
  const line = pathLevel(exact(100), exact(13), 3)
  expect(line.toFixed()).toBe('144.2897')
  const short = line.minus('0.0001')
  expect(short.lt(line)).toBe(true)
  expect(averageGrowth(exact(100), short, 3)).toBe(1300)
})

test('a rate is rounded once: 16.6496 % is 16.6, though its basis points would print 16.7', () => {
  const [from, to] = [exact('100'), exact('116.6496')]
  expect(averageGrowth(from, to, 1)).toBe(1665)
  expect(averageGrowthText(from, to, 1)).toBe('16.6')
})

test.each([
  ['from zero', '0', '5', 1],
  ['from below zero', '-5', '5', 1],
  ['to below zero', '5', '-5', 1],
  ['over no year', '5', '6', 0],
])('there is no average growth %s', (_, from, to, years) => {
  expect(averageGrowth(exact(from), exact(to), years)).toBeUndefined()
})

test('law: the average growth is the whole basis point nearest to the true rate', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 1, max: 12 }), (from, to, years) => {
      const points = averageGrowth(exact(from), exact(to), years)
      const grown = (halves: number): Exact =>
        exact(from).times(
          exact(20_000 + halves)
            .div(20_000)
            .pow(years),
        )
      expect(grown(2 * (points ?? 0) - 1).lte(to)).toBe(true)
      expect(grown(2 * (points ?? 0) + 1).gte(to)).toBe(true)
    }),
  )
})
