import { userInfo } from 'node:os'
import { systemActor } from '../../modules/people/operations.ts'
import { list as listPlans } from '../../modules/plan/operations.ts'
import { machineNow } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { type OpenDatabase, openDatabase } from '../../server/database/open.ts'
import { standpoint } from '../../server/http/standpoint.ts'
import { firstStart } from '../first-start.ts'
import { services } from '../services.ts'
import { refuseCommand } from './files.ts'

/** Where the caller stands: which district, and at which moment; what is asked about may tell the district. */
export type Standing = {
  district: string | undefined
  asOf: string | undefined
  plan?: string | undefined
  bulletin?: string | undefined
}

/** Opens the house's database for this one call, attaching to a running server or starting it. */
export async function inHouse<T>(work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const { databaseUrl, dataFolder } = readConfig(process.env)
  const database = await openDatabase({ url: databaseUrl, dataFolder })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/**
 * Stands in a district as the person at this machine, who may do everything: whoever can start this
 * owns the data. A house that was never started gets what a first start brings.
 */
export function atDesk<T>(standing: Standing, work: (context: Context) => Promise<T>): Promise<T> {
  return inHouse(async (database) => {
    await firstStart(database.db)
    return work(await contextOf(database, standing))
  })
}

/** Who is named in the audit line. */
export const whoCalls = { name: `命令行 ${userName()}`, from: 'command line' }

/** A container may run as a number that no name belongs to. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}

/** The plan that is asked about: as typed, else the district's first, as on screen. */
export async function planAsked(context: Context, typed: string | undefined): Promise<string> {
  if (typed !== undefined) return typed
  const [first] = await listPlans.run(context, {})
  return first?.plan ?? ''
}

async function contextOf({ db }: OpenDatabase, standing: Standing): Promise<Context> {
  const scope = { district: await districtMeant(db, standing) }
  const { asOf } = standing
  const when = await standpoint({ db, scope, asOf, realNow: await machineNow(db) })
  return {
    db,
    scope,
    actor: systemActor(whoCalls.name),
    ...when,
    from: whoCalls.from,
    afterCommit: (work) => work(),
    services: services(),
  }
}

/** The district that was named; else the only one there is, or the only one with the plan or the paper that is asked about. */
async function districtMeant(
  db: OpenDatabase['db'],
  { district: asked, plan = '', bulletin = '' }: Standing,
): Promise<string> {
  const rows = await db.selectFrom('district').select(['district', 'name']).execute()
  const districts = rows.map(({ district, name }) => `${district}(${name})`).join('、')
  if (asked !== undefined) {
    const known = rows.some(({ district }) => district === asked)
    return known ? asked : refuseCommand('unknownDistrict', { district: asked, districts })
  }
  const withPlan = db.selectFrom('plan').select('district').where('plan', '=', plan)
  const withPaper = db.selectFrom('bulletin').select('district').where('bulletin', '=', bulletin)
  const [meant, ...others] = await withPlan.union(withPaper).execute()
  if (meant !== undefined && others.length === 0) return meant.district
  const [only] = rows
  if (only !== undefined && rows.length === 1) return only.district
  return refuseCommand('noDistrict', { districts })
}
