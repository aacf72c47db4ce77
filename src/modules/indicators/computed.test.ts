import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import { computedValues } from './computed.ts'
import { Definition } from './schema.ts'

const card = (code: string, unit: string, formula?: string): Definition =>
  Definition.parse({
    code,
    version: 1,
    name: code,
    nameEn: code,
    meaning: '',
    unit,
    decimals: 0,
    type: 'stock',
    direction: 'up',
    scope: 'whole',
    release: { frequency: 'year', lagDays: null },
    sourceBody: '',
    leadBody: null,
    appraisal: null,
    public: null,
    effectiveFrom: '2020-01-01',
    comparability: 'first',
    basis: { confidence: 'judgement' },
    ...(formula === undefined ? {} : { formula }),
  })

const cards = new Map(
  [card('R-19', '家'), card('R-20', '家'), card('I-18', '个', 'R-19 + R-20')].map((each) => [
    each.code,
    [each],
  ]),
)

const value = (code: string, number: string, period = '2020') => ({
  id: code,
  code,
  area: '甲区',
  scope: 'unstated' as const,
  period: Period.parse(period),
  value: Decimal.parse(number),
  unit: '家',
})

test('a formula makes its value with the values it was made of', () => {
  const made = computedValues(cards, [value('R-19', '3'), value('R-20', '24')])
  expect(made).toMatchObject([
    { code: 'I-18', period: '2020', value: '27', madeOf: [{ code: 'R-19' }, { code: 'R-20' }] },
  ])
})

test.each([
  ['one part is missing', [value('R-19', '3')]],
  ['the parts are of different periods', [value('R-19', '3'), value('R-20', '24', '2021')]],
  ['there is nothing', []],
])('nothing is made when %s', (_, values) => {
  expect(computedValues(cards, values)).toEqual([])
})
