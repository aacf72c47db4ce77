import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { codeOf, connection, ensureServer, type LaunchOptions, stopServer } from './launch.ts'

/** This process as one node of an embedded server, from arriving to leaving. */
export type Attendance = { leave: () => Promise<void> }

/**
 * Every node holds this lock shared for as long as it lives (PostgreSQL frees it when the process
 * dies, however it dies), so a node that gets it alone is the last one. The number is only a name.
 */
const PRESENCE_LOCK = 8420

/** Attaches to or starts the server, and starts it again should it die while we are here. */
export async function attend(options: LaunchOptions): Promise<Attendance> {
  let leaving = false
  let keeper = await present(options)
  let returning: Promise<void> | undefined
  const watch = () => {
    keeper.once('end', () => {
      if (!leaving) returning = returnTo()
    })
  }
  const returnTo = async () => {
    for (let seconds = 0.2; !leaving; seconds = Math.min(seconds * 2, 10)) {
      try {
        keeper = await present(options)
        return watch()
      } catch {
        await pause(seconds * 1000)
      }
    }
  }
  watch()
  return {
    async leave() {
      leaving = true
      // The server may answer again before we hold the lock again: without it nobody is the last.
      await returning
      const last = await isLast(keeper)
      if (last) await stopServer(options.place)
      await keeper.end().catch(() => undefined)
    },
  }
}

/** Holds the shared lock; a server that is just being stopped throws us out, and we start it anew. */
async function present(options: LaunchOptions): Promise<Client> {
  for (let attempt = 1; ; attempt += 1) {
    await ensureServer(options)
    const client = new Client({
      ...connection(options.place, 'postgres'),
      application_name: 'ceyuan presence',
      keepAlive: true,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK])
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      if (attempt === 5 || codeOf(error) === '53300') throw error
      await pause(50 * attempt)
    }
  }
}

async function isLast(keeper: Client): Promise<boolean> {
  try {
    await keeper.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK])
    const { rows } = await keeper.query('select pg_try_advisory_lock($1) as alone', [PRESENCE_LOCK])
    return rows[0]?.alone === true
  } catch {
    return false
  }
}
