import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { asked, card, value, yearTarget } from '../../testing/standing-samples.ts'
import { standingOf } from './standing.ts'
import type { PlanTarget } from './standing-input.ts'

const planTarget = (text: string, operator: PlanTarget['operator'] = '>=', unit = '家') => ({
  value: Decimal.parse(text),
  operator,
  unit,
  deadline: '2025',
})

test('the example of the monitoring table: transactions, with last year, term and need', () => {
  const answer = standingOf(
    asked({
      planTarget: planTarget('80', '>', '亿元'),
      observations: [
        value('2021', '31.0'),
        value('2024-09', '50.10'),
        value('2024', '70.4'),
        value('2025-09', '52.30'),
      ],
    }),
  )
  expect(answer.growth?.shown.zh).toBe('+4.4%')
  // (70.4 − 31.0) ÷ (80 − 31.0), by the last full year.
  expect(answer.termProgress).toBe(8041)
  expect(answer.needed).toMatchObject({ kind: 'amount', amount: '27.7', months: 3 })
  expect(answer.needed?.sentence.zh).toBe('距年度目标还差27.70亿元,剩余3个月,月均9.23亿元')
  expect(answer.observations).toEqual(['2025-09/52.30', '2024/70.4', '2024-09/50.10'])
})

test('the example of the monitoring table: firms over the whole term', () => {
  const firms = (period: string, amount: string) => value(period, amount, { unit: '家' })
  const answer = standingOf(
    asked({
      definition: card({ type: 'stock', unit: '家', decimals: 0 }),
      target: yearTarget({ value: '750', operator: '>=', unit: '家' }),
      planTarget: planTarget('750'),
      observations: [firms('2021', '472'), firms('2024', '655'), firms('2025Q3', '676')],
    }),
  )
  expect(answer.termProgress).toBe(7338)
})

const cumulative = (from: string, observations: ReturnType<typeof value>[], period = '2025Q3') =>
  standingOf(
    asked({
      definition: card({ type: 'planCumulative', unit: '亩', decimals: 0 }),
      period,
      target: yearTarget({
        value: '24000',
        operator: '>=',
        unit: '亩',
        year: Number(period.slice(0, 4)),
      }),
      planTarget: planTarget('24000', '>=', '亩'),
      term: { from, to: '2025' },
      observations,
    }),
  )
const plots = (period: string, amount: string) => value(period, amount, { unit: '亩' })

test('plan-to-date begins at zero in the first year of the plan, by meaning and not by guess', () => {
  expect(cumulative('2025', [plots('2025Q3', '18000')])).toMatchObject({
    completion: 7500,
    standing: 'onSchedule',
  })
  expect(cumulative('2022', [plots('2025Q3', '18000')]).missing).toEqual(['start'])
  const later = cumulative('2022', [plots('2024', '16000'), plots('2025Q3', '22000')])
  expect(later).toMatchObject({ completion: 7500, termProgress: 9167 })
})

const rank = (amount: string) =>
  standingOf(
    asked({
      definition: card({ type: 'rank', unit: '位', decimals: 0, direction: 'down' }),
      target: yearTarget({ value: '5', operator: '<=', unit: '位' }),
      observations: [value('2024', '9', { unit: '位' }), value('2025Q3', amount, { unit: '位' })],
    }),
  )

test.each([
  ['9', 0, 'farBehind', false],
  ['6', 7500, 'onSchedule', false],
  ['5', 10_000, 'ahead', true],
  ['3', 15_000, 'ahead', true],
  ['11', -5000, 'farBehind', false],
])(
  'a rank of %s from 9 towards 5 has come %i basis points of its way',
  (amount, completion, standing, met) => {
    expect(rank(amount)).toMatchObject({ completion, standing, targetMet: met })
  },
)

const consumption = (amount: string) =>
  standingOf(
    asked({
      definition: card({ direction: 'down', unit: '吨', name: '能耗' }),
      target: yearTarget({ value: '100', operator: '<=', unit: '吨' }),
      observations: [value('2025Q3', amount, { unit: '吨' })],
    }),
  )

test('a flow that shall stay below its target turns the gap round', () => {
  expect(consumption('60')).toMatchObject({ standing: 'ahead', gap: 1500, completion: 6000 })
  expect(consumption('95')).toMatchObject({ standing: 'farBehind', gap: -2000 })
  expect(consumption('60').needed?.sentence.zh).toBe('距年度上限还有40.00吨')
  expect(consumption('104').needed).toMatchObject({ kind: 'tooLate' })
  expect(consumption('95').sentence.zh).toContain('已用年度目标(不高于100吨)的95.0%')
})

const held = (amount: string, direction: 'up' | 'down' = 'up') =>
  standingOf(
    asked({
      definition: card({ type: 'stock', unit: '家', decimals: 0, direction }),
      target: yearTarget({ value: '750', operator: direction === 'up' ? '>=' : '<=', unit: '家' }),
      observations: [value('2024', '750', { unit: '家' }), value('2025Q3', amount, { unit: '家' })],
    }),
  )

test.each([
  ['kept', '750', 'up', 0, 'onSchedule', true],
  ['slightly broken', '730', 'up', -267, 'onSchedule', false],
  ['broken', '650', 'up', -1333, 'behind', false],
  ['kept, lower is better', '750', 'down', 0, 'onSchedule', true],
  ['broken, lower is better', '850', 'down', -1333, 'behind', false],
] as const)(
  'a target equal to the start is a promise to hold: %s',
  (_, amount, direction, gap, standing, met) => {
    expect(held(amount, direction)).toMatchObject({
      gap,
      standing,
      targetMet: met,
      planned: 10_000,
    })
  },
)

test('a strict promise is not met by the number itself', () => {
  const stand = (operator: '>' | '>=') =>
    standingOf(
      asked({
        period: '2025',
        target: yearTarget({ value: '80', operator }),
        observations: [value('2025', '80.00')],
      }),
    )
  expect(stand('>')).toMatchObject({ targetMet: false, completion: 10_000, standing: 'onSchedule' })
  expect(stand('>=')).toMatchObject({ targetMet: true })
  expect(stand('>').needed).toMatchObject({ kind: 'tooLate', months: 0 })
})

test('约80 is met by what rounds to it and by what passes it', () => {
  const stand = (amount: string) =>
    standingOf(
      asked({
        period: '2025',
        target: yearTarget({ value: '80', operator: '~' }),
        observations: [value('2025', amount)],
      }),
    ).targetMet
  expect(['79.49', '79.50', '80.49', '95'].map(stand)).toEqual([false, true, true, true])
})

test('completion above 100 % is shown as it is, and 99.96 % is not shown as 100.0 %', () => {
  const stand = (amount: string) =>
    standingOf(asked({ observations: [value('2025Q3', amount)] })).shown
  expect(stand('96.00').completion).toBe('120.0')
  expect(stand('79.97').completion).toBe('99.96')
})

test('a value for 2025-09 is the value of 2025Q3, and of two the one under the card in force counts', () => {
  const one = standingOf(asked({ observations: [value('2025-09', '52.30')] }))
  expect(one.completion).toBe(6538)
  const two = standingOf(
    asked({
      observations: [
        value('2025-09', '60.00', { definitionVersion: 2, recordedAt: '2025-10-20T00:00:00Z' }),
        value('2025Q3', '52.30'),
      ],
    }),
  )
  expect(two.value?.value).toBe('52.30')
})

test('a year-end without a point of its own is the whole target, when there is a curve at all', () => {
  const curve = yearTarget({ value: '80' }).curve?.slice(0, 3) ?? null
  const stand = (given: typeof curve) =>
    standingOf(
      asked({
        period: '2025Q4',
        target: yearTarget({ value: '80', curve: given }),
        observations: [value('2025Q4', '81')],
      }),
    )
  expect(stand(curve)).toMatchObject({ planned: 10_000, standing: 'onSchedule' })
  expect(stand(null)).toMatchObject({ standing: 'missing', missing: ['curve'] })
})

test('needed: nothing more once the target is reached', () => {
  const answer = standingOf(asked({ observations: [value('2025Q3', '80.01')] }))
  expect(answer.needed).toMatchObject({ kind: 'reached', amount: null })
})

test('needed: at the number itself, 超过 still asks for more', () => {
  const { needed } = standingOf(asked({ observations: [value('2025Q3', '80.00')] }))
  expect(needed).toMatchObject({ kind: 'amount', amount: '0', perMonth: '0' })
  expect(needed?.sentence.zh).toContain('还差超过目标值的部分')
})

test('needed: a share asks for points in both languages', () => {
  const percent = (period: string, amount: string) => value(period, amount, { unit: '%' })
  const { needed } = standingOf(
    asked({
      definition: card({ type: 'ratio', unit: '%', decimals: 1 }),
      target: yearTarget({ value: '50', unit: '%', operator: '>=' }),
      observations: [percent('2024', '44'), percent('2025Q3', '47')],
    }),
  )
  expect(needed?.sentence).toEqual({
    zh: '距年度目标还差3.0个百分点,剩余3个月,月均1.0个百分点',
    en: "3.0 points to the year's target, 3 months left, 1.0 points a month",
  })
})
