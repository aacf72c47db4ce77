/** Movements of a title: kept ready for now, made on the spot for a past moment. */
import { setImmediate } from 'node:timers/promises'
import { districtNow } from '../../server/clock.ts'
import type { Context } from '../../server/context.ts'
import { membersOf } from '../enterprises/code-aliases.ts'
import { aliasesAt } from '../enterprises/operations.ts'
import type { Days, StockAsked } from './history.ts'
import { histories } from './history-store.ts'
import {
  anyStale,
  keepMovements,
  lastMovements,
  markAhead,
  movementsBetween,
  takeStale,
  tallies,
} from './movement-store.ts'
import { between, lastOn } from './movements.ts'
import { type Movement, movementsOf, type Tally, tallied } from './stock.ts'
import { titlesIn } from './title-store.ts'
import { allMovements } from './variants.ts'

/** What a stock is asked by; the same answers from what is kept and from memory. */
export type Movements = {
  tallies: (days: Days, by: 'district' | 'town') => Promise<Tally[]>
  between: (days: Days) => Promise<Movement[]>
  last: (on: string) => Promise<Movement[]>
}

export async function movements(context: Context, asked: StockAsked): Promise<Movements> {
  if (await readsElsewhere(context)) return inMemory(await remembered(context, asked))
  await keepStock(context)
  const { db, scope } = context
  return {
    tallies: (days, by) => tallies(db, scope, { of: asked, days, by }),
    between: (days) => movementsBetween(db, scope, { of: asked, days }),
    last: (on) => lastMovements(db, scope, { of: asked, on }),
  }
}

const DAY = 86_400_000

/** What is kept is as known at the district's clock; the real now of a standing clock is another moment. */
async function readsElsewhere({ db, scope, now, travelling }: Context): Promise<boolean> {
  if (travelling) return true
  const clock = await districtNow(db, scope, now)
  // Another's act moves a standing clock on by a second: that is no other moment.
  return Math.abs(Date.parse(clock) - Date.parse(now)) > DAY
}

async function remembered(context: Context, asked: StockAsked): Promise<Movement[]> {
  const { db, scope, asOf } = context
  const aliases = await aliasesAt(context)
  const titles = [asked.title, ...asked.above]
  const firms = await histories(db, scope, { asOf, aliases, titles })
  return firms.flatMap((firm) => movementsOf(firm, asked))
}

function inMemory(all: readonly Movement[]): Movements {
  return {
    tallies: async (days, by) => tallied(all, days, by),
    between: async (days) => between(all, days),
    last: async (on) => lastOn(all, on),
  }
}

/** Firms judged in one go; the server answers others in between. */
const FIRMS_AT_ONCE = 2000

/**
 * Makes the movements anew of every firm of which something was recorded since. Whoever reads a stock
 * calls it; an import of many firms may call it at its end so that the next reader need not wait.
 */
export async function keepStock(context: Context): Promise<void> {
  if (!(await anyStale(context.db, context.scope, context.now))) return
  let after: string | undefined = ''
  while (after !== undefined) {
    const from: string = after
    after = context.db.isTransaction
      ? await keepSome(context, from)
      : await context.db.transaction().execute((db) => keepSome({ ...context, db }, from))
    await setImmediate()
  }
}

/** Answers the last code of those it took; undefined when none was left behind `after`. */
async function keepSome(context: Context, after: string): Promise<string | undefined> {
  const { db, scope, now, services } = context
  const stale = await takeStale(db, scope, { now, after, most: FIRMS_AT_ONCE })
  if (stale.length === 0) return undefined
  const aliases = await aliasesAt(context, now)
  const catalogue = await titlesIn(services.contentFolder)
  const codes = [...new Set([...stale, ...membersOf(stale, aliases)])]
  const titles = catalogue.map(({ id }) => id)
  const firms = await histories(db, scope, { asOf: now, aliases, titles, codes })
  const made = firms.flatMap((firm) => allMovements(firm, catalogue))
  await keepMovements(db, scope, { codes, movements: made })
  await markAhead(db, scope, { codes: stale, asOf: now })
  return stale.at(-1)
}
