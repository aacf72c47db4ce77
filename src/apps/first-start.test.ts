import { beforeAll, expect, test } from 'vitest'
import { Period } from '../base/period.ts'
import { expiry } from '../modules/certificates/expiry-operations.ts'
import { stock } from '../modules/certificates/stock-operations.ts'
import { series } from '../modules/observations/operations.ts'
import { alarms } from '../modules/packages/operations.ts'
import { list as plans, read } from '../modules/plan/operations.ts'
import { list as standings, summarise } from '../modules/standings/operations.ts'
import type { Context } from '../server/context.ts'
import { testContext } from '../testing/context.ts'
import { testDatabase } from '../testing/database.ts'
import { firstStart } from './first-start.ts'

/** After whatever real moment the content was loaded at. */
const now = '2099-01-01T00:00:00.000Z'
let jlp: Context
let jianglan: Context

beforeAll(async () => {
  const db = await testDatabase()
  await firstStart(db)
  await firstStart(db)
  jlp = await testContext(db, { district: 'jlp', now })
  jianglan = await testContext(db, { district: 'jianglan', now: '2025-10-14T10:00:00.000Z' })
})

test('the real district holds its plan with 21 targets, 13 unclear items and both alarms', async () => {
  expect(await plans.run(jlp, {})).toMatchObject([
    { plan: 'jlp-2022-2025', phase: 'closing', accepted: true, targets: 21, unclear: 13 },
  ])
  const found = await alarms.run(jlp, { plan: 'jlp-2022-2025' })
  const below = found.filter((each) => each.code === 'target.belowPublished')
  expect(below).toHaveLength(2)
})

test('the real district holds only published values, each with its source', async () => {
  const values = await series.run(jlp, {})
  expect(values.length).toBeGreaterThan(50)
  for (const value of values) expect(value.source.confidence).not.toBe('demonstration')
})

test('the demonstration opens in its third quarter, to be worked through', async () => {
  const { package: plan } = await read.run(jianglan, { plan: 'jianglan-2022-2025' })
  expect(plan.district.demonstration).toBe(true)
  const asked = { plan: plan.id, period: Period.parse('2025Q3'), scope: 'whole' as const }
  const rows = await standings.run(jianglan, asked)
  expect(rows).toHaveLength(21)
  const sums = await summarise.run(jianglan, asked)
  expect(sums).toMatchObject({ total: 21, due: 14, reported: 11, approved: 9 })
  expect(sums.counts).toMatchObject({ notDue: 6, open: 1, overdue: 3 })
})

test('nothing recorded after the demonstration’s clock shows in its stock, also after a look at the real now', async () => {
  const asked = { title: 'hnte', on: '2025-10-14', days: 180 }
  const atClock = await expiry.run(jianglan, asked)
  expect(atClock.ending.length).toBeGreaterThan(0)
  expect(atClock.months.every(({ renewed }) => renewed === 0)).toBe(true)
  expect(await expiry.run({ ...jianglan, travelling: true }, asked)).toEqual(atClock)
  const later = await expiry.run({ ...jianglan, now, asOf: now }, asked)
  expect(later.months.some(({ renewed }) => renewed > 0)).toBe(true)
  expect(await expiry.run(jianglan, asked)).toEqual(atClock)
  const title = { title: 'hnte', on: '2025-10-14', rule: 'certificate' as const }
  const { closing } = await stock.run(jianglan, title)
  expect((await stock.run({ ...jianglan, travelling: true }, title)).closing).toBe(closing)
})
