/** One title through one quarter: terms end, are taken up again or lapse; first recognitions fill what is missing. */
import { addDays } from '../../../base/calendar.ts'
import { NO_END } from '../../../modules/certificates/term.ts'
import type { Quarter } from './quarters.ts'
import { award, holdersOf, known, lose, type World } from './world.ts'

export type TitleCourse = {
  readonly title: string
  /** By firm: the better first, each title with its own luck. */
  readonly luck: readonly number[]
  /** Years; null: the entry runs on. */
  readonly term: number | null
  /** Only holders of this title are recognised. */
  readonly among?: string
  /** Holders of this title never lapse: the higher title stands on this one. */
  readonly under?: string
  /** Holders at the end of the quarter. */
  readonly target: (quarter: Quarter) => number
  /** How many lapse; the others are taken up again. */
  readonly lapsed: (quarter: Quarter, ending: number) => number
}

export function courseThrough(world: World, course: TitleCourse, quarter: Quarter): void {
  renewOrLapse(world, course, quarter)
  const holders = holdersOf(world, course.title)
  const missing = course.target(quarter) - holders.size
  for (const firm of candidates(world, course, quarter).slice(0, Math.max(0, missing))) {
    const from = dayOf(world, course, quarter)
    award(world, {
      firm,
      title: course.title,
      from,
      to: endOf(course, from),
      award: 'first',
      recordedOn: known(addDays(from, 18)),
    })
  }
}

/** Who held the title before the first quarter: a third of the terms began in each of the last three years. */
export function courseBefore(world: World, course: TitleCourse, quarter: Quarter): void {
  const chosen = candidates(world, course, quarter).slice(0, course.target(quarter))
  chosen.forEach((firm, index) => {
    const year = Number(quarter.from.slice(0, 4)) - awayFromStory(world, course, { firm, index })
    const from = `${year}-${quarter.batches[index % quarter.batches.length] ?? '12-08'}`
    const to = endOf(course, from)
    award(world, {
      firm,
      title: course.title,
      from,
      to,
      award: 'first',
      recordedOn: known(addDays(from, 18)),
    })
  })
}

/** Terms of the told town that would end in the told half-year begin a year later. */
function awayFromStory(
  { settings, firms }: World,
  { title }: TitleCourse,
  { firm, index }: { firm: number; index: number },
): number {
  const ago = index % 3
  const told = title === settings.told.title && firms[firm]?.town === settings.told180.town
  return told && ago === 2 ? 1 : ago
}

function renewOrLapse(world: World, course: TitleCourse, quarter: Quarter): void {
  const holders = holdersOf(world, course.title)
  const above = course.under === undefined ? undefined : holdersOf(world, course.under)
  const ending = [...holders].flatMap(([firm, at]) => {
    const certificate = world.certificates[at]
    return certificate !== undefined && certificate.to <= quarter.to ? [{ firm, certificate }] : []
  })
  const loose = ending
    .filter(({ firm }) => above?.has(firm) !== true && !world.kept.has(firm))
    .sort((a, b) => (world.firms[a.firm]?.quality ?? 0) - (world.firms[b.firm]?.quality ?? 0))
  const lapsing = new Set(
    loose.slice(0, course.lapsed(quarter, ending.length)).map(({ firm }) => firm),
  )
  for (const { firm, certificate } of ending) {
    holders.delete(firm)
    if (lapsing.has(firm)) {
      lose(world, course.title, firm)
      continue
    }
    const from = takenUp(world, quarter, certificate.to)
    const to = endOf(course, from)
    const recordedOn = known(addDays(from, 24))
    award(world, { firm, title: course.title, from, to, award: again(course), recordedOn })
  }
}

const again = ({ title }: TitleCourse) => (title === 'hnte' ? 'renewal' : 'reReview')

/** Mostly the day after; one in three waits for the next batch of the quarter and stands in the gap till then. */
function takenUp({ random }: World, quarter: Quarter, ended: string): string {
  const year = ended.slice(0, 4)
  const next = quarter.batches.map((day) => `${year}-${day}`).find((day) => day > ended)
  const after = addDays(ended, 1)
  return next !== undefined && after <= quarter.to && random(3) === 0 ? next : after
}

function endOf({ term }: TitleCourse, from: string): string {
  if (term === null) return NO_END
  return addDays(`${Number(from.slice(0, 4)) + term}${from.slice(4)}`, -1)
}

function dayOf({ random }: World, { term }: TitleCourse, quarter: Quarter): string {
  const year = quarter.from.slice(0, 4)
  if (term === null) return addDays(quarter.from, random(80))
  return `${year}-${quarter.batches[random(quarter.batches.length)] ?? quarter.from.slice(5)}`
}

/** Who may be recognised, the luckiest first; the told town gives the told number and no more. */
function candidates(world: World, course: TitleCourse, quarter: Quarter): number[] {
  const { settings, firms, here, kept } = world
  const { title, among, luck } = course
  const holders = holdersOf(world, title)
  const lower = among === undefined ? undefined : holdersOf(world, among)
  const youngest = addDays(quarter.from, -400)
  // Whoever came in this quarter brings its title or waits for the next.
  const arrived = new Set(
    world.moves
      .filter(({ presence, on }) => presence === 'movedIn' && on >= quarter.from)
      .map(({ firm }) => firm),
  )
  const open = [...here]
    .filter(
      (firm) => !holders.has(firm) && !world.lost.has(`${title} ${firm}`) && !arrived.has(firm),
    )
    .filter((firm) => lower === undefined || lower.has(firm))
    .filter((firm) => (firms[firm]?.founded ?? '') < youngest)
    .sort((a, b) => (luck[b] ?? 0) - (luck[a] ?? 0))
  const { told180, told } = settings
  const ends = addDays(`${Number(quarter.to.slice(0, 4)) + 3}${quarter.to.slice(4)}`, -1)
  if (title !== told.title || ends < told180.from || quarter.from.slice(0, 4) !== '2022') {
    const inStory = title === told.title && quarter.id === '2023Q1'
    return inStory ? open.filter((firm) => firms[firm]?.town !== told180.town) : open
  }
  const inTown = open.filter((firm) => firms[firm]?.town === told180.town).slice(0, told180.firms)
  for (const firm of inTown) kept.add(firm)
  return [...inTown, ...open.filter((firm) => firms[firm]?.town !== told180.town)]
}
