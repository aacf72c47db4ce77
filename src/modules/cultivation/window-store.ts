import { sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import type { Window } from './stock-forecast.ts'

type Kept = { title: string; day: string; until: string; mark: string }

/** The window counted when the registers stood at the same mark; undefined: it was not counted there. */
export async function keptWindow(
  db: Database,
  { district }: Scope,
  { title, day, until, mark }: Kept,
): Promise<{ window: Window | null } | undefined> {
  const { rows } = await sql<{ window: Window | null }>`
    select counted -> 'window' as window from stock_window
    where district = ${district} and title = ${title} and from_day = ${day} and to_day = ${until}
      and mark = ${mark}`.execute(db)
  return rows[0]
}

export async function keepWindow(
  db: Database,
  { district }: Scope,
  { title, day, until, mark, window }: Kept & { window: Window | undefined },
): Promise<void> {
  await sql`
    insert into stock_window (district, title, from_day, to_day, mark, counted)
    values (${district}, ${title}, ${day}, ${until}, ${mark},
      ${JSON.stringify({ window: window ?? null })})
    on conflict (district, title, from_day, to_day)
      do update set mark = excluded.mark, counted = excluded.counted`.execute(db)
}
