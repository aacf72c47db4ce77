/** kill −9 in the middle of an import and of an issue: nothing half-written, and the act can be done again. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Period } from '../base/period.ts'
import { draft, issue, read } from '../modules/bulletins/operations.ts'
import { importing, imports } from '../modules/imports/operations.ts'
import { importFile } from '../modules/imports/routes.ts'
import { importing as importingTable } from '../modules/intake/operations.ts'
import { importTable } from '../modules/intake/routes.ts'
import type { Context } from '../server/context.ts'
import { openDatabase } from '../server/database/open.ts'
import { testContext } from '../testing/context.ts'
import { testDatabaseUrl } from '../testing/database.ts'
import { firstStart } from './first-start.ts'

const url = await testDatabaseUrl()
const { db, close } = await openDatabase({ url, dataFolder: '.' })
let officer: Context

beforeAll(async () => {
  await firstStart(db)
  const now = '2025-10-14T11:00:00.000Z'
  officer = await testContext(db, { district: 'jianglan', roles: ['officer', 'leader'], now })
})
afterAll(close)

async function killedAt(act: string, ...more: string[]): Promise<void> {
  const script = ['--import', 'tsx', 'src/testing/stalled-act.ts', url, act, ...more]
  const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await once(child.stdout, 'data')
  expect(String(said)).toBe('written\n')
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** Waits until the server has noticed that the killed one is gone. */
async function counts(): Promise<unknown> {
  for (let tick = 0; tick < 100; tick += 1) {
    const { rows } = await sql<{ open: number }>`
      select count(*)::int as open from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`.execute(db)
    if (rows[0]?.open === 0) break
    await pause(50)
  }
  const { rows } = await sql`
    select (select count(*) from observation) as observations, (select count(*) from audit) as lines,
      (select clock from district where district = 'jianglan') as clock`.execute(db)
  return rows
}

test('an import that was killed has kept nothing, and goes through when done again', async () => {
  const before = await counts()
  await killedAt('import')
  expect(await counts()).toEqual(before)
  expect(await imports.run(officer, {})).toEqual([])
  const name = 'jianglan-2025Q3.xlsx'
  const file = { name, bytes: readFileSync(`content/demo/${name}`) }
  const input = importFile.input.parse({ sender: '区科技局', period: '2025Q3' })
  expect(await importing.run({ ...officer, file }, input)).toMatchObject({ undone: null })
  expect(await imports.run(officer, {})).toHaveLength(1)
})

test('an import of registers that was killed has kept nothing, and goes through when done again', async () => {
  const rows = async () =>
    (
      await sql`select (select count(*) from enterprise_fact) as facts,
        (select count(*) from filing) as filings, (select count(*) from enterprise_now) as firms,
        (select count(*) from register_import) as imports`.execute(db)
    ).rows
  const before = [await counts(), await rows()]
  await killedAt('intake')
  expect([await counts(), await rows()]).toEqual(before)
  const name = '西澜镇企业底册.xlsx'
  const file = { name, bytes: readFileSync(`content/registers/examples/${name}`) }
  const input = importTable.input.parse({ sender: '西澜镇' })
  expect(await importingTable.run({ ...officer, file }, input)).toMatchObject({ accepted: 3 })
})

test('an issue that was killed leaves a draft, which can be issued', async () => {
  const office = {
    body: '区办',
    mark: '区办',
    numberWord: '江办',
    addressee: '',
    copyTo: '',
    note: '',
  }
  const asked = { plan: 'jianglan-2022-2025', period: Period.parse('2025Q3') }
  const { bulletin } = await draft.run(officer, { ...asked, office: { ...office, sealed: true } })
  const before = await counts()
  await killedAt('issue', bulletin)
  expect(await counts()).toEqual(before)
  expect(await read.run(officer, { bulletin })).toMatchObject({ stage: 'draft', files: [] })
  const issued = await issue.run(officer, { bulletin, number: '江办〔2025〕7号' })
  expect(issued.files.length).toBeGreaterThan(0)
})
