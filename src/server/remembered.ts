import { sql } from 'kysely'
import type { Database, Scope } from './context.ts'

const KEPT = 200
const answers = new WeakMap<Database, Map<string, Promise<unknown>>>()

/** More lines than can be written between the line of an act and its commit. */
const IN_FLIGHT = 256

/**
 * How far a district's log has come. Everything that changes a district writes its audit line in the same
 * transaction, so an answer computed at one revision stays right until the revision moves. The highest
 * number alone would not do: an act may commit after one whose line has a higher number. Its line then
 * fills a gap, and the count of the newest lines moves. Lines after the reader's now do not count: who
 * came before an act reads without it, and what they read must not stand for a state that has it.
 */
export async function revisionOf(db: Database, { district }: Scope, now: string): Promise<string> {
  const { rows } = await sql<{ revision: string }>`
    select concat(max(seq), '/', count(*)) as revision from audit
    where district = ${district} and recorded_at <= ${now} and seq >
      (select coalesce(max(seq), 0) - ${IN_FLIGHT}::int from audit where district = ${district})
  `.execute(db)
  return rows[0]?.revision ?? ''
}

/**
 * The answer made once per key; `key` must hold all that the answer depends on, the revision too.
 * Inside a transaction nothing is remembered: it may still be rolled back.
 */
export async function remembered<T>(
  db: Database,
  key: readonly string[],
  make: () => Promise<T>,
): Promise<T> {
  if (db.isTransaction) return make()
  const kept = answers.get(db) ?? new Map<string, Promise<unknown>>()
  answers.set(db, kept)
  const name = nameOf(key)
  const known = kept.get(name)
  // The key decides the type: each caller's key begins with its own word.
  if (known !== undefined) {
    // What is asked for goes to the end: the one put aside is the one nobody has wanted for longest.
    kept.delete(name)
    kept.set(name, known)
    return known as Promise<T>
  }
  const made = make()
  kept.set(name, made)
  made.catch(() => kept.delete(name))
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return made
}

/** The next who asks by this key has it made anew. */
export function forget(db: Database, key: readonly string[]): void {
  answers.get(db)?.delete(nameOf(key))
}

const nameOf = (key: readonly string[]) => JSON.stringify(key)
