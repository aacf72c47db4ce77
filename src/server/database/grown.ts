import { sql } from 'kysely'
import type { Database } from '../context.ts'

/** A table this small is read whole in no time, whatever the planner takes it for. */
const SMALL_PAGES = 100

/**
 * Has PostgreSQL count those of these tables that are more than twice as large as when it counted last. Until
 * then it plans for the few rows it knows of and reads thousands of new ones in loops; its own round comes
 * only after the commit, and up to a minute later.
 */
export async function countGrown(db: Database, tables: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where oid = any(${[...tables]}::text[]::regclass[])
      and pg_relation_size(oid) / current_setting('block_size')::int
        > 2 * greatest(relpages, 0) + ${SMALL_PAGES}::int
    order by relname`.execute(db)
  const grown = rows.map(({ name }) => name)
  if (grown.length > 0)
    await sql`analyze ${sql.join(grown.map((name) => sql.table(name)))}`.execute(db)
  return grown
}
