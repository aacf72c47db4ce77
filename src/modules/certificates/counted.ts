/** 存量: whether a firm is counted on a day. */
import type { Presence } from '../enterprises/schema.ts'
import {
  countedBy,
  type FirmHistory,
  isHere,
  type StockAsked,
  type Term,
  valueOn,
} from './history.ts'

/** A firm on one day: every condition apart, so that a change can be put down to one of them. */
export type Standing = {
  day: string
  /** By which certificate; undefined when none runs (or bridges). */
  term: Term | undefined
  presence: Presence | undefined
  branchOf: string
  town: string
  /** Counted under a title above this one, where such are left out. */
  above: boolean
  counted: boolean
}

export function standingOn(firm: FirmHistory, asked: StockAsked, day: string): Standing {
  const { rule, nested } = asked
  const titles = nested === 'including' ? [asked.title, ...asked.above] : [asked.title]
  const term = countedBy(firm.terms, { titles, rule, day })
  const above =
    nested === 'excluding' &&
    countedBy(firm.terms, { titles: asked.above, rule, day }) !== undefined
  const presence = valueOn(firm.presence, day)
  const branchOf = valueOn(firm.branch, day) ?? ''
  const town = valueOn(firm.town, day) ?? ''
  const counted = term !== undefined && isHere(presence) && branchOf === '' && !above
  return { day, term, presence, branchOf, town, above, counted }
}
