/** The whole life of a plan: running, closing from the day after its term, closed, continued. */
import { beforeAll, expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import type { Role } from '../../base/role.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { yunxiText } from '../../testing/yunxi-plan.ts'
import { cards } from '../indicators/operations.ts'
import { bring } from '../observations/operations.ts'
import { accept, amend, draftPasted, list, read } from '../plan/operations.ts'
import { verdicts } from '../standings/operations.ts'
import {
  close,
  closing,
  items,
  openItem,
  successor,
  suggestions,
  targets,
  verdict,
} from './operations.ts'

const db = await testDatabase()
const plan = 'jianglan-2024'
let hour = 0

/** Each act an hour after the one before, by a clock that begins on a given day. */
const on = (day: string, roles: readonly Role[] = ['officer'], asOf?: string) => {
  hour += 1
  const now = new Date(Date.parse(`${day}T00:00:00+08:00`) + hour * 3_600_000).toISOString()
  return testContext(db, { now, roles, ...(asOf !== undefined && { asOf }) })
}
const LAST_EVENING = '2026-12-30'
const AFTER = '2027-01-02'

const final = (code: string, value: string, unit: string) => ({
  ...{ code, definitionVersion: 1, area: '江澜区', scope: 'whole' as const },
  ...{ period: Period.parse('2026'), value: Decimal.parse(value), unit },
  ...{ numerator: null, denominator: null, state: 'final' as const },
  source: { document: '2026年统计公报(演示)', confidence: 'demonstration' as const },
  ...{ supersedes: null, reason: '', importId: null },
})

let ids: string[] = []

beforeAll(async () => {
  const early = await on('2024-02-01')
  await draftPasted.run(early, { text: yunxiText })
  await accept.run(early, { plan, reason: '' })
  await cards.run(early, { plan, cards: [] })
  const values = [final('I-01', '118', '家'), final('I-02', '8.4', '亿元')]
  ids = (await bring.run(await on('2027-01-01'), { values })).ids
})

const judged = { plan, reason: '按台账', evidence: [] as string[] }
const item = { plan, reason: '党组会研究', into: '' }

test('on the last day of its term a plan still runs, and nothing is decided yet', async () => {
  const officer = await on(LAST_EVENING)
  expect((await closing.run(officer, { plan })).phase).toBe('running')
  const early: (() => Promise<unknown>)[] = [
    () => verdict.run(officer, { ...judged, code: 'I-01', decision: 'cannotTell' }),
    () => openItem.run(officer, { ...item, codes: ['U-01'], decision: 'terminate' }),
    () => close.run(officer, { plan, reason: '期满' }),
    () => successor.run(officer, next()),
  ]
  for (const act of early)
    await expect(act()).rejects.toMatchObject({ code: 'closing.notTermEnded' })
})

const next = () => ({
  ...{ plan, id: 'jianglan-2027', title: '云溪区创新行动方案(2027—2029年)' },
  ...{ titleEn: 'Innovation Plan 2027–2029', from: '2027', to: '2029' },
})

test('from the day after, each target has a suggestion with the values it rests on', async () => {
  const officer = await on(AFTER)
  const at = await closing.run(officer, { plan })
  expect([at.phase, at.left]).toEqual(['closing', { verdicts: 3, items: 5 }])
  expect(at.targets.map(({ target, suggestion }) => [target.code, suggestion.verdict])).toEqual([
    ['I-01', 'unmet'],
    ['I-02', 'met'],
    ['I-04', 'cannotTell'],
  ])
  expect(at.targets[0]?.suggestion).toMatchObject({
    value: { value: '118', observation: ids[0] },
    evidence: [ids[0]],
  })
  expect(at.targets.map((each) => each.suggestion)).toEqual(await verdicts.run(officer, { plan }))
})

test.each<[string, Parameters<typeof verdict.run>[1], string]>([
  [
    'a target the plan has not',
    { ...judged, code: 'Z-01', decision: 'cannotTell' },
    'noSuchTarget',
  ],
  ['“met” without a value', { ...judged, code: 'I-01', decision: 'met' }, 'evidenceNeeded'],
  ['“not met” without a value', { ...judged, code: 'I-01', decision: 'unmet' }, 'evidenceNeeded'],
  [
    'a value that is not in the ledger',
    { ...judged, code: 'I-01', decision: 'met', evidence: ['999999'] },
    'noSuchEvidence',
  ],
])('no verdict on %s', async (_, asked, code) => {
  await expect(verdict.run(await on(AFTER), asked)).rejects.toMatchObject({
    code: `closing.${code}`,
  })
})

test('no verdict on the values of another indicator', async () => {
  const asked = { ...judged, code: 'I-01', decision: 'met' as const, evidence: [ids[1] ?? ''] }
  await expect(verdict.run(await on(AFTER), asked)).rejects.toMatchObject({
    code: 'closing.noSuchEvidence',
  })
})

test('suggestions are taken together where their values are final, all or none', async () => {
  const officer = await on(AFTER)
  await expect(suggestions.run(officer, { plan, codes: ['I-01', 'Z-01'] })).rejects.toMatchObject({
    code: 'closing.noSuchTarget',
  })
  const flash = [{ ...final('I-01', '119', '家'), state: 'flash' as const }]
  const corrected = { supersedes: ids[0] ?? null, reason: '核减' }
  const [soon = ''] = (
    await bring.run(await on(AFTER), { values: flash.map((each) => ({ ...each, ...corrected })) })
  ).ids
  await expect(
    suggestions.run(await on(AFTER), { plan, codes: ['I-01', 'I-02'] }),
  ).rejects.toMatchObject({ code: 'closing.notFinal', details: { codes: 'I-01' } })
  const back = { ...final('I-01', '118', '家'), supersedes: soon, reason: '最终数' }
  const renewed = (await bring.run(await on(AFTER), { values: [back] })).ids
  ids = [renewed[0] ?? '', ids[1] ?? '']
  const taken = await suggestions.run(await on(AFTER), { plan, codes: ['I-02', 'I-04'] })
  expect(taken.map((each) => [each.subject, each.decision, each.evidence])).toEqual([
    ['I-02', 'met', [ids[1]]],
    ['I-04', 'cannotTell', []],
  ])
  const listed = await targets.run(await on(AFTER), { plan })
  expect(listed.filter((each) => each.decision === null).map((each) => each.target.code)).toEqual([
    'I-01',
  ])
})

test('a plan is not closed while a verdict or a decision is missing', async () => {
  const ground = { plan, reason: '期满' }
  await expect(close.run(await on(AFTER), ground)).rejects.toMatchObject({
    code: 'closing.verdictsMissing',
    details: { count: 1 },
  })
  await expect(successor.run(await on(AFTER), next())).rejects.toMatchObject({
    code: 'closing.verdictsMissing',
  })
  const [first = '', second = ''] = ids
  const decided = [
    { code: 'I-01', decision: 'met', evidence: [first] },
    { code: 'I-01', decision: 'unmet', evidence: [first] },
    { code: 'I-02', decision: 'met', evidence: [second] },
    { code: 'I-04', decision: 'cannotTell', evidence: [] },
  ] as const
  for (const each of decided)
    await verdict.run(await on(AFTER), { ...judged, ...each, evidence: [...each.evidence] })
  const at = await closing.run(await on(AFTER), { plan })
  expect(at.targets[0]?.decision).toMatchObject({ decision: 'unmet', evidence: [first] })
  // The two targets not met join what was never clarified and what has no number.
  expect(at.items.map((each) => [each.code, each.kind])).toEqual([
    ...['U-01', 'U-02', 'U-03', 'U-04'].map((code) => [code, 'unclear']),
    ['I-03', 'halfQuantitative'],
    ['I-01', 'unmetTarget'],
    ['I-04', 'unmetTarget'],
  ])
  await expect(close.run(await on(AFTER), ground)).rejects.toMatchObject({
    code: 'closing.itemsOpen',
    details: { count: 7 },
  })
  await expect(successor.run(await on(AFTER), next())).rejects.toMatchObject({
    code: 'closing.itemsOpen',
  })
})

test('an open item is carried over, terminated or merged, and a merge says into what', async () => {
  await expect(
    openItem.run(await on(AFTER), { ...item, codes: ['U-01', 'U-99'], decision: 'terminate' }),
  ).rejects.toMatchObject({ code: 'closing.noSuchItem' })
  await expect(
    openItem.run(await on(AFTER), { ...item, codes: ['U-01'], decision: 'merge' }),
  ).rejects.toMatchObject({ code: 'closing.mergeInto' })
  const ways = [
    [['U-01', 'U-03', 'U-04', 'I-04'], 'terminate'],
    [['U-02', 'I-03'], 'carryOver'],
  ] as const
  for (const [codes, decision] of ways)
    await openItem.run(await on(AFTER), { ...item, codes: [...codes], decision })
  await openItem.run(await on(AFTER), {
    ...item,
    codes: ['I-01'],
    decision: 'merge',
    into: '高企倍增计划',
  })
  const at = await closing.run(await on(AFTER), { plan })
  expect(at.left).toEqual({ verdicts: 0, items: 0 })
  expect(await items.run(await on(AFTER), { plan })).toEqual(at.items)
  expect(at.items.at(-2)?.decision).toMatchObject({ decision: 'merge', evidence: ['高企倍增计划'] })
})

test('closed, a plan changes no more; before that moment it reads as it was', async () => {
  const before = (await on(AFTER)).now
  await close.run(await on(AFTER, ['leader']), { plan, reason: '领导小组会议' })
  const officer = await on(AFTER)
  const at = await closing.run(officer, { plan })
  expect([at.phase, at.closed?.reason]).toEqual(['closed', '领导小组会议'])
  const evidence = [ids[0] ?? '']
  const acts: (() => Promise<unknown>)[] = [
    () => verdict.run(officer, { ...judged, code: 'I-01', decision: 'met', evidence }),
    () => openItem.run(officer, { ...item, codes: ['U-01'], decision: 'carryOver' }),
    () => close.run(officer, { plan, reason: '再次' }),
  ]
  for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'closing.closed' })
  const { package: content, version } = await read.run(officer, { plan })
  await expect(
    amend.run(officer, { plan, version, package: content, reason: '补正' }),
  ).rejects.toMatchObject({ code: 'plan.closed' })
  const past = await on(AFTER, ['officer'], before)
  expect((await closing.run(past, { plan })).phase).toBe('closing')
})

test('its successor takes cards and what goes on, names it as what precedes it, and invents no target', async () => {
  const reversed = { ...next(), from: '2029', to: '2027' }
  await expect(successor.run(await on(AFTER), reversed)).rejects.toMatchObject({
    code: 'closing.termReversed',
  })
  await successor.run(await on(AFTER), next())
  await expect(successor.run(await on(AFTER), next())).rejects.toMatchObject({ code: 'plan.taken' })
  const officer = await on(AFTER)
  const { package: content, accepted } = await read.run(officer, { plan: 'jianglan-2027' })
  expect([accepted, content.targets, content.yearlyTargets]).toEqual([false, [], []])
  expect(content.definitions).toHaveLength(3)
  expect(content.relations.map((each) => each.kind)).toEqual(['precedes'])
  expect(content.clauses.map((each) => each.text)).toEqual([
    next().title,
    expect.stringMatching(/^一、自《.*》结转的事项$/),
    '1.“云帆计划”的内容',
    '2.领军人才',
    '3.高新技术企业',
  ])
  expect((await closing.run(officer, { plan })).successors).toMatchObject([
    { plan: 'jianglan-2027' },
  ])
  expect((await list.run(officer, {})).map((each) => each.phase)).toEqual(['closed', 'running'])
})

test.each<[Role, string | undefined]>([
  ['reporter', 'access.forbidden'],
  ['statistics', 'access.forbidden'],
  ['auditor', 'access.forbidden'],
  ['administrator', 'access.forbidden'],
])('%s decides nothing', async (role, code) => {
  const other = await on(AFTER, [role])
  const acts: (() => Promise<unknown>)[] = [
    () => verdict.run(other, { ...judged, code: 'I-01', decision: 'cannotTell' }),
    () => openItem.run(other, { ...item, codes: ['U-01'], decision: 'terminate' }),
    () => suggestions.run(other, { plan, codes: ['I-01'] }),
    () => close.run(other, { plan, reason: '期满' }),
    () => successor.run(other, next()),
  ]
  for (const act of acts) await expect(act()).rejects.toMatchObject({ code })
})

test('a leader opens no successor; an administrator does not even read', async () => {
  await expect(successor.run(await on(AFTER, ['leader']), next())).rejects.toMatchObject({
    code: 'access.forbidden',
  })
  await expect(closing.run(await on(AFTER, ['administrator']), { plan })).rejects.toMatchObject({
    code: 'access.forbidden',
  })
})

test('who asked a second before the plan was closed and has the turn after it is refused', async () => {
  const { closed } = await closing.run(await on(AFTER), { plan })
  const { package: content, version } = await read.run(await on(AFTER), { plan })
  const before = new Date(Date.parse(closed?.recordedAt ?? '') - 1000).toISOString()
  const slow = await testContext(db, { now: before })
  const late = verdict.run(slow, { ...judged, code: 'I-01', decision: 'cannotTell' })
  await expect(late).rejects.toMatchObject({ code: 'closing.closed' })
  const amending = amend.run(slow, { plan, version, package: content, reason: '更名' })
  await expect(amending).rejects.toMatchObject({ code: 'plan.closed' })
})
