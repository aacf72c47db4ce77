import { type Kysely, sql } from 'kysely'
import { refuseStart } from '../problems.ts'

type Facts = { number: number; version: string; encoding: string; ctype: string }
const LOWEST_VERSION = 150_000

/** Refuses a database that would later give wrong answers silently; asked before anything is written. */
export async function checkDatabase<T>(db: Kysely<T>): Promise<void> {
  const { rows } = await sql<Facts>`
    select current_setting('server_version_num')::int as number,
           current_setting('server_version') as version,
           pg_encoding_to_char(encoding) as encoding, datctype as ctype
    from pg_database where datname = current_database()`.execute(db)
  const [facts] = rows
  if (facts === undefined) throw new Error('pg_database does not list the current database')
  const { number, version, encoding, ctype } = facts
  if (number < LOWEST_VERSION) refuseStart('databaseVersion', { version })
  if (encoding !== 'UTF8') refuseStart('databaseEncoding', { encoding })
  if (ctype === 'C' || ctype === 'POSIX') refuseStart('databaseCtype', { ctype })
}

/** Trigrams of Chinese words must exist; only after the migrations, which bring pg_trgm. */
export async function checkChineseSearch<T>(db: Kysely<T>): Promise<void> {
  const { rows } = await sql<{ count: number; ctype: string }>`
    select cardinality(show_trgm('产业创新')) as count, datctype as ctype
    from pg_database where datname = current_database()`.execute(db)
  const [found] = rows
  if (found === undefined || found.count === 0)
    refuseStart('databaseCtype', { ctype: found?.ctype ?? '' })
}
