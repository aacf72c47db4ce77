import { type Kysely, sql } from 'kysely'

/**
 * A certificate may be corrected to stand with another firm: then the stock of both firms is made anew. What
 * befell it before the correction belongs to the row it is now.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
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
          union select f.district, f.code from added a join enterprise_fact f
            on f.district = a.district and f.import_id = a.import_id
          union select r.district, unnest(array[r.code, r.other]) from added a join resolution r
            on r.district = a.district and r.import_id = a.import_id
          on conflict (district, code) do update set known_at = excluded.known_at;
      end if;
      return null;
    end $$`.execute(db)
  await sql`
    insert into title_stale select distinct b.district, b.code from certificate c
      join certificate b on b.district = c.district and b.id = c.supersedes and b.code <> c.code
    on conflict (district, code) do update set known_at = excluded.known_at`.execute(db)
}
