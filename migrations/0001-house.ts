import { type Kysely, sql } from 'kysely'

/** The kit's own tables: districts with their clocks, and the audit log that nobody may change. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`
    create table district (
      district text primary key,
      name text not null,
      name_en text not null,
      region_code text not null,
      demonstration boolean not null,
      clock timestamptz
    )`.execute(db)
  await sql`
    create table audit (
      seq bigint generated always as identity,
      district text not null references district,
      recorded_at timestamptz not null,
      account text,
      name text not null,
      action text not null,
      title text not null,
      input jsonb not null,
      from_address text not null,
      primary key (district, seq)
    )`.execute(db)
  await sql`
    create function never_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name;
    end $$`.execute(db)
  await sql`
    create trigger audit_is_appended before update or delete or truncate on audit
    for each statement execute function never_change()`.execute(db)
}
