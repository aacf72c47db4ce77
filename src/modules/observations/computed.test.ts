import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import { card } from '../../testing/standing-samples.ts'
import type { Definition } from '../indicators/schema.ts'
import { computedValue, computedValues, formulaCodes } from './computed.ts'

const made = (code: string, unit: string, formula?: string): Definition =>
  card({ code, name: code, nameEn: code, unit, ...(formula === undefined ? {} : { formula }) })

const cardsOf = (...cards: Definition[]) => new Map(cards.map((each) => [each.code, [each]]))

const cards = cardsOf(
  made('R-19', '家'),
  made('R-20', '家'),
  made('I-18', '个', 'R-19 + R-20'),
  made('R-30', '亿元'),
)

const value = (
  code: string,
  amount: string,
  changes: { of?: string; unit?: string; area?: string } = {},
) => ({
  id: `${code}:${amount}`,
  code,
  area: changes.area ?? '甲区',
  scope: 'unstated' as const,
  period: Period.parse(changes.of ?? '2020'),
  value: Decimal.parse(amount),
  unit: changes.unit ?? '家',
})

const year = Period.parse('2020')

test('a formula makes its value with the values it was made of', () => {
  expect(computedValues(cards, [value('R-19', '3'), value('R-20', '24')])).toMatchObject([
    {
      code: 'I-18',
      period: '2020',
      value: '27',
      unit: '个',
      madeOf: [
        { code: 'R-19', value: '3', id: 'R-19:3' },
        { code: 'R-20', value: '24', id: 'R-20:24' },
      ],
    },
  ])
})

test.each([
  ['one part is missing', [value('R-19', '3')]],
  ['the parts are of different periods', [value('R-19', '3'), value('R-20', '1', { of: '2021' })]],
  ['the parts are of different places', [value('R-19', '3'), value('R-20', '1', { area: '乙镇' })]],
  ['there is nothing', []],
  [
    'it was recorded after all',
    [value('R-19', '3'), value('R-20', '24'), value('I-18', '26', { unit: '个' })],
  ],
])('nothing is made when %s', (_, values) => {
  expect(computedValues(cards, values)).toEqual([])
})

test('a value enters in the unit of its card, whatever unit it was recorded in', () => {
  const sum = cardsOf(
    made('R-30', '亿元'),
    made('R-31', '亿元'),
    made('I-30', '亿元', 'R-30 + R-31'),
  )
  const known = [value('R-30', '52.3', { unit: '亿元' }), value('R-31', '5000', { unit: '万元' })]
  expect(computedValue(sum, known, { code: 'I-30', period: year })).toMatchObject({
    value: '52.8',
    unit: '亿元',
    madeOf: [{ value: '52.3' }, { code: 'R-31', value: '0.5', unit: '亿元' }],
  })
})

test('a value whose unit does not convert blanks the whole and says which', () => {
  const known = [value('R-19', '3', { unit: '万元' }), value('R-20', '24')]
  const answer = computedValue(cards, known, { code: 'I-18', period: year })
  expect(answer?.value).toBeNull()
  expect(answer?.problems).toMatchObject([{ at: 'R-19', code: 'observation.inputUnit' }])
})

test('2020Q4, December and the year are one period end', () => {
  const known = [value('R-19', '3', { of: '2020Q4' }), value('R-20', '24', { of: '2020-12' })]
  expect(computedValue(cards, known, { code: 'I-18', period: year })?.value).toBe('27')
  expect(computedValues(cards, known)).toHaveLength(1)
})

test('what is missing is named', () => {
  const answer = computedValue(cards, [value('R-19', '3')], { code: 'I-18', period: year })
  expect(answer).toMatchObject({ value: null, missing: ['R-20'], problems: [] })
})

test('a card without a formula is not computed, one that is not known neither', () => {
  expect(computedValue(cards, [], { code: 'R-19', period: year })).toBeUndefined()
  expect(computedValue(cards, [], { code: 'I-99', period: year })).toBeUndefined()
})

test('a formula over a formula is computed from the leaves, and names the leaf that is missing', () => {
  const nested = cardsOf(
    made('R-01', '家'),
    made('R-02', '家'),
    made('R-03', '家', 'R-01 + R-02'),
    made('I-03', '家', 'R-03 * 2'),
  )
  const all = [value('R-01', '1'), value('R-02', '2')]
  expect(computedValue(nested, all, { code: 'I-03', period: year })).toMatchObject({
    value: '6',
    madeOf: [{ code: 'R-03', value: '3', id: null }],
  })
  const some = computedValue(nested, [value('R-01', '1')], { code: 'I-03', period: year })
  expect(some).toMatchObject({ value: null, missing: ['R-02'] })
  expect(formulaCodes(nested, ['I-03'])).toEqual(['I-03', 'R-03', 'R-01', 'R-02'])
})

test.each([
  ['a circle', [made('I-01', '家', 'I-02 + 1'), made('I-02', '家', 'I-01 + 1')], 'formula.circle'],
  ['itself', [made('I-01', '家', 'I-01 + 1')], 'formula.circle'],
  ['an unknown indicator', [made('I-01', '家', 'I-77 + 1')], 'formula.unknownIndicator'],
  ['no formula at all', [made('I-01', '家', '1 +')], 'formula.incomplete'],
])('%s makes nothing and says why', (_, faulty, code) => {
  const answer = computedValue(cardsOf(...faulty), [], { code: 'I-01', period: year })
  expect(answer?.value).toBeNull()
  expect(answer?.problems.map((each) => each.code)).toContain(code)
})

test('a division by zero makes nothing and says where', () => {
  const rate = cardsOf(
    made('R-01', '家'),
    made('R-02', '家'),
    made('I-05', '%', 'R-01 / R-02 * 100'),
  )
  const known = [value('R-01', '1'), value('R-02', '0')]
  const answer = computedValue(rate, known, { code: 'I-05', period: year })
  expect(answer?.problems).toMatchObject([{ code: 'formula.divisionByZero' }])
})

test('the card in force at the period decides unit and formula', () => {
  const first = made('I-18', '家', 'R-19')
  const versions = new Map([
    ...cards,
    [
      'I-18',
      [
        { ...made('I-18', '家', 'R-19 + R-20'), version: 2, effectiveFrom: '2021-01-01' },
        { ...first, effectiveFrom: '2020-01-01' },
      ],
    ],
  ])
  const known = [
    value('R-19', '3'),
    value('R-20', '24'),
    value('R-19', '4', { of: '2021' }),
    value('R-20', '25', { of: '2021' }),
  ]
  const at = (of: string) =>
    computedValue(versions, known, { code: 'I-18', period: Period.parse(of) })?.value
  expect([at('2020'), at('2021')]).toEqual(['3', '29'])
})
