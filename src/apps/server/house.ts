/** The whole house in one process: database, operations, API and pages at one address. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { awaitsAdministrator } from '../../modules/people/operations.ts'
import { authenticate } from '../../modules/sessions/operations.ts'
import type { Config } from '../../server/config.ts'
import { codeOf } from '../../server/database/launch.ts'
import { type OpenDatabase, openDatabase } from '../../server/database/open.ts'
import { type Doorstep, isLoopback, setupCode } from '../../server/door.ts'
import { serve } from '../../server/http/serve.ts'
import { openLog } from '../../server/log.ts'
import { refuseStart } from '../../server/problems.ts'
import { rootFolder, version } from '../../server/root.ts'
import { firstStart } from '../first-start.ts'
import { operations } from '../operations.ts'
import { services } from '../services.ts'

export type House = { address: string; close: () => Promise<void> }

/** Opens the house and lets people in. `tell` prints one line for whoever started it. */
export async function openHouse(config: Config, tell: (line: string) => void): Promise<House> {
  await refuseTaken(config)
  const log = openLog(join(config.dataFolder, 'server.log'))
  const database = await openDatabase({
    url: config.databaseUrl,
    dataFolder: config.dataFolder,
    progress: tell,
    report: (error) => log.write(`${new Date().toISOString()} database: ${error.message}`),
  })
  const close = async () => {
    await database.close()
    log.flush()
  }
  try {
    await firstStart(database.db, tell)
    const app = await serve(operations, {
      db: database.db,
      services: services(),
      doorstep: await doorstepOf(config, database, tell),
      authenticate: ({ db, door }) => authenticate(db, door),
      version: version(),
      webFolder: join(rootFolder(), 'dist/web'),
      trustProxy: config.trustProxy,
      log: log.write,
    })
    const address = await listening(app, config)
    return { address, close: () => app.close().then(close) }
  } catch (error) {
    await close()
    throw error
  }
}

/** Where others can reach the house, its first administrator must know a code from this console. */
async function doorstepOf(
  { host, idleHours }: Config,
  { kind, db }: OpenDatabase,
  tell: (line: string) => void,
): Promise<Doorstep> {
  const embedded = kind === 'embedded'
  const code = setupCode((text) =>
    tell(`首位管理员设置码 · Setup code for the first administrator: ${text}`),
  )
  if (!(embedded && isLoopback(host)) && (await awaitsAdministrator(db))) code.announce()
  return { embedded, host, idleHours, setupCode: code }
}

/** Tries the address before anything is started for it. */
async function refuseTaken(config: Config): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(config.port, config.host)
    await once(probe, 'listening')
  } catch (error) {
    refuseAddress(error, config)
  }
  probe.close()
  await once(probe, 'close')
}

function refuseAddress(error: unknown, { host, port }: Config): never {
  if (codeOf(error) === 'EADDRINUSE') refuseStart('portInUse', { port })
  return refuseStart('address', { host, port, reason: codeOf(error) })
}

async function listening(app: FastifyInstance, config: Config): Promise<string> {
  const { host, port } = config
  await app.listen({ host, port }).catch((error) => refuseAddress(error, config))
  const bound = app.server.address()
  const named = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${named.includes(':') ? `[${named}]` : named}:${typeof bound === 'object' ? (bound?.port ?? port) : port}`
}
