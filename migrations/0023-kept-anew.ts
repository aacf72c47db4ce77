import { type Kysely, sql } from 'kysely'

/**
 * What earlier code kept otherwise: names with signs of another width are found as they are typed, and every
 * stock is made anew at its first reading (a reader between an act and its commit could leave it as of before).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update enterprise_words set names = regexp_replace(
      replace(replace(lower(normalize(names, nfkc)), '(', '（'), ')', '）'), ' ', '', 'g')
    where names is not nfkc normalized`.execute(db)
  await sql`
    insert into title_stale (district, code)
    select distinct district, code from certificate
    on conflict (district, code) do update set known_at = excluded.known_at`.execute(db)
}
