import { sql } from 'kysely'
import { countsAt } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'

/** The ids of the certificates with one of these numbers that count as known at a moment. */
export async function idsNumbered(
  db: Database,
  { district }: Scope,
  { asOf, numbers }: { asOf: string; numbers: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select x.id from certificate x
    where x.district = ${district} and x.number <> '' and x.title <> ''
      and x.number = any(${[...numbers]}::text[]) and ${countsAt('certificate', 'x', asOf)}
    order by x.id`.execute(db)
  return rows.map(({ id }) => id)
}
