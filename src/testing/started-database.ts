import type { Kysely } from 'kysely'
import { firstStart } from '../apps/first-start.ts'
import type { Tables } from '../server/tables.ts'
import { databaseFrom } from './database.ts'

/** A house after its first start: the real plan, and the demonstration with its 6,000 firms. */
export function startedDatabase(): Promise<Kysely<Tables>> {
  return databaseFrom({ name: 'ceyuan_started', fill: (db) => firstStart(db) })
}
