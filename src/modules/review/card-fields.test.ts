import { expect, test } from 'vitest'
import { yunxiPlan } from '../../testing/yunxi-plan.ts'
import { cardFromTarget } from '../indicators/card-from-target.ts'
import { Definition } from '../indicators/schema.ts'
import { definitionFrom, fieldsOfCard } from './card-fields.ts'
import { CardFields } from './schema.ts'

const [first] = yunxiPlan.targets
if (first === undefined) throw new Error('the sample has targets')
const card = cardFromTarget(yunxiPlan, first, { frequency: 'month', scope: 'direct' })
const anew = { effectiveFrom: '2025-01-01', comparability: 'comparable', document: '口径汇编' }
const fields = (change: object = {}) =>
  CardFields.parse({ ...fieldsOfCard(card), ...anew, ...change })

test('a card goes through its fields unchanged but for what a revision gives anew', () => {
  const { code: _, version: __, ...same } = card
  expect(definitionFrom(fields(), 'ownFile')).toEqual({
    ...same,
    effectiveFrom: '2025-01-01',
    comparability: 'comparable',
    basis: { document: '口径汇编', confidence: 'ownFile' },
  })
})

test('a full card goes through as well', () => {
  const full = Definition.parse({
    ...card,
    ...{ formula: 'I-90 / I-91 * 100', numerator: '甲', denominator: '乙' },
    release: { frequency: 'month', lagDays: 20, exemptMonths: [1, 12], note: '次月20日' },
    ...{ leadBody: '区科技局', appraisal: true, public: false, scope: null },
    open: ['是否含迁入企业', '证书日期'],
  })
  const again = definitionFrom(CardFields.parse({ ...fieldsOfCard(full), ...anew }), 'ownFile')
  const { formula, numerator, denominator, release, leadBody, appraisal, scope, open } = again
  expect({ formula, numerator, denominator, release, leadBody, appraisal, scope, open }).toEqual({
    ...{ formula: full.formula, numerator: '甲', denominator: '乙', release: full.release },
    ...{ leadBody: '区科技局', appraisal: true, scope: null, open: full.open },
  })
  expect(again.public).toBe(false)
})

test.each([
  ['', []],
  ['1', [1]],
  ['1、2', [1, 2]],
  ['1, 12', [1, 12]],
])('exempt months “%s” are %j', (exemptMonths, months) => {
  expect(definitionFrom(fields({ exemptMonths }), 'ownFile').release.exemptMonths).toEqual(months)
})

test.each(['13', '0', 'January', '1-3'])('“%s” is no list of months', (exemptMonths) => {
  expect(CardFields.safeParse({ ...fields(), exemptMonths }).success).toBe(false)
})

test('undecided matters stand one a line, empty lines are none', () => {
  const { open } = definitionFrom(fields({ open: '甲\n\n 乙 \n' }), 'ownFile')
  expect(open).toEqual(['甲', '乙'])
})

test('a card without its document is not made', () => {
  expect(CardFields.safeParse({ ...fields(), document: ' ' }).success).toBe(false)
})
