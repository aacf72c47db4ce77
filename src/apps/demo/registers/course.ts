/** Four years of the district's firms, quarter by quarter; the stocks end where the official values say. */
import type { Observation } from '../../../modules/observations/schema.ts'
import { seededRandom, seedFor } from '../seeded-random.ts'
import type { DemoFirm } from './firms.ts'
import { movesOf } from './moves.ts'
import { type Quarter, quartersOf } from './quarters.ts'
import type { RegisterSettings } from './settings.ts'
import { courseBefore, courseThrough, type TitleCourse } from './title-course.ts'
import { award, holdersOf, type World } from './world.ts'

/** One firm in twenty comes from elsewhere in the course of the plan. */
const ARRIVALS = 20

export function courseOf(
  settings: RegisterSettings,
  firms: readonly DemoFirm[],
  observations: readonly Observation[],
): World {
  const all = firms.map((_firm, index) => index)
  const world: World = {
    settings,
    firms,
    random: seededRandom(seedFor(settings.seed, 'course')),
    here: new Set(all.filter((index) => index % ARRIVALS !== 0)),
    arrivals: all.filter((index) => index % ARRIVALS === 0),
    held: new Map(),
    certificates: [],
    moves: [],
    endings: [],
    lost: new Set(),
    kept: new Set(),
  }
  const courses = coursesOf(world, officialOf(observations))
  const [before] = quartersOf([2021]).slice(-1)
  if (before !== undefined) for (const course of courses) courseBefore(world, course, before)
  for (const quarter of quartersOf([2022, 2023, 2024, 2025])) {
    movesOf(world, quarter)
    for (const course of courses) courseThrough(world, course, quarter)
    if (quarter.id.endsWith('Q3')) yearNumbers(world, quarter)
  }
  return world
}

type Official = (code: string, quarter: Quarter) => number

function coursesOf({ settings, firms }: World, official: Official): TitleCourse[] {
  const luck = (title: string) => {
    const random = seededRandom(seedFor(settings.seed, title))
    return { title, luck: firms.map(({ quality }) => quality + random(2_600)) }
  }
  const few = (_quarter: Quarter, ending: number) => Math.floor(ending / 9)
  const { told } = settings
  const lapsedTold = (quarter: Quarter, ending: number) =>
    quarter.id.startsWith(told.year)
      ? (told.lapsed[Number(quarter.id.slice(-1)) - 1] ?? 0)
      : few(quarter, ending)
  const path = (code: string) => (quarter: Quarter) => official(code, quarter)
  return [
    { ...luck('techEnterprise'), term: null, target: path('I-16'), lapsed: () => 0 },
    {
      ...luck('innovativeSme'),
      term: 3,
      under: 'specialisedSme',
      target: path('I-15'),
      lapsed: few,
    },
    {
      ...luck('specialisedSme'),
      term: 3,
      among: 'innovativeSme',
      under: 'littleGiant',
      target: path('I-13'),
      lapsed: few,
    },
    {
      ...luck('littleGiant'),
      term: 3,
      among: 'specialisedSme',
      target: path('I-12'),
      lapsed: () => 0,
    },
    { ...luck('hnte'), term: 3, target: path('I-14'), lapsed: lapsedTold },
  ]
}

/** The district's own last word on a quarter's end; a month's value where a register reports by month. */
function officialOf(observations: readonly Observation[]): Official {
  const values = new Map<string, number>()
  for (const { code, period, scope, value } of observations)
    if (scope === 'whole') values.set(`${code} ${period}`, Number(value))
  return (code, { id, to }) => {
    const found =
      values.get(`${code} ${id}`) ??
      values.get(`${code} ${to.slice(0, 7)}`) ??
      values.get(`${code} ${to.slice(0, 4)}`)
    if (found === undefined) throw new Error(`no official value of ${code} for ${id}`)
    return found
  }
}

/** 科技型中小企业: a number for one calendar year, taken up again by most. */
function yearNumbers(world: World, quarter: Quarter): void {
  const year = quarter.id.slice(0, 4)
  const last = new Set(
    world.certificates
      .filter((each) => each.title === 'techSme' && each.to === `${Number(year) - 1}-12-31`)
      .map(({ firm }) => firm),
  )
  const random = seededRandom(seedFor(world.settings.seed, `techSme ${year}`))
  const chosen = [...holdersOf(world, 'techEnterprise').keys()].filter(
    (firm) => (world.firms[firm]?.quality ?? 0) + random(4_000) > 7_000,
  )
  for (const firm of chosen)
    award(world, {
      firm,
      title: 'techSme',
      from: `${year}-07-20`,
      to: `${year}-12-31`,
      award: last.has(firm) ? 'renewal' : 'first',
      recordedOn: year === '2022' ? '2022-11-01' : `${year}-08-05`,
    })
}
