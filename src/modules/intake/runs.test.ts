/** How far a run is, for whoever asks any node, also when the node that ran it is gone; and all that were brought. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { intakes, progress } from './operations.ts'
import { beginRun, tellRun } from './run-store.ts'
import { insertImport, nextImport } from './store.ts'

const db = await testDatabase()

const silences: [seconds: number, step: string][] = [
  [0, 'keeping'],
  [20, 'keeping'],
  [31, 'brokenOff'],
  [3600, 'brokenOff'],
]
test.each(silences)('a run of which nobody heard for %i seconds is %s', async (seconds, step) => {
  const context = await testContext(db, { district: `silent${seconds}` })
  const { scope } = context
  await beginRun(context, { ticket: 'T' })
  await tellRun(db, scope, { ticket: 'T', step: 'keeping', done: 4000, total: 8000 })
  await sql`update intake_run set heard_at = heard_at - make_interval(secs => ${seconds})
    where district = ${scope.district}`.execute(db)
  expect(await progress.run(context, { ticket: 'T' })).toEqual({ step, done: 4000, total: 8000 })
})

test('the list of imports leaves none out, however many they are', async () => {
  const context = await testContext(db, { district: 'often' })
  const record = {
    ...{ kind: 'enterprises' as const, fileName: '名单.xlsx', hash: 'h', sender: '区科技局' },
    ...{ mapping: [], rows: 1, accepted: 1, rejected: 0, unchanged: 0, rejectedRows: [] },
  }
  for (let count = 0; count < 501; count += 1)
    await insertImport(context, { ...record, importId: await nextImport(db) })
  expect(await intakes.run(context, {})).toHaveLength(501)
})
