import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { searchedText } from '../../modules/enterprises/search-words.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode } from '../../testing/firms.ts'
import type { Tables } from '../tables.ts'

const db = await testDatabase()
const { scope } = await testContext(db)

async function update(on: Kysely<Tables>): Promise<void> {
  const { up } = await import(`../../../migrations/${'0023-kept-anew'}.ts`)
  await up(on)
}

/** As they were kept by the code before: small letters, brackets of one width, no blanks. */
const names = {
  '江澜甲乙，丙科技有限公司': '江澜甲乙，丙科技有限公司',
  '江澜云＋智能 Ａ／Ｂ有限公司': '江澜云＋智能ａ／ｂ有限公司',
  '江澜恒·达（重庆）有限公司': '江澜恒·达（重庆）有限公司',
}

test('names kept by earlier code are found by signs of any width after the update', async () => {
  for (const [place, before] of Object.values(names).entries())
    await sql`insert into enterprise_words (district, code, names, pinyin, codes)
      values (${scope.district}, ${creditCode(place + 1)}, ${`${before}\n旧名`}, '', '')`.execute(
      db,
    )
  await update(db)
  const { rows } = await sql<{ names: string }>`
    select names from enterprise_words where district = ${scope.district} order by code`.execute(db)
  expect(rows.map((row) => row.names)).toEqual(
    Object.keys(names).map((name) => searchedText([name, '旧名'])),
  )
})

test('every stock is made anew after the update', async () => {
  const { rows: before } = await sql`
    insert into certificate (district, code, title, number, batch, document, award, valid_from, valid_to,
      source, source_class, recorded_at, recorded_by)
    values (${scope.district}, ${creditCode(1)}, 'hnte', 'GR1', '', '文', 'first', '2024-01-01',
      '2026-12-31', '{}', 'administrative', '2025-01-01', '某') returning code`.execute(db)
  await sql`delete from title_stale`.execute(db)
  await update(db)
  const { rows } = await sql`select code from title_stale`.execute(db)
  expect(rows).toEqual(before)
})
