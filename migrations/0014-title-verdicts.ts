import { type Kysely, sql } from 'kysely'

/**
 * How every firm stands to every title on the district's today: kept ready like what it is made of, made
 * anew for the firms that a change touches and for those whose day has come. Rows of whole numbers need not
 * stay once they are judged, so `firm_input` gives way to it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop table firm_input`.execute(db)
  // Firms as last judged, and the day from which on a firm must be judged anew.
  await sql`
    create table firm_judged (
      district text not null references district,
      code text collate "C" not null,
      renew_on date not null,
      primary key (district, code)
    )`.execute(db)
  await sql`create index firm_judged_by_renewal on firm_judged (district, renew_on)`.execute(db)
  await sql`
    create table title_verdict (
      district text not null references district,
      title text collate "C" not null,
      code text collate "C" not null,
      name text not null,
      town text not null,
      park text not null,
      held boolean not null,
      until date,
      verdict text collate "C" not null check (verdict in ('met', 'unmet', 'undetermined', '')),
      score_lo double precision,
      score_hi double precision,
      fails bigint not null,
      failing smallint not null,
      asked smallint not null,
      missing smallint not null,
      step text collate "C" not null,
      ask text not null,
      levers text[] not null,
      base text collate "C" not null,
      reform text collate "C" not null,
      primary key (district, title, code)
    )`.execute(db)
  await sql`create index title_verdict_by_code on title_verdict (district, code)`.execute(db)
  await sql`create index title_verdict_by_nearness on title_verdict
    (district, title, held, verdict, (missing > 0), failing, asked, score_hi desc nulls last, code)`.execute(
    db,
  )
  await sql`create index title_verdict_steps on title_verdict
    (district, title, step, (missing > 0), failing, asked, score_hi desc nulls last, code)
    where step <> ''`.execute(db)
  await sql`create index title_verdict_by_end on title_verdict (district, until, title, code)
    where held`.execute(db)
  // Past windows of a forecast, as long as the registers stand where they stood.
  await sql`
    create table stock_window (
      district text not null references district,
      title text collate "C" not null,
      from_day date not null,
      to_day date not null,
      mark text not null,
      counted jsonb not null,
      primary key (district, title, from_day, to_day)
    )`.execute(db)
}
