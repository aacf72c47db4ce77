import { type Kysely, sql } from 'kysely'

/** Firms whose name begins with what was typed: the order of names is Chinese and cannot tell a prefix. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index enterprise_now_by_prefix on enterprise_now
    (district, name text_pattern_ops)`.execute(db)
}
