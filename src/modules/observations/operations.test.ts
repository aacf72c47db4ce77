import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import { type TestContextOptions, testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { brought, kept, keptPlan, planTarget, samplePlan } from '../../testing/plan-samples.ts'
import { card } from '../../testing/standing-samples.ts'
import {
  bring,
  decide,
  list,
  places,
  queue,
  read,
  record,
  series,
  withdraw,
  withdrawImported,
} from './operations.ts'
import { recordObservation } from './routes.ts'

const db = await testDatabase()

/** Two fictional districts with the same plan, so that what is kept in one can be looked for in the other. */
const districts = ['jianglan', 'linjiang'] as const
for (const district of districts) {
  const content = samplePlan({
    targets: [planTarget('I-02'), planTarget('I-14')],
    definitions: [card(), card({ code: 'I-14', name: '高新技术企业', unit: '家', decimals: 0 })],
  })
  await keptPlan(await testContext(db, { district }), {
    ...content,
    id: `${district}-2022-2025`,
    district: { ...content.district, id: district },
  })
}

let minutes = 0
/** A later moment each time, so that reads can stand between two acts. */
function acting(options: TestContextOptions = {}) {
  minutes += 10
  const now = new Date(Date.UTC(2025, 9, 15, 0, minutes)).toISOString()
  return testContext(db, { now, ...options })
}
const statistics = { roles: ['statistics'], name: '统计甲', account: 'statistics' } as const

const typed = (amount: string, changes: object = {}) =>
  recordObservation.input.parse({
    code: 'I-02',
    period: '2025Q3',
    value: amount,
    unit: '亿元',
    ...changes,
  })

async function valueAt(asOf: string, period: string, district: string = 'jianglan') {
  const context = await testContext(db, { district, asOf, now: '2026-12-01T00:00:00.000Z' })
  const [line] = await series.run(context, {
    codes: ['I-02'],
    area: district === 'jianglan' ? '江澜区' : district,
    scope: 'whole',
    periods: [Period.parse(period)],
  })
  return line === undefined ? undefined : `${line.value} ${line.unit}`
}

test('a value is recorded in the unit of its card, with who, when and from which paper', async () => {
  const context = await acting({ name: '填报甲', roles: ['reporter'] })
  const { id } = await record.run(
    context,
    typed('523000', { unit: '万元', document: '三季度报表', note: '含预付' }),
  )
  const { observation, history, approvals } = await read.run(await acting(), { id })
  expect(observation).toMatchObject({
    value: '52.3',
    unit: '亿元',
    area: '江澜区',
    scope: 'whole',
    recordedBy: '填报甲',
    recordedAt: context.now,
    state: 'provisional',
    source: { document: '三季度报表', note: '含预付', confidence: 'ownFile' },
    supersedes: null,
    approval: null,
    withdrawn: null,
    current: true,
    name: '技术交易额',
  })
  expect([history.length, approvals.length]).toEqual([1, 0])
})

test('a correction needs its reason, names what it replaces, and the past keeps what it knew', async () => {
  const first = await acting()
  const { id: old } = await record.run(first, typed('18.20', { period: '2025Q1' }))
  await expect(
    record.run(await acting(), typed('17.60', { period: '2025Q1' })),
  ).rejects.toMatchObject({ code: 'observation.correctionNeedsReason' })
  const second = await acting()
  const corrected = typed('17.60', { period: '2025-03', reason: '重复登记剔除' })
  const { id } = await record.run(second, corrected)
  const { observation, history } = await read.run(await acting(), { id })
  expect(observation).toMatchObject({ supersedes: old, reason: '重复登记剔除', current: true })
  expect(history.map((each) => [each.id, each.current])).toEqual([
    [id, true],
    [old, false],
  ])
  expect(await valueAt(first.now, '2025Q1')).toBe('18.20 亿元')
  expect(await valueAt(second.now, '2025Q1')).toBe('17.60 亿元')
  expect(await valueAt('2025-04-01T00:00:00.000Z', '2025Q1')).toBeUndefined()
})

test.each([
  ['an indicator that does not exist', { code: 'I-99' }, 'observation.noSuchIndicator'],
  ['a unit of another kind', { unit: '家' }, 'observation.unitMismatch'],
  ['a unit that nobody knows', { unit: '两' }, 'observation.unitMismatch'],
  ['a period in the future', { period: '2025Q4' }, 'observation.futurePeriod'],
  ['a year that has not ended', { period: '2025' }, 'observation.futurePeriod'],
])('%s is refused and nothing is kept', async (_, changes, code) => {
  const before = (await list.run(await acting(), { show: 'all', limit: 1000 })).length
  await expect(record.run(await acting(), typed('1', changes))).rejects.toMatchObject({ code })
  expect(await list.run(await acting(), { show: 'all', limit: 1000 })).toHaveLength(before)
})

test.each([
  ['a visitor', { account: null }, 'access.signIn'],
  ['an auditor', { roles: ['auditor'] }, 'access.forbidden'],
  ['a leader', { roles: ['leader'] }, 'access.forbidden'],
  ['an administrator', { roles: ['administrator'] }, 'access.forbidden'],
  [
    'a traveller',
    { roles: ['officer', 'statistics'], asOf: '2025-01-01T00:00:00.000Z' },
    'access.travelling',
  ],
] as const)('%s may not record, withdraw or approve', async (_, options, code) => {
  const context = await acting(options)
  const refused = { code }
  await expect(record.run(context, typed('1'))).rejects.toMatchObject(refused)
  const withdrawal = withdraw.run(context, { id: '1', reason: '错' })
  await expect(withdrawal).rejects.toMatchObject(refused)
  const approval = decide.run(context, { ids: ['1'], decision: 'approved', condition: '' })
  await expect(approval).rejects.toMatchObject(refused)
  await expect(bring.run(context, { values: [] })).rejects.toMatchObject(refused)
})

test('an administrator does not read values', async () => {
  const context = await acting({ roles: ['administrator'] })
  const refused = { code: 'access.forbidden' }
  await expect(list.run(context, { show: 'all', limit: 10 })).rejects.toMatchObject(refused)
  await expect(queue.run(context, { limit: 10 })).rejects.toMatchObject(refused)
})

test('a value waits beside the one before it, and leaves the queue once somebody has decided', async () => {
  const values = [brought('600', { code: 'I-14', unit: '家', period: '2024Q4' })]
  await kept(await acting(), ...values)
  const [id = ''] = await kept(
    await acting({ name: '填报乙' }),
    brought('655', { code: 'I-14', unit: '家', period: '2025Q2' }),
  )
  const waiting = await queue.run(await acting(statistics), { limit: 100 })
  const row = waiting.find((each) => each.id === id)
  expect(row).toMatchObject({ previous: { value: '600', period: '2024Q4' }, own: false })
  const act = await acting(statistics)
  const decided = await decide.run(act, {
    ids: [id, id],
    decision: 'approved',
    condition: '初步数,不得对外',
  })
  expect(decided).toEqual({ decided: 1 })
  const { observation, approvals } = await read.run(await acting(), { id })
  expect(observation.approval).toMatchObject({ decision: 'approved', recordedBy: '统计甲' })
  expect(approvals).toHaveLength(1)
  const left = await queue.run(await acting(statistics), { limit: 100 })
  expect(left.map((each) => each.id)).not.toContain(id)
  const earlier = await testContext(db, {
    ...statistics,
    now: act.now,
    asOf: row?.recordedAt ?? '',
  })
  expect((await queue.run(earlier, { limit: 100 })).map((each) => each.id)).toContain(id)
})

test('a returned value no longer counts, the one before it does; approved after all it counts again', async () => {
  const period = '2024Q3'
  const [first] = await kept(await acting(), brought('40.00', { period }))
  const second = await acting()
  const [id = ''] = await kept(second, brought('41.00', { period, reason: '补报' }))
  const sent = decide.run(await acting(statistics), {
    ids: [id],
    decision: 'returned',
    condition: '',
  })
  await expect(sent).rejects.toMatchObject({ code: 'observation.returnNeedsReason' })
  const back = await acting(statistics)
  await decide.run(back, { ids: [id], decision: 'returned', condition: '与税务数不符' })
  expect(await valueAt(second.now, period)).toBe('41.00 亿元')
  expect(await valueAt(back.now, period)).toBe('40.00 亿元')
  const rows = await list.run(await acting(), {
    code: 'I-02',
    period: Period.parse(period),
    show: 'all',
    limit: 10,
  })
  expect(rows.map((each) => [each.id, each.current])).toEqual([
    [id, false],
    [first, true],
  ])
  const again = await acting(statistics)
  await decide.run(again, { ids: [id], decision: 'approved', condition: '' })
  expect(await valueAt(again.now, period)).toBe('41.00 亿元')
  expect((await read.run(await acting(), { id })).approvals.map((each) => each.decision)).toEqual([
    'approved',
    'returned',
  ])
})

test('for reference only it counts and is marked so', async () => {
  const [id = ''] = await kept(await acting(), brought('9.00', { period: '2024Q1' }))
  const act = await acting(statistics)
  await decide.run(act, { ids: [id], decision: 'referenceOnly', condition: '' })
  expect(await valueAt(act.now, '2024Q1')).toBe('9.00 亿元')
  const { observation } = await read.run(await acting(), { id })
  expect(observation.approval?.decision).toBe('referenceOnly')
})

test('nobody approves what they recorded themselves, and then nothing of the lot is decided', async () => {
  const [own = ''] = await kept(await acting(statistics), brought('8.00', { period: '2023Q1' }))
  const [other = ''] = await kept(await acting(), brought('8.50', { period: '2023Q2' }))
  const lot = { ids: [other, own], decision: 'approved' as const, condition: '' }
  await expect(decide.run(await acting(statistics), lot)).rejects.toMatchObject({
    code: 'observation.ownValue',
  })
  expect((await read.run(await acting(), { id: other })).observation.approval).toBeNull()
  const mine = await queue.run(await acting(statistics), { limit: 100 })
  expect(mine.find((each) => each.id === own)?.own).toBe(true)
  const renamed = await acting({ ...statistics, name: '统计甲(已更名)' })
  await expect(decide.run(renamed, lot)).rejects.toMatchObject({ code: 'observation.ownValue' })
  const namesake = await acting({ ...statistics, account: 'statistics-2' })
  expect(await decide.run(namesake, lot)).toEqual({ decided: 2 })
})

test('what is withdrawn gives the value before it back, once, and cannot be approved', async () => {
  const period = '2023Q3'
  const [first = ''] = await kept(await acting(), brought('30.00', { period }))
  const before = await acting()
  const [id = ''] = await kept(before, brought('33.00', { period, reason: '漏报' }))
  const act = await acting()
  await withdraw.run(act, { id, reason: '重复' })
  expect(await valueAt(before.now, period)).toBe('33.00 亿元')
  expect(await valueAt(act.now, period)).toBe('30.00 亿元')
  const twice = withdraw.run(await acting(), { id, reason: '重复' })
  await expect(twice).rejects.toMatchObject({ code: 'observation.alreadyWithdrawn' })
  const approval = { ids: [first, id], decision: 'approved' as const, condition: '' }
  await expect(decide.run(await acting(statistics), approval)).rejects.toMatchObject({
    code: 'observation.notApprovable',
  })
  const { observation } = await read.run(await acting(), { id })
  expect(observation.withdrawn).toMatchObject({ reason: '重复', recordedAt: act.now })
  expect(observation.current).toBe(false)
})

test('a number that the ledger does not have, or did not have yet, is not found', async () => {
  const missing = { code: 'observation.noSuchObservation' }
  const id = '999999999'
  await expect(read.run(await acting(), { id })).rejects.toMatchObject(missing)
  const gone = withdraw.run(await acting(), { id, reason: '错' })
  await expect(gone).rejects.toMatchObject(missing)
  const approval = decide.run(await acting(statistics), {
    ids: [id],
    decision: 'approved',
    condition: '',
  })
  await expect(approval).rejects.toMatchObject(missing)
  const act = await acting()
  const [known = ''] = await kept(act, brought('7.00', { period: '2022Q1' }))
  const past = await acting({ asOf: '2025-10-14T00:00:00.000Z' })
  await expect(read.run(past, { id: known })).rejects.toMatchObject(missing)
})

test('many values come in together or not at all', async () => {
  const before = (await list.run(await acting(), { show: 'all', limit: 1000 })).length
  const rows = [
    ['an unknown version', brought('1', { definitionVersion: 7 }), 'observation.noSuchIndicator'],
    ['a future period', brought('1', { period: '2026Q1' }), 'observation.futurePeriod'],
    ['a wrong unit', brought('1', { unit: '家' }), 'observation.unitMismatch'],
    ['another value without a reason', brought('1'), 'observation.correctionNeedsReason'],
  ] as const
  for (const [, faulty, code] of rows) {
    const sound = brought('5.00', { period: '2021Q4' })
    const bringing = bring.run(await acting(), { values: [sound, faulty] })
    await expect(bringing).rejects.toMatchObject({ code })
  }
  expect(await list.run(await acting(), { show: 'all', limit: 1000 })).toHaveLength(before)
})

test('what a caller claims to correct is looked up, not believed', async () => {
  const [first] = await kept(await acting(), brought('20.00', { period: '2022Q4' }))
  const claims = brought('21.00', { period: '2022Q4', supersedes: '1', reason: '更正' })
  const [id = ''] = await kept(await acting(), claims)
  expect((await read.run(await acting(), { id })).observation.supersedes).toBe(first)
})

test('what one import brought is withdrawn as one; a line withdrawn before stays as it was', async () => {
  const values = ['2020-01', '2020-02', '2020-03'].map((period) =>
    brought('1.00', { period, importId: 'imp-1' }),
  )
  const [first = ''] = await kept(await acting(), ...values)
  await withdraw.run(await acting(), { id: first, reason: '先撤' })
  const act = await acting()
  const undone = { importId: 'imp-1', reason: '文件有误' }
  expect(await withdrawImported.run(act, undone)).toEqual({ withdrawn: 2 })
  expect(await withdrawImported.run(await acting(), undone)).toEqual({ withdrawn: 0 })
  const { observation } = await read.run(await acting(), { id: first })
  expect(observation.withdrawn?.reason).toBe('先撤')
})

test('a district never sees, corrects or approves what another one holds', async () => {
  const other = { district: 'linjiang' } as const
  const [theirs = ''] = await kept(await acting(other), brought('99.00', { area: 'linjiang' }))
  const ours = await acting()
  const missing = { code: 'observation.noSuchObservation' }
  await expect(read.run(ours, { id: theirs })).rejects.toMatchObject(missing)
  await expect(withdraw.run(ours, { id: theirs, reason: '错' })).rejects.toMatchObject(missing)
  const decision = { ids: [theirs], decision: 'approved' as const, condition: '' }
  await expect(decide.run(await acting(statistics), decision)).rejects.toMatchObject(missing)
  const seen = await list.run(await acting(other), { show: 'all', limit: 1000 })
  expect(seen.map((each) => each.id)).toEqual([theirs])
  expect(await places.run(await acting(other), {})).toEqual([{ area: 'linjiang', scope: 'whole' }])
  expect(await queue.run(await acting(other), { limit: 10 })).toHaveLength(1)
  expect(await valueAt('2025-12-01T00:00:00.000Z', '2025Q3', 'linjiang')).toBe('99.00 亿元')
})

test('the list is narrowed by what is asked, and an old version asked for by number is not current', async () => {
  const period = Period.parse('2021Q1')
  const [old = ''] = await kept(await acting(), brought('1.00', { period: '2021Q1' }))
  const [now = ''] = await kept(
    await acting(),
    brought('2.00', { period: '2021Q1', reason: '更正' }),
  )
  const of = async (asked: object) =>
    (await list.run(await acting(), { show: 'all', limit: 100, ...asked })).map((each) => [
      each.id,
      each.current,
    ])
  expect(await of({ ids: [old] })).toEqual([[old, false]])
  expect(await of({ ids: [old], show: 'current' })).toEqual([])
  expect(await of({ code: 'I-02', period })).toEqual([
    [now, true],
    [old, false],
  ])
  expect(await of({ code: 'I-02', period, limit: 1 })).toEqual([[now, true]])
  expect(await of({ codes: ['I-14'], period })).toEqual([])
  expect(await of({ period, area: '陶溪镇' })).toEqual([])
  expect(await of({ period, scope: 'direct' })).toEqual([])
  expect(await of({ code: 'I-02', period, show: 'current' })).toEqual([[now, true]])
})

test('two people who record the same value at once leave one value and one refusal', async () => {
  const period = '2021Q2'
  const acts = [await acting({ name: '填报甲' }), await acting({ name: '填报乙' })]
  // Each in its own transaction, as acts are: until its end the ledger is held.
  const results = await Promise.allSettled(
    acts.map((context, index) =>
      db
        .transaction()
        .execute((own) =>
          record.run({ ...context, db: own }, typed(`${index + 3}.00`, { period })),
        ),
    ),
  )
  expect(results.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  const rows = await list.run(await acting(), {
    period: Period.parse(period),
    show: 'all',
    limit: 10,
  })
  expect(rows).toHaveLength(1)
})

test('both parts of a ratio stay with it', async () => {
  const value = brought('4.00', {
    period: '2021Q3',
    numerator: Decimal.parse('1'),
    denominator: Decimal.parse('25'),
  })
  const [id = ''] = await kept(await acting(), value)
  const { observation } = await read.run(await acting(), { id })
  expect(observation).toMatchObject({ numerator: '1', denominator: '25' })
})
