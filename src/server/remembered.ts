import { sql } from 'kysely'
import { clockDate } from '../base/calendar.ts'
import type { Context, Database, Scope } from './context.ts'
import { estimatedSize } from './estimated-size.ts'

const KEPT = 200
/** ◆ Bytes: a larger answer is a large one, and of these so much is kept in all, the newest in any case. */
const LARGE = 2 ** 20
const MOST_LARGE = 2 ** 28

/** The size is estimated once the answer is there. */
type Answer = { readonly made: Promise<unknown>; size: number }
const answers = new WeakMap<Database, Map<string, Answer>>()

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
 * What a reader's answers hang on: how far the log had come when they read, and the day; a past moment by
 * itself. The milliseconds of a running clock are not in it, or nobody would ever be answered from memory.
 */
export async function knownAt(reader: Context): Promise<string[]> {
  const { db, scope, now, asOf, travelling } = reader
  const revision = await revisionOf(db, scope, travelling ? asOf : now)
  return [scope.district, travelling ? asOf : clockDate(asOf), revision]
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
  const kept = answers.get(db) ?? new Map<string, Answer>()
  answers.set(db, kept)
  const name = nameOf(key)
  const known = kept.get(name)
  if (known !== undefined) {
    // What is asked for goes to the end: the one put aside is the one nobody has wanted for longest.
    kept.delete(name)
    kept.set(name, known)
    // The key decides the type: each caller's key begins with its own word.
    return known.made as Promise<T>
  }
  const made = make()
  const answer = { made, size: 0 }
  kept.set(name, answer)
  putAside(kept)
  made.then(
    (value) => {
      answer.size = estimatedSize(value)
      putAside(kept)
    },
    () => kept.get(name) === answer && kept.delete(name),
  )
  return made
}

function putAside(kept: Map<string, Answer>): void {
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  const large = [...kept].filter(([, { size }]) => size >= LARGE)
  let total = large.reduce((sum, [, { size }]) => sum + size, 0)
  for (const [name, { size }] of large.slice(0, -1)) {
    if (total <= MOST_LARGE) return
    kept.delete(name)
    total -= size
  }
}

/** The next who asks by this key has it made anew. */
export function forget(db: Database, key: readonly string[]): void {
  answers.get(db)?.delete(nameOf(key))
}

const nameOf = (key: readonly string[]) => JSON.stringify(key)
