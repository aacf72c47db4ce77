import { expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts } from '../../testing/firms.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { close, requestsOf } from '../requests/operations.ts'
import { list, ofFirm, plan, record, visitsBetween } from './visit-operations.ts'
import { dueOn, visitState } from './visit-schema.ts'
import { insertVisits } from './visit-store.ts'

const db = await testDatabase()
const officer = await testContext(db)
const street = await testContext(db, {
  ...{ account: 'xilan', name: '镇街甲', body: '西澜镇', roles: ['street'] },
})
const [here, there] = [creditCode(1), creditCode(2)]
await enterFacts(officer, [
  ...firmFacts(here, '江澜甲有限公司'),
  ...firmFacts(there, '江澜乙有限公司', '东桥街道'),
])
const wanted = { plannedOn: '2025-10-16', purpose: '核对条款', officer: '', points: [] }

test('a street officer plans for the own town and nobody else', async () => {
  await expect(plan.run(street, { ...wanted, codes: [here, there] })).rejects.toMatchObject({
    code: 'visit.notYourTown',
    details: { count: 1, firms: '江澜乙有限公司' },
  })
  const [made] = await plan.run(street, { ...wanted, codes: [here] })
  expect(made?.code).toBe(here)
  const [visit] = await ofFirm.run(officer, { code: here })
  expect(visit).toMatchObject({ state: 'planned', officer: '镇街甲', town: '西澜镇', notes: [] })
})

test('an open visit is not planned twice, nor a day that has passed, nor a firm nobody knows', async () => {
  await expect(plan.run(officer, { ...wanted, codes: [here] })).rejects.toMatchObject({
    code: 'visit.alreadyPlanned',
  })
  const before = { ...wanted, codes: [there], plannedOn: '2025-10-13' }
  await expect(plan.run(officer, before)).rejects.toMatchObject({ code: 'visit.inThePast' })
  const stranger = { ...wanted, codes: [creditCode(99)] }
  await expect(plan.run(officer, stranger)).rejects.toMatchObject({ code: 'visit.unknownFirms' })
})

test('a street officer without a town is told so', async () => {
  const lost = await testContext(db, { account: 'lost', roles: ['street'] })
  await expect(plan.run(lost, { ...wanted, codes: [there] })).rejects.toMatchObject({
    code: 'visit.noTown',
  })
})

test.each([['leader'], ['reporter'], ['statistics'], ['auditor']] as const)(
  'a %s reads and does not plan',
  async (role) => {
    const reader = await testContext(db, { account: role, roles: [role] })
    expect(await list.run(reader, { town: '', which: 'open' })).toHaveLength(1)
    await expect(plan.run(reader, { ...wanted, codes: [there] })).rejects.toMatchObject({
      code: 'access.forbidden',
    })
  },
)

test('put off, visited, and then closed', async () => {
  const [visit] = await ofFirm.run(officer, { code: here })
  const note = { visit: visit?.id ?? '', note: '', needs: [] }
  const late = { ...note, outcome: 'done' as const, onDate: '2025-10-20' }
  await expect(record.run(street, late)).rejects.toMatchObject({ code: 'visit.notYet' })
  const off = { ...note, outcome: 'postponed' as const, onDate: '2025-10-20' }
  const after = await record.run(street, off)
  expect([after.state, dueOn(after)]).toEqual(['planned', '2025-10-20'])
  const told = { ...note, outcome: 'done' as const, onDate: '2025-10-14', note: '缺专利' }
  const done = await record.run(street, { ...told, needs: ['patent'] })
  expect(done).toMatchObject({ state: 'done', notes: [{}, { note: '缺专利', needs: ['patent'] }] })
  expect(await list.run(officer, { town: '西澜镇', which: 'open' })).toEqual([])
  await expect(record.run(street, told)).rejects.toMatchObject({ code: 'visit.closed' })
  await expect(record.run(street, { ...told, visit: '999' })).rejects.toMatchObject({
    code: 'visit.unknown',
  })
})

test('each need ticked becomes a request of the firm, once: put off, visited, visited again', async () => {
  const asked = creditCode(7)
  await enterFacts(officer, firmFacts(asked, '江澜庚有限公司'))
  const planned = async () => {
    const [visit] = await plan.run(street, { ...wanted, codes: [asked] })
    return visit?.id ?? ''
  }
  const visit = await planned()
  const told = { note: '缺流动资金', outcome: 'done' as const, onDate: '2025-10-14' }
  const off = { ...told, outcome: 'postponed' as const, onDate: '2025-10-20' }
  await record.run(street, { ...off, visit, needs: ['loan'] })
  const done = await record.run(street, { ...told, visit, needs: ['patent', 'loan', 'loan'] })
  const requests = await requestsOf(officer, [asked])
  expect(
    requests.map(({ kind, content, raisedOn, recordedBy }) => [
      kind,
      content,
      raisedOn,
      recordedBy,
    ]),
  ).toEqual([
    ['patent', '2025-10-14 走访时提出:缺流动资金', '2025-10-14', '镇街甲'],
    ['loan', '2025-10-14 走访时提出:缺流动资金', '2025-10-14', '镇街甲'],
  ])
  const idOf = (wantedKind: string) => requests.find(({ kind }) => kind === wantedKind)?.id
  expect(done.notes.map(({ requests: origins }) => origins)).toEqual([
    [{ kind: 'loan', id: idOf('loan') }],
    [
      { kind: 'patent', id: idOf('patent') },
      { kind: 'loan', id: idOf('loan') },
    ],
  ])
  const again = await record.run(street, { ...told, visit: await planned(), needs: ['patent'] })
  expect(again.notes[0]?.requests).toEqual([{ kind: 'patent', id: idOf('patent') }])
  const closing = { request: idOf('patent') ?? '', onDate: '2025-10-14', result: '已对接' }
  await close.run(street, closing)
  await record.run(street, { ...told, visit: await planned(), needs: ['patent'] })
  expect(await requestsOf(officer, [asked])).toHaveLength(3)
})

test('a street officer records visits of the own town alone, and none of a firm that is known no more', async () => {
  const [elsewhere] = await plan.run(officer, { ...wanted, codes: [there] })
  const note = { outcome: 'done' as const, onDate: '2025-10-14', note: '', needs: [] }
  const foreign = { ...note, visit: elsewhere?.id ?? '' }
  await expect(record.run(street, foreign)).rejects.toMatchObject({ code: 'visit.notYourTown' })
  expect((await ofFirm.run(officer, { code: there }))[0]?.notes).toEqual([])
  const stamp = { now: officer.now, name: '专员甲', account: undefined }
  const rows = [
    { code: creditCode(98), plannedOn: '2025-10-16', officer: '', purpose: '', points: [] },
  ]
  const [undone] = await insertVisits(db, officer.scope, { rows, stamp })
  const lost = { ...note, visit: undone?.id ?? '' }
  await expect(record.run(street, lost)).rejects.toMatchObject({ code: 'visit.unknownFirms' })
  expect((await record.run(officer, lost)).state).toBe('done')
  expect((await record.run(officer, foreign)).state).toBe('done')
})

test.each([
  ['2025-10-14', '2025-10-14', 6],
  ['2025-10-13', '2025-10-13', 0],
  ['2025-10-15', '2026-01-01', 0],
  ['2025-01-01', '2025-12-31', 6],
])('visits that took place from %s to %s', async (from, to, count) => {
  expect(await visitsBetween(officer, from, to)).toHaveLength(count)
})

test('what was not yet known is not shown to who looks back', async () => {
  const before = await testContext(db, { asOf: '2025-10-01T00:00:00.000Z' })
  expect(await ofFirm.run(before, { code: here })).toEqual([])
})

test.each([
  ['the day itself', '2025-10-16', 'planned'],
  ['the day after', '2025-10-17', 'overdue'],
])('a visit planned on the 16th is, on %s, %s', (_, today, state) => {
  expect(visitState({ plannedOn: '2025-10-16', notes: [] }, today)).toBe(state)
})

test('of firms planned for together each visit has what is about its own firm', async () => {
  const context = await testContext(db, { district: 'points' })
  await enterFacts(context, [
    ...firmFacts(here, '江澜甲有限公司'),
    ...firmFacts(there, '江澜乙有限公司'),
  ])
  const point = (about: string, code?: string) => ({
    ...{ title: 'hnte', about },
    ...(code !== undefined && { code }),
  })
  const points = [point('研发强度', here), point('科技人员比例', there), point('联系人')]
  await plan.run(context, { ...wanted, codes: [here, there], points })
  const about = async (code: string) =>
    (await ofFirm.run(context, { code }))[0]?.points.map((each) => each.about)
  expect(await about(here)).toEqual(['研发强度', '联系人'])
  expect(await about(there)).toEqual(['科技人员比例', '联系人'])
})
