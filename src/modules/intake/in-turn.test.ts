import { writeXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTurn } from '../../server/in-turn.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { enterEntries, entriesNumbered } from '../registers/operations.ts'
import { importing } from './operations.ts'
import { importTable } from './routes.ts'

const db = await testDatabase()
const register = 'technologyContract' as const
const head = ['合同登记编号', '卖方名称', '合同类型', '方向', '合同金额(元)', '登记日期']
const row = ['HT-1', '江澜大学', '技术开发', '输出', '100', '2025-09-03']

async function somebodyWaits(): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(db)
  return rows.length > 0
}

test('an import waits for an act on the registers, and knows then what it recorded', async () => {
  const context = await testContext(db)
  const bytes = new Uint8Array(await writeXlsx({ sheets: [{ name: '合同', rows: [head, row] }] }))
  const given = importTable.input.parse({ sender: '区科技局', kind: register })
  let bringing: Promise<unknown> | undefined
  await db.transaction().execute(async (within) => {
    const acting = await inTurn({ ...context, db: within }, 'registers')
    let done = false
    const ended = () => {
      done = true
    }
    bringing = importing.run({ ...context, file: { name: '合同.xlsx', bytes } }, given)
    bringing.then(ended, ended)
    while (!done && !(await somebodyWaits())) await new Promise((waited) => setTimeout(waited, 20))
    const facts = { kind: '技术开发', side: '输出', amount: '100', technologyAmount: null }
    await enterEntries(acting, [
      {
        ...{ register, key: 'HT-1', code: null, holder: '江澜大学', onDate: '2025-09-03' },
        ...{ untilDate: null, facts: { ...facts, month: '2025-09' } },
        source: { document: '登记表(演示)', confidence: 'demonstration' },
        ...{ sourceClass: 'administrative', supersedes: null, reason: '', importId: null },
      },
    ])
  })
  expect(await bringing).toMatchObject({ accepted: 0, unchanged: 1 })
  const asOf = '2025-10-15T00:00:00.000Z'
  const later = { ...context, now: asOf, asOf }
  const kept = await entriesNumbered(later, { register, keys: ['HT-1'] })
  expect(kept).toMatchObject([{ importId: null }])
})
