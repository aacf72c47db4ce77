import { addMinutes } from '../../base/calendar.ts'

/** Failed sign-ins on one account or from one address, the last of them at `lastAt`. */
export type Tally = { failures: number; lastAt: string }

const QUIET_MINUTES = 15
/** An office of many people stands behind one address, so an address is allowed more than an account. */
export const failuresAllowed = { account: 5, address: 20 } as const
export type Counted = keyof typeof failuresAllowed

/** The tally after one more failure; failures before a quiet quarter of an hour are forgotten. */
export function afterFailure(before: Tally | undefined, now: string): Tally {
  const continues = before !== undefined && now < quietFrom(before)
  return { failures: continues ? before.failures + 1 : 1, lastAt: now }
}

/** Until when nobody may sign in here; undefined when they may. */
export function lockedUntil(
  counted: Counted,
  tally: Tally | undefined,
  now: string,
): string | undefined {
  if (tally === undefined || tally.failures < failuresAllowed[counted]) return undefined
  const until = quietFrom(tally)
  return now < until ? until : undefined
}

function quietFrom({ lastAt }: Tally): string {
  return addMinutes(lastAt, QUIET_MINUTES)
}
