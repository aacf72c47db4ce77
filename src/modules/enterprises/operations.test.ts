import { describe, expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, recordedRow } from '../../testing/firms.ts'
import { insertFacts } from './fact-store.ts'
import {
  correct,
  figureKinds,
  file,
  historyOf,
  move,
  record,
  register,
  resolve,
} from './operations.ts'

const db = await testDatabase()
let districts = 0
async function officer(more = {}) {
  districts += 1
  return testContext(db, { district: `acts-${districts}`, ...more })
}
const [A, B, C] = [creditCode(11), creditCode(12), creditCode(13)]
const firm = (code: string, name = '江澜甲科技有限公司') => ({
  ...{ code, name, town: '西澜镇', park: '', industry: '6513', from: '', ground: '营业执照' },
  ...{ founded: '2020-03-01', since: '2020-03-01' },
})
const paper = { sourceClass: 'selfReported', purpose: 'application', state: 'final' } as const
const figures = (year: number, values: Record<string, string>) => ({
  ...{ code: A, year, ...paper, figures: values, supersedes: null, reason: '' },
  ...{ ground: '申报书', place: '' },
})

describe('GT-21: codes at the door', () => {
  test.each([
    ['91000000MA00000157', undefined],
    ['91000000MA00002BX7', undefined],
    ['９１００００００ma00000157', undefined],
    ['91000000MA00000158', 'enterprise.badCode'],
    ['9.15E+17', 'enterprise.badCode'],
  ])('%s', async (code, refusal) => {
    const answer = register.run(await officer(), firm(code))
    if (refusal === undefined) expect(await answer).toMatchObject({ presence: 'here' })
    else await expect(answer).rejects.toMatchObject({ code: refusal })
  })
})

describe('a firm', () => {
  test('is registered once, with its first facts', async () => {
    const context = await officer()
    expect(await register.run(context, firm(A))).toMatchObject({
      ...{ name: '江澜甲科技有限公司', town: '西澜镇', founded: '2020-03-01', presence: 'here' },
    })
    await expect(register.run(context, firm(A))).rejects.toMatchObject({
      code: 'enterprise.alreadyRegistered',
    })
    const early = { ...firm(B), since: '2020-02-29' }
    await expect(register.run(context, early)).rejects.toMatchObject({
      code: 'enterprise.beforeRegistration',
    })
    await expect(register.run(context, { ...firm(B), industry: '9999' })).rejects.toMatchObject({
      code: 'enterprise.badValue',
    })
  })

  test('gets a new name; the same again is refused; a correction replaces with its reason', async () => {
    const context = await officer()
    await register.run(context, firm(A))
    const fact = { code: A, kind: 'name' as const, value: '江澜乙(集团)有限公司', detail: '' }
    const rename = { ...fact, validFrom: '2024-01-01', sourceClass: 'administrative' as const }
    const renamed = await record.run(context, { ...rename, ground: '变更通知书' })
    expect(renamed).toMatchObject({
      name: '江澜乙（集团）有限公司',
      formerNames: ['江澜甲科技有限公司'],
    })
    await expect(
      record.run(context, { ...rename, validFrom: '2024-05-01', ground: '同一份' }),
    ).rejects.toMatchObject({ code: 'enterprise.unchanged' })
    const { facts } = await historyOf(context, A)
    const id = facts.find(({ value }) => value.includes('集团'))?.id ?? ''
    const right = { ...fact, id, value: '江澜丙有限公司', validFrom: '2024-01-01' }
    const reason = { reason: '抄录有误', ground: '变更通知书' }
    expect((await correct.run(context, { ...right, ...reason })).name).toBe('江澜丙有限公司')
    await expect(correct.run(context, { ...right, ...reason })).rejects.toMatchObject({
      code: 'enterprise.noSuchFact',
    })
    const kept = (await historyOf(context, A)).facts.find((each) => each.id === id)
    expect(kept).toMatchObject({ counts: false, value: '江澜乙（集团）有限公司' })
  })

  test('moves out and in again; impossible moves are refused', async () => {
    const context = await officer()
    await register.run(context, firm(A))
    const out = { code: A, move: 'movedOut' as const, where: '屏澜区', town: '', ground: '迁移函' }
    await expect(move.run(context, { ...out, on: '2020-02-29' })).rejects.toMatchObject({
      code: 'enterprise.beforeRegistration',
    })
    await expect(move.run(context, { ...out, on: '2025-10-15' })).rejects.toMatchObject({
      code: 'enterprise.futureFact',
    })
    const back = { ...out, move: 'movedIn' as const }
    await expect(move.run(context, { ...back, on: '2025-01-01' })).rejects.toMatchObject({
      code: 'enterprise.alreadyHere',
    })
    expect((await move.run(context, { ...out, on: '2025-07-01' })).presence).toBe('movedOut')
    await expect(move.run(context, { ...out, on: '2025-08-01' })).rejects.toMatchObject({
      code: 'enterprise.notHere',
    })
    expect(await move.run(context, { ...back, on: '2025-09-01' })).toMatchObject({
      ...{ presence: 'movedIn', presenceSince: '2025-09-01' },
    })
    await expect(move.run(context, { ...out, code: B, on: '2025-09-01' })).rejects.toMatchObject({
      code: 'enterprise.noSuchFirm',
    })
  })

  test('two codes are merged, and the merge is taken back', async () => {
    const context = await officer()
    await register.run(context, firm(A))
    await register.run(context, firm(B))
    const merge = { code: A, other: B, decision: 'merged' as const, ground: '同一营业执照' }
    await expect(resolve.run(context, { ...merge, other: A })).rejects.toMatchObject({
      code: 'enterprise.sameCode',
    })
    await expect(resolve.run(context, { ...merge, decision: 'distinct' })).rejects.toMatchObject({
      code: 'enterprise.alreadyDecided',
    })
    await resolve.run(context, merge)
    expect((await historyOf(context, A)).codes).toEqual([A, B])
    await expect(resolve.run(context, merge)).rejects.toMatchObject({
      code: 'enterprise.alreadyDecided',
    })
    await resolve.run(context, { ...merge, decision: 'distinct' })
    const history = await historyOf(context, A)
    expect(history.codes).toEqual([A])
    expect(history.resolutions).toHaveLength(2)
  })

  test('of a chain of merges no firm is taken away unasked, and each link is cut by its own decision', async () => {
    const context = await officer()
    for (const code of [A, B, C]) await register.run(context, firm(code))
    const joined = { decision: 'merged' as const, ground: '营业执照复印件' }
    await resolve.run(context, { ...joined, code: B, other: C })
    await resolve.run(context, { ...joined, code: A, other: B })
    expect((await historyOf(context, A)).codes).toEqual(expect.arrayContaining([A, B, C]))
    await expect(
      resolve.run(context, { ...joined, decision: 'distinct', code: A, other: C }),
    ).rejects.toMatchObject({ code: 'enterprise.mergedThrough', details: { from: C, to: B } })
    await resolve.run(context, { ...joined, decision: 'distinct', code: B, other: C })
    expect((await historyOf(context, A)).codes).toEqual([A, B])
    await expect(resolve.run(context, { ...joined, code: C, other: B })).rejects.toMatchObject({
      code: 'enterprise.mergedBefore',
      details: { into: A },
    })
  })
})

describe('yearly figures', () => {
  test('are refused with what is wrong', async () => {
    const context = await officer()
    await register.run(context, firm(A))
    const refusals = [
      [figures(2024, { 年收入: '1' }), 'enterprise.unknownFigure'],
      [figures(2024, { 营业收入: '一千万' }), 'enterprise.badFigure'],
      [figures(2026, { 营业收入: '1' }), 'enterprise.futureYear'],
      [{ ...figures(2024, {}), sourceClass: 'survey' as const }, 'enterprise.surveyPurpose'],
      [{ ...figures(2024, {}), supersedes: '1' }, 'enterprise.correctionNeedsReason'],
      [{ ...figures(2024, {}), supersedes: '1', reason: '错' }, 'enterprise.noSuchFiling'],
    ] as const
    for (const [input, code] of refusals)
      await expect(file.run(context, input)).rejects.toMatchObject({ code })
  })

  test('are corrected by a paper that takes the place of another', async () => {
    const context = await officer()
    await register.run(context, firm(A))
    const { id } = await file.run(context, figures(2024, { 营业收入: '100' }))
    const corrected = { ...figures(2024, { 营业收入: '90' }), supersedes: id, reason: '多记' }
    await file.run(context, corrected)
    const { filings } = await historyOf(context, A)
    expect(filings.map(({ counts, figures: stated }) => [counts, stated['营业收入']])).toEqual([
      [true, '90'],
      [false, '100'],
    ])
  })

  test('name the document and the place in it', async () => {
    const context = await officer()
    await register.run(context, firm(A))
    await file.run(context, { ...figures(2024, { 营业收入: '100' }), place: '第3页 表2' })
    const [paper] = (await historyOf(context, A)).filings
    expect(paper?.source).toMatchObject({ document: '申报书', clause: '第3页 表2' })
  })

  test.each([
    ['survey', 'selfReported'],
    ['selfReported', 'survey'],
  ] as const)('统计法 28: a correction makes of %s no %s', async (was, made) => {
    const context = await officer()
    await register.run(context, firm(A))
    const statistics = { purpose: 'statistics' as const }
    const first = { ...figures(2024, { 营业收入: '100' }), ...statistics, sourceClass: was }
    const { id } = await file.run(context, first)
    const again = { ...first, sourceClass: made, supersedes: id, reason: '来源填错' }
    await expect(file.run(context, again)).rejects.toMatchObject({
      code: 'enterprise.surveyData',
    })
    expect(await file.run(context, { ...again, sourceClass: was })).toMatchObject({})
  })
})

describe('统计法 28: facts of a firm', () => {
  const flag = { kind: 'aboveSize' as const, value: 'yes', detail: '', validFrom: '2025-10-01' }

  test('are not recorded from a survey, but are from a public list', async () => {
    const context = await officer()
    await register.run(context, firm(A))
    const told = { ...flag, code: A, ground: '规上统计调查单位名录' }
    await expect(record.run(context, { ...told, sourceClass: 'survey' })).rejects.toMatchObject({
      code: 'enterprise.surveyFact',
    })
    const listed = { ...told, ground: '规上企业名录', sourceClass: 'publicList' as const }
    expect(await record.run(context, listed)).toMatchObject({ aboveSize: true })
  })

  test('that a survey was let say are corrected from another source', async () => {
    const context = await officer()
    await register.run(context, firm(A))
    const stamp = { now: context.now, name: '专员甲', account: 'officer' }
    const row = { ...recordedRow, ...flag, code: A, sourceClass: 'survey' as const }
    const [id = ''] = await insertFacts(db, context.scope, { rows: [row], stamp })
    await correct.run(context, {
      ...{ ...flag, code: A, id, value: 'no', reason: '以名录为准', ground: '规上企业名录' },
    })
    const { facts } = await historyOf(context, A)
    const size = facts.filter(({ kind }) => kind === 'aboveSize')
    expect(size.map(({ counts, sourceClass }) => [counts, sourceClass])).toEqual(
      expect.arrayContaining([
        [true, 'administrative'],
        [false, 'survey'],
      ]),
    )
  })
})

test('every business reader sees which figures there are, with their units', async () => {
  const kinds = await figureKinds.run(await officer({ roles: ['street'] }), {})
  expect(kinds.find(({ name }) => name === '营业收入')).toMatchObject({ kind: 'money', unit: '元' })
  await expect(
    figureKinds.run(await officer({ roles: ['administrator'] }), {}),
  ).rejects.toMatchObject({ code: 'access.forbidden' })
})

test('a street officer registers no firm; nobody writes in the past', async () => {
  const street = await officer({ roles: ['street'] })
  await expect(register.run(street, firm(A))).rejects.toMatchObject({ code: 'access.forbidden' })
  const past = await officer({ asOf: '2025-01-01T00:00:00.000Z' })
  await expect(register.run(past, firm(A))).rejects.toMatchObject({ code: 'access.travelling' })
  expect(recordedRow.sourceClass).toBe('administrative')
})
