import { type Kysely, sql } from 'kysely'

/** What files brought, what was undone, and which column meant what to which sender. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table observation_import (
      district text not null references district,
      import_id text not null,
      file_name text not null,
      file_hash text not null,
      sender text not null,
      accepted integer not null,
      unchanged integer not null,
      rejected jsonb not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      primary key (district, import_id)
    )`.execute(db)
  await sql`
    create table import_undo (
      district text not null,
      import_id text not null,
      reason text not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      primary key (district, import_id),
      foreign key (district, import_id) references observation_import
    )`.execute(db)
  await sql`
    create table column_mapping (
      district text not null references district,
      sender text not null,
      seq bigint generated always as identity,
      headers text not null,
      mapping jsonb not null,
      recorded_at timestamptz not null,
      primary key (district, sender, seq)
    )`.execute(db)
  for (const table of ['observation_import', 'import_undo', 'column_mapping'])
    await sql`
      create trigger ${sql.raw(`${table}_is_appended`)} before update or delete or truncate
      on ${sql.table(table)} for each statement execute function never_change()`.execute(db)
}
