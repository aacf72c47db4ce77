import { userInfo } from 'node:os'
import { systemActor } from '../../modules/people/operations.ts'
import { machineNow } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { type OpenDatabase, openDatabase } from '../../server/database/open.ts'
import { standpoint } from '../../server/http/standpoint.ts'
import { firstStart } from '../first-start.ts'
import { services } from '../services.ts'
import { refuseCommand } from './files.ts'

/** Where the caller stands: which district, and at which moment. */
export type Standing = { district: string | undefined; asOf: string | undefined }

/**
 * Opens the house's database (attaching to a running server, or starting it for this one call) and
 * acts as the person at this machine, who may do everything: whoever can start this owns the data.
 */
export async function atDesk<T>(
  standing: Standing,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const { databaseUrl, dataFolder } = readConfig(process.env)
  const database = await openDatabase({ url: databaseUrl, dataFolder })
  try {
    await firstStart(database.db)
    return await work(await contextOf(database, standing))
  } finally {
    await database.close()
  }
}

async function contextOf({ db }: OpenDatabase, { district, asOf }: Standing): Promise<Context> {
  const scope = { district: district ?? (await onlyDistrict(db)) }
  const when = await standpoint({ db, scope, asOf, realNow: await machineNow(db) })
  return {
    db,
    scope,
    actor: systemActor(userInfo().username),
    ...when,
    from: 'command line',
    afterCommit: (work) => work(),
    services: services(),
  }
}

async function onlyDistrict(db: OpenDatabase['db']): Promise<string> {
  const rows = await db.selectFrom('district').select(['district', 'name']).execute()
  const [only] = rows
  if (only !== undefined && rows.length === 1) return only.district
  const districts = rows.map(({ district, name }) => `${district}(${name})`).join('、')
  return refuseCommand('noDistrict', { districts })
}
