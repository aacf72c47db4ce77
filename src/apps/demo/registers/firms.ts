/** The firms themselves: codes that belong to no real unit, names put together from words, and what kind each is. */
import { checkCharacter } from '../../../base/credit-code.ts'
import type { Places } from '../demo-settings.ts'
import { type Random, seededRandom, seedFor } from '../seeded-random.ts'
import type { RegisterSettings } from './settings.ts'

export type DemoFirm = {
  readonly code: string
  readonly name: string
  /** The name before it was changed, and the day the new one began. */
  readonly formerly: { name: string; until: string } | undefined
  readonly town: string
  readonly park: string
  readonly direct: boolean
  readonly industry: string
  readonly founded: string
  readonly aboveSize: boolean
  /** 0 to 9,999: how well it does; titles go to the better ones. */
  readonly quality: number
  /** Persons in the first year. */
  readonly staff: number
}

/** The same content gives the same firms, in an order that never changes. */
export function demoFirms(settings: RegisterSettings, places: Places): DemoFirm[] {
  const random = seededRandom(seedFor(settings.seed, 'firms'))
  const names = namesOf(settings, random)
  return names.map(({ name, industry }, index) => {
    const quality = random(10_000)
    const where = placeOf(settings, places, random)
    const year = 2003 + random(18)
    const staff = 4 + random(30) + Math.floor((quality * random(240)) / 10_000)
    return {
      code: codeOf(index),
      name,
      formerly: formerName(name, random),
      ...where,
      industry,
      founded: `${year}-${two(1 + random(12))}-${two(1 + random(28))}`,
      aboveSize: staff > 90,
      quality,
      staff,
    }
  })
}

/** Region 000000, then a number of nine places; the last is the check of GB 32100. */
export function codeOf(index: number): string {
  const body = `91000000MA${String(index + 1).padStart(7, '0')}`
  return `${body}${checkCharacter(body)}`
}

function namesOf({ firms, brands, trades }: RegisterSettings, random: Random) {
  const wheel = trades.flatMap((trade) => Array.from({ length: trade.weight }, () => trade))
  const taken = new Set<string>()
  const made: { name: string; industry: string }[] = []
  while (made.length < firms) {
    const trade = pick(wheel, random)
    const brand = `${pick(brands.first, random)}${pick(brands.second, random)}`
    const form = random(9) === 0 ? '股份有限公司' : '有限公司'
    const name = `江澜${brand}${trade.word}${form}`
    if (taken.has(`${brand}${trade.word}`)) continue
    taken.add(`${brand}${trade.word}`)
    made.push({ name, industry: trade.industry })
  }
  return made
}

/** One in forty changed its name within the term: a limited company became one by shares. */
function formerName(name: string, random: Random): DemoFirm['formerly'] {
  if (random(40) !== 0) return undefined
  const until = `${2022 + random(4)}-0${1 + random(9)}-${two(1 + random(28))}`
  return { name: name.replace('江澜', '江澜区'), until }
}

/** Towns by their share of the district's titles; what is left over lies where others administer. */
function placeOf(settings: RegisterSettings, places: Places, random: Random) {
  const draw = random(10_000)
  const parks = places.parks.map((park) => park.name)
  const park = random(10) < 3 ? pick(parks, random) : ''
  const found = shareAt(places, draw)
  if (found === undefined)
    return { town: pick(settings.otherTowns, random), park: '', direct: false }
  return { town: found, park, direct: true }
}

function shareAt(places: Places, draw: number): string | undefined {
  let upTo = 0
  return places.places.find((place) => {
    upTo += place.shares['I-14'] ?? 0
    return draw < upTo
  })?.name
}

export function pick<T>(list: readonly T[], random: Random): T {
  const found = list[random(list.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

export function two(number: number): string {
  return String(number).padStart(2, '0')
}
