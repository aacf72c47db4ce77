import type { Context } from './context.ts'

/**
 * Within one reading request the database is asked the same thing once: many parts of a page need it. A
 * transaction asks for itself, for it may have changed the answer.
 */
export function askedOnce<T>(
  { asked, db, scope }: Pick<Context, 'asked' | 'db' | 'scope'>,
  what: string,
  ask: () => Promise<T>,
): Promise<T> {
  if (asked === undefined || db.isTransaction) return ask()
  const key = `${scope.district} ${what}`
  const known = asked.get(key)
  // What is asked decides the type: each caller's words begin with its own.
  if (known !== undefined) return known as Promise<T>
  const made = ask()
  asked.set(key, made)
  return made
}
