import { expect, test } from 'vitest'
import { Decimal, exact, shown } from '../../base/decimal.ts'
import { asked, card, value, yearTarget } from '../../testing/standing-samples.ts'
import { pointsBetween, pooled, ratioOf, unrounded } from './ratio.ts'
import { standingOf } from './standing.ts'

const d = (text: string) => Decimal.parse(text)
const share = card({
  name: '装配式占比',
  nameEn: 'Prefabricated share',
  type: 'ratio',
  unit: '%',
  decimals: 1,
  release: { frequency: 'year', lagDays: 60, exemptMonths: [], note: '' },
})
const percent = (period: string, amount: string, parts?: [string, string]) =>
  value(period, amount, {
    unit: '%',
    numerator: parts === undefined ? null : d(parts[0]),
    denominator: parts === undefined ? null : d(parts[1]),
  })
const stand = (amount: string, operator: '>=' | '>', parts?: [string, string]) =>
  standingOf(
    asked({
      definition: share,
      period: '2025',
      asOf: '2026-02-01T00:00:00Z',
      target: yearTarget({ value: '50', unit: '%', operator, curve: null }),
      observations: [percent('2024', '45.0'), percent('2025', amount, parts)],
    }),
  )

test.each([
  ['50.00 against 50%以上 is met', '50.00', '>=', true, '50.0'],
  ['50.00 against 超过50% is not met', '50.00', '>', false, '50.0'],
  ['49.96 is not met and shown as 49.96', '49.96', '>=', false, '49.96'],
  ['50.04 against 超过50% is met and shown so that it shows', '50.04', '>', true, '50.04'],
  ['50.04 against 50%以上 needs no digit more', '50.04', '>=', true, '50.0'],
] as const)('GT-09: %s', (_, amount, operator, met, text) => {
  const answer = stand(amount, operator)
  expect(answer.targetMet).toBe(met)
  expect(answer.shown.value).toBe(text)
})

test('GT-09: 4996 of 10,000 reported as 50.0 % is judged by its parts', () => {
  expect(stand('50.0', '>=', ['4996', '10000'])).toMatchObject({
    targetMet: false,
    shown: { value: '49.96' },
  })
})

test('parts that do not give the reported value leave it as it was reported', () => {
  const known = percent('2025', '50.0', ['1', '4'])
  expect(unrounded(known).toFixed()).toBe('50')
  expect(unrounded(percent('2025', '50.0', ['1', '0'])).toFixed()).toBe('50')
})

test('GT-15: the population decides whether 4620 patents are more than 30 per 10,000', () => {
  const per = (population: string) => ratioOf({ numerator: d('4620'), denominator: d(population) })
  expect(shown(per('152.70') ?? '0', 2)).toBe('30.26')
  expect(shown(per('154.83') ?? '0', 2)).toBe('29.84')
  const patents = card({ type: 'ratio', unit: '件', decimals: 2, release: share.release })
  const met = (amount: string, population: string) =>
    standingOf(
      asked({
        definition: patents,
        period: '2025',
        target: yearTarget({ value: '30', unit: '件', curve: null }),
        observations: [
          value('2024', '28.10', { unit: '件' }),
          value('2025', amount, {
            unit: '件',
            numerator: d('4620'),
            denominator: d(population),
          }),
        ],
      }),
    ).targetMet
  expect([met('30.26', '152.70'), met('29.84', '154.83')]).toEqual([true, false])
})

test('GT-15: a card that does not say which population is open, and nothing is compared', () => {
  const answer = standingOf(
    asked({
      definition: card({ type: 'ratio', unit: '件', open: ['人口口径'] }),
      observations: [value('2025Q3', '30.26', { unit: '件' })],
    }),
  )
  expect(answer).toMatchObject({ standing: 'open', reason: 'definitionOpen', targetMet: null })
  expect(answer.sentence.zh).toContain('人口口径')
})

test('GT-16: 18.9 % to 20.1 % is +1.2 percentage points', () => {
  expect(pointsBetween(exact('18.9'), exact('20.1'))).toEqual({
    zh: '+1.2个百分点',
    en: '+1.2 percentage points',
  })
  const answer = standingOf(
    asked({
      definition: share,
      period: '2025',
      target: yearTarget({ value: '20', unit: '%', operator: '>=', curve: null }),
      observations: [percent('2024', '18.9'), percent('2025', '20.1')],
    }),
  )
  expect(answer.growth).toMatchObject({ kind: 'percentagePoints', basisPoints: 120 })
  expect(answer.sentence.zh).not.toContain('增长')
})

test('GT-17: 8 of 10 and 30 of 100 are 34.5 %, not 55.0 %', () => {
  const parts = [
    { numerator: d('8'), denominator: d('10') },
    { numerator: d('30'), denominator: d('100') },
  ]
  expect(shown(pooled(parts).ratio?.times(100) ?? '0', 1)).toBe('34.5')
  expect(pooled([]).ratio).toBeUndefined()
})

test('a share is judged by its way and spoken of in points and months', () => {
  const quarterly = { ...share, release: { ...share.release, frequency: 'quarter' } as const }
  const answer = standingOf(
    asked({
      definition: quarterly,
      target: yearTarget({ value: '50', unit: '%', operator: '>' }),
      observations: [percent('2024', '45.0'), percent('2025Q3', '47.9')],
    }),
  )
  // Planned by now 48.75 %; 58 % of the way against 75 %.
  expect(answer).toMatchObject({
    standing: 'farBehind',
    gapUnit: 'value',
    gap: -85,
    judgedGap: -1700,
    plannedLevel: '48.75',
    shown: { value: '47.9', completion: '', planned: '48.8', gap: '−0.9' },
  })
  expect(answer.arithmetic.zh).toBe(
    '装配式占比2025年9月末47.9%,年初45.0%,目标超过50%,本期计划48.8%,低于计划0.9个百分点;低于目标值2.1个百分点,剩余3个月',
  )
  expect(answer.sentence.zh).not.toContain('完成')
})

test('a share that began above its target is held, still in points', () => {
  const { sentence, shown } = standingOf(
    asked({
      definition: share,
      period: '2025',
      target: yearTarget({ value: '50', unit: '%', operator: '>=', curve: null }),
      observations: [percent('2024', '52.0'), percent('2025', '49.0')],
    }),
  )
  expect(shown).toEqual({ value: '49.0', completion: '', planned: '50.0', gap: '−1.0' })
  expect(sentence.zh).toContain('本期计划50.0%,低于计划1.0个百分点')
})
