/** Movements in memory, asked as the kept ones are asked: for a past moment, and to hold the two equal. */

import type { Days } from './history.ts'
import { columnOf, type Movement } from './stock.ts'

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

/** Of the movements of a span: a lapse that was made good in it is told as the renewal it became. */
export function settled(movements: readonly Movement[], [from]: Days): Movement[] {
  const good = new Set(
    movements
      .filter(({ lapsedOn }) => lapsedOn !== null && lapsedOn > from)
      .map(({ code, lapsedOn }) => `${code} ${lapsedOn}`),
  )
  return movements
    .filter(({ cause }) => cause !== 'movedTownIn' && cause !== 'movedTownOut')
    .filter(({ code, day, cause }) => cause !== 'lapsed' || !good.has(`${code} ${day}`))
    .map((each) =>
      each.lapsedOn !== null && each.lapsedOn > from ? { ...each, cause: 'renewed' } : each,
    )
}
