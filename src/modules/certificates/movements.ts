/** Movements in memory, asked as the kept ones are asked: for a past moment, and to hold the two equal. */

import type { Days } from './history.ts'
import { columnOf, isBetweenTowns, type Movement } from './stock.ts'

/** Last movement of each firm up to a day; movements in the order of one firm's life. */
export function lastOn(movements: readonly Movement[], on: string): Movement[] {
  const last = new Map<string, Movement>()
  for (const each of movements) if (each.day <= on) last.set(each.code, each)
  return [...last.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

const exits: ReadonlySet<string> = new Set(['lapsed', 'revoked', 'movedOut', 'deregistered'])

/** Whether a firm whose last movement this is counts. */
export function standsIn({ cause }: Pick<Movement, 'cause'>): boolean {
  return !exits.has(columnOf[cause])
}

/** After the first day and up to the last, in the order of days. */
export function between(movements: readonly Movement[], [from, to]: Days): Movement[] {
  return movements
    .filter(({ day }) => day > from && day <= to)
    .toSorted((a, b) => (a.day === b.day ? order(a.code, b.code) : order(a.day, b.day)))
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The movements of a span that stand behind a row of the table, of one town or (without one) of the district: a
 * lapse that was made good in it is told as the renewal it became; what went on between towns is told of towns.
 */
export function settled(movements: readonly Movement[], [from]: Days, town?: string): Movement[] {
  const isGood = ({ lapsedOn }: Movement) => lapsedOn !== null && lapsedOn > from
  const good = new Set(movements.filter(isGood).map(({ code, lapsedOn }) => `${code} ${lapsedOn}`))
  return movements
    .filter(({ code, day, cause }) => cause !== 'lapsed' || !good.has(`${code} ${day}`))
    .flatMap((each) => (isGood(each) ? madeGood(each) : [each]))
    .filter((each) => (town === undefined ? !isBetweenTowns(each.cause) : each.town === town))
}

/** Recognised again, and where that was in another town, out of the one in which it had lapsed. */
function madeGood(again: Movement): Movement[] {
  const renewed = { ...again, cause: 'renewed' as const }
  const { town, lapsedTown } = again
  if (lapsedTown === null || lapsedTown === town) return [renewed]
  const gone = { ...again, cause: 'movedTownOut' as const, town: lapsedTown, gapDays: 0 }
  return [renewed, gone, { ...again, cause: 'movedTownIn', gapDays: 0 }]
}
