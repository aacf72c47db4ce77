import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, filing, firmFacts } from '../../testing/firms.ts'
import { enterFacts, enterFilings } from '../enterprises/operations.ts'
import { beginRun, hasFailed, MOST_AWAITED, runIn } from './behind-operations.ts'
import { titles, waiting } from './overview-operations.ts'
import { freshVerdicts, rebuildVerdicts } from './renewal-operations.ts'
import { standOn } from './stand-operations.ts'
import { verdictsPage } from './verdict-operations.ts'

const db = await testDatabase()
const officer = await testContext(db)
const codes = Array.from({ length: MOST_AWAITED + 60 }, (_, index) => creditCode(index + 1))
const enter = async (some: readonly string[]) => {
  await enterFacts(
    officer,
    some.flatMap((code) => firmFacts(code, `江澜${code.slice(-5)}有限公司`)),
  )
  await enterFilings(
    officer,
    some.map((code, at) => filing(code, { 职工总数: String(at), 科技人员数: '3' }, { year: 2024 })),
  )
}
const whole = { view: { filters: {} }, order: 'code' as const, offset: 0, limit: 5000 }
const kept = async () => {
  const stand = await standOn(officer, undefined)
  const chosen = { title: 'techSme', town: '' }
  return verdictsPage(officer, stand, { ...whole, chosen })
}
const counted = async () => {
  const found = (await titles.run(officer, {})).find(({ title }) => title === 'techSme')
  const { met = 0, unmet = 0, undetermined = 0 } = found?.others ?? {}
  return met + unmet + undetermined
}

/** Ends the connection of whoever keeps the others from judging, as a crash would. */
async function cutOff(): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { rows } = await sql<{ ended: boolean }>`
      select pg_terminate_backend(pid) as ended from pg_locks
      where locktype = 'advisory' and granted and pid <> pg_backend_pid()
        and database = (select oid from pg_database where datname = current_database())`.execute(db)
    if (rows.length > 0) return
  }
  throw new Error('nobody was judging')
}

test('a handful is judged while the reader waits, and with nothing kept so is everybody', async () => {
  await enter(codes.slice(0, 3))
  expect(await waiting.run(officer, {})).toEqual({ waiting: 0, day: '2025-10-14' })
  expect((await kept()).total).toBe(3)
  await enter(codes.slice(3, 10))
  expect((await kept()).total).toBe(10)
})

test('after a large import the last answer stands, says how many wait, and gives way to the new one', async () => {
  const many = codes.slice(10)
  await enter(many)
  expect(await waiting.run(officer, {})).toMatchObject({ waiting: many.length })
  expect([(await kept()).total, await counted()]).toEqual([10, 10])
  const run = runIn(officer)
  expect(run?.firms).toBe(many.length)
  await run?.done
  expect(await waiting.run(officer, {})).toMatchObject({ waiting: 0 })
  const behind = await kept()
  expect([behind.total, await counted()]).toEqual([codes.length, codes.length])
  await rebuildVerdicts(officer)
  expect(await kept()).toEqual(behind)
})

test('a run that is cut off leaves what was kept, and the next reader judges', async () => {
  await enter(codes.slice(0, MOST_AWAITED + 1))
  const before = await freshVerdicts(officer)
  expect(before.waiting).toBe(MOST_AWAITED + 1)
  const ended = runIn(officer)?.done.then(
    () => 'done',
    () => 'cut off',
  )
  await cutOff()
  expect(await ended).toBe('cut off')
  expect((await kept()).total).toBe(codes.length)
  expect(await freshVerdicts(officer)).toMatchObject({ waiting: 0 })
})

test('one run of a district at a time; that it failed is told once', async () => {
  const work = async () => {
    await setImmediate()
    throw new Error('cut off')
  }
  const run = beginRun(officer, { firms: 7, work })
  expect(beginRun(officer, { firms: 9, work: async () => undefined })).toBe(run)
  await expect(run.done).rejects.toThrow('cut off')
  expect([hasFailed(officer), hasFailed(officer), runIn(officer)]).toEqual([true, false, undefined])
})
