import { sql } from 'kysely'
import { countsAt } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'
import type { RegisterName } from './schema.ts'

/** The newest month that a register tells of; empty while it has no rows. */
export async function newestMonth(
  db: Database,
  { district }: Scope,
  { asOf, register }: { asOf: string; register: RegisterName },
): Promise<string> {
  const { rows } = await sql<{ month: string }>`
    select to_char(max(x.on_date), 'YYYY-MM') as month from register_entry x
    where x.district = ${district} and x.register = ${register}
      and ${countsAt('register_entry', 'x', asOf)}`.execute(db)
  return rows[0]?.month ?? ''
}
