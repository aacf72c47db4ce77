/** Why a firm entered a stock or left it, from the day before and the day itself. */
import type { Standing } from './counted.ts'
import { type FirmHistory, isHere, type Term } from './history.ts'

export type Entry =
  | 'first'
  | 'returned'
  | 'earlierUnknown'
  | 'restored'
  | 'reRegistered'
  | 'ownFirm'
  | 'demoted'
  | 'movedIn'
  /** From one town of the district to another: told of towns only. */
  | 'movedTownIn'
export type Exit =
  | 'lapsed'
  | 'promoted'
  | 'revoked'
  | 'movedOut'
  | 'movedTownOut'
  | 'deregistered'
  | 'licenceRevoked'
  | 'becameBranch'

/**
 * Several conditions may fall on one day. What ended the firm here goes before what ended its title: a
 * certificate of a firm that has left is no longer ours to lapse. ◆
 */
export function exitCause(before: Standing, now: Standing): Exit {
  if (!isHere(now.presence)) {
    if (now.presence === 'movedOut') return 'movedOut'
    return now.presence === 'revoked' ? 'licenceRevoked' : 'deregistered'
  }
  if (now.branchOf !== '') return 'becameBranch'
  if (now.above) return 'promoted'
  return before.term !== undefined && now.day <= before.term.to ? 'revoked' : 'lapsed'
}

/** A first recognition on the day of a removal is a first recognition: the title was won here. ◆ */
export function entryCause(firm: FirmHistory, before: Standing, now: Standing): Entry {
  const { term } = now
  if (term !== undefined && before.term === undefined) {
    const won = recognition(firm, term, now.day)
    if (won === 'first' || isHere(before.presence)) return won
  }
  if (!isHere(before.presence)) return arrival(firm, now)
  return before.branchOf === '' ? 'demoted' : 'ownFirm'
}

/** A firm that comes with a title it did not win here has moved in, whatever word its record uses. ◆ */
function arrival(firm: FirmHistory, now: Standing): Entry {
  const earlier = firm.presence.filter(({ from }) => from < now.day)
  const ended = earlier.at(-1)?.value
  const back = ended === 'deregistered' || ended === 'revoked'
  return now.presence === 'here' && back ? 'reRegistered' : 'movedIn'
}

/** What the certificate says, held against what is known of the firm's earlier terms of that title. */
function recognition(firm: FirmHistory, term: Term, day: string): Entry {
  if (term.from < day) return 'restored'
  const earlier = firm.terms.filter(({ title, from }) => title === term.title && from < term.from)
  if (term.award === 'renewal' || term.award === 'reReview')
    return earlier.length > 0 ? 'returned' : 'earlierUnknown'
  if (earlier.length === 0) return 'first'
  const endedThatYear = earlier.some(({ to }) => to.slice(0, 4) >= term.from.slice(0, 4))
  return term.award === 'unstated' || endedThatYear ? 'returned' : 'first'
}
