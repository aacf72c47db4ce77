import type { Place } from '../../base/problem.ts'
import type { New } from '../../base/recorded.ts'
import type { Context } from '../../server/context.ts'
import { entryFaults } from './entering.ts'
import { refuseEntry } from './problems.ts'
import type { RegisterEntry } from './schema.ts'
import { entries, insertEntries, newestMonth } from './store.ts'

/**
 * Appends rows to the registers inside the caller's transaction and answers their ids in order. A row
 * of a known key takes the place of the earlier one. Refuses all when one of them does not fit.
 */
export async function enterEntries(
  context: Context,
  rows: readonly New<RegisterEntry>[],
): Promise<string[]> {
  const faults: Place[] = rows.flatMap((row, index) =>
    entryFaults(row).map((fault) => ({ ...fault, at: `rows.${index}.${fault.at}` })),
  )
  if (faults.length > 0) refuseEntry('badFacts', { count: faults.length }, faults)
  return insertEntries(context.db, context.scope, { rows, stamp: context })
}

/** The entries of firms that count as known at the reader's moment, newest date first. */
export function entriesOf(
  { db, scope, asOf }: Context,
  codes: readonly string[],
): Promise<RegisterEntry[]> {
  return entries(db, scope, { asOf, codes })
}

type Dated = { register: RegisterEntry['register']; from?: string; to: string }

/** All entries of one register dated up to a day, or since another, that count as known at the reader's moment. */
export function entriesUpTo({ db, scope, asOf }: Context, dated: Dated): Promise<RegisterEntry[]> {
  return entries(db, scope, { asOf, ...dated })
}

/** Entries of one register by their own numbers, as known at the reader's moment. */
export function entriesNumbered(
  { db, scope, asOf }: Context,
  { register, keys }: { register: RegisterEntry['register']; keys: readonly string[] },
): Promise<RegisterEntry[]> {
  return entries(db, scope, { asOf, register, keys })
}

/** The newest month ('yyyy-mm') that a register tells of; empty while it has no rows. */
export function newestMonthOf(
  { db, scope, asOf }: Context,
  register: RegisterEntry['register'],
): Promise<string> {
  return newestMonth(db, scope, { asOf, register })
}
