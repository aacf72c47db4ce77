/** 净增: what brought firms into a stock and took them out of it, and the table that adds up. */
import { addDays, daysBetween } from '../../base/calendar.ts'
import { label } from '../../base/label.ts'
import { type Entry, type Exit, entryCause, exitCause } from './cause.ts'
import { type Standing, standingOn } from './counted.ts'
import type { Days, FirmHistory, StockAsked } from './history.ts'
import type { NetChange } from './schema.ts'

/** One entry, exit or renewal of one firm, with its cause and the certificate it hangs on. */
export type Movement = {
  code: string
  /** The first day that the change holds. */
  day: string
  cause: Entry | Exit | 'renewed'
  certificate: string | null
  /** Where it enters, or what it leaves. */
  town: string
  /** Days without a certificate before a renewal; 0 when one followed the other. */
  gapDays: number
  /** Of one recognised again after a gap: the day it had lapsed, and where it was then. */
  lapsedOn: string | null
  lapsedTown: string | null
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
} as const satisfies Record<Movement['cause'], Exclude<keyof NetChange, 'opening' | 'closing'>>

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

const BEGINNING = '0001-01-01'

/** All entries, exits and renewals of one firm, oldest first, whatever days are asked about later. */
export function movementsOf(
  firm: FirmHistory,
  asked: StockAsked,
  days = turningDays(firm),
): Movement[] {
  const movements: Movement[] = []
  let before = standingOn(firm, asked, BEGINNING)
  for (const day of days) {
    const now = standingOn(firm, asked, day)
    if (before.counted !== now.counted)
      movements.push(turned(firm, { before, now, last: movements.at(-1) }))
    else if (now.counted) {
      movements.push(...renewed(firm, asked.title, now))
      if (before.town !== now.town) movements.push(...betweenTowns(firm, before, now))
    }
    before = now
  }
  return movements
}

/** Days on which anything about the firm begins or ends, in order. */
export function turningDays(firm: FirmHistory): string[] {
  const days = [
    ...firm.terms.flatMap((term) => [
      term.from,
      addDays(term.to, 1),
      ...term.changes.map(({ on }) => on),
    ]),
    ...[...firm.presence, ...firm.branch, ...firm.town].map((fact) => fact.from),
  ]
  return [...new Set(days)].toSorted()
}

type Turn = { before: Standing; now: Standing; last: Movement | undefined }

function turned(firm: FirmHistory, { before, now, last }: Turn): Movement {
  if (!now.counted) return movement(firm, { ...before, day: now.day }, exitCause(before, now))
  const cause = entryCause(firm, before, now)
  const made = movement(firm, now, cause)
  if (cause !== 'returned' || last?.cause !== 'lapsed') return made
  const gapDays = daysBetween(last.day, now.day)
  return { ...made, gapDays, lapsedOn: last.day, lapsedTown: last.town }
}

function movement(
  { code }: FirmHistory,
  { day, town, term }: Standing,
  cause: Movement['cause'],
): Movement {
  const certificate = term?.certificate ?? null
  return { code, day, cause, certificate, town, gapDays: 0, lapsedOn: null, lapsedTown: null }
}

/** A certificate of the title that begins while the firm is counted renews the one before it. */
function renewed(firm: FirmHistory, title: string, now: Standing): Movement[] {
  const own = firm.terms.filter((term) => term.title === title)
  const begun = own.find((term) => term.from === now.day)
  const before = own.filter(({ from }) => from < now.day).toSorted((a, b) => (a.to < b.to ? -1 : 1))
  const last = before.at(-1)
  if (begun === undefined || last === undefined) return []
  const gapDays = Math.max(0, daysBetween(last.to, now.day) - 1)
  return [{ ...movement(firm, { ...now, term: begun }, 'renewed'), gapDays }]
}

function betweenTowns(firm: FirmHistory, before: Standing, now: Standing): Movement[] {
  const out = { ...before, day: now.day }
  return [movement(firm, out, 'movedTownOut'), movement(firm, now, 'movedTownIn')]
}

/** How many movements of one kind lie up to the opening day, or after it up to the closing day. */
export type Tally = {
  span: 'before' | 'within'
  cause: Movement['cause']
  /** '' throughout where no towns were asked for. */
  town: string
  /** Set where the lapse lies within the span too: the gap was made good and is no loss. */
  lapsedTown: string | null
  count: number
}

/** The same sums that the database makes of kept movements. */
export function tallied(
  movements: readonly Movement[],
  [from, to]: Days,
  by: 'district' | 'town' = 'district',
): Tally[] {
  const tallies = new Map<string, Tally>()
  for (const { day, cause, lapsedOn, ...of } of movements) {
    if (day > to) continue
    const span = day <= from ? 'before' : 'within'
    const town = by === 'town' ? of.town : ''
    const made = span === 'within' && lapsedOn !== null && lapsedOn > from
    const lapsedTown = made ? (by === 'town' ? (of.lapsedTown ?? '') : '') : null
    const key = JSON.stringify([span, cause, town, lapsedTown])
    const count = (tallies.get(key)?.count ?? 0) + 1
    tallies.set(key, { span, cause, town, lapsedTown, count })
  }
  return [...tallies.values()]
}

/** The table that adds up; of one town, where moves between towns count, or of the whole district. */
export function netChange(tallies: readonly Tally[], town?: string): NetChange {
  const net = { ...nothing }
  const add = (column: keyof typeof columnSigns, count: number) => {
    net[column] += count
    net.closing += columnSigns[column] * count
  }
  for (const tally of tallies) {
    if (town === undefined && isBetweenTowns(tally.cause)) continue
    const column = columnOf[tally.cause]
    if (tally.span === 'within') {
      for (const [each, count] of withinSpan(tally, town)) add(each, count)
    } else if (town === undefined || tally.town === town) {
      net.opening += columnSigns[column] * tally.count
      net.closing += columnSigns[column] * tally.count
    }
  }
  return net
}

const nothing: NetChange = {
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

/** What one firm more in a column does to the closing. */
const columnSigns = {
  first: 1,
  renewed: 0,
  movedIn: 1,
  restored: 1,
  lapsed: -1,
  revoked: -1,
  movedOut: -1,
  deregistered: -1,
} as const satisfies Record<Column, 1 | 0 | -1>
type Column = Exclude<keyof NetChange, 'opening' | 'closing'>

export function isBetweenTowns(cause: Movement['cause']): boolean {
  return cause === 'movedTownIn' || cause === 'movedTownOut'
}

/** A lapse made good within the span is a renewal; one made good in another town is a move besides. */
function withinSpan(tally: Tally, town: string | undefined): [Column, number][] {
  const { cause, count, lapsedTown } = tally
  const here = town === undefined || tally.town === town
  if (lapsedTown === null) return here ? [[columnOf[cause], count]] : []
  const there = town === undefined || lapsedTown === town
  const columns: [Column, number][] = []
  if (here) columns.push(['renewed', count])
  if (there) columns.push(['lapsed', -count])
  if (here && !there) columns.push(['movedIn', count])
  if (there && !here) columns.push(['movedOut', count])
  return columns
}

/** What the columns add up to; it equals the closing, or the table is wrong. */
export function summed(net: NetChange): number {
  const gains = net.first + net.movedIn + net.restored
  return net.opening + gains - net.lapsed - net.revoked - net.movedOut - net.deregistered
}
