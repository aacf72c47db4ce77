import type { Generated } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import type { Objection } from './schema.ts'

declare module '../../server/tables.ts' {
  interface Tables {
    objection: {
      district: string
      subject: string
      seq: Generated<string>
      place: string
      text: string
      body: string
      answers: string | null
      recorded_at: Moment
      recorded_by: string
    }
  }
}

/** What was raised about one paper by `asOf`, oldest first. */
export async function objections(
  db: Database,
  scope: Scope,
  at: { subject: string; asOf: string },
): Promise<Objection[]> {
  const rows = await db
    .selectFrom('objection')
    .selectAll()
    .where('district', '=', scope.district)
    .where('subject', '=', at.subject)
    .where('recorded_at', '<=', at.asOf)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    place: row.place,
    text: row.text,
    body: row.body,
    answers: row.answers,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }))
}

/** Appends one and returns its number. */
export async function insertObjection(
  db: Database,
  scope: Scope,
  row: Omit<Objection, 'seq'> & { subject: string },
): Promise<string> {
  const inserted = await db
    .insertInto('objection')
    .values({
      district: scope.district,
      subject: row.subject,
      place: row.place,
      text: row.text,
      body: row.body,
      answers: row.answers,
      recorded_at: row.recordedAt,
      recorded_by: row.recordedBy,
    })
    .returning('seq')
    .executeTakeFirstOrThrow()
  return inserted.seq
}
