import { sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import { anyOf } from '../../server/database/any-of.ts'
import type { Firm } from './schema.ts'

const firmColumns = sql`n.code, n.name, n.former_names as "formerNames", n.address, n.town, n.park,
  n.administration, n.presence, n.presence_since as "presenceSince", n.industry, n.segment,
  n.branch_of as "branchOf", n.founded, n.above_size as "aboveSize"`

/** The firms of these codes as kept ready. */
export async function firmsNow(
  db: Database,
  { district }: Scope,
  codes: readonly string[],
): Promise<Firm[]> {
  const { rows } = await sql<Firm>`
    select ${firmColumns} from enterprise_now n
    where n.district = ${district} and n.code = ${anyOf(codes)} order by n.code`.execute(db)
  return rows
}
