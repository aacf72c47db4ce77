import { type Kysely, sql } from 'kysely'

/** Plans: the untouched source, every version of the package, and the decisions of a plan's life. All appended. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plan (
      district text not null references district,
      plan text not null,
      source_name text not null,
      source_text text not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      primary key (district, plan)
    )`.execute(db)
  await sql`
    create table plan_version (
      district text not null,
      plan text not null,
      version integer not null check (version >= 1),
      package jsonb not null,
      reason text not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      primary key (district, plan, version),
      foreign key (district, plan) references plan
    )`.execute(db)
  await sql`
    create table plan_decision (
      district text not null,
      plan text not null,
      seq bigint generated always as identity,
      kind text not null check (kind in ('accepted', 'verdict', 'openItem', 'closed')),
      subject text not null,
      decision text not null,
      reason text not null,
      evidence jsonb not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      primary key (district, plan, seq),
      foreign key (district, plan) references plan
    )`.execute(db)
  for (const table of ['plan', 'plan_version', 'plan_decision'])
    await sql`
      create trigger ${sql.raw(`${table}_is_appended`)} before update or delete or truncate
      on ${sql.table(table)} for each statement execute function never_change()`.execute(db)
}
