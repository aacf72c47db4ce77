import { type Kysely, sql } from 'kysely'

/** What somebody objects to in a paper before it is issued, and the answers. Appended. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table objection (
      district text not null references district,
      subject text not null,
      seq bigint generated always as identity,
      place text not null,
      text text not null,
      body text not null,
      answers bigint,
      recorded_at timestamptz not null,
      recorded_by text not null,
      primary key (district, subject, seq)
    )`.execute(db)
  await sql`
    create trigger objection_is_appended before update or delete or truncate on objection
    for each statement execute function never_change()`.execute(db)
}
