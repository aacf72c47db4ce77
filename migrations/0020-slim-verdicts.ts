import { type Kysely, sql } from 'kysely'

/**
 * Judging a whole register anew writes a million verdicts, and their indexes were nine tenths of that. The
 * key finds a title's firms and, title by title, a firm; a list's order is made when it is asked for.
 * The district is asked for once, by the marks, and not for each row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index title_verdict_by_code`.execute(db)
  await sql`drop index title_verdict_by_nearness`.execute(db)
  await sql`drop index title_verdict_steps`.execute(db)
  await sql`create index title_verdict_steps on title_verdict (district, title, step)
    where step <> ''`.execute(db)
  await sql`alter table title_verdict drop constraint title_verdict_district_fkey`.execute(db)
  await sql`alter table firm_judged drop constraint firm_judged_district_fkey`.execute(db)
}
