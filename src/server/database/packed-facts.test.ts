/** What a house kept before facts lay in lines is the same after: numbers, order, and what stands in whose place. */
import { readdirSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import type { Tables } from '../tables.ts'

const db = await testDatabase()

const named = (file: string) => file.replace(/\.ts$/, '')
const files = readdirSync('migrations').filter((file) => /^\d{4}-[a-z-]+\.ts$/.test(file))
const before = files.filter((file) => file < '0021').sort()

async function run(file: string, on: Kysely<Tables>): Promise<void> {
  const { up } = await import(`../../../migrations/${named(file)}.ts`)
  await up(on)
}

/** The facts of three imports and two acts, as a house of the release before holds them. */
const facts = sql`
  insert into enterprise_fact (district, code, kind, value, detail, valid_from, source, source_class,
    recorded_at, recorded_by, recorded_account, supersedes, reason, import_id)
  select d, code, kind, value, '', '2020-01-01', jsonb_build_object('cell', cell), 'administrative',
    '2025-01-01', '某', null, supersedes, case when supersedes is null then '' else '有误' end, import
  from (values
    (1, 'one', 'A', 'name', '旧名', '表!2', null, 7),
    (2, 'one', 'A', 'name', '甲', '表!2', null, 7),
    (3, 'one', 'A', 'town', '西镇', '表!2', null, 7),
    (4, 'one', 'A', 'park', '东园', '表!2', null, 7),
    (5, 'one', 'A', 'town', '南镇', '表!3', null, 7),
    (6, 'one', 'B', 'town', '西镇', '表!3', null, 7),
    (7, 'two', 'B', 'town', '西镇', '表!3', null, 7),
    (8, 'one', 'B', 'park', '西园', '表!3', null, 7),
    (9, 'one', 'A', 'town', '东镇', '', 3, null),
    (10, 'one', 'A', 'park', '北园', '', null, null)
  ) v (n, d, code, kind, value, cell, supersedes, import)
  order by n`
const many = sql`
  insert into enterprise_fact (district, code, kind, value, valid_from, source, source_class,
    recorded_at, recorded_by)
  select 'two', 'C', 'town', n::text, '2020-01-01', '{}', 'survey', '2025-01-01', '某'
  from generate_series(1, 70) n`

test('facts keep their numbers, those told together become one line, and new ones get higher numbers', async () => {
  await db.connection().execute(async (house) => {
    await sql`create schema house`.execute(house)
    await sql`set search_path to house, public`.execute(house)
    for (const file of before) await run(file, house)
    for (const district of ['one', 'two'])
      await sql`insert into district (district, name, name_en, region_code, demonstration)
        values (${district}, ${district}, ${district}, '000000', true)`.execute(house)
    await facts.execute(house)
    await many.execute(house)
    const told = async () =>
      (await sql`select * from enterprise_fact order by district, id`.execute(house)).rows
    const [ahead] = [await told()]
    expect(ahead).toHaveLength(80)
    await run('0021-packed-facts.ts', house)
    expect(await told()).toEqual(ahead)
    const { rows: lines } = await sql`
      select district, id::int, cardinality(kinds) as count from fact_line
      order by district, id`.execute(house)
    expect(lines.map((line) => Object.values(Object(line)))).toEqual([
      ...[
        ['one', 1, 1],
        ['one', 2, 3],
        ['one', 5, 1],
        ['one', 6, 1],
        ['one', 8, 1],
      ],
      ...[
        ['one', 9, 1],
        ['one', 10, 1],
      ],
      ...[
        ['two', 7, 1],
        ['two', 11, 32],
        ['two', 43, 32],
        ['two', 75, 6],
      ],
    ])
    const { rows: fresh } = await sql<{ id: string }>`
      insert into fact_line (district, code, kinds, told, details, since, source, source_class,
        recorded_at, recorded_by)
      select 'one', 'A', '{town}', '{西镇}', '{""}', '{2020-01-01}', '{}', 'survey', now(), '某'
      from generate_series(1, 2) returning id`.execute(house)
    expect(fresh.map(({ id }) => id)).toEqual(['96', '128'])
    await expect(sql`delete from fact_line`.execute(house)).rejects.toThrow('append-only')
    await sql`reset search_path`.execute(house)
  })
})
