/** How a district comes into the house from a package: whole, in one transaction. */
import { type Kysely, sql } from 'kysely'
import { parse } from 'yaml'
import type { z } from 'zod'
import { ensureDistrict, systemActor } from '../modules/people/operations.ts'
import type { AccountCard } from '../modules/people/schema.ts'
import { PlanPackage } from '../modules/plan/schema.ts'
import { districtNow, machineNow } from '../server/clock.ts'
import type { Context } from '../server/context.ts'
import type { Tables } from '../server/tables.ts'
import { services } from './services.ts'

/** Two nodes that start at once must not both load; any number that nobody else takes. */
const LOADING_LOCK = 8421
const PlanDistrict = PlanPackage.pick({ district: true })
export type District = z.infer<typeof PlanDistrict>['district']

/** Only the few lines below `district:`; to parse a whole plan at every start would double its time. */
export function districtOf(yaml: string): District {
  const [lines = ''] = /^district:\n(?:[ #].*\n)+/m.exec(yaml) ?? []
  return PlanDistrict.parse(parse(lines)).district
}

/** Works in one district as the house itself, in one transaction: what is cut off leaves nothing half-loaded. */
export async function inDistrict<T>(
  db: Kysely<Tables>,
  { district, name, from }: { district: string; name: string; from: string },
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const scope = { district }
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${LOADING_LOCK})`.execute(transaction)
    const now = await districtNow(transaction, scope, await machineNow(transaction))
    return work({
      db: transaction,
      scope,
      actor: systemActor(name),
      now,
      asOf: now,
      travelling: false,
      from,
      afterCommit: (later) => later(),
      services: services(),
    })
  })
}

/** True when the district was not there and is now. */
export function ensured(
  context: Context,
  district: District,
  persons: AccountCard[],
): Promise<boolean> {
  const { id, name, nameEn, regionCode, demonstration, clock = null } = district
  return ensureDistrict(context, {
    ...{ district: id, name, nameEn, regionCode, demonstration, clock },
    persons,
  })
}
