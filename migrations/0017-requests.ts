import { type Kysely, sql } from 'kysely'

/** 诉求 and its turns, both appended; the last turn tells whether it is closed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const stamp = sql`recorded_at timestamptz not null, recorded_by text not null,
    recorded_account text`
  await sql`
    create table enterprise_request (
      district text not null references district,
      id bigint generated always as identity,
      code text collate "C" not null,
      kind text not null,
      content text not null,
      raised_on date not null,
      ${stamp},
      primary key (district, id)
    )`.execute(db)
  await sql`create index enterprise_request_by_code on enterprise_request (district, code)`.execute(
    db,
  )
  await sql`
    create table request_turn (
      district text not null references district,
      id bigint generated always as identity,
      request bigint not null,
      state text not null check (state in ('open', 'closed')),
      on_date date not null,
      result text not null,
      ${stamp},
      primary key (district, id),
      foreign key (district, request) references enterprise_request
    )`.execute(db)
  await sql`create index request_turn_by_request on request_turn (district, request)`.execute(db)
  for (const table of ['enterprise_request', 'request_turn'])
    await sql`create trigger ${sql.raw(`${table}_is_appended`)} before update or delete or truncate
      on ${sql.table(table)} for each statement execute function never_change()`.execute(db)
}
