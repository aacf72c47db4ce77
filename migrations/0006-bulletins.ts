import { type Kysely, sql } from 'kysely'

/** Bulletins: drafts may be edited (each edit is a row), an issued one is frozen with its files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table bulletin (
      district text not null references district,
      bulletin text not null,
      plan text not null,
      period text not null,
      kind text not null check (kind in ('bulletin', 'erratum')),
      corrects text,
      recorded_at timestamptz not null,
      recorded_by text not null,
      primary key (district, bulletin)
    )`.execute(db)
  await sql`
    create table bulletin_draft (
      district text not null,
      bulletin text not null,
      seq bigint generated always as identity,
      document jsonb not null,
      input jsonb not null,
      reason text not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      primary key (district, bulletin, seq),
      foreign key (district, bulletin) references bulletin
    )`.execute(db)
  await sql`
    create table bulletin_issue (
      district text not null,
      bulletin text not null,
      number text not null,
      snapshot text not null,
      snapshot_hash text not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      primary key (district, bulletin),
      unique (district, number),
      foreign key (district, bulletin) references bulletin
    )`.execute(db)
  await sql`
    create table bulletin_file (
      district text not null,
      bulletin text not null,
      name text not null,
      type text not null,
      hash text not null,
      bytes bytea not null,
      recorded_at timestamptz not null,
      primary key (district, bulletin, name),
      foreign key (district, bulletin) references bulletin_issue
    )`.execute(db)
  for (const table of ['bulletin', 'bulletin_draft', 'bulletin_issue', 'bulletin_file'])
    await sql`
      create trigger ${sql.raw(`${table}_is_appended`)} before update or delete or truncate
      on ${sql.table(table)} for each statement execute function never_change()`.execute(db)
}
