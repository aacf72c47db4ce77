import { type Kysely, sql } from 'kysely'

/** Names are for reading: who may not approve a value is told by the account that recorded it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table observation add column recorded_account text`.execute(db)
}
