import { type Kysely, sql } from 'kysely'

/**
 * Lists of firms are searched, filtered and sorted in the server's memory: the database keeps what a firm
 * says there, and tells which firms changed. Each import used to pay for ten indexes that nobody asks now.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const indexes = ['town', 'name', 'park', 'section', 'founding', 'founding_down', 'prefix']
  for (const each of indexes)
    await sql`drop index ${sql.raw(`enterprise_now_by_${each}`)}`.execute(db)
  await sql`drop index enterprise_now_above_size`.execute(db)
  await sql`alter table enterprise_words drop column search`.execute(db)
  await sql`drop index enterprise_words_pinyin`.execute(db)
  await sql`alter table enterprise_words rename column words to names`.execute(db)
  await sql`alter table enterprise_words add column codes text not null default ''`.execute(db)
  // Codes stood behind the names, a line each.
  await sql`update enterprise_words
    set codes = ltrim(substring(names from '(?:\n[0-9a-z]{18})+$'), E'\n'),
      names = regexp_replace(names, '(?:\n[0-9a-z]{18})+$', '')`.execute(db)
  await sql`alter table enterprise_words alter column codes drop default`.execute(db)
  await sql`
    create table firm_turn (
      district text not null references district,
      turn bigint not null,
      -- Null: more than are worth a list.
      codes text[] collate "C",
      primary key (district, turn)
    )`.execute(db)
}
