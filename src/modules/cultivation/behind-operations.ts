/**
 * Many firms are judged behind: who reads meanwhile gets what was kept last and is told how many wait. A run
 * is one transaction, so whoever reads sees all of it or none, and one that is cut off leaves no trace.
 */
import type { Context, Database } from '../../server/context.ts'

/** ◆ So many are judged while the reader waits: some tenths of a second. */
export const MOST_AWAITED = 2000

type Run = { readonly firms: number; readonly done: Promise<void> }

const runs = new WeakMap<Database, Map<string, Run>>()
/** Districts whose last run failed: the next reader waits, and is told why. */
const failed = new WeakMap<Database, Set<string>>()

export function runIn({ db, scope }: Context): Run | undefined {
  return runs.get(db)?.get(scope.district)
}

/** Whether the last run of the district failed; asked once, it is forgotten. */
export function hasFailed({ db, scope }: Context): boolean {
  return failed.get(db)?.delete(scope.district) === true
}

/** One run of a district at a time; whoever waits for it hears how it ended. */
export function beginRun(
  { db, scope }: Context,
  { firms, work }: { firms: number; work: () => Promise<void> },
): Run {
  const own = runs.get(db) ?? new Map<string, Run>()
  runs.set(db, own)
  const known = own.get(scope.district)
  if (known !== undefined) return known
  const done = work().finally(() => own.delete(scope.district))
  done.catch(() => {
    const districts = failed.get(db) ?? new Set<string>()
    failed.set(db, districts.add(scope.district))
  })
  const run = { firms, done }
  own.set(scope.district, run)
  return run
}
