import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { asked, card, quarters, value, yearTarget } from '../../testing/standing-samples.ts'
import type { Definition } from '../indicators/schema.ts'
import { defaultPreset, hightechZone, tianjin } from './presets.ts'
import { standingOf } from './standing.ts'
import { breaksOf } from './values.ts'

const release = (changes: Partial<Definition['release']>): Pick<Definition, 'release'> => ({
  release: { frequency: 'month', lagDays: 20, exemptMonths: [], note: '', ...changes },
})
const monthly = card(release({}))

test('GT-26: January of a monthly survey is exempt by rule, not zero and not late', () => {
  const definition = card({ ...release({ exemptMonths: [1] }), name: '科研技术服务业收入' })
  const answer = standingOf(asked({ definition, period: '2025-01', asOf: '2025-12-01T00:00:00Z' }))
  expect(answer).toMatchObject({
    standing: 'exempt',
    reason: 'exemptMonth',
    missing: [],
    value: null,
  })
  expect(answer.sentence.zh).toContain('制度免报')
})

test('GT-26: the quarter and the other months are reported as ever', () => {
  const definition = card(release({ exemptMonths: [3] }))
  const stand = (period: string) =>
    standingOf(asked({ definition, period, asOf: '2025-12-01T00:00:00Z' })).standing
  expect([stand('2025-03'), stand('2025Q1'), stand('2025-02')]).toEqual([
    'exempt',
    'overdue',
    'overdue',
  ])
})

test.each([
  ['on the last day of the period', '2025-09-30T15:59:59Z', 'notDue', 'periodRunning'],
  ['the day after it', '2025-09-30T16:00:00Z', 'notDue', 'beforeRelease'],
  ['on the day it is due', '2025-10-20T15:59:59Z', 'notDue', 'beforeRelease'],
  ['the day after that', '2025-10-20T16:00:00Z', 'overdue', 'pastRelease'],
])('without a value %s (district clock)', (_, asOf, standing, reason) => {
  expect(standingOf(asked({ definition: monthly, asOf }))).toMatchObject({ standing, reason })
})

test.each([
  ['a quarter of a yearly indicator', 'year', '2025Q3', '2025年'],
  ['a month of a quarterly indicator', 'quarter', '2025-08', '2025年三季度'],
] as const)('%s makes no value and is not late', (_, frequency, period, next) => {
  const definition = card(release({ frequency }))
  const answer = standingOf(asked({ definition, period, asOf: '2026-06-01T00:00:00Z' }))
  expect(answer).toMatchObject({ standing: 'notDue', reason: 'notReportedThen' })
  expect(answer.sentence.zh).toContain(`属于${next}`)
})

test('an unknown release lag never makes a value late: it is missing, with what is missing', () => {
  const definition = card(release({ lagDays: null }))
  const stand = (asOf: string) => standingOf(asked({ definition, asOf }))
  expect(stand('2030-01-01T00:00:00Z')).toMatchObject({
    standing: 'missing',
    missing: ['value', 'release'],
  })
  expect(stand('2025-09-01T00:00:00Z').standing).toBe('notDue')
})

const now = [value('2025Q3', '52.30')]
const stock = card({ type: 'stock', unit: '家', decimals: 0 })
const firms = (period: string, amount: string, version = 1) =>
  value(period, amount, { unit: '家', definitionVersion: version })
const firmTarget = yearTarget({ value: '750', operator: '>=', unit: '家' })
const onStock = { definition: stock, target: firmTarget }

test.each([
  ['a yearly target', { observations: now, target: null }, ['yearlyTarget']],
  ['a curve', { observations: now, target: yearTarget({ value: '80', curve: null }) }, ['curve']],
  [
    'a point of the curve at this period: there is no interpolation',
    { observations: [value('2025-08', '45')], period: '2025-08' },
    ['curve'],
  ],
  ['a start', { ...onStock, observations: [firms('2025Q3', '676')] }, ['start']],
  ['a unit that converts', { observations: [value('2025Q3', '52.30', { unit: '家' })] }, ['unit']],
  [
    'a target in a unit that converts',
    { observations: now, target: yearTarget({ value: '80', unit: '家' }) },
    ['unit'],
  ],
  [
    'a start under a comparable definition',
    { ...onStock, breaks: [2], observations: [firms('2024', '655'), firms('2025Q3', '676', 2)] },
    ['comparableStart'],
  ],
  ['the city mean', { observations: now, preset: tianjin }, ['cityMean', 'previousYear']],
])('lacking %s there is no light, and the lack is named', (_, changes, missing) => {
  const answer = standingOf(asked(changes))
  expect(answer).toMatchObject({ standing: 'missing', reason: 'lacking', missing })
  expect([answer.completion, answer.planned, answer.gap, answer.targetMet]).toEqual(
    Array(4).fill(null),
  )
})

test('GT-24: growth across a definition break is 不可比, not a number', () => {
  const definition = card({
    version: 2,
    comparability: 'notComparable',
    effectiveFrom: '2026-04-01',
  })
  const observations = [
    value('2025-06', '30.00'),
    value('2026-06', '36.00', { definitionVersion: 2 }),
  ]
  const across = standingOf(
    asked({ definition, period: '2026-06', breaks: breaksOf([card(), definition]), observations }),
  )
  expect(across.growth).toEqual({
    kind: 'notComparable',
    basisPoints: null,
    shown: { zh: '不可比', en: 'not comparable' },
  })
  const within = standingOf(asked({ definition, period: '2026-06', breaks: [], observations }))
  expect(within.growth).toMatchObject({ kind: 'percent', basisPoints: 2000 })
})

test('a comparable new version is no break', () => {
  expect(breaksOf([card(), card({ version: 2, comparability: 'comparable' })])).toEqual([])
})

test('no card and an open card: the value is there for whoever may see it, nothing is compared', () => {
  expect(standingOf(asked({ definition: null, observations: now }))).toMatchObject({
    standing: 'open',
    reason: 'definitionMissing',
  })
  const open = standingOf(asked({ definition: card({ open: ['范围'] }), observations: now }))
  expect(open).toMatchObject({ standing: 'open', growth: null, needed: null, termProgress: null })
  expect(open.value?.value).toBe('52.30')
})

test('what the law withholds shows no figure at all', () => {
  const answer = standingOf(asked({ observations: now, withheld: '统计法实施条例 第二十九条' }))
  expect(answer).toMatchObject({ standing: 'withheld', value: null, freshness: null })
  expect(JSON.stringify(answer)).not.toContain('52.3')
})

test('a rule without numbers covers nothing', () => {
  const answer = standingOf(asked({ observations: now, preset: hightechZone }))
  expect(answer).toMatchObject({ standing: 'uncovered', reason: 'presetWords', judgedGap: -962 })
})

test('天津式 judges by plan, city mean and trend', () => {
  const stand = (mean: string) =>
    standingOf(
      asked({
        preset: tianjin,
        cityMean: Decimal.parse(mean),
        observations: [value('2024Q3', '50.00'), value('2025Q3', '70.00')],
      }),
    ).standing
  expect([stand('60'), stand('75')]).toEqual(['onSchedule', 'behind'])
})

test('a target of zero has no scale', () => {
  expect(
    standingOf(asked({ observations: now, target: yearTarget({ value: '0' }) })),
  ).toMatchObject({
    standing: 'uncovered',
    reason: 'noScale',
  })
})

test('one more digit where a rounded gap would read as another light', () => {
  const target = yearTarget({ value: '10000', curve: quarters(2025, [0, 0, 7500, 10_000]) })
  const stand = (amount: string) => {
    const { standing, shown } = standingOf(
      asked({ target, observations: [value('2025Q3', amount)] }),
    )
    return [standing, shown.gap]
  }
  expect(stand('6996')).toEqual(['behind', '−5.04'])
  expect(stand('7000')).toEqual(['onSchedule', '−5.0'])
  expect(stand('7004')).toEqual(['onSchedule', '−5.0'])
})

test('freshness is text beside the light: data to, recorded, state, approval', () => {
  const approval = {
    decision: 'approved',
    condition: '',
    recordedAt: '2025-10-15T01:00:00Z',
    recordedBy: '统计',
  } as const
  const { freshness } = standingOf(
    asked({ observations: [value('2025Q3', '52.30', { approval })] }),
  )
  expect(freshness).toMatchObject({ approval: 'approved', dataTo: '2025Q3' })
  expect(freshness?.sentence.zh).toBe('数据截至 2025-09-30 · 2025-10-14 登记 · 初步 · 已核准')
  expect(defaultPreset.lights.overdue?.zh).toBe('紫边')
})
