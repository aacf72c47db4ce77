/** Acts that read for seconds before they write: nobody waits for them meanwhile. */
import type { ControlledTransaction } from 'kysely'
import type { z } from 'zod'
import type { Route } from '../base/route.ts'
import { tick } from './clock.ts'
import {
  admit,
  type Context,
  implement,
  type May,
  type Operation,
  recordAudit,
  refuseTravelling,
} from './context.ts'
import type { Tables } from './tables.ts'

type LongAct<R extends Route> = {
  may: May
  audited: (input: z.output<R['input']>, answer: z.output<R['output']>) => unknown
  /**
   * Runs outside of any transaction until it calls `begin`, which opens the one in which it writes. What
   * `begin` answers is written with the audit line, all or nothing.
   */
  run: (
    context: Context,
    input: z.output<R['input']>,
    begin: () => Promise<Context>,
  ) => Promise<z.output<R['output']>>
}

/**
 * As `implement`, for an act that reads a file or asks much before it writes. A standing clock is moved on
 * before its transaction and not in it: other acts of the district need not wait for this one.
 */
export function implementLong<R extends Route>(route: R, long: LongAct<R>): Operation<R> {
  const { may, audited, run } = long
  const within = implement(route, {
    may,
    audited,
    run: (context, input) => run(context, input, async () => context),
  })
  return {
    ...within,
    async run(context, input) {
      admit(context.actor, may, route)
      refuseTravelling(context, may)
      if (context.db.isTransaction) return within.run(context, input)
      const transaction = openable(context)
      try {
        const answer = await run(context, input, transaction.begin)
        await recordAudit(await transaction.begin(), route, audited(input, answer))
        await transaction.commit()
        return answer
      } catch (fault) {
        await transaction.rollback()
        throw fault
      }
    },
  }
}

/** A transaction that is opened when somebody first asks for it. */
function openable(context: Context) {
  const later: (() => void)[] = []
  let opened: ControlledTransaction<Tables> | undefined
  let acting: Context | undefined
  return {
    async begin(): Promise<Context> {
      if (acting !== undefined) return acting
      const now = await context.db
        .transaction()
        .execute((db) => tick(db, context.scope, context.now))
      opened = await context.db.startTransaction().execute()
      const afterCommit = (work: () => void) => later.push(work)
      acting = { ...context, db: opened, now, asOf: now, afterCommit }
      return acting
    },
    async commit(): Promise<void> {
      await opened?.commit().execute()
      opened = undefined
      for (const work of later) work()
    },
    async rollback(): Promise<void> {
      await opened?.rollback().execute()
    },
  }
}
