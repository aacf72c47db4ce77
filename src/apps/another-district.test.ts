/** A city that the house has never heard of: its package in, its own bulletin out, no line of code changed. */
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DocumentNumber } from '../base/document.ts'
import { Period } from '../base/period.ts'
import * as bulletins from '../modules/bulletins/operations.ts'
import * as desk from '../modules/desk/operations.ts'
import * as observations from '../modules/observations/operations.ts'
import * as packages from '../modules/packages/operations.ts'
import * as plan from '../modules/plan/operations.ts'
import * as standings from '../modules/standings/operations.ts'
import type { Context } from '../server/context.ts'
import { testContext } from '../testing/context.ts'
import { startedDatabase } from '../testing/started-database.ts'

const db = await startedDatabase()
const PLAN = 'yunji-2026-2028'
const period = Period.parse('2026Q3')
const browser = process.env['CHROMIUM_PATH']
let minute = 0

/** 云漈市 on the evening of its example, each act a minute after the one before. */
function acting(role: Context['actor']['roles'][number] = 'officer'): Promise<Context> {
  minute += 1
  const now = new Date(Date.UTC(2026, 9, 20, 10, minute)).toISOString()
  return testContext(db, { district: 'yunji', account: role, name: role, roles: [role], now })
}

beforeAll(async () => {
  // The PDF has its own tests; here a missing browser keeps the issue quick.
  process.env['CHROMIUM_PATH'] = '/nowhere/chromium'
  const names = { district: 'yunji', name: '云漈市', name_en: 'Yunji City' }
  const demonstration = { region_code: '000000', demonstration: true, clock: null }
  await db
    .insertInto('district')
    .values({ ...names, ...demonstration })
    .execute()
  const officer = await acting()
  const { name, bytes } = await packages.sample.run(officer, { sample: PLAN })
  await packages.loadArchive.run({ ...(await acting()), file: { name, bytes } }, {})
})
afterAll(() => {
  if (browser === undefined) delete process.env['CHROMIUM_PATH']
  else process.env['CHROMIUM_PATH'] = browser
})

test('its values wait for its own statistics office, and are ranked once approved', async () => {
  const waiting = await observations.queue.run(await acting('statistics'), { limit: 1000 })
  expect(waiting.length).toBeGreaterThan(20)
  expect(new Set(waiting.map((row) => row.area))).toEqual(new Set(['云漈市']))
  const asked = { plan: PLAN, period }
  const before = await standings.summarise.run(await acting(), asked)
  await observations.decide.run(await acting('statistics'), {
    ...{ ids: waiting.map((row) => row.id), decision: 'approved', condition: '' },
  })
  const after = await standings.summarise.run(await acting(), asked)
  expect([before.approved, after.approved]).toEqual([0, 8])
  expect(after.sentence.zh).toContain('11项量化指标中,本期应报8项,已核准8项')
})

test('its cockpit asks about its own indicators', async () => {
  const { asks } = await desk.cockpit.run(await acting(), { plan: PLAN, period })
  expect(asks.length).toBeGreaterThan(0)
  for (const ask of asks) expect(ask.address).toMatch(/^\/indicators\/YJ-\d\d$/)
})

test('its bulletin is drafted, issued, reprinted to the byte and verified, and names nobody else', async () => {
  const proposed = await bulletins.office.run(await acting(), { plan: PLAN })
  const office = { ...proposed, numberWord: '云工信办发', addressee: '市级有关部门' }
  const { bulletin } = await bulletins.draft.run(await acting(), { plan: PLAN, period, office })
  const number = DocumentNumber.parse('云工信办发〔2026〕1号')
  const { files } = await bulletins.issue.run(await acting(), { bulletin, number })
  const paper = await bulletins.read.run(await acting(), { bulletin })
  expect(paper.title).toContain('关于2026年前三季度先进制造业集聚发展三年行动推进情况的通报')
  const word = files.find(({ name }) => name.endsWith('.docx'))?.name ?? ''
  const [first, again] = [
    await bulletins.file.run(await acting(), { bulletin, name: word }),
    await bulletins.file.run(await acting(), { bulletin, name: word }),
  ]
  expect(again.bytes).toEqual(first.bytes)
  const xml = new TextDecoder().decode(unzipSync(first.bytes)['word/document.xml'])
  const text = xml.replace(/<[^>]*>/g, '')
  expect(text).toContain('与年初18家持平')
  expect(text).not.toMatch(/江澜|九龙坡|重庆/)
  const seal = await bulletins.verify.run(await acting(), { bulletin })
  expect([seal.snapshotSame, seal.files.every(({ same }) => same)]).toEqual([true, true])
})

test('no other district sees any of it', async () => {
  const elsewhere = await testContext(db, { now: '2026-10-20T12:00:00.000Z' })
  expect((await plan.list.run(elsewhere, {})).map((each) => each.plan)).not.toContain(PLAN)
  await expect(plan.read.run(elsewhere, { plan: PLAN })).rejects.toMatchObject({
    code: 'plan.unknown',
  })
})
