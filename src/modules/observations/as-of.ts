import { instant } from '../../base/calendar.ts'
import { closingMonth } from '../../base/period.ts'
import type { Line } from './ledger-line.ts'
import type { Approval } from './schema.ts'

/** A line of the ledger with every decision ever taken on it, in the order they were appended. */
export type Recorded = Omit<Line, 'approval'> & { approvals: readonly Approval[] }

/**
 * 数据时点: of each value (indicator, place, range, month its period closes in) the line that counted
 * at a moment: the newest one recorded by then that was neither withdrawn nor returned by then.
 * A correction is newer than what it corrects; when it is withdrawn, the corrected line counts again.
 * The twin of the store's `currentLines` and `newestLines`.
 */
export function latestAsOf(lines: readonly Recorded[], asOf: string): Line[] {
  const moment = instant(asOf)
  const counting = new Map<string, Line>()
  for (const line of lines) {
    const then = asKnown(line, moment)
    if (then === undefined || then.withdrawn !== null) continue
    if (then.approval?.decision === 'returned') continue
    const key = [line.code, line.area, line.scope, closingMonth(line.period)].join('\n')
    const held = counting.get(key)
    if (held === undefined || newer(then, held)) counting.set(key, then)
  }
  return [...counting.values()]
}

/** The line with only what had been appended to it by the moment; undefined before it was recorded. */
function asKnown({ approvals, withdrawn, ...line }: Recorded, moment: number): Line | undefined {
  const known = ({ recordedAt }: { recordedAt: string }) => instant(recordedAt) <= moment
  if (!known(line)) return undefined
  let approval: Approval | null = null
  for (const each of approvals)
    if (
      known(each) &&
      (approval === null || instant(each.recordedAt) >= instant(approval.recordedAt))
    )
      approval = each
  return { ...line, approval, withdrawn: withdrawn !== null && known(withdrawn) ? withdrawn : null }
}

/** Recorded later; in one moment the higher number of the ledger. */
function newer(line: Line, held: Line): boolean {
  const later = instant(line.recordedAt) - instant(held.recordedAt)
  return later === 0 ? numberOf(line) > numberOf(held) : later > 0
}

function numberOf({ id }: Line): bigint {
  return /^\d+$/.test(id) ? BigInt(id) : 0n
}
