import { readFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { allRoles, businessReaders } from '../../base/role.ts'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { yunxiText } from '../../testing/yunxi-plan.ts'
import * as plan from './operations.ts'
import type { PlanPackage } from './schema.ts'

const db = await testDatabase()
let number = 0
let officer: Context
let id: string

/** A district of its own for each test, with the short plan as read. */
beforeEach(async () => {
  number += 1
  officer = await testContext(db, { district: `yunxi-${number}` })
  id = (await plan.draftPasted.run(officer, { text: yunxiText })).plan
})

const here = (options: Parameters<typeof testContext>[1] = {}) =>
  testContext(db, { district: officer.scope.district, ...options })
const content = async () => (await plan.read.run(officer, { plan: id })).package
const amended = async (change: (content: PlanPackage) => PlanPackage, version = 1) =>
  plan.amend.run(officer, { plan: id, version, package: change(await content()), reason: '改' })

test('a pasted text becomes a draft nobody has accepted, with its text untouched', async () => {
  const at = await plan.read.run(officer, { plan: id })
  expect(at).toMatchObject({
    ...{ accepted: false, version: 1, targets: 3, unclear: 4, phase: 'running' },
    term: { from: '2024', to: '2026' },
  })
  expect(await plan.source.run(officer, { plan: id })).toEqual({
    name: '粘贴文本.txt',
    text: yunxiText,
  })
})

test('a file is read whatever its name says, and keeps it', async () => {
  const bytes = new TextEncoder().encode(yunxiText)
  const sends = await here({ file: { name: '方案.txt', bytes } })
  const { plan: second, reading } = await plan.draft.run(sends, {})
  expect([second, reading.targets.length]).toEqual([`${officer.scope.district}-2024-2`, 3])
  expect((await plan.source.run(officer, { plan: second })).name).toBe('方案.txt')
})

test('read a second time, an indicator keeps its code and a new one gets a free one', async () => {
  const other = yunxiText.replace('年技术交易额突破8亿元', '孵化平台达到9个')
  const { plan: second } = await plan.draftPasted.run(officer, { text: other })
  const { package: next } = await plan.read.run(officer, { plan: second })
  expect(next.targets.map(({ code, indicator }) => [code, indicator])).toEqual([
    ['I-01', '高新技术企业'],
    ['I-05', '孵化平台'],
    ['I-04', '单位能耗'],
  ])
})

test.each<[string, () => Promise<unknown>, string]>([
  ['an unknown plan', () => plan.read.run(officer, { plan: 'none' }), 'plan.unknown'],
  ['the text of an unknown plan', () => plan.source.run(officer, { plan: 'none' }), 'plan.unknown'],
  [
    'the reading of an unknown plan',
    () => plan.reading.run(officer, { plan: 'none' }),
    'plan.unknown',
  ],
  [
    'an export of an unknown plan',
    () => plan.exported.run(officer, { plan: 'none' }),
    'plan.unknown',
  ],
  [
    'a version that is not there',
    () => plan.version.run(officer, { plan: id, version: 2 }),
    'plan.noVersion',
  ],
  ['an empty text', () => plan.draftPasted.run(officer, { text: ' \n ' }), 'plan.noText'],
  ['no file', () => plan.draft.run(officer, {}), 'plan.noText'],
  ['an edit of an older version', () => amended((each) => each, 9), 'plan.moved'],
  [
    'an edit of another plan',
    () => amended((each) => ({ ...each, id: 'other' })),
    'plan.otherPlan',
  ],
  [
    'clauses that are not in the text',
    () =>
      amended((each) => ({ ...each, clauses: each.clauses.map((one) => ({ ...one, start: 0 })) })),
    'plan.invalid',
  ],
  ['a yaml that is none', () => load('a: [').then(), 'plan.invalid'],
  ['a yaml that lacks most', () => load('format: ceyuan-plan/1').then(), 'plan.invalid'],
])('refused: %s', async (_, act, code) => {
  await expect(act()).rejects.toMatchObject({ code })
})

const load = (yaml: string, context = officer) =>
  plan.load.run(context, { yaml, source: yunxiText, sourceName: 'source.txt' })

test('a code means one thing in a district, in a draft and in an edit alike', async () => {
  const other = `${yunxiText.replaceAll('高新技术企业', '瞪羚企业')}`
  const { plan: second } = await plan.draftPasted.run(officer, { text: other })
  const { package: next } = await plan.read.run(officer, { plan: second })
  const [first, ...rest] = next.targets
  if (first === undefined) throw new Error('the sample has targets')
  const stolen = { ...next, targets: [{ ...first, code: 'I-01' }, ...rest] }
  await expect(
    plan.amend.run(officer, { plan: second, version: 1, package: stolen, reason: '改号' }),
  ).rejects.toMatchObject({
    code: 'plan.codeTaken',
    details: { code: 'I-01', name: '高新技术企业' },
  })
  const follows = { kind: 'precedes' as const, title: (await content()).title, targets: [] }
  const continued = {
    ...stolen,
    title: '另一方案',
    relations: [{ ...follows, source: { confidence: 'ownFile' as const } }],
  }
  const kept = await plan.amend.run(officer, {
    plan: second,
    version: 1,
    package: continued,
    reason: '接续',
  })
  expect(kept.version).toBe(2)
})

test('export, then load elsewhere: the same plan, accepted as it was', async () => {
  const { yaml, source, sourceName } = await plan.exported.run(officer, { plan: id })
  await expect(load(yaml)).rejects.toMatchObject({ code: 'plan.taken' })
  const elsewhere = await testContext(db, { district: `copy-${number}` })
  await expect(load(yaml, elsewhere)).rejects.toMatchObject({ code: 'plan.otherDistrict' })
  const moved = yaml.replaceAll(`id: ${officer.scope.district}\n`, `id: copy-${number}\n`)
  await plan.load.run(elsewhere, { yaml: moved, source, sourceName })
  const again = await plan.exported.run(elsewhere, { plan: id })
  expect(again).toEqual({ yaml: moved, source, sourceName })
  expect((await plan.read.run(elsewhere, { plan: id })).accepted).toBe(true)
})

test('a package’s faults are told all at once, each with its line', async () => {
  const { yaml } = await plan.exported.run(officer, { plan: id })
  const broken = yaml
    .replace('kind: heading', 'kind: chapter')
    .replace('value: "120"', 'value: many')
  const places = await load(broken).catch((error: { places: { at: string }[] }) => error.places)
  expect(places).toHaveLength(2)
})

test('the first package of a trial district sets its clock, and is recorded by it', async () => {
  const sample = (name: string) => readFileSync(`content/examples/yunji-2026-2028/${name}`, 'utf8')
  const asked = {
    yaml: sample('plan.yaml'),
    source: sample('source.txt'),
    sourceName: 'source.txt',
  }
  const trial = await testContext(db, { district: 'yunji', now: '2026-11-22T00:00:00.000Z' })
  const { recordedAt } = await plan.load.run(trial, asked)
  expect(recordedAt).toBe('2026-10-20T10:00:00.000Z')
  const row = await db
    .selectFrom('district')
    .select('clock')
    .where('district', '=', 'yunji')
    .executeTakeFirstOrThrow()
  expect(row.clock).toBe('2026-10-20T10:00:00.000Z')
})

test('a later package moves no clock', async () => {
  const { yaml, source, sourceName } = await plan.exported.run(officer, { plan: id })
  const clocked = yaml
    .replace(`id: ${id}\n`, `id: ${id}-later\n`)
    .replace('demonstration: true\n', 'demonstration: true\n  clock: 2020-01-01T00:00:00+08:00\n')
  const { recordedAt } = await plan.load.run(officer, { yaml: clocked, source, sourceName })
  expect(recordedAt).toBe(officer.now)
})

test('the past shows what was known then: no plan, then its first version', async () => {
  const now = '2025-10-14T12:00:00.000Z'
  const later = await here({ now })
  const edit = { ...(await content()), titleEn: 'Later' }
  await plan.amend.run(later, { plan: id, version: 1, package: edit, reason: '英文名' })
  const before = await here({ now, asOf: '2025-10-14T09:00:00.000Z' })
  expect(await plan.list.run(before, {})).toEqual([])
  const between = await here({ now, asOf: '2025-10-14T11:00:00.000Z' })
  expect(await plan.read.run(between, { plan: id })).toMatchObject({ version: 1 })
  expect((await plan.read.run(later, { plan: id })).titleEn).toBe('Later')
  expect((await plan.version.run(later, { plan: id, version: 1 })).titleEn).not.toBe('Later')
  await expect(
    plan.amend.run(between, { plan: id, version: 1, package: edit, reason: '改' }),
  ).rejects.toMatchObject({ code: 'access.travelling' })
})

test('all plans whole are what the single ones are', async () => {
  const [only] = await plan.packages.run(officer, {})
  expect(only?.package).toEqual(await content())
})

test('only an officer drafts, loads, edits and accepts; an administrator does not even read', async () => {
  const { yaml } = await plan.exported.run(officer, { plan: id })
  const edit = { plan: id, version: 1, package: await content(), reason: '改' }
  for (const role of allRoles.filter((each) => each !== 'officer')) {
    const other = await here({ roles: [role] })
    const acts: (() => Promise<unknown>)[] = [
      () => plan.draftPasted.run(other, { text: yunxiText }),
      () => load(yaml, other),
      () => plan.amend.run(other, edit),
      () => plan.accept.run(other, { plan: id, reason: '' }),
    ]
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'access.forbidden' })
    const reading = plan.list.run(other, {})
    if ((businessReaders as readonly string[]).includes(role)) expect(await reading).toHaveLength(1)
    else await expect(reading).rejects.toMatchObject({ code: 'access.forbidden' })
  }
})
