import { type Kysely, sql } from 'kysely'

/** 对外发布: which sums of a register were told to whom. What they were is counted anew from the appended rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table register_release (
      district text not null references district,
      id bigint generated always as identity,
      register text collate "C" not null,
      on_date date not null,
      recipient text not null,
      document text not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      recorded_account text,
      primary key (district, id)
    )`.execute(db)
  await sql`create index register_release_by_register on register_release
    (district, register, recorded_at)`.execute(db)
  await sql`create trigger register_release_never_changes before update or delete or truncate
    on register_release for each statement execute function never_change()`.execute(db)
}
