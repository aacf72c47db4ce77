import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** `Scope` as far as a clock needs it; the context itself is built on this file. */
type Scope = { district: string }

/**
 * A district's now. Real time, except that a demonstration district has a standing clock, so that its
 * third quarter can be worked through whenever somebody installs it.
 */
export async function districtNow(db: Kysely<Tables>, scope: Scope, realNow: string) {
  const row = await db
    .selectFrom('district')
    .select('clock')
    .where('district', '=', scope.district)
    .executeTakeFirst()
  return row?.clock ?? realNow
}

/**
 * The district's now when this is asked, not before the asker's own. Whoever keeps an answer under marks asks
 * it after the marks: what they count is then known, also what was recorded after the asker came.
 */
export async function nowSince(db: Kysely<Tables>, scope: Scope, since: string): Promise<string> {
  const now = await districtNow(db, scope, await machineNow(db))
  return now > since ? now : since
}

/**
 * The moment an action happens at. A standing clock moves on by one second, so that what was done
 * later also reads as later, even where several act on the same `now` at once; `now` is returned for a
 * real clock, and for a demonstration district whose reader has chosen the real now.
 */
export async function tick(db: Transaction<Tables>, scope: Scope, now: string): Promise<string> {
  const moved = await db
    .updateTable('district')
    .set({ clock: sql`clock + interval '1 second'` })
    .where('district', '=', scope.district)
    .where('clock', 'is not', null)
    .where(sql<boolean>`clock < ${now}::timestamptz + interval '1 day'`)
    .where(sql<boolean>`clock > ${now}::timestamptz - interval '1 day'`)
    .returning('clock')
    .executeTakeFirst()
  return moved?.clock ?? now
}

/** Whether a district is a demonstration: what it may offer to try depends on it. */
export async function districtFacts(db: Kysely<Tables>, scope: Scope) {
  return db
    .selectFrom('district')
    .select(['name', 'demonstration'])
    .where('district', '=', scope.district)
    .executeTakeFirstOrThrow()
}

/** The district's own name: the area of a value that names no other place. */
export async function districtName(db: Kysely<Tables>, scope: Scope): Promise<string> {
  return (await districtFacts(db, scope)).name
}

/**
 * The machine's own time, also where a district's clock stands still: sessions, codes and locks are
 * about today. Every node reads it from the one database.
 */
export async function machineNow(db: Kysely<Tables> | Transaction<Tables>): Promise<string> {
  const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('the database did not tell the time')
  return row.now
}
