/** What holds for every table there is and ever will be, asked of the migrated database itself. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'

const db = await testDatabase()

/**
 * Rows that live: a clock that moves, an account that is disabled, a session that ends, a tally that is
 * forgotten, a run that goes on, and what is kept ready of the appended rows (made anew from them at any time).
 */
const living = [
  'account',
  'district',
  'enterprise_now',
  'enterprise_words',
  'figure_now',
  'firm_input_mark',
  'intake_run',
  'firm_judged',
  'firm_turn',
  'session',
  'sign_in_failure',
  'stock_window',
  'title_movement',
  'title_stale',
  'title_verdict',
]

/** Ours, without the migrator's own; the columns of the primary key in its order, and what stops a change. */
const { rows: tables } = await sql<{ name: string; key: string[]; refused: string[] }>`
  select c.relname as name,
    (select array_agg(a.attname::text order by k.place)
      from pg_index i, unnest(i.indkey) with ordinality k (attnum, place), pg_attribute a
      where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum
    ) as key,
    (select coalesce(array_agg(distinct act), '{}')
      from pg_trigger t, (values ('delete', 8), ('update', 16), ('truncate', 32)) v (act, bit)
      where t.tgrelid = c.oid and t.tgfoid = 'never_change'::regproc and t.tgenabled = 'O'
        and t.tgtype & 2 = 2 and t.tgtype & bit = bit
    ) as refused
  from pg_class c
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%'
  order by 1`.execute(db)

test('the tables are found at all', () => {
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['approval', 'audit', 'bulletin_file', 'withdrawal', ...living]),
  )
})

test.each(tables)('$name carries its district first in its key', ({ key }) => {
  expect(key[0]).toBe('district')
})

test.each(tables.filter(({ name }) => !living.includes(name)))(
  '$name is appended: the database refuses update, delete and truncate',
  ({ refused }) => {
    expect(refused).toEqual(['delete', 'truncate', 'update'])
  },
)
