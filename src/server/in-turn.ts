import { sql } from 'kysely'
import type { Context } from './context.ts'

/** A reader's moment lies at most so far behind what was recorded while it waited. */
const LONGEST_WAIT = '1 minute'
/** Lines of the log among which the last one is looked for: a long act may write its line late. */
const NEWEST = 64

/**
 * Inside an act: nobody else acts on this desk of the district until the transaction ends, and what whoever
 * came before has done is seen. An act that looks before it writes runs on what is answered; else two who
 * press at once both find nothing in their way.
 */
export async function inTurn(context: Context, desk: string): Promise<Context> {
  const { db, scope, now } = context
  const name = `${desk} of ${scope.district}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db)
  const { rows } = await sql<{ moment: string }>`
    select greatest(${now}::timestamptz, max(recorded_at)) as moment
    from (select recorded_at from audit where district = ${scope.district}
      order by seq desc limit ${NEWEST}) last
    where recorded_at > ${now} and recorded_at < ${now}::timestamptz + ${LONGEST_WAIT}::interval`.execute(
    db,
  )
  const moment = rows[0]?.moment ?? now
  return { ...context, now: moment, asOf: moment }
}
