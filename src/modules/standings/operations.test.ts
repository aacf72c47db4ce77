import { expect, test } from 'vitest'
import { Period } from '../../base/period.ts'
import { type TestContextOptions, testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { brought, kept, keptPlan, planTarget, samplePlan } from '../../testing/plan-samples.ts'
import { card, yearTarget } from '../../testing/standing-samples.ts'
import { decide } from '../observations/operations.ts'
import { choose, detail, judge, list, periods, rules, summarise, verdicts } from './operations.ts'

const db = await testDatabase()
const stock = { unit: '家', type: 'stock', decimals: 0 } as const
const target = (code: string) => planTarget(code, { unit: '家', type: 'stock' })
const plan = await keptPlan(
  await testContext(db, { now: '2022-03-01T00:00:00.000Z' }),
  samplePlan({
    targets: [planTarget('I-02'), target('I-14'), target('I-18')],
    owners: [
      {
        clause: '一',
        leadBody: '区科技局',
        responsibleBodies: ['陶溪镇'],
        confidence: 'demonstration',
      },
    ],
    definitions: [
      card(),
      card({ code: 'I-14', name: '高新技术企业', leadBody: null, ...stock }),
      card({ code: 'I-18', name: '孵化平台', formula: 'R-19 + R-20', ...stock }),
      card({ code: 'R-19', name: '众创空间', ...stock }),
      card({ code: 'R-20', name: '孵化器', ...stock }),
      card({ code: 'R-21', name: '地区生产总值' }),
    ],
  }),
)
const period = Period.parse('2025Q3')
const asked = { plan, period }

let minutes = 0
function acting(options: TestContextOptions = {}) {
  minutes += 10
  const now = new Date(Date.UTC(2025, 9, 15, 0, minutes)).toISOString()
  return testContext(db, { now, ...options })
}
const statistics = { roles: ['statistics'], name: '统计甲', account: 'statistics' } as const
const rowOf = async (code: string, options: TestContextOptions = {}, place: object = {}) =>
  (await list.run(await acting(options), { ...asked, ...place })).find((row) => row.code === code)

test('before any value each target stands where the calendar says, none is invented', async () => {
  const rows = await list.run(await acting(), asked)
  expect(rows.map((row) => [row.code, row.answer.standing, row.answer.value])).toEqual([
    ['I-02', 'notDue', null],
    ['I-14', 'notDue', null],
    ['I-18', 'notDue', null],
  ])
  const late = await rowOf('I-02', { now: '2025-11-01T00:00:00.000Z' })
  expect(late?.answer.standing).toBe('overdue')
})

test('a new value is seen at once by whoever had the page open before', async () => {
  expect((await rowOf('I-02'))?.answer.value).toBeNull()
  await kept(await acting(), brought('52.30'))
  const row = await rowOf('I-02')
  expect(row?.answer).toMatchObject({ standing: 'behind', judgedGap: -962 })
  expect(row?.answer.shown).toMatchObject({ value: '52.30', completion: '65.4', gap: '−9.6' })
  expect(row?.owners).toEqual(['区科技局'])
  expect((await rowOf('I-14'))?.owners).toEqual(['区科技局', '陶溪镇'])
})

test('GT-02: seen on 20 November, September still faces 75 %', async () => {
  const row = await rowOf('I-02', { now: '2025-11-20T02:00:00.000Z' })
  expect(row?.answer.planned).toBe(7500)
})

test('GT-22: a value nobody has approved is shown and said to be unranked', async () => {
  const before = await rowOf('I-02')
  expect(before?.answer.freshness?.approval).toBe('pending')
  const ids = before?.answer.observations ?? []
  await decide.run(await acting(statistics), { ids, decision: 'approved', condition: '' })
  expect((await rowOf('I-02'))?.answer.freshness?.approval).toBe('approved')
})

test('GT-23: a corrected quarter is read as it was known then, and as it is known now', async () => {
  const quarter = { ...asked, period: Period.parse('2025Q1') }
  const april = await testContext(db, { now: '2025-04-10T00:00:00.000Z' })
  await kept(april, brought('18.20', { period: '2025Q1' }))
  const august = await testContext(db, { now: '2025-08-18T00:00:00.000Z' })
  await kept(august, brought('17.60', { period: '2025Q1', reason: '重复登记剔除' }))
  const known = async (asOf: string) => {
    const context = await testContext(db, { now: '2025-12-01T00:00:00.000Z', asOf })
    return detail.run(context, { ...quarter, code: 'I-02' })
  }
  const then = await known('2025-04-15T00:00:00.000Z')
  expect(then.answer.value?.value).toBe('18.20')
  expect(then.history.map((each) => each.value)).toEqual(['18.20'])
  const before = await known('2025-04-01T00:00:00.000Z')
  expect([before.answer.value, before.history]).toEqual([null, []])
  const now = await known('2025-12-01T00:00:00.000Z')
  expect(now.answer.value?.value).toBe('17.60')
  expect(now.history.map((each) => [each.value, each.reason, each.current])).toContainEqual([
    '17.60',
    '重复登记剔除',
    true,
  ])
  expect(now.history.map((each) => [each.value, each.current])).toContainEqual(['18.20', false])
})

test('the detail holds the whole story: card, targets, series, versions, judgements, trial', async () => {
  const found = await detail.run(await acting(), { ...asked, code: 'I-02' })
  expect(found.target?.operator).toBe('>')
  expect(found.place).toEqual({ area: '江澜区', scope: 'whole' })
  expect(found.definitions).toHaveLength(1)
  expect(found.yearlyTargets.map((each) => each.value)).toEqual(['80'])
  expect(found.series.map((each) => each.period)).toEqual(['2025Q1', '2025Q3'])
  expect(found.series.every((each) => each.current)).toBe(true)
  expect(found.forecast.outlook).toBe('cannotTell')
  expect([found.backTest, found.elsewhere]).toEqual([[], []])
})

test('an indicator the plan only refers to is read and not judged; one without a card is not there', async () => {
  const [id] = await kept(await acting(), brought('1500', { code: 'R-21', period: '2024' }))
  const yearly = { ...asked, period: Period.parse('2024') }
  const found = await detail.run(await acting(), { ...yearly, code: 'R-21' })
  expect(found.target).toBeNull()
  expect(found.answer).toMatchObject({ standing: 'missing', missing: ['yearlyTarget'] })
  expect(found.answer.value?.observation).toBe(id)
  const unknown = detail.run(await acting(), { ...asked, code: 'I-77' })
  await expect(unknown).rejects.toMatchObject({ code: 'indicator.unknown' })
})

test('a town’s value is shown with its place and never held to the district’s target', async () => {
  await kept(await acting(), brought('4.10', { area: '陶溪镇', scope: 'town' }))
  const place = { area: '陶溪镇', scope: 'town' as const }
  const row = await rowOf('I-02', {}, place)
  expect(row?.answer).toMatchObject({ standing: 'missing', missing: ['yearlyTarget'] })
  expect(row?.answer.shown.value).toBe('4.10')
  expect((await rowOf('I-14', {}, place))?.answer.value).toBeNull()
  const found = await detail.run(await acting(), { ...asked, ...place, code: 'I-02' })
  expect(found.place).toEqual(place)
  expect(found.elsewhere.map((each) => [each.area, each.value])).toEqual([['江澜区', '52.30']])
  const own = await detail.run(await acting(), { ...asked, code: 'I-02' })
  expect(own.elsewhere.map((each) => [each.area, each.value])).toEqual([['陶溪镇', '4.10']])
  const sums = await summarise.run(await acting(), { ...asked, ...place })
  expect(sums.counts.behind + sums.counts.onSchedule).toBe(0)
})

test('a formula’s value is shown with what it was made of, and the page recorded nothing', async () => {
  await kept(await acting(), brought('3', { code: 'R-19', unit: '家' }))
  expect((await rowOf('I-18'))?.computed).toMatchObject({ value: null, missing: ['R-20'] })
  await kept(await acting(), brought('24', { code: 'R-20', unit: '家' }))
  const row = await rowOf('I-18')
  expect(row?.computed).toMatchObject({ value: '27', unit: '家' })
  expect(row?.answer).toMatchObject({ value: null, observations: [] })
  const found = await detail.run(await acting(), { ...asked, code: 'I-18' })
  expect([found.computed?.value, found.history]).toEqual(['27', []])
})

test('the summary counts what is due, reported and approved', async () => {
  const sums = await summarise.run(await acting(), asked)
  expect(sums).toMatchObject({ total: 3, due: 1, reported: 1, approved: 1, preset: 'default' })
  expect(sums.counts).toMatchObject({ behind: 1, notDue: 2 })
})

test('the ended quarters of the term, the newest as the one most likely wanted', async () => {
  const known = await periods.run(await acting(), { plan })
  expect([known.current, known.periods.length]).toEqual(['2025Q3', 15])
})

test('a judgement stands beside the light, newest first, and never changes it', async () => {
  const words = { word: 'unlikely', reason: '合同登记中断', measures: '两镇补登记' } as const
  await judge.run(await acting({ name: '专员甲' }), { ...asked, code: 'I-02', ...words })
  const second = { word: 'needsSupport', reason: '需财政核定补助', measures: '' } as const
  const leader = await acting({ roles: ['leader'], name: '组长' })
  await judge.run(leader, { ...asked, code: 'I-02', ...second })
  const row = await rowOf('I-02')
  expect(row?.judgement).toMatchObject({ ...second, recordedBy: '组长', recordedAt: leader.now })
  expect(row?.answer.standing).toBe('behind')
  const found = await detail.run(await acting(), { ...asked, code: 'I-02' })
  expect(found.judgements.map((each) => each.recordedBy)).toEqual(['组长', '专员甲'])
  const other = { ...asked, period: Period.parse('2025Q1') }
  const rows = await list.run(await acting(), other)
  expect(rows[0]?.judgement).toBeNull()
})

test('a judgement of what the plan does not promise is refused', async () => {
  const words = { word: 'onTime', reason: '可以', measures: '' } as const
  const judging = judge.run(await acting(), { ...asked, code: 'R-21', ...words })
  await expect(judging).rejects.toMatchObject({ code: 'standing.noTarget' })
})

test('a rule with a hole says 规则未覆盖 there, and the checker names the hole', async () => {
  const known = await rules.run(await acting(), { plan })
  expect(known.chosen).toBe('default')
  const shipped = known.presets.find((preset) => preset.id === 'default')
  expect([shipped?.uncovered, shipped?.overlaps]).toEqual([[], []])
  const holed = known.presets.filter((preset) => preset.uncovered.length > 0)
  expect(holed.map((preset) => preset.id)).toContain('yinchuan')
  const reason = '按银川式试行'
  await choose.run(await acting(), { plan, preset: 'yinchuan', reason })
  const row = await rowOf('I-02')
  expect(row?.answer).toMatchObject({ standing: 'uncovered', reason: 'presetHole' })
  await choose.run(await acting(), { plan, preset: 'default', reason: '恢复' })
  expect((await rowOf('I-02'))?.answer.standing).toBe('behind')
  const none = choose.run(await acting(), { plan, preset: '没有', reason })
  await expect(none).rejects.toMatchObject({ code: 'standing.noPreset' })
  const nowhere = choose.run(await acting(), { plan: '没有', preset: 'default', reason })
  await expect(nowhere).rejects.toMatchObject({ code: 'plan.unknown' })
})

test('the verdict at the deadline rests on the value of the deadline', async () => {
  const [first] = await verdicts.run(await acting(), { plan })
  expect(first).toMatchObject({ code: 'I-02', verdict: 'cannotTell', missing: ['value'] })
  const later = { now: '2026-02-01T00:00:00.000Z' }
  await kept(await acting(later), brought('80.00', { period: '2025', state: 'final' }))
  const [exact] = await verdicts.run(await acting(later), { plan })
  expect(exact).toMatchObject({ verdict: 'unmet' })
})

test.each([
  ['a visitor', { account: null }, 'access.signIn'],
  ['an administrator', { roles: ['administrator'] }, 'access.forbidden'],
] as const)('%s reads no standings', async (_, who, code) => {
  const context = await acting(who)
  await expect(list.run(context, asked)).rejects.toMatchObject({ code })
  await expect(detail.run(context, { ...asked, code: 'I-02' })).rejects.toMatchObject({ code })
  await expect(summarise.run(context, asked)).rejects.toMatchObject({ code })
})

test.each([
  ['an auditor', { roles: ['auditor'] }, 'access.forbidden'],
  ['the statistics office', statistics, 'access.forbidden'],
  [
    'a traveller',
    { asOf: '2025-10-15T00:00:00.000Z', now: '2025-10-16T00:00:00.000Z' },
    'access.travelling',
  ],
] as const)('%s neither judges nor chooses the rule', async (_, who, code) => {
  const context = await acting(who)
  const words = { word: 'onTime', reason: '可以', measures: '' } as const
  const judging = judge.run(context, { ...asked, code: 'I-02', ...words })
  await expect(judging).rejects.toMatchObject({ code })
  const choosing = choose.run(context, { plan, preset: 'default', reason: '试' })
  await expect(choosing).rejects.toMatchObject({ code })
})

test('a plan of another district is not there', async () => {
  const there = await acting({ district: 'linjiang' })
  await expect(list.run(there, asked)).rejects.toMatchObject({ code: 'plan.unknown' })
})

test('targets of another year do not stand in for this one', async () => {
  const other = await keptPlan(
    await testContext(db, { district: 'other' }),
    samplePlan({
      id: 'other-plan',
      district: { ...samplePlan().district, id: 'other' },
      yearlyTargets: [yearTarget({ value: '70', year: 2024 })],
    }),
  )
  const context = await acting({ district: 'other' })
  await kept(context, brought('52.30', { area: 'other' }))
  const [row] = await list.run(await acting({ district: 'other' }), { plan: other, period })
  expect(row?.answer).toMatchObject({ standing: 'missing', missing: ['yearlyTarget'] })
})
