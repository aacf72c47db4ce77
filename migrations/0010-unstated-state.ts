import { type Kysely, sql } from 'kysely'

/** Published values often do not say whether they are provisional or final; the ledger says that too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table observation
      drop constraint observation_state_check,
      add constraint observation_state_check check
        (state in ('unstated', 'estimated', 'flash', 'provisional', 'revised', 'final'))`.execute(
    db,
  )
}
