import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { refuseStart } from './problems.ts'

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8420),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'postgres://user:password@host:5432/database')
    .optional(),
  CEYUAN_DATA: z.string().min(1).default('.ceyuan'),
  /** Addresses of proxies in front, separated by commas; their word on the caller is believed. */
  TRUST_PROXY: z.string().optional(),
  /** ◆ Eight hours are a working day. */
  SESSION_IDLE_HOURS: z.coerce.number().positive().max(720).default(8),
})

export type Config = {
  port: number
  host: string
  databaseUrl: string | undefined
  dataFolder: string
  trustProxy: string | undefined
  idleHours: number
}

/** Read once at the start; what is empty counts as not set. Refuses with `start.configuration`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.entries(environment).filter(([, value]) => value?.trim())
  const read = Environment.safeParse(Object.fromEntries(set))
  if (!read.success) {
    const [issue] = read.error.issues
    return refuseStart('configuration', { what: `${issue?.path.join('.')}: ${issue?.message}` })
  }
  const { PORT, HOST, DATABASE_URL, CEYUAN_DATA, TRUST_PROXY, SESSION_IDLE_HOURS } = read.data
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL,
    dataFolder: isAbsolute(CEYUAN_DATA) ? CEYUAN_DATA : resolve(CEYUAN_DATA),
    trustProxy: TRUST_PROXY,
    idleHours: SESSION_IDLE_HOURS,
  }
}
