import { type Kysely, sql } from 'kysely'

/** The two-time ledger: values, approvals and withdrawals are three appended tables; nothing is updated. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table observation (
      district text not null references district,
      id bigint generated always as identity,
      code text not null,
      definition_version integer not null check (definition_version >= 1),
      area text not null,
      scope text not null check (scope in ('whole', 'direct', 'park', 'town', 'unstated')),
      period text not null,
      closing_month integer not null,
      value numeric not null,
      value_text text not null,
      numerator text,
      denominator text,
      unit text not null,
      state text not null check (state in ('estimated', 'flash', 'provisional', 'revised', 'final')),
      source jsonb not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      supersedes bigint,
      reason text not null,
      import_id text,
      primary key (district, id),
      check (supersedes is null or reason <> '')
    )`.execute(db)
  await sql`
    create index observation_by_key on observation
      (district, closing_month, code, area, scope, recorded_at desc, id desc)`.execute(db)
  await sql`
    create index observation_by_code on observation
      (district, code, area, scope, closing_month, recorded_at desc, id desc)`.execute(db)
  await sql`create index observation_by_import on observation (district, import_id)
    where import_id is not null`.execute(db)
  await sql`
    create table approval (
      district text not null,
      observation bigint not null,
      seq bigint generated always as identity,
      decision text not null check (decision in ('approved', 'returned', 'referenceOnly')),
      condition text not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      primary key (district, observation, seq),
      foreign key (district, observation) references observation
    )`.execute(db)
  await sql`
    create table withdrawal (
      district text not null,
      observation bigint not null,
      reason text not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      primary key (district, observation),
      foreign key (district, observation) references observation
    )`.execute(db)
  for (const table of ['observation', 'approval', 'withdrawal'])
    await sql`
      create trigger ${sql.raw(`${table}_is_appended`)} before update or delete or truncate
      on ${sql.table(table)} for each statement execute function never_change()`.execute(db)
}
