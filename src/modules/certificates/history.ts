/** What a title's stock hangs on, firm by firm, as known at one moment. */
import { addDays } from '../../base/calendar.ts'
import type { Presence } from '../enterprises/schema.ts'
import type { Award, Certificate, CertificateEvent, StockRule } from './schema.ts'

/** A certificate's term with its revocations and restorations, in the order of their effect. */
export type Term = {
  certificate: string
  title: string
  award: Award
  /** The day it was recognised; the first day of the term where no other is known. */
  recognised: string
  from: string
  /** The last day of the term. */
  to: string
  changes: readonly { on: string; kind: 'revoked' | 'restored' }[]
}

/** What holds from a day on; of two that begin on one day the later in the list counts. */
export type Since<T> = { from: string; value: T }

/** One firm; codes that were found to be one firm are joined already. */
export type FirmHistory = {
  code: string
  terms: readonly Term[]
  /** Empty: nobody has said that it is registered here, so it is not counted. */
  presence: readonly Since<Presence>[]
  /** Parent's code; '' when it is (again) no branch. */
  branch: readonly Since<string>[]
  town: readonly Since<string>[]
}

/** Days as [first, last], both included. */
export type Days = readonly [from: string, to: string]

/** What is asked of a stock. */
export type StockAsked = {
  title: string
  /** Titles whose holders hold this one too. */
  above: readonly string[]
  /** Whether holders of the titles above are counted (含) or left out (不含). */
  nested: 'including' | 'excluding'
  rule: StockRule
}

export function valueOn<T>(facts: readonly Since<T>[], day: string): T | undefined {
  return facts.findLast(({ from }) => from <= day)?.value
}

export function isHere(presence: Presence | undefined): boolean {
  return presence === 'here' || presence === 'movedIn'
}

type Row = Pick<Certificate, 'id' | 'code' | 'title' | 'award'> &
  Pick<Certificate, 'issuedOn' | 'validFrom' | 'validTo'>
type Event = Pick<CertificateEvent, 'effectiveOn' | 'kind'>

/** A certificate as it is counted; the events in the order of their effect. */
export function termOf(row: Row, events: readonly Event[]): Term & { code: string } {
  return {
    code: row.code,
    certificate: row.id,
    title: row.title,
    award: row.award,
    recognised: row.issuedOn ?? row.validFrom,
    from: row.validFrom,
    to: row.validTo,
    changes: events.map(({ effectiveOn, kind }) => ({ on: effectiveOn, kind })),
  }
}

/** Whether a term runs on a day and is not revoked then. */
export function runsOn(term: Term, day: string): boolean {
  if (day < term.from || day > term.to) return false
  return term.changes.findLast(({ on }) => on <= day)?.kind !== 'revoked'
}

/** Days without a break; `isRevoked`: what ended them was a revocation and not the end of the term. */
export type Run = { readonly from: string; readonly to: string; readonly isRevoked: boolean }

/** The days on which a term runs: of each of them `runsOn` says yes, and of no other. */
export function runsOf(term: Term): Run[] {
  const within = term.changes.map(({ on }) => on).filter((on) => term.from < on && on <= term.to)
  const turns = [...new Set([term.from, ...within])].toSorted()
  const runs: Run[] = []
  for (const [index, from] of turns.entries()) {
    if (!runsOn(term, from)) continue
    const next = turns[index + 1]
    const to = next === undefined ? term.to : addDays(next, -1)
    const last = runs.at(-1)
    const joined = last !== undefined && addDays(last.to, 1) === from ? runs.pop() : undefined
    runs.push({ from: joined?.from ?? from, to, isRevoked: to < term.to })
  }
  return runs
}

/** The term before a renewal that it bridges to; undefined where nothing is bridged (GT-13). */
export function bridgedFrom(term: Term, terms: readonly Term[]): Term | undefined {
  const before = terms.filter(({ title, to }) => title === term.title && to < term.from)
  const last = before.toSorted((a, b) => (a.to < b.to ? -1 : 1)).at(-1)
  if (last === undefined || !runsOn(last, last.to)) return undefined
  return last.to.slice(0, 4) === term.recognised.slice(0, 4) ? last : undefined
}

/** The term of one of the titles that a day is counted by; a bridged day is counted by the renewal. */
export function countedBy(
  terms: readonly Term[],
  { titles, rule, day }: { titles: readonly string[]; rule: StockRule; day: string },
): Term | undefined {
  const own = terms.filter(({ title }) => titles.includes(title))
  const running = own.filter((term) => runsOn(term, day))
  if (running.length > 0) return running.reduce((a, b) => (b.to > a.to ? b : a))
  if (rule === 'certificate') return undefined
  return own.find((term) => {
    const before = bridgedFrom(term, own)
    return before !== undefined && day > before.to && day < term.from && runsOn(term, term.from)
  })
}
