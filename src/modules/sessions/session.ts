import { addMinutes } from '../../base/calendar.ts'

const HOUR = 60
const DAY = 24 * HOUR
const LONGEST_DAYS = 30

/** When a session last used now will end: after the idle time, and at the latest 30 days after it began. */
export function sessionEnds(created: string, lastUsed: string, idleHours: number): string {
  const idle = addMinutes(lastUsed, idleHours * HOUR)
  const longest = longestEnd(created)
  return idle < longest ? idle : longest
}

/** However busy, a session lives no longer than this; the browser keeps its cookie as long. */
export function longestEnd(created: string): string {
  return addMinutes(created, LONGEST_DAYS * DAY)
}

/** A session is over in the very moment that it ends. */
export function isLive({ ends }: { ends: string }, now: string): boolean {
  return now < ends
}

/** True when the use of a session should be written down again: a page asks many things at once. */
export function isWorthNoting({ lastUsed }: { lastUsed: string }, now: string): boolean {
  return now >= addMinutes(lastUsed, 1)
}
