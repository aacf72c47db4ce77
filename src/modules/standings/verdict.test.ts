import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { asked, card, value, yearTarget } from '../../testing/standing-samples.ts'
import type { StandingInput } from './standing-input.ts'
import { closingVerdict } from './verdict.ts'

const plan = (text: string, changes: object = {}): StandingInput['planTarget'] => ({
  value: Decimal.parse(text),
  operator: '>',
  unit: '亿元',
  deadline: '2025',
  ...changes,
})
const closing = (changes: Parameters<typeof asked>[0]) =>
  closingVerdict(asked({ planTarget: plan('80'), ...changes }))

test.each([
  ['above', '80.01', 'met'],
  ['the number itself against 超过', '80.00', 'unmet'],
  ['below', '79.99', 'unmet'],
])('%s', (_, amount, verdict) => {
  const answer = closing({ observations: [value('2025', amount, { state: 'final' })] })
  expect(answer).toMatchObject({ verdict, state: 'final', evidence: [`2025/${amount}`] })
})

test('the sentence says value, state, exact words and verdict', () => {
  const observations = [value('2025-12', '81.50')]
  expect(closing({ observations }).sentence.zh).toBe(
    '技术交易额81.50亿元(初步),目标超过80亿元:完成,尚非最终数。',
  )
})

test('without the value of the deadline nobody can tell; the newest value is shown as evidence', () => {
  const answer = closing({ observations: [value('2024', '99.00'), value('2025Q3', '85.00')] })
  expect(answer).toMatchObject({
    verdict: 'cannotTell',
    missing: ['value'],
    evidence: ['2025Q3/85.00'],
  })
  expect(answer.sentence.zh).toContain('缺2025年数值,最近数值为2025年三季度的85.00亿元')
})

test.each([
  ['an open definition', { definition: card({ open: ['口径'] }) }, '口径未定'],
  ['no definition', { definition: null }, '口径未定'],
  ['no target', { planTarget: null, target: null }, '没有目标'],
  ['a unit that does not convert', { planTarget: plan('80', { unit: '家' }) }, '计量单位'],
])('nobody can tell with %s', (_, changes, words) => {
  const answer = closing({ observations: [value('2025', '85')], ...changes })
  expect(answer.verdict).toBe('cannotTell')
  expect(answer.sentence.zh).toContain(words)
})

const growth = card({ type: 'growth', name: '研发投入总量' })
const rate = yearTarget({ value: '13', unit: '%', operator: '>=', baseYear: 2021, curve: null })
const base = value('2021', '100')

test.each([
  ['exactly on the path', '163.047361', 'met'],
  ['a millionth below it', '163.04736', 'unmet'],
])('an average growth rate is decided by the exact power: %s', (_, amount, verdict) => {
  const answer = closing({
    definition: growth,
    target: rate,
    planTarget: plan('13', { unit: '%', operator: '>=' }),
    observations: [base, value('2025', amount)],
  })
  expect(answer.verdict).toBe(verdict)
  expect(answer.evidence).toEqual([`2025/${amount}`, '2021/100'])
  expect(answer.sentence.zh).toContain('年均增长13.00%')
})

test('an average growth rate without its base cannot be told', () => {
  const answer = closing({
    definition: growth,
    target: rate,
    planTarget: plan('13', { unit: '%', operator: '>=' }),
    observations: [value('2025', '170')],
  })
  expect(answer).toMatchObject({ verdict: 'cannotTell', missing: ['base'], evidence: ['2025/170'] })
})

test('the plan’s own words are judged, not what the last year was set to', () => {
  const target = yearTarget({ value: '85', operator: '>=' })
  const observations = [value('2025', '82.00')]
  expect(closing({ target, observations }).verdict).toBe('met')
  expect(closing({ target, planTarget: null, observations }).verdict).toBe('unmet')
})

test('GT-07: a recorded level of the last year stands in for the rate when the base is revised', () => {
  const level = yearTarget({ value: '85.44', operator: '>=', baseYear: 2021, curve: null })
  const judged = (target: typeof level) =>
    closing({
      definition: growth,
      target,
      planTarget: plan('13', { unit: '%', operator: '>=' }),
      observations: [value('2021', '50.95'), value('2025', '84.00')],
    }).verdict
  expect([judged(level), judged(rate)]).toEqual(['unmet', 'met'])
})
