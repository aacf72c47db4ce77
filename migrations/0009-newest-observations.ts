import { type Kysely, sql } from 'kysely'

/** The ledger's first page is its newest lines: found from the top, however long the ledger is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index observation_by_moment on observation
      (district, recorded_at desc, id desc)`.execute(db)
}
