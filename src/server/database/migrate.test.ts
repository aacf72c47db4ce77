import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { checkChineseSearch, checkDatabase } from './check.ts'
import { migrate } from './migrate.ts'

const db = await testDatabase()

test('migrating again changes nothing', async () => {
  expect(await migrate(db)).toEqual([])
})

test('several nodes may migrate at once', async () => {
  expect(await Promise.all([migrate(db), migrate(db), migrate(db)])).toEqual([[], [], []])
})

test('the database knows Chinese words, and their trigrams', async () => {
  await checkDatabase(db)
  await checkChineseSearch(db)
})

test('moments, dates and exact numbers come back as text', async () => {
  const { rows } = await sql`
    select timestamptz '2025-10-14 18:00:00.5+08' as moment, date '2025-10-14' as day,
      9007199254740993::bigint as large, 52.30::numeric as exact,
      array[timestamptz '2025-10-14 18:00+08', null] as moments, array[date '2025-10-14'] as days,
      array[]::date[] as none, '{"a": 1}'::jsonb as json`.execute(db)
  expect(rows).toEqual([
    {
      moment: '2025-10-14T10:00:00.500Z',
      day: '2025-10-14',
      large: '9007199254740993',
      exact: '52.30',
      moments: ['2025-10-14T10:00:00.000Z', null],
      days: ['2025-10-14'],
      none: [],
      json: { a: 1 },
    },
  ])
})

test('the audit log cannot be changed, not even by the owner of the database', async () => {
  await expect(sql`delete from audit`.execute(db)).rejects.toThrow('append-only')
  await expect(sql`truncate audit`.execute(db)).rejects.toThrow('append-only')
})
