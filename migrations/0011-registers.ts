import { type Kysely, sql } from 'kysely'

/** What every appended row of a register carries. */
const recorded = sql`
  source jsonb not null,
  source_class text not null
    check (source_class in ('survey', 'administrative', 'selfReported', 'publicList')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_account text,
  supersedes bigint,
  reason text not null default '',
  import_id bigint,
  check (supersedes is null or reason <> '')`

/** Firms fact by fact, their yearly figures, certificates, six registers, visits: all appended, in two times. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table enterprise_fact (
      district text not null references district,
      id bigint generated always as identity,
      code text collate "C" not null,
      kind text collate "C" not null,
      value text not null,
      detail text not null default '',
      valid_from date not null,
      ${recorded},
      primary key (district, id)
    )`.execute(db)
  await sql`create index enterprise_fact_by_code on enterprise_fact
    (district, code, kind, valid_from, recorded_at)`.execute(db)
  await sql`create index enterprise_fact_by_kind on enterprise_fact
    (district, kind, value)`.execute(db)
  await sql`
    create table filing (
      district text not null references district,
      id bigint generated always as identity,
      code text collate "C" not null,
      year integer not null,
      purpose text not null check (purpose in ('statistics', 'service', 'application', 'publicity')),
      state text not null,
      figures jsonb not null,
      ${recorded},
      primary key (district, id),
      check (source_class <> 'survey' or purpose = 'statistics')
    )`.execute(db)
  await sql`create index filing_by_code on filing (district, code, year)`.execute(db)
  await sql`
    create table resolution (
      district text not null references district,
      id bigint generated always as identity,
      code text collate "C" not null,
      other text not null,
      decision text not null check (decision in ('merged', 'distinct')),
      ${recorded},
      primary key (district, id)
    )`.execute(db)
  await sql`
    create table certificate (
      district text not null references district,
      id bigint generated always as identity,
      code text collate "C" not null,
      title text not null,
      number text not null,
      batch text not null,
      document text not null,
      award text not null check (award in ('first', 'renewal', 'reReview', 'unstated')),
      issued_on date,
      valid_from date not null,
      valid_to date not null,
      ${recorded},
      primary key (district, id),
      check (valid_to >= valid_from)
    )`.execute(db)
  await sql`create index certificate_by_title on certificate
    (district, title, valid_from, valid_to) include (code)`.execute(db)
  await sql`create index certificate_by_code on certificate (district, code)`.execute(db)
  await sql`
    create table certificate_event (
      district text not null references district,
      id bigint generated always as identity,
      certificate bigint not null,
      kind text not null check (kind in ('revoked', 'restored')),
      effective_on date not null,
      document text not null,
      ${recorded},
      primary key (district, id),
      foreign key (district, certificate) references certificate
    )`.execute(db)
  await sql`create index certificate_event_by_certificate on certificate_event
    (district, certificate)`.execute(db)
  await sql`
    create table register_entry (
      district text not null references district,
      id bigint generated always as identity,
      register text not null,
      key text not null,
      code text,
      holder text not null,
      on_date date not null,
      until_date date,
      facts jsonb not null,
      ${recorded},
      primary key (district, id),
      check (until_date is null or until_date >= on_date)
    )`.execute(db)
  await sql`create index register_entry_by_date on register_entry
    (district, register, on_date)`.execute(db)
  await sql`create index register_entry_by_key on register_entry
    (district, register, key)`.execute(db)
  await sql`create index register_entry_by_code on register_entry (district, code)
    where code is not null`.execute(db)
  await sql`
    create table register_import (
      district text not null references district,
      id bigint generated always as identity,
      kind text collate "C" not null,
      file_name text not null,
      file_hash text not null,
      sender text not null,
      mapping jsonb not null,
      rows integer not null,
      accepted integer not null,
      rejected integer not null,
      unchanged integer not null default 0,
      rejected_rows jsonb not null default '[]',
      recorded_at timestamptz not null,
      recorded_by text not null,
      recorded_account text,
      primary key (district, id)
    )`.execute(db)
  await sql`create index register_import_by_file on register_import
    (district, file_hash)`.execute(db)
  await sql`
    create table register_withdrawal (
      district text not null,
      import_id bigint not null,
      reason text not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      recorded_account text,
      primary key (district, import_id),
      foreign key (district, import_id) references register_import
    )`.execute(db)
  await sql`
    create table visit (
      district text not null references district,
      id bigint generated always as identity,
      code text collate "C" not null,
      planned_on date not null,
      officer text not null,
      purpose text not null,
      points jsonb not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      recorded_account text,
      primary key (district, id)
    )`.execute(db)
  await sql`create index visit_by_code on visit (district, code)`.execute(db)
  await sql`
    create table visit_note (
      district text not null,
      visit bigint not null,
      id bigint generated always as identity,
      outcome text not null,
      on_date date not null,
      note text not null,
      needs jsonb not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      recorded_account text,
      primary key (district, visit, id),
      foreign key (district, visit) references visit
    )`.execute(db)
  const appended = [
    'enterprise_fact',
    'filing',
    'resolution',
    'certificate',
    'certificate_event',
    'register_entry',
    'register_import',
    'register_withdrawal',
    'visit',
    'visit_note',
  ]
  for (const table of appended.slice(0, 6))
    await sql`create index ${sql.raw(`${table}_by_supersedes`)} on ${sql.table(table)}
      (district, supersedes) where supersedes is not null`.execute(db)
  for (const table of appended.slice(0, 6))
    await sql`create index ${sql.raw(`${table}_by_import`)} on ${sql.table(table)}
      (district, import_id) where import_id is not null`.execute(db)
  for (const table of appended)
    await sql`
      create trigger ${sql.raw(`${table}_is_appended`)} before update or delete or truncate
      on ${sql.table(table)} for each statement execute function never_change()`.execute(db)
  await kept(db)
}

/**
 * What the rows above say now, for lists over hundreds of thousands of firms. Written in the transaction
 * that appends; made anew from the appended rows at any time, and a test holds the two equal.
 */
async function kept(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table enterprise_now (
      district text not null references district,
      code text collate "C" not null,
      name text not null,
      former_names text[] not null,
      town text not null,
      park text not null,
      administration text not null,
      presence text not null,
      presence_since date,
      industry text not null,
      section text not null,
      segment text not null,
      branch_of text not null,
      founded date,
      above_size boolean,
      address text not null,
      primary key (district, code)
    )`.execute(db)
  await sql`create index enterprise_now_by_town on enterprise_now (district, town, code)`.execute(
    db,
  )
  // A walk by name passes thousands of rows that a filter leaves out: it finds all it asks in the index.
  await sql`create index enterprise_now_by_name on enterprise_now (district, name, code)
    include (town, park, administration, presence, section, above_size, branch_of)`.execute(db)
  await sql`create index enterprise_now_by_park on enterprise_now (district, park)`.execute(db)
  await sql`create index enterprise_now_by_section on enterprise_now (district, section)`.execute(
    db,
  )
  await sql`create index enterprise_now_by_founding on enterprise_now (district, founded, code)`.execute(
    db,
  )
  await sql`create index enterprise_now_by_founding_down on enterprise_now
    (district, founded desc nulls last, code desc)`.execute(db)
  await sql`create index enterprise_now_above_size on enterprise_now (district, name, code)
    where above_size`.execute(db)
  // Beside the firms and not in their rows: a walk over all firms then reads a fifth of the pages.
  await sql`
    create table enterprise_words (
      district text not null references district,
      code text collate "C" not null,
      words text not null,
      pinyin text not null,
      search tsvector not null,
      primary key (district, code)
    )`.execute(db)
  await sql`create index enterprise_words_search on enterprise_words using gin (search)`.execute(db)
  await sql`create index enterprise_words_pinyin on enterprise_words
    using gin (pinyin gin_trgm_ops)`.execute(db)
  await sql`
    create table figure_now (
      district text not null references district,
      code text collate "C" not null,
      year integer not null,
      figures jsonb not null,
      primary key (district, code, year)
    )`.execute(db)
  await inputs(db)
  await movements(db)
}

/**
 * Firms as the rules read them, one row of whole numbers each, and how far the appended rows were read
 * when the rows were made. `cells` stays in the row: it is read whole and often.
 */
async function inputs(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table firm_input (
      district text not null references district,
      code text collate "C" not null,
      name text not null,
      town text not null,
      park text not null,
      counted boolean not null,
      cells bigint[] not null,
      faulty text[] not null,
      held text[] not null,
      held_until date[] not null,
      renew_on date not null,
      primary key (district, code)
    )`.execute(db)
  await sql`alter table firm_input alter column cells set storage plain`.execute(db)
  await sql`create index firm_input_by_renewal on firm_input (district, renew_on)`.execute(db)
  await sql`
    create table firm_input_mark (
      district text not null references district,
      layout text not null,
      day date not null,
      revision text not null,
      marks jsonb not null,
      primary key (district)
    )`.execute(db)
}

/**
 * Entries, exits and renewals of each title, firm by firm, and the firms whose rows have to be made anew.
 * Whatever a movement hangs on marks its firm, by whichever desk it was appended.
 */
async function movements(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table title_movement (
      district text not null references district,
      title text not null,
      rule text not null check (rule in ('certificate', 'year', 'any')),
      nested text not null check (nested in ('including', 'excluding', 'any')),
      day date not null,
      cause text not null,
      code text collate "C" not null,
      certificate bigint,
      town text not null,
      gap_days integer not null,
      lapsed_on date,
      lapsed_town text,
      place integer not null,
      primary key (district, code, title, rule, nested, place)
    )`.execute(db)
  await sql`create index title_movement_by_day on title_movement
    (district, title, day) include (rule, nested, cause, lapsed_on)`.execute(db)
  await sql`
    create table title_stale (
      district text not null references district,
      code text collate "C" not null,
      -- From this moment on; a row may be recorded ahead of a demonstration's standing clock.
      known_at timestamptz not null default '-infinity',
      primary key (district, code)
    )`.execute(db)
  await sql`
    create function mark_title_stale() returns trigger language plpgsql as $$
    begin
      if tg_table_name = 'certificate' then
        insert into title_stale select distinct district, code from added
          on conflict (district, code) do update set known_at = excluded.known_at;
      elsif tg_table_name = 'certificate_event' then
        insert into title_stale select distinct c.district, c.code from added a
          join certificate c on c.district = a.district and c.id = a.certificate
          on conflict (district, code) do update set known_at = excluded.known_at;
      elsif tg_table_name = 'enterprise_fact' then
        insert into title_stale select distinct a.district, a.code from added a
          where a.kind in ('presence', 'branchOf', 'town') and (
            exists (select from certificate c where c.district = a.district and c.code = a.code)
            or a.code in (select r.code from resolution r union all select r.other from resolution r))
          on conflict (district, code) do update set known_at = excluded.known_at;
      elsif tg_table_name = 'resolution' then
        insert into title_stale select district, code from added union select district, other
          from added on conflict (district, code) do update set known_at = excluded.known_at;
      else
        insert into title_stale
          select c.district, c.code from added a join certificate c
            on c.district = a.district and c.import_id = a.import_id
          union select c.district, c.code from added a join certificate_event e
            on e.district = a.district and e.import_id = a.import_id
            join certificate c on c.district = e.district and c.id = e.certificate
          union select f.district, f.code from added a join enterprise_fact f
            on f.district = a.district and f.import_id = a.import_id
          union select r.district, unnest(array[r.code, r.other]) from added a join resolution r
            on r.district = a.district and r.import_id = a.import_id
          on conflict (district, code) do update set known_at = excluded.known_at;
      end if;
      return null;
    end $$`.execute(db)
  const marking = [
    'enterprise_fact',
    'resolution',
    'certificate',
    'certificate_event',
    'register_withdrawal',
  ]
  for (const table of marking)
    await sql`
      create trigger ${sql.raw(`${table}_marks_titles`)} after insert on ${sql.table(table)}
      referencing new table as added for each statement execute function mark_title_stale()`.execute(
      db,
    )
}
