import { sql } from 'kysely'
import type { Context, Database, Scope } from '../../server/context.ts'
import type { Release } from './release-schema.ts'

type Told = Pick<Release, 'onDate' | 'recipient' | 'document'> & { register: string }

export async function insertRelease(
  db: Database,
  { district }: Scope,
  { row, stamp }: { row: Told; stamp: Pick<Context, 'now' | 'actor'> },
): Promise<string> {
  const { register, onDate, recipient, document } = row
  const { rows } = await sql<{ id: string }>`
    insert into register_release (district, register, on_date, recipient, document, recorded_at,
      recorded_by, recorded_account)
    values (${district}, ${register}, ${onDate}, ${recipient}, ${document}, ${stamp.now},
      ${stamp.actor.name}, ${stamp.actor.account ?? null})
    returning id`.execute(db)
  return rows[0]?.id ?? ''
}

/** What was told of a register by a moment, the newest first. */
export async function releasesOf(
  db: Database,
  { district }: Scope,
  { register, asOf }: { register: string; asOf: string },
): Promise<Release[]> {
  const { rows } = await sql<Release>`
    select r.id, r.on_date as "onDate", r.recipient, r.document, r.recorded_at as "recordedAt",
      r.recorded_by as "recordedBy"
    from register_release r
    where r.district = ${district} and r.register = ${register} and r.recorded_at <= ${asOf}
    order by r.recorded_at desc, r.id desc`.execute(db)
  return rows
}
