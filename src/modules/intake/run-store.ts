import { sql } from 'kysely'
import type { Context, Database, Scope } from '../../server/context.ts'
import type { Progress } from './routes.ts'

/** ◆ A run tells of itself every half second; one that was silent for so long was killed with its server. */
const SILENT = '30 seconds'
/** Then whoever waited for it has gone as well. */
const FORGOTTEN = '10 minutes'

type At = { ticket: string }

/** Opens a run under the ticket its sender chose; one that is taken is taken over. */
export async function beginRun(
  { db, scope, actor }: Pick<Context, 'db' | 'scope' | 'actor'>,
  { ticket }: At,
): Promise<void> {
  await sql`delete from intake_run
    where district = ${scope.district} and heard_at < clock_timestamp() - ${FORGOTTEN}::interval`.execute(
    db,
  )
  await sql`
    insert into intake_run (district, ticket, account, step, done, total)
    values (${scope.district}, ${ticket}, ${actor.account ?? null}, 'reading', 0, 0)
    on conflict (district, ticket) do update set account = excluded.account, step = excluded.step,
      done = 0, total = 0, stopped = false, heard_at = clock_timestamp()`.execute(db)
}

/** Tells where a run stands and answers whether somebody has asked it to stop. */
export async function tellRun(
  db: Database,
  { district }: Scope,
  { ticket, step, done, total }: At & Progress,
): Promise<boolean> {
  const { rows } = await sql<{ stopped: boolean }>`
    update intake_run set step = ${step}, done = ${done}, total = ${total},
      heard_at = clock_timestamp()
    where district = ${district} and ticket = ${ticket} returning stopped`.execute(db)
  return rows[0]?.stopped ?? false
}

export async function endRun(db: Database, { district }: Scope, { ticket }: At): Promise<void> {
  await sql`delete from intake_run
    where district = ${district} and ticket = ${ticket}`.execute(db)
}

export async function progressOf(
  db: Database,
  { district }: Scope,
  { ticket }: At,
): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select case when heard_at < clock_timestamp() - ${SILENT}::interval then 'brokenOff' else step end as step,
      done, total
    from intake_run
    where district = ${district} and ticket = ${ticket}`.execute(db)
  return rows[0] ?? { step: 'unknown', done: 0, total: 0 }
}

/** False when there is nothing to stop: it has ended, or is another's; `any` may stop another's. */
export async function stopRun(
  { db, scope, actor }: Pick<Context, 'db' | 'scope' | 'actor'>,
  { ticket, any }: At & { any: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    update intake_run set stopped = true
    where district = ${scope.district} and ticket = ${ticket}
      and (${any} or account = ${actor.account ?? null}) returning ticket`.execute(db)
  return rows.length > 0
}
