import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { checkFormula, computeFormula, formulaOrder } from './formula.ts'

const units = new Map([
  ['I-02', '亿元'],
  ['I-03', '万元'],
  ['I-14', '家'],
  ['I-15', '家'],
  ['I-21', '%'],
  ['I-22', '‰'],
  ['I-90', '件'],
  ['I-91', '万人'],
  ['I-92', '人'],
])
const known = (values: Record<string, string>) =>
  new Map(Object.entries(values).map(([code, value]) => [code, Decimal.parse(value)]))
const codes = (text: string, unit: string) =>
  checkFormula({ text, unit, units }).map((each) => `${each.code}@${each.at}`)

test.each([
  ['a sum of one unit', 'I-14 + I-15', '家', { 'I-14': '676', 'I-15': '24' }, '700'],
  [
    '亿元 and 万元 convert to the left',
    'I-02 + I-03',
    '亿元',
    { 'I-02': '1.5', 'I-03': '2500' },
    '1.75',
  ],
  [
    'and into the unit of the card',
    'I-02 + I-03',
    '万元',
    { 'I-02': '1.5', 'I-03': '2500' },
    '17500',
  ],
  [
    'a ratio × 100 is %',
    'I-14 / I-15 * 100',
    '%',
    { 'I-14': '38', 'I-15': '110' },
    '34.545454545455',
  ],
  ['100 × first is % too', '100 × I-14 ÷ I-15', '%', { 'I-14': '1', 'I-15': '4' }, '25'],
  ['full-width signs', '(I-14+I-15)÷I-15×100', '%', { 'I-14': '1', 'I-15': '4' }, '125'],
  ['the rest of a share', '100 - I-21', '%', { 'I-21': '12.5' }, '87.5'],
  ['‰ and % are one kind', 'I-21 + I-22', '%', { 'I-21': '1', 'I-22': '5' }, '1.5'],
  ['a share of an amount', 'I-21 / 100 * I-02', '亿元', { 'I-21': '20', 'I-02': '80' }, '16'],
  [
    'patents per 10,000 people',
    'I-90 / I-91',
    '件/万人',
    { 'I-90': '4620', 'I-91': '152.70' },
    '30.255402750491',
  ],
  [
    'the same where 每万人 stands in the name',
    'I-90 / I-91',
    '件',
    { 'I-90': '30', 'I-91': '1' },
    '30',
  ],
  [
    'an amount from a rate',
    'I-90 / I-91 * I-92',
    '件',
    { 'I-90': '3', 'I-91': '1', 'I-92': '20000' },
    '6',
  ],
  ['money over money of another size', 'I-03 / I-02', '', { 'I-03': '5000', 'I-02': '1' }, '0.5'],
  ['× before +', 'I-14 + I-15 * 2', '家', { 'I-14': '1', 'I-15': '3' }, '7'],
  ['from left to right', 'I-14 - I-15 - I-15', '家', { 'I-14': '9', 'I-15': '3' }, '3'],
  ['a mean of two', '(I-14 + I-15) / 2', '家', { 'I-14': '9', 'I-15': '3' }, '6'],
  ['a leading minus', '-I-14 + I-15', '家', { 'I-14': '1', 'I-15': '3' }, '2'],
  ['a code after a minus without spaces', 'I-14-I-15', '家', { 'I-14': '5', 'I-15': '3' }, '2'],
])('%s', (_, text, unit, values, expected) => {
  expect(computeFormula({ text, unit, units, values: known(values) })).toEqual({
    value: expected,
    missing: [],
    problems: [],
  })
})

test.each([
  ['亿元 and 家 are not added', 'I-02 + I-14', '亿元', ['formula.unitsDiffer@6']],
  ['亿元 and 家 are not subtracted either', 'I-02 − I-14', '亿元', ['formula.unitsDiffer@6']],
  ['two amounts are not multiplied', 'I-02 * I-14', '亿元', ['formula.unitsDiffer@6']],
  ['a number is not added to an amount', 'I-02 + 1', '亿元', ['formula.unitsDiffer@6']],
  ['a ratio and a share are not added', 'I-14 / I-15 + I-21', '%', ['formula.unitsDiffer@13']],
  [
    'each wrong sum is named',
    '(I-02 + I-14) / (I-02 + I-90)',
    '%',
    ['formula.unitsDiffer@7', 'formula.unitsDiffer@23'],
  ],
  ['a ratio is not yet %', 'I-14 / I-15', '%', ['formula.needsHundred@1']],
  ['a share of an amount without ÷ 100', 'I-21 * I-02', '亿元', ['formula.resultUnit@1']],
  ['the card says another unit', 'I-14 + I-15', '亿元', ['formula.resultUnit@1']],
  ['money per head is not money per firm', 'I-02 / I-14', '亿元', ['formula.resultUnit@1']],
  ['a number alone', '1 + 2', '家', ['formula.noIndicator@1']],
  [
    'an indicator without a card',
    'I-14 + I-77 + I-78',
    '家',
    ['formula.unknownIndicator@8', 'formula.unknownIndicator@15'],
  ],
  ['division by a written zero', 'I-14 / 0', '家', ['formula.divisionByZero@8']],
  [
    'every strange character is named',
    'I-14 ^ I-15 = ?',
    '家',
    ['formula.unknownCharacter@6', 'formula.unknownCharacter@13', 'formula.unknownCharacter@15'],
  ],
  ['a code with three digits', 'I-143', '家', ['formula.unknownCharacter@1']],
  ['nothing', '', '家', ['formula.incomplete@1']],
  ['an operator at the end', 'I-14 +', '家', ['formula.incomplete@7']],
  ['two operators', 'I-14 + * I-15', '家', ['formula.incomplete@8']],
  ['two indicators side by side', 'I-14 I-15', '家', ['formula.leftOver@6']],
  ['a bracket never closed', '(I-14 + I-15', '家', ['formula.unclosed@1']],
  ['a bracket never opened', 'I-14 + I-15)', '家', ['formula.leftOver@12']],
  ['brackets too deep', `${'('.repeat(40)}I-14${')'.repeat(40)}`, '家', ['formula.tooLong@1']],
  ['too long', 'I-14 + '.repeat(100), '家', ['formula.tooLong@1']],
])('refused: %s', (_, text, unit, expected) => {
  expect(codes(text, unit)).toEqual(expected)
})

test('a missing input blanks the result and is named; nothing is taken as zero', () => {
  const values = known({ 'I-14': '5' })
  expect(computeFormula({ text: 'I-14 + I-15 * 0', unit: '家', units, values })).toEqual({
    value: null,
    missing: ['I-15'],
    problems: [],
  })
})

test('division by a value of zero is a problem with its place, not a crash', () => {
  const values = known({ 'I-14': '5', 'I-15': '0' })
  const answer = computeFormula({ text: 'I-14 / I-15 * 100', unit: '%', units, values })
  expect(answer.value).toBeNull()
  expect(answer.problems).toMatchObject([{ code: 'formula.divisionByZero', at: '8' }])
})

test('formulas come after those they need', () => {
  const formulas = new Map([
    ['I-01', 'I-02 + I-03'],
    ['I-02', 'I-03 * 2'],
    ['I-03', 'I-90 + I-91'],
  ])
  expect(formulaOrder(formulas)).toEqual({ order: ['I-03', 'I-02', 'I-01'], problems: [] })
})

test.each([
  ['itself', { 'I-01': 'I-01 + 1' }, 'I-01 → I-01'],
  ['another', { 'I-01': 'I-02 * 2', 'I-02': 'I-01 / 2' }, 'I-01 → I-02 → I-01'],
  [
    'a third',
    { 'I-05': 'I-01', 'I-01': 'I-02', 'I-02': 'I-03', 'I-03': 'I-01' },
    'I-01 → I-02 → I-03 → I-01',
  ],
])('a circle through %s is refused by name, once', (_, formulas, circle) => {
  const { order, problems } = formulaOrder(new Map(Object.entries(formulas)))
  expect(order).toEqual([])
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({ code: 'formula.circle' })
  expect(problems[0]?.message.zh).toContain(circle)
})

test('law: no text makes the reader throw, and every fault lies in the text or just after it', () => {
  const pieces = fc.constantFrom(
    'I-14',
    'I-15',
    '100',
    '+',
    '-',
    '*',
    '/',
    '(',
    ')',
    ' ',
    '元',
    '0',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const text = parts.join('')
      const values = known({ 'I-14': '3', 'I-15': '0' })
      const answer = computeFormula({ text, unit: '家', units, values })
      if (answer.problems.length === 0) expect(answer.value).not.toBeNull()
      for (const { at } of answer.problems) {
        expect(Number(at)).toBeGreaterThanOrEqual(1)
        expect(Number(at)).toBeLessThanOrEqual(text.length + 1)
      }
    }),
  )
})

test('law: the unit an input is recorded in does not change the result', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999 }), (amount) => {
      const wan = Decimal.parse(String(amount))
      const yi = Decimal.parse(
        `${Math.floor(amount / 10_000)}.${String(amount % 10_000).padStart(4, '0')}`,
      )
      const compute = (unit: string, value: Decimal) =>
        computeFormula({
          text: 'I-03 * 3',
          unit: '亿元',
          units: new Map([['I-03', unit]]),
          values: new Map([['I-03', value]]),
        }).value
      expect(compute('万元', wan)).toBe(compute('亿元', yi))
    }),
  )
})
