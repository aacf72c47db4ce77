import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { yunxiPlan } from '../../testing/yunxi-plan.ts'
import type { PlanPackage } from '../plan/schema.ts'
import { cardFromTarget, cardsFromPlan, yearlyTargetFromTarget } from './card-from-target.ts'
import { Definition, evenCurve, YearlyTarget } from './schema.ts'

type PlanTarget = PlanPackage['targets'][number]
const [first, second, third] = yunxiPlan.targets
if (first === undefined || second === undefined || third === undefined)
  throw new Error('the sample has three targets')
const choice = { frequency: 'quarter', scope: 'whole' } as const
const target = (change: Partial<PlanTarget>): PlanTarget => ({ ...first, ...change })

test('a card says what the plan says and what was chosen, and leaves the rest undecided', () => {
  expect(cardFromTarget(yunxiPlan, second, { frequency: 'month', scope: 'direct' })).toEqual({
    ...{ code: 'I-02', version: 1, name: '年技术交易额', nameEn: '年技术交易额' },
    meaning: yunxiPlan.clauses.find((each) => each.id === '一/1')?.text,
    ...{ unit: '亿元', decimals: 2, type: 'yearlyFlow', direction: 'up', scope: 'direct' },
    release: { frequency: 'month', lagDays: null, exemptMonths: [], note: '' },
    ...{ sourceBody: '', leadBody: null, appraisal: null, public: null },
    ...{ effectiveFrom: '2024-01-01', comparability: 'first', open: [] },
    basis: { ...yunxiPlan.document.source, clause: '一/1@27' },
  })
})

test('every card it makes is a card', () => {
  for (const each of yunxiPlan.targets)
    expect(Definition.safeParse(cardFromTarget(yunxiPlan, each, choice)).success).toBe(true)
})

test.each([
  ['>=', 'up'],
  ['>', 'up'],
  ['=', 'up'],
  ['~', 'up'],
  ['<=', 'down'],
  ['<', 'down'],
] as const)('an operator %s means that %s is good', (operator, direction) => {
  expect(cardFromTarget(yunxiPlan, target({ operator }), choice).direction).toBe(direction)
})

test.each([
  ['家', '120', 0],
  ['家', '120.5', 1],
  ['名', '3', 0],
  ['亿元', '8', 2],
  ['%', '13', 2],
  ['吨标准煤/万元', '0.405', 3],
  ['个', '0.1234567', 6],
])('%s shows %s with %s places', (unit, value, decimals) => {
  const card = cardFromTarget(yunxiPlan, target({ unit, value: Decimal.parse(value) }), choice)
  expect(card.decimals).toBe(decimals)
})

test('a term that begins on a day makes cards of that day', () => {
  const plan = { ...yunxiPlan, term: { from: '2024-07-01', to: '2026' } }
  expect(cardFromTarget(plan, first, choice).effectiveFrom).toBe('2024-07-01')
})

test('the last year promises what the plan promises, and no curve', () => {
  const yearly = yearlyTargetFromTarget(second)
  expect(YearlyTarget.parse(yearly)).toEqual({
    ...{ code: 'I-02', year: 2026, version: 1, operator: '>', value: '8', unit: '亿元' },
    ...{ curve: null, reason: '', source: second.source },
  })
})

test.each([
  ['the base year it names', { period: '2023', value: null, text: '以2023年为基期' }, 2023],
  ['no base year where none is named', { period: null, value: null, text: '' }, null],
  ['no base year without a base', undefined, null],
])('an average growth counts from %s', (_, base, baseYear) => {
  const { base: _none, ...bare } = target({ type: 'growth' })
  const growth = base === undefined ? bare : { ...bare, base }
  expect(yearlyTargetFromTarget(growth).baseYear).toBe(baseYear)
})

const made = (plan: PlanPackage, known: string[] = [], chosen: { code: string }[] = []) => {
  const { definitions, yearlyTargets } = cardsFromPlan(plan, {
    known: new Set(known),
    chosen: chosen.map((each) => ({ frequency: 'year', scope: 'direct', ...each })),
  })
  return [
    definitions.map(({ code, release }) => `${code} ${release.frequency}`),
    yearlyTargets.map(({ code, year, value }) => `${code} ${year} ${value}`),
  ]
}

test('every target gets its card, by the choice made for it or the usual one', () => {
  expect(made(yunxiPlan, [], [{ code: 'I-04' }])).toEqual([
    ['I-01 quarter', 'I-02 quarter', 'I-04 year'],
    ['I-01 2026 120', 'I-02 2026 8', 'I-04 2026 0.4'],
  ])
})

test('a card of another plan is kept; only the year is new', () => {
  expect(made(yunxiPlan, ['I-01'])).toEqual([
    ['I-02 quarter', 'I-04 quarter'],
    ['I-01 2026 120', 'I-02 2026 8', 'I-04 2026 0.4'],
  ])
})

test('what the plan has cards for is left alone, its years too', () => {
  const { definitions } = cardsFromPlan(yunxiPlan, { known: new Set(), chosen: [] })
  expect(made({ ...yunxiPlan, definitions })).toEqual([[], []])
})

test('two deadlines of one indicator are one card and two years', () => {
  const targets = [first, target({ deadline: '2025', value: Decimal.parse('100') })]
  expect(made({ ...yunxiPlan, targets })).toEqual([
    ['I-01 quarter'],
    ['I-01 2026 120', 'I-01 2025 100'],
  ])
})

test.each([
  [
    'of two deadlines in a year the later one',
    [
      { deadline: '2026-06-30', value: '60' },
      { deadline: '2026', value: '120' },
    ],
    '120',
  ],
  [
    'in either order',
    [
      { deadline: '2026', value: '120' },
      { deadline: '2026-06-30', value: '60' },
    ],
    '120',
  ],
  [
    'of two versions the newer one',
    [
      { version: 1, value: '120' },
      { version: 2, value: '130' },
    ],
    '130',
  ],
])('%s is the year’s', (_, changes, value) => {
  const targets = changes.map((each) => target({ ...each, value: Decimal.parse(each.value) }))
  expect(made({ ...yunxiPlan, targets })[1]).toEqual([`I-01 2026 ${value}`])
})

test.each([
  ['year', ['2025 10000']],
  ['quarter', ['2025Q1 2500', '2025Q2 5000', '2025Q3 7500', '2025Q4 10000']],
] as const)('an even curve by the %s', (frequency, points) => {
  const curve = evenCurve(2025, frequency)
  expect(curve.map((each) => `${each.period} ${each.basisPoints}`)).toEqual(points)
})

test('an even curve by the month ends at 100 % and rises by whole basis points', () => {
  const curve = evenCurve(2025, 'month')
  expect(curve.slice(0, 3).map((each) => each.basisPoints)).toEqual([833, 1667, 2500])
  expect(curve.at(-1)).toEqual({ period: '2025-12', basisPoints: 10_000 })
})
