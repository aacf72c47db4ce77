import { sql } from 'kysely'
import { countsAt } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'

export type Contracts = { code: string; contracts: number; amount: string }

/** Technology contracts of firms registered between two days, by the code they were entered under; 元. */
export async function contractsBetween(
  db: Database,
  { district }: Scope,
  { from, to, asOf }: { from: string; to: string; asOf: string },
): Promise<Contracts[]> {
  const { rows } = await sql<Contracts>`
    select newest.code, count(*)::int as contracts, sum((newest.facts->>'amount')::numeric)::text as amount
    from (
      select distinct on (e.key) e.code, e.facts from register_entry e
      where e.district = ${district} and e.register = 'technologyContract' and e.code is not null
        and e.on_date between ${from} and ${to} and ${countsAt('register_entry', 'e', asOf)}
      order by e.key, e.recorded_at desc, e.id desc
    ) newest
    group by newest.code`.execute(db)
  return rows
}
