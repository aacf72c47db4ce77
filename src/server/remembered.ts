import type { Database, Scope } from './context.ts'

const KEPT = 200
const answers = new WeakMap<Database, Map<string, Promise<unknown>>>()

/**
 * How far a district's log has come. Everything that changes a district writes its audit line in the same
 * transaction, so an answer computed at one revision stays right until the revision moves.
 */
export async function revisionOf(db: Database, scope: Scope): Promise<string> {
  const row = await db
    .selectFrom('audit')
    .select((of) => of.fn.max('seq').as('seq'))
    .where('district', '=', scope.district)
    .executeTakeFirst()
  return String(row?.seq ?? 0)
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
  const name = JSON.stringify(key)
  const known = kept.get(name)
  // The key decides the type: each caller's key begins with its own word.
  if (known !== undefined) return known as Promise<T>
  const made = make()
  kept.set(name, made)
  made.catch(() => kept.delete(name))
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return made
}
