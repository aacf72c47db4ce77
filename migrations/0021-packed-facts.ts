import { type Kysely, sql } from 'kysely'

/**
 * What one line of a paper told of one firm is one row, and `enterprise_fact` shows its facts one by one. Fifty
 * thousand firms are four hundred thousand facts, and a row of its own for each was nine tenths of an import.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await lines(db)
  await carryOver(db)
  await indexed(db)
  await facts(db)
  await watched(db)
}

/**
 * The nth fact of a line has the number `id + n - 1`. A name comes first in its line, where it is looked for; what
 * takes the place of a fact stands alone.
 */
async function lines(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table fact_line (
      district text not null,
      id bigint generated always as identity (increment by 32),
      code text collate "C" not null,
      facts integer generated always as (cardinality(kinds)) stored,
      kinds text[] collate "C" not null,
      told text[] collate "C" not null,
      details text[] collate "C" not null,
      since date[] not null,
      source jsonb not null,
      source_class text not null
        check (source_class in ('survey', 'administrative', 'selfReported', 'publicList')),
      recorded_at timestamptz not null,
      recorded_by text not null,
      recorded_account text,
      supersedes bigint,
      reason text not null default '',
      import_id bigint,
      check (cardinality(kinds) between 1 and 32),
      check (cardinality(told) = cardinality(kinds) and cardinality(details) = cardinality(kinds)
        and cardinality(since) = cardinality(kinds)),
      check (array_position(kinds, null) is null and array_position(told, null) is null
        and array_position(details, null) is null and array_position(since, null) is null),
      check ('name' <> all(kinds[2:])),
      check (supersedes is null or (reason <> '' and cardinality(kinds) = 1))
    )`.execute(db)
}

/** Facts keep their numbers: corrections, the log and links speak of them. Those that follow one another are a line. */
async function carryOver(db: Kysely<unknown>): Promise<void> {
  const rest =
    sql.raw(`source, source_class, recorded_at, recorded_by, recorded_account, supersedes,
    reason, import_id`)
  await sql`
    with started as (
      select e.*, e.kind <> 'name' and e.supersedes is null and lag(e.supersedes) over before is null
        and e.id - 1 = lag(e.id) over before and e.code = lag(e.code) over before
        and e.source = lag(e.source) over before
        and e.source_class = lag(e.source_class) over before
        and e.recorded_at = lag(e.recorded_at) over before
        and e.recorded_by = lag(e.recorded_by) over before and e.reason = lag(e.reason) over before
        and e.recorded_account is not distinct from lag(e.recorded_account) over before
        and e.import_id is not distinct from lag(e.import_id) over before as goes_on
      from enterprise_fact e window before as (partition by e.district order by e.id)
    ), numbered as (
      select *, count(*) filter (where goes_on is not true) over (partition by district order by id) as run
      from started
    ), placed as (
      select *, (row_number() over (partition by district, run order by id) - 1) / 32 as part
      from numbered
    ), line as (
      select district, min(id) as id, array_agg(kind order by id) as kinds,
        array_agg(value order by id) as told, array_agg(detail order by id) as details,
        array_agg(valid_from order by id) as since
      from placed group by district, run, part
    )
    insert into fact_line (district, id, code, kinds, told, details, since, ${rest})
    overriding system value
    select l.district, l.id, code, kinds, told, details, since, ${rest}
    from line l join enterprise_fact e on e.district = l.district and e.id = l.id
    order by l.district, l.id`.execute(db)
  await sql`
    select setval(pg_get_serial_sequence('fact_line', 'id'), (last_value / 32 + 1) * 32, false)
    from enterprise_fact_id_seq`.execute(db)
  await sql`drop table enterprise_fact`.execute(db)
}

/** Made when the rows are in. */
async function indexed(db: Kysely<unknown>): Promise<void> {
  await sql`alter table fact_line add primary key (district, id)`.execute(db)
  await sql`create index fact_line_by_code on fact_line (district, code)`.execute(db)
  await sql`create index fact_line_by_name on fact_line (district, (told[1]))
    where kinds[1] = 'name'`.execute(db)
  await sql`create index fact_line_by_supersedes on fact_line (district, supersedes)
    where supersedes is not null`.execute(db)
  await sql`create index fact_line_by_import on fact_line
    using brin (import_id) with (pages_per_range = 32, autosummarize = on)`.execute(db)
  await sql`analyze fact_line`.execute(db)
}

/**
 * Facts one by one, for whoever asks of a firm or of an import. Places are taken out of one list by their count
 * alone, which the planner remembers from line to line: unnesting each line's own columns costs four times as much.
 */
async function facts(db: Kysely<unknown>): Promise<void> {
  const places = Array.from({ length: 32 }, (_, place) => place + 1).join()
  await sql`
    create view enterprise_fact as
    select l.district, l.id + f.place - 1 as id, l.code, l.kinds[f.place] as kind,
      l.told[f.place] as value, l.details[f.place] as detail, l.since[f.place] as valid_from,
      l.source, l.source_class, l.recorded_at, l.recorded_by, l.recorded_account, l.supersedes,
      l.reason, l.import_id
    from fact_line l
    cross join lateral unnest((${sql.lit(`{${places}}`)}::integer[])[:l.facts]) f (place)`.execute(
    db,
  )
}

/** As `enterprise_fact` was: appended, of a known district, and a reason to make the stock of a firm anew. */
async function watched(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger fact_line_is_appended before update or delete or truncate on fact_line
    for each statement execute function never_change()`.execute(db)
  await sql`
    create trigger fact_line_of_district after insert on fact_line
    referencing new table as added for each statement execute function district_is_known()`.execute(
    db,
  )
  await markStale(db)
  await sql`
    create trigger fact_line_marks_titles after insert on fact_line
    referencing new table as added for each statement execute function mark_title_stale()`.execute(
    db,
  )
}

async function markStale(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function mark_title_stale() returns trigger language plpgsql as $$
    begin
      if tg_table_name = 'certificate' then
        insert into title_stale select district, code from added
          union select b.district, b.code from added a
            join certificate b on b.district = a.district and b.id = a.supersedes
          on conflict (district, code) do update set known_at = excluded.known_at;
      elsif tg_table_name = 'certificate_event' then
        insert into title_stale select distinct c.district, c.code from added a
          join certificate c on c.district = a.district and c.id = a.certificate
          on conflict (district, code) do update set known_at = excluded.known_at;
      elsif tg_table_name = 'fact_line' then
        insert into title_stale select distinct a.district, a.code from added a
          where a.kinds && array['presence', 'branchOf', 'town'] and (
            exists (select from certificate c where c.district = a.district and c.code = a.code)
            or a.code in (select r.code from resolution r union all select r.other from resolution r))
          on conflict (district, code) do update set known_at = excluded.known_at;
      elsif tg_table_name = 'resolution' then
        insert into title_stale select district, code from added union select district, other
          from added on conflict (district, code) do update set known_at = excluded.known_at;
      else
        insert into title_stale
          with recursive befallen as (
            select c.district, c.id, c.code from added a join certificate_event e
              on e.district = a.district and e.import_id = a.import_id
              join certificate c on c.district = e.district and c.id = e.certificate
            union select c.district, c.id, c.code from befallen b
              join certificate c on c.district = b.district and c.supersedes = b.id
          )
          select district, code from befallen
          union select c.district, c.code from added a join certificate c
            on c.district = a.district and c.import_id = a.import_id
          union select b.district, b.code from added a join certificate c
            on c.district = a.district and c.import_id = a.import_id
            join certificate b on b.district = c.district and b.id = c.supersedes
          union select l.district, l.code from added a join fact_line l
            on l.district = a.district and l.import_id = a.import_id
          union select r.district, unnest(array[r.code, r.other]) from added a join resolution r
            on r.district = a.district and r.import_id = a.import_id
          on conflict (district, code) do update set known_at = excluded.known_at;
      end if;
      return null;
    end $$`.execute(db)
}
