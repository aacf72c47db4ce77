import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { countGrown } from './grown.ts'

const db = await testDatabase()

test('a table is counted when it has doubled, inside the act that filled it, and not again before it doubles', async () => {
  await db.transaction().execute(async (acting) => {
    await sql`create table grown_table (text text) with (autovacuum_enabled = off)`.execute(acting)
    const fill = (rows: number) =>
      sql`insert into grown_table select repeat('x', 200) from generate_series(1, ${rows}::int)`.execute(
        acting,
      )
    expect(await countGrown(acting, ['grown_table', 'audit'])).toEqual([])
    await fill(10_000)
    expect(await countGrown(acting, ['grown_table', 'audit'])).toEqual(['grown_table'])
    const { rows } = await sql<{ rows: number }>`
      select reltuples::int as rows from pg_class where relname = 'grown_table'`.execute(acting)
    expect(rows).toEqual([{ rows: 10_000 }])
    await fill(5000)
    expect(await countGrown(acting, ['grown_table'])).toEqual([])
  })
})
