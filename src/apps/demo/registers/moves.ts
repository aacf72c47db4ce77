/** Who comes, goes, closes or loses a title in a quarter. */
import { addDays } from '../../../base/calendar.ts'
import { pick } from './firms.ts'
import type { Quarter } from './quarters.ts'
import { award, holdersOf, known, leave, lose, type World } from './world.ts'

/** Firms without the told title that come, go and close in each quarter. */
const EACH_QUARTER = { movedIn: 11, movedOut: 9, deregistered: 16 }
/** For the told title in years that are not told. */
const USUAL = { movedIn: [0, 1, 1, 1], movedOut: [0, 1, 0, 1], revoked: [0, 1, 0, 0] } as const

/** Days from the end of a quarter to the report of its values. */
const REPORTED_AFTER = 8

export function movesOf(world: World, quarter: Quarter): void {
  const { told } = world.settings
  const of = quarter.id.startsWith(told.year) ? told : USUAL
  const at = Number(quarter.id.slice(-1)) - 1
  const holders = holdersOf(world, told.title)
  const others = () => [...world.here].filter((firm) => !holders.has(firm) && free(world, firm))
  go(world, quarter, { count: EACH_QUARTER.movedOut, presence: 'movedOut', from: others })
  go(world, quarter, { count: EACH_QUARTER.deregistered, presence: 'deregistered', from: others })
  come(world, quarter, { count: EACH_QUARTER.movedIn, holding: undefined })
  // Their terms run through all of the quarter: what ends them is the move and nothing else.
  const freeHolders = () =>
    [...holders].flatMap(([firm, at]) => {
      const term = world.certificates[at]
      const runs = term !== undefined && term.from < quarter.id.slice(0, 4) && term.to > quarter.to
      return runs && free(world, firm) ? [firm] : []
    })
  go(world, quarter, { count: of.movedOut[at] ?? 0, presence: 'movedOut', from: freeHolders })
  come(world, quarter, { count: of.movedIn[at] ?? 0, holding: told.title })
  revoke(world, quarter, { count: of.revoked[at] ?? 0, from: freeHolders })
}

/** Higher titles stay out of these stories: their few holders have enough of their own. */
function free(world: World, firm: number): boolean {
  return !world.kept.has(firm) && !holdersOf(world, 'specialisedSme').has(firm)
}

type Going = {
  count: number
  presence: 'movedOut' | 'deregistered'
  from: () => number[]
}

function go(world: World, quarter: Quarter, { count, presence, from }: Going): void {
  const pool = count === 0 ? [] : from()
  for (let each = 0; each < count; each += 1) {
    const [firm] = pool.splice(world.random(pool.length), 1)
    if (firm === undefined) return
    const on = addDays(quarter.from, world.random(88))
    const place = presence === 'movedOut' ? pick(world.settings.elsewhere, world.random) : ''
    // The change is heard of weeks later, but before the quarter is reported: what is counted then is known.
    const heard = addDays(on, 10 + world.random(50))
    const reported = addDays(quarter.to, REPORTED_AFTER)
    const recordedOn = known(heard < reported ? heard : reported)
    leave(world, { firm, presence, on, place, recordedOn })
  }
}

function come(
  world: World,
  quarter: Quarter,
  { count, holding }: { count: number; holding: string | undefined },
): void {
  for (let each = 0; each < count; each += 1) {
    const firm = takeArrival(world, holding !== undefined)
    if (firm === undefined) return
    const on = addDays(quarter.from, world.random(88))
    const recordedOn = known(addDays(on, 12))
    const place = pick(world.settings.elsewhere, world.random)
    world.moves.push({ firm, presence: 'movedIn', on, place, recordedOn })
    world.here.add(firm)
    if (holding === undefined) continue
    const year = Number(quarter.id.slice(0, 4)) - 1
    award(world, {
      firm,
      title: holding,
      from: `${year}-11-20`,
      to: `${year + 3}-11-19`,
      award: 'first',
      recordedOn,
    })
  }
}

/** Whoever brings the told title does not come to the told town: its certificates are counted one by one. */
function takeArrival({ arrivals, firms, settings }: World, holder: boolean): number | undefined {
  const at = arrivals.findIndex((firm) => !holder || firms[firm]?.town !== settings.told180.town)
  return at === -1 ? undefined : arrivals.splice(at, 1)[0]
}

/** The last quarter's revocations are told late: two of them hold since July (认定机构的决定追溯生效). */
function revoke(
  world: World,
  quarter: Quarter,
  { count, from }: { count: number; from: () => number[] },
): void {
  const { told } = world.settings
  const backDated = quarter.id === `${told.year}Q4`
  for (let each = 0; each < count; each += 1) {
    const firm = pick(from(), world.random)
    const certificate = holdersOf(world, told.title).get(firm)
    if (certificate === undefined) continue
    lose(world, told.title, firm)
    const early = backDated && each < 2
    world.endings.push({
      certificate,
      kind: 'revoked',
      effectiveOn: early ? `${told.year}-07-01` : addDays(quarter.from, 50),
      recordedOn: early ? `${told.year}-10-12` : known(addDays(quarter.from, 65)),
    })
  }
}
