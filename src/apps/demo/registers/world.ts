/** What the years do to the firms: the state that one quarter hands to the next. */
import { addDays } from '../../../base/calendar.ts'
import type { Award } from '../../../modules/certificates/schema.ts'
import type { Presence } from '../../../modules/enterprises/schema.ts'
import type { Random } from '../seeded-random.ts'
import { type DemoFirm, two } from './firms.ts'
import type { RegisterSettings } from './settings.ts'

export type DemoCertificate = {
  readonly firm: number
  readonly title: string
  readonly from: string
  readonly to: string
  readonly award: Award
  readonly recordedOn: string
}
export type Move = {
  readonly firm: number
  readonly presence: Presence
  readonly on: string
  readonly place: string
  readonly recordedOn: string
}
export type Ending = {
  readonly certificate: number
  readonly kind: 'revoked' | 'restored'
  readonly effectiveOn: string
  readonly recordedOn: string
}

/** Grows while the quarters are walked; nothing outside this folder sees it. */
export type World = {
  readonly settings: RegisterSettings
  readonly firms: readonly DemoFirm[]
  readonly random: Random
  /** Registered here now. */
  readonly here: Set<number>
  /** Not here yet. */
  readonly arrivals: number[]
  /** Title → firm → place of its certificate in the list. */
  readonly held: Map<string, Map<number, number>>
  readonly certificates: DemoCertificate[]
  readonly moves: Move[]
  readonly endings: Ending[]
  /** Title and firm: who lost a title does not come back to it in these years. */
  readonly lost: Set<string>
  /** Firms of a told story: nothing else befalls them. */
  readonly kept: Set<number>
}

/** The first day on which anything was recorded; what is older was entered then. */
export const LEDGER_OPENED = '2022-11-01'

/** The day on which something of `date` was entered: lists are worked through three times a month. */
export function known(date: string): string {
  if (date < LEDGER_OPENED) return LEDGER_OPENED
  const day = Number(date.slice(8))
  const worked = [9, 19, 28].find((each) => each >= day)
  return worked === undefined ? known(addDays(date, 4)) : `${date.slice(0, 8)}${two(worked)}`
}

export function holdersOf(world: World, title: string): Map<number, number> {
  const found = world.held.get(title) ?? new Map<number, number>()
  world.held.set(title, found)
  return found
}

export function award(world: World, certificate: DemoCertificate): void {
  world.certificates.push(certificate)
  holdersOf(world, certificate.title).set(certificate.firm, world.certificates.length - 1)
}

export function lose(world: World, title: string, firm: number): void {
  holdersOf(world, title).delete(firm)
  world.lost.add(`${title} ${firm}`)
}

/** Whoever leaves the district leaves every stock. */
export function leave(world: World, move: Move): void {
  world.moves.push(move)
  world.here.delete(move.firm)
  for (const holders of world.held.values()) holders.delete(move.firm)
}
