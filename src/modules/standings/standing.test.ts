import { expect, test } from 'vitest'
import { asked, card, quarters, value, yearTarget } from '../../testing/standing-samples.ts'
import { sanya, yinchuan } from './presets.ts'
import { standingOf } from './standing.ts'

const transactions = [value('2025Q3', '52.30')]

test('GT-01: 52.30 of 80 by September is 65.4 %, 9.6 points below the even schedule', () => {
  const answer = standingOf(asked({ observations: transactions }))
  expect(answer).toMatchObject({
    standing: 'behind',
    completion: 6538,
    planned: 7500,
    gap: -962,
    shown: { value: '52.30', completion: '65.4', planned: '75.0', gap: '−9.6' },
    targetMet: false,
    missing: [],
  })
  expect(answer.sentence).toEqual({
    zh: '技术交易额2025年前三季度52.30亿元,完成年度目标(超过80亿元)的65.4%,计划进度75.0%,低于计划9.6个百分点,按默认规则为滞后(黄)。',
    en: "Technology transactions, Q1–Q3 2025: 52.30 (100 million yuan), 65.4% of the year's target (more than 80 (100 million yuan)); planned 75.0%, 9.6 points below plan; by the Default rule: Behind (yellow).",
  })
})

test('GT-01: the Yinchuan rule says nothing for 0–10 points, the Sanya rule says yellow', () => {
  expect(standingOf(asked({ observations: transactions, preset: yinchuan }))).toMatchObject({
    standing: 'uncovered',
    reason: 'presetHole',
  })
  expect(standingOf(asked({ observations: transactions, preset: sanya })).standing).toBe('behind')
})

test('GT-02: September seen on 20 November still faces 75.0 %', () => {
  const answer = standingOf(asked({ observations: transactions, asOf: '2025-11-20T01:00:00Z' }))
  expect(answer.shown.planned).toBe('75.0')
  expect(answer.standing).toBe('behind')
})

const firms = (period: string, amount: string) => value(period, amount, { unit: '家' })
const hnte = {
  definition: card({
    name: '高新技术企业',
    nameEn: 'HNTEs',
    unit: '家',
    decimals: 0,
    type: 'stock',
  }),
  observations: [firms('2024', '655'), firms('2025Q3', '676')],
} as const
const firmTarget = (third: number) =>
  yearTarget({
    value: '750',
    operator: '>=',
    unit: '家',
    curve: quarters(2025, [500, 1000, third, 10_000]),
  })

test('GT-03: 655 to 676 on the way to 750 is 22.1 % against a curve of 20 %', () => {
  const answer = standingOf(asked({ ...hnte, target: firmTarget(2000) }))
  expect(answer).toMatchObject({
    standing: 'onSchedule',
    completion: 2211,
    plannedLevel: '674',
    shown: { completion: '22.1', planned: '20.0', gap: '+2.1' },
  })
  expect(answer.sentence.zh).toContain('比年初655家增加21家,为全年应增95家的22.1%')
})

test('a stock that has not moved is level with the start of the year, not “up 0”', () => {
  const observations = [firms('2024', '655'), firms('2025Q3', '655')]
  const answer = standingOf(asked({ ...hnte, observations, target: firmTarget(2000) }))
  expect(answer.sentence.zh).toContain('与年初655家持平,为全年应增95家的0.0%')
  expect(answer.sentence.en).toContain('unchanged from 655')
})

test('GT-03: an even curve would call the same stock far behind, −52.9', () => {
  const answer = standingOf(asked({ ...hnte, target: firmTarget(7500) }))
  expect(answer).toMatchObject({ standing: 'farBehind', shown: { gap: '−52.9' } })
})

test('GT-04: progress of a stock is the distance covered, 73.7 %, not 96.7 % or 87.3 %', () => {
  const observations = [firms('2024', '655'), firms('2025Q3', '725')]
  const answer = standingOf(asked({ ...hnte, observations, target: firmTarget(7500) }))
  expect(answer.shown.completion).toBe('73.7')
  expect(JSON.stringify(answer)).not.toMatch(/96\.7|87\.3/)
})
