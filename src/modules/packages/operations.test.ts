import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { Period } from '../../base/period.ts'
import { allRoles } from '../../base/role.ts'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { check, draft, read as readBulletin } from '../bulletins/operations.ts'
import { series } from '../observations/operations.ts'
import { read } from '../plan/operations.ts'
import { list as standings } from '../standings/operations.ts'
import * as packages from './operations.ts'

const db = await testDatabase()
const SAMPLE = 'yunji-2026-2028'
let sample: Record<string, Uint8Array>

/** 云漈市 as an officer opens it: a trial district without a clock, on some later day. */
const officerOf = (district = 'yunji', options: Parameters<typeof testContext>[1] = {}) =>
  testContext(db, { district, now: '2026-11-22T00:00:00.000Z', ...options })

const sends = (context: Context, files: Record<string, Uint8Array>): Context => ({
  ...context,
  file: { name: 'package.zip', bytes: zipSync(files) },
})
const changed = (name: string, change: (text: string) => string) => ({
  ...sample,
  [name]: strToU8(change(strFromU8(sample[name] ?? new Uint8Array()))),
})

beforeAll(async () => {
  const { bytes } = await packages.sample.run(await officerOf(), { sample: SAMPLE })
  sample = unzipSync(bytes)
})

test('the sample is listed with the district it belongs to, and its text', async () => {
  const [only] = await packages.samples.run(await officerOf(), {})
  expect(only).toMatchObject({
    sample: SAMPLE,
    district: { name: '云漈市', regionCode: '000000' },
  })
  expect(only?.text).toContain('先进制造业')
})

test('a name that is no sample is refused, a path too', async () => {
  await expect(packages.sample.run(await officerOf(), { sample: 'none' })).rejects.toMatchObject({
    code: 'package.noSample',
  })
})

let number = 0
let elsewhere: Context
let own: (name: string) => string

/** The sample made another district's, so that each test has its own. */
beforeEach(async () => {
  number += 1
  const name = `trial-${number}`
  elsewhere = await officerOf(name)
  own = (text) => text.replaceAll('id: yunji\n', `id: ${name}\n`)
})

test('a package loads whole: the plan accepted, values at its own time, alarms told', async () => {
  const loaded = await packages.loadArchive.run(sends(elsewhere, changed('plan.yaml', own)), {})
  expect(loaded).toMatchObject({ plan: SAMPLE, unclear: expect.any(Number) })
  expect(loaded.observations).toBeGreaterThan(0)
  const then = await officerOf(elsewhere.scope.district, { now: '2026-10-20T10:00:00.000Z' })
  expect((await read.run(then, { plan: SAMPLE })).accepted).toBe(true)
  expect(await series.run(then, {})).toHaveLength(loaded.observations)
  expect(await packages.alarms.run(then, { plan: SAMPLE })).toEqual(loaded.alarms)
})

test('what leaves is what came: archive for archive, byte for byte', async () => {
  await packages.loadArchive.run(sends(elsewhere, changed('plan.yaml', own)), {})
  const first = await packages.exportArchive.run(elsewhere, { plan: SAMPLE })
  const files = unzipSync(first.bytes)
  const back = await officerOf(`again-${number}`)
  const moved = strFromU8(files['plan.yaml'] ?? new Uint8Array()).replaceAll(
    `id: trial-${number}\n`,
    `id: again-${number}\n`,
  )
  await packages.loadArchive.run(sends(back, { ...files, 'plan.yaml': strToU8(moved) }), {})
  const second = unzipSync((await packages.exportArchive.run(back, { plan: SAMPLE })).bytes)
  expect(strFromU8(second['source.txt'] ?? new Uint8Array())).toBe(
    strFromU8(files['source.txt'] ?? new Uint8Array()),
  )
  expect(strFromU8(second['observations.csv'] ?? new Uint8Array())).toBe(
    strFromU8(files['observations.csv'] ?? new Uint8Array()),
  )
  expect(strFromU8(second['plan.yaml'] ?? new Uint8Array())).toBe(moved)
})

test.each<[string, () => Record<string, Uint8Array>, string]>([
  ['an archive without a plan', () => ({ 'a.txt': strToU8('a') }), 'package.notPackage'],
  [
    'a plan without its text',
    () => ({ 'plan.yaml': sample['plan.yaml'] ?? strToU8('') }),
    'package.notPackage',
  ],
  ['the package of another district', () => sample, 'plan.otherDistrict'],
  [
    'a plan that is no plan',
    () => ({ ...sample, 'plan.yaml': strToU8('format: other') }),
    'plan.invalid',
  ],
  [
    'a text that is not the plan’s',
    () => ({ ...changed('plan.yaml', own), 'source.txt': strToU8('别的文字') }),
    'plan.invalid',
  ],
  [
    'values without a column',
    () => ({
      ...changed('plan.yaml', own),
      'observations.csv': strToU8('code,period\nA-01,2025\n'),
    }),
    'package.invalid',
  ],
  [
    'a value that is no number',
    () => ({
      ...changed('plan.yaml', own),
      ...pick(changed('observations.csv', (text) => text.replace(/,(\d+(\.\d+)?),/, ',约1000,'))),
    }),
    'package.invalid',
  ],
])('refused, and nothing is kept: %s', async (_, files, code) => {
  await expect(packages.loadArchive.run(sends(elsewhere, files()), {})).rejects.toMatchObject({
    code,
  })
  await expect(read.run(elsewhere, { plan: SAMPLE })).rejects.toMatchObject({
    code: 'plan.unknown',
  })
})

const pick = (files: Record<string, Uint8Array>) => ({
  'observations.csv': files['observations.csv'] ?? strToU8(''),
})

const office = {
  ...{ body: '云漈市先进制造业专班办公室', mark: '云漈市先进制造业专班办公室文件' },
  ...{ numberWord: '云制专办', addressee: '', copyTo: '', note: '', sealed: true },
}

test('the fictional city’s package, without a change of code, writes its own bulletin', async () => {
  await packages.loadArchive.run(sends(await officerOf(), sample), {})
  const then = await officerOf('yunji', { now: '2026-10-20T10:05:00.000Z' })
  const period = Period.parse('2026Q3')
  const rows = await standings.run(then, { plan: SAMPLE, period, scope: 'whole' })
  expect(rows.length).toBe(11)
  expect(new Set(rows.map((row) => row.answer.standing)).size).toBeGreaterThan(1)
  expect(await check.run(then, { plan: SAMPLE, period })).toBeDefined()
  const { bulletin } = await draft.run(then, { plan: SAMPLE, period, office })
  const { document } = await readBulletin.run(then, { bulletin })
  expect(JSON.stringify(document)).toContain('先进制造业集聚发展三年行动计划')
  expect(JSON.stringify(document)).toContain('规模以上工业总产值')
})

test('only an officer loads; an administrator neither exports nor sees alarms', async () => {
  await packages.loadArchive.run(sends(elsewhere, changed('plan.yaml', own)), {})
  const { district } = elsewhere.scope
  for (const role of allRoles.filter((each) => each !== 'officer')) {
    const other = await officerOf(district, { roles: [role] })
    await expect(packages.loadArchive.run(sends(other, sample), {})).rejects.toMatchObject({
      code: 'access.forbidden',
    })
  }
  const keeper = await officerOf(district, { roles: ['administrator'] })
  await expect(packages.exportArchive.run(keeper, { plan: SAMPLE })).rejects.toMatchObject({
    code: 'access.forbidden',
  })
  await expect(packages.alarms.run(keeper, { plan: SAMPLE })).rejects.toMatchObject({
    code: 'access.forbidden',
  })
})
