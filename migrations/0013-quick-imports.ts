import { type Kysely, sql } from 'kysely'

/** Fifty thousand firms are four hundred thousand facts in one import: what each row costs is paid once for a statement. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fewerIndexes(db)
  await districtsOnce(db)
  await runs(db)
}

/** Whatever is asked of facts and filings is asked by code, by name or by import. */
async function fewerIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`drop index enterprise_fact_by_code`.execute(db)
  await sql`create index enterprise_fact_by_code on enterprise_fact (district, code)`.execute(db)
  await sql`drop index enterprise_fact_by_kind`.execute(db)
  await sql`create index enterprise_fact_by_name on enterprise_fact (district, value collate "C")
    where kind = 'name'`.execute(db)
  // The rows of one import lie together: their pages are told, not each of them.
  for (const table of ['enterprise_fact', 'filing']) {
    await sql`drop index ${sql.raw(`${table}_by_import`)}`.execute(db)
    await sql`create index ${sql.raw(`${table}_by_import`)} on ${sql.table(table)}
      using brin (import_id) with (pages_per_range = 32, autosummarize = on)`.execute(db)
  }
}

/** No district is ever taken away, so its being there is asked once for each statement and not for each row. */
async function districtsOnce(db: Kysely<unknown>): Promise<void> {
  const tables = ['enterprise_fact', 'filing', 'enterprise_now', 'enterprise_words', 'figure_now']
  for (const table of tables)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.raw(`${table}_district_fkey`)}`.execute(
      db,
    )
  await sql`
    create function district_is_known() returns trigger language plpgsql as $$
    begin
      if exists (select from (select distinct district from added) a
          where not exists (select from district d where d.district = a.district)) then
        raise foreign_key_violation using message = 'unknown district in ' || tg_table_name;
      end if;
      return null;
    end $$`.execute(db)
  for (const table of ['enterprise_fact', 'filing'])
    await sql`
      create trigger ${sql.raw(`${table}_of_district`)} after insert on ${sql.table(table)}
      referencing new table as added for each statement execute function district_is_known()`.execute(
      db,
    )
}

/** Where a running import stands, for whichever node is asked; gone when it has ended. */
async function runs(db: Kysely<unknown>): Promise<void> {
  await sql`
    create unlogged table intake_run (
      district text not null references district,
      ticket text collate "C" not null,
      account text,
      step text not null,
      done integer not null,
      total integer not null,
      stopped boolean not null default false,
      heard_at timestamptz not null default clock_timestamp(),
      primary key (district, ticket)
    )`.execute(db)
}
