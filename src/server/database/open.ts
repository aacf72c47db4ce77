import { type Kysely, sql } from 'kysely'
import { Client, type Pool, type PoolConfig } from 'pg'
import { refuseStart } from '../problems.ts'
import type { Tables } from '../tables.ts'
import { type Attendance, attend } from './attend.ts'
import { embeddedBinaries } from './binaries.ts'
import { checkChineseSearch, checkDatabase } from './check.ts'
import { codeOf, connection } from './launch.ts'
import { migrate } from './migrate.ts'
import { placeOf, type ServerPlace } from './place.ts'
import { kyselyOn, openPool } from './pool.ts'

export type DatabaseOptions = {
  /** A PostgreSQL of the operator's own; without it the embedded one in `dataFolder`. */
  url?: string | undefined
  dataFolder: string
  /** One line of what is being done, for whoever waits. */
  progress?: (line: string) => void
  /** A connection broke while idle. */
  report?: (error: Error) => void
}

export type OpenDatabase = {
  db: Kysely<Tables>
  kind: 'embedded' | 'external'
  close: () => Promise<void>
}

/** The database name inside the embedded server. */
const DATABASE = 'ceyuan'

/** Opens the database, starts it where it is ours, checks it and brings it up to date. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const progress = options.progress ?? (() => undefined)
  if (options.url !== undefined) return ready(options, { connectionString: options.url }, undefined)
  const place = placeOf(options.dataFolder)
  const binaries = embeddedBinaries(place.folder)
  const attendance = await attend({ place, binaries, kind: 'durable', progress })
  await createDatabase(place)
  return ready(options, connection(place, DATABASE), attendance)
}

async function ready(
  options: DatabaseOptions,
  config: PoolConfig,
  attendance: Attendance | undefined,
): Promise<OpenDatabase> {
  const pool = openPool(config, options.report ?? (() => undefined))
  const db = kyselyOn(pool)
  const close = async () => {
    await db.destroy()
    await attendance?.leave()
  }
  try {
    await reached(pool)
    await checkDatabase(db)
    const ran = await migrate(db)
    if (ran.length > 0) options.progress?.(`数据库已更新 · Database updated (${ran.length})`)
    await checkChineseSearch(db)
  } catch (error) {
    await close()
    throw error
  }
  return { db, close, kind: attendance === undefined ? 'external' : 'embedded' }
}

async function reached(pool: Pool): Promise<void> {
  try {
    const client = await pool.connect()
    client.release()
  } catch (error) {
    refuseStart('unreachable', { reason: error instanceof Error ? error.message : String(error) })
  }
}

async function createDatabase(place: ServerPlace): Promise<void> {
  const client = new Client(connection(place, 'postgres'))
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      DATABASE,
    ])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } catch (error) {
    // Two nodes start at once: the other one has made it.
    if (codeOf(error) !== '42P04' && codeOf(error) !== '23505') throw error
  } finally {
    await client.end()
  }
}

/** Whether the database answers, for the health route. */
export async function isAlive(db: Kysely<Tables>): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )
}
