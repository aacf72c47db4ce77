import { type Kysely, sql } from 'kysely'

/** What people add beside the computed light: judgements, and the district's choice of bands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table judgement (
      district text not null references district,
      plan text not null,
      code text not null,
      period text not null,
      seq bigint generated always as identity,
      word text not null,
      reason text not null,
      measures text not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      primary key (district, plan, code, period, seq)
    )`.execute(db)
  await sql`
    create table preset_choice (
      district text not null references district,
      plan text not null,
      seq bigint generated always as identity,
      preset text not null,
      reason text not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      primary key (district, plan, seq)
    )`.execute(db)
  for (const table of ['judgement', 'preset_choice'])
    await sql`
      create trigger ${sql.raw(`${table}_is_appended`)} before update or delete or truncate
      on ${sql.table(table)} for each statement execute function never_change()`.execute(db)
}
