import { sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import { asked } from './list-store.ts'
import { searchWords } from './search-words.ts'

/** Enough to choose the closest from: whoever typed a word that half the register bears types on. */
const LOOKED_AT = 200

/**
 * Codes of firms that answer to every word typed. Those whose name begins with it are looked for apart, so
 * that they are among them however many others answer.
 */
export async function codesFound(
  db: Database,
  { district }: Scope,
  typed: string,
): Promise<string[]> {
  const words = searchWords(typed)
  const [first] = words
  if (first === undefined) return []
  const beginning = `${first.text.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{ code: string }>`
    (select n.code from enterprise_now n
      where n.district = ${district} and n.name like ${beginning} limit ${LOOKED_AT})
    union
    (select w.code from enterprise_words w
      where w.district = ${district} and ${sql.join(words.map(asked), sql` and `)}
      limit ${LOOKED_AT})`.execute(db)
  return rows.map(({ code }) => code)
}
