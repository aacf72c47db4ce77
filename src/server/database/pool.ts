import { Kysely, PostgresDialect } from 'kysely'
import { Pool, type PoolConfig, types } from 'pg'
import type { Tables } from '../tables.ts'

/** PostgreSQL's numbers of the types that are read otherwise than the driver reads them. */
const DATE = 1082
const TIMESTAMP = 1114
const TIMESTAMPTZ = 1184
const DATE_ARRAY = 1182
const TIMESTAMPTZ_ARRAY = 1185

/** '2025-10-14 10:00:00.5+00' → '2025-10-14T10:00:00.500Z'; sessions run in UTC. */
function moment(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text)
  if (parts === null) return text
  const [, date, time, fraction = ''] = parts
  return `${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}

const asText = (text: string) => text
/** '{"2025-10-14 10:00:00+00",NULL}' → its parts; dates and moments hold neither commas nor quotes. */
const partsOf = (text: string) =>
  text === '{}' ? [] : text.slice(1, -1).replaceAll('"', '').split(',')
const arrayOf = (parse: (part: string) => string) => (text: string) =>
  partsOf(text).map((part) => (part === 'NULL' ? null : parse(part)))
const parsers = new Map<number, (text: string) => unknown>([
  [DATE, asText],
  [TIMESTAMP, asText],
  [TIMESTAMPTZ, moment],
  [DATE_ARRAY, arrayOf(asText)],
  [TIMESTAMPTZ_ARRAY, arrayOf(moment)],
])

/**
 * Connections whose values come back as the code wants them: moments and dates as ISO text, bigint
 * and numeric as text (the driver's own way), json parsed.
 */
export function openPool(config: PoolConfig, report: (error: Error) => void): Pool {
  const pool = new Pool({
    max: 10,
    application_name: 'ceyuan',
    keepAlive: true,
    idle_in_transaction_session_timeout: 120_000,
    connectionTimeoutMillis: 10_000,
    ...config,
    // `options` is how a session setting travels with the connection itself.
    options: '-c timezone=UTC -c datestyle=ISO',
    types: { getTypeParser: (id, format) => parsers.get(id) ?? types.getTypeParser(id, format) },
  })
  // An idle connection that breaks (the server restarts) is replaced; unheard it would end the process.
  pool.on('error', report)
  // One that breaks inside a transaction fails what it was asked next, and must not end the process either.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export function kyselyOn(pool: Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
