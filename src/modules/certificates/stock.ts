/** 净增: what brought firms into a stock and took them out of it between two days. */
import { addDays, daysBetween } from '../../base/calendar.ts'
import { label } from '../../base/label.ts'
import { type Entry, type Exit, entryCause, exitCause } from './cause.ts'
import { type Standing, standingOn } from './counted.ts'
import type { Days, FirmHistory, StockAsked } from './history.ts'
import type { NetChange } from './schema.ts'

/** One entry or exit of one firm, with its cause; the certificate it hangs on. */
export type Movement = {
  code: string
  /** The first day that the change holds. */
  day: string
  cause: Entry | Exit | 'renewed'
  certificate: string | null
  town: string
  /** Days without a certificate before a renewal; 0 when one followed the other. */
  gapDays: number
}

/** Into which column of the net-change table a cause falls (formats.md §5). */
export const columnOf = {
  first: 'first',
  renewed: 'renewed',
  returned: 'restored',
  earlierUnknown: 'restored',
  restored: 'restored',
  reRegistered: 'restored',
  ownFirm: 'restored',
  demoted: 'restored',
  movedIn: 'movedIn',
  movedTownIn: 'movedIn',
  lapsed: 'lapsed',
  promoted: 'lapsed',
  revoked: 'revoked',
  movedOut: 'movedOut',
  movedTownOut: 'movedOut',
  deregistered: 'deregistered',
  licenceRevoked: 'deregistered',
  becameBranch: 'deregistered',
} as const satisfies Record<Movement['cause'], keyof NetChange>

export const causeLabels = {
  first: label('首次认定', 'first recognition'),
  renewed: label('重新认定', 'renewed'),
  returned: label('空档后重新认定', 'recognised again after a gap'),
  earlierUnknown: label('续认,此前证书未登记', 'renewal whose earlier certificate is not recorded'),
  restored: label('取消后恢复', 'restored after revocation'),
  reRegistered: label('恢复登记', 'registered again'),
  ownFirm: label('不再是分支机构', 'no longer a branch'),
  demoted: label('上级称号终止,回到本级', 'back from a higher title'),
  movedIn: label('迁入', 'moved in'),
  movedTownIn: label('自区内其他镇街迁来', 'moved from another town of the district'),
  lapsed: label('到期未续', 'lapsed without renewal'),
  promoted: label('升入上级称号', 'rose to a higher title'),
  revoked: label('取消', 'revoked'),
  movedOut: label('迁出', 'moved out'),
  movedTownOut: label('迁往区内其他镇街', 'moved to another town of the district'),
  deregistered: label('注销', 'deregistered'),
  licenceRevoked: label('吊销', 'licence revoked'),
  becameBranch: label('改为分支机构', 'became a branch'),
} as const satisfies Record<Movement['cause'], ReturnType<typeof label>>

export type FirmChange = { opening: Standing; closing: Standing; movements: readonly Movement[] }

/** One firm's entries and exits after the opening day up to the closing day. */
export function firmChange(firm: FirmHistory, asked: StockAsked, [from, to]: Days): FirmChange {
  const opening = standingOn(firm, asked, from)
  const movements: Movement[] = []
  let before = opening
  for (const day of turningDays(firm, [from, to])) {
    const now = standingOn(firm, asked, day)
    if (before.counted !== now.counted) join(movements, movement(firm, before, now))
    else if (now.counted) movements.push(...renewal(firm, asked.title, now))
    before = now
  }
  return { opening, closing: { ...before, day: to }, movements }
}

/** Days after the first and up to the last on which anything about the firm begins or ends, in order. */
function turningDays(firm: FirmHistory, [from, to]: Days): string[] {
  const days = [
    ...firm.terms.flatMap((term) => [
      term.from,
      addDays(term.to, 1),
      ...term.changes.map(({ on }) => on),
    ]),
    ...[...firm.presence, ...firm.branch, ...firm.town].map((fact) => fact.from),
  ]
  return [...new Set(days)].filter((day) => day > from && day <= to).toSorted()
}

function movement(firm: FirmHistory, before: Standing, now: Standing): Movement {
  const { code } = firm
  const { day } = now
  if (now.counted) {
    const cause = entryCause(firm, before, now)
    return { code, day, cause, certificate: certificateOf(now), town: now.town, gapDays: 0 }
  }
  const cause = exitCause(before, now)
  return { code, day, cause, certificate: certificateOf(before), town: before.town, gapDays: 0 }
}

function certificateOf({ term }: Standing): string | null {
  return term?.certificate ?? null
}

/** A certificate of the title that begins while the firm is counted renews the one before it. */
function renewal(firm: FirmHistory, title: string, { day, town }: Standing): Movement[] {
  const own = firm.terms.filter((term) => term.title === title)
  const begun = own.find((term) => term.from === day)
  const before = own.filter((term) => term.from < day).toSorted((a, b) => (a.to < b.to ? -1 : 1))
  const last = before.at(-1)
  if (begun === undefined || last === undefined) return []
  const gapDays = Math.max(0, daysBetween(last.to, day) - 1)
  const { certificate } = begun
  return [{ code: firm.code, day, cause: 'renewed', certificate, town, gapDays }]
}

/** A lapse that was made good within the same span is a renewal with its gap, not a loss and a gain. */
function join(movements: Movement[], found: Movement): void {
  const last = movements.at(-1)
  if (found.cause !== 'returned' || last?.cause !== 'lapsed') {
    movements.push(found)
    return
  }
  movements.pop()
  movements.push({ ...found, cause: 'renewed', gapDays: daysBetween(last.day, found.day) })
}

/** The table that adds up: opening + entries − exits = closing. */
export function netChange(changes: readonly FirmChange[]): NetChange {
  const net: NetChange = {
    opening: 0,
    first: 0,
    renewed: 0,
    movedIn: 0,
    restored: 0,
    lapsed: 0,
    revoked: 0,
    movedOut: 0,
    deregistered: 0,
    closing: 0,
  }
  for (const { opening, closing, movements } of changes) {
    if (opening.counted) net.opening += 1
    if (closing.counted) net.closing += 1
    for (const { cause } of movements) net[columnOf[cause]] += 1
  }
  return net
}

/** What the columns add up to; it equals the closing, or the table is wrong. */
export function summed(net: NetChange): number {
  const gains = net.first + net.movedIn + net.restored
  return net.opening + gains - net.lapsed - net.revoked - net.movedOut - net.deregistered
}
