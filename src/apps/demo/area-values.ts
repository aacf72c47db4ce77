/**
 * The same values by place: the directly administered area, its towns and streets, and the parks
 * across them.
 */
import { Decimal, exact, type Exact as Number80 } from '../../base/decimal.ts'
import { closingMonth, type Period, yearOf } from '../../base/period.ts'
import type { Place, Places } from './demo-settings.ts'
import type { Draft } from './drafts.ts'

/** Lines by place beside the district's own, for the indicators that have them. */
export function areaDrafts(drafts: readonly Draft[], places: Places): Draft[] {
  return places.codes.flatMap((code) => {
    const own = drafts.filter((each) => each.code === code && yearOf(each.period) >= places.from)
    const frozen = new Map<string, Decimal>()
    return own.flatMap((draft) => placed(draft, places, frozen))
  })
}

function placed(draft: Draft, places: Places, frozen: Map<string, Decimal>): Draft[] {
  const decimals = draft.value.split('.')[1]?.length ?? 0
  const whole = exact(draft.value)
  const direct = exact(whole.times(places.direct).div(10_000).toFixed(decimals))
  const at = (area: string, scope: Draft['scope'], value: string): Draft => ({
    ...draft,
    area,
    scope,
    value: Decimal.parse(value),
  })
  const towns = shared(draft, direct, { places, frozen, decimals })
  const parks = places.parks.map((park) =>
    at(park.name, 'park', whole.times(shareOf(park, draft.code)).div(10_000).toFixed(decimals)),
  )
  return [
    at(draft.area, 'direct', direct.toFixed(decimals)),
    ...towns.map(({ name, value }) => at(name, 'town', value)),
    ...parks,
  ]
}

type Sharing = { places: Places; frozen: Map<string, Decimal>; decimals: number }
type Shared = { name: string; value: string }

/**
 * The direct area's value over its places, so that the parts add up: largest remainder, a tie goes
 * to the place listed first. A frozen place keeps its value; the others take up the rest.
 */
function shared(draft: Draft, direct: Number80, sharing: Sharing): Shared[] {
  const { places, frozen, decimals } = sharing
  const held = places.places.map((place) => heldValue(draft, place, sharing))
  const rest = held.reduce<Number80>((left, each) => left.minus(each ?? 0), direct)
  const moving = places.places.filter((_place, index) => held[index] === undefined)
  const weights = moving.reduce((sum, place) => sum + shareOf(place, draft.code), 0)
  const unit = exact(10).pow(-decimals)
  const fair = moving.map((place) => rest.times(shareOf(place, draft.code)).div(weights).div(unit))
  const floors = fair.map((each) => each.floor())
  const over = rest
    .div(unit)
    .minus(floors.reduce<Number80>((sum, each) => sum.plus(each), exact(0)))
  const order = fair
    .map((each, index) => ({ index, left: each.minus(floors[index] ?? 0) }))
    .sort((a, b) => b.left.comparedTo(a.left) || a.index - b.index)
    .slice(0, over.toNumber())
  const values = floors.map((floor, index) =>
    floor.plus(order.some((each) => each.index === index) ? 1 : 0).times(unit),
  )
  return places.places.map((place, index) => {
    const value = (held[index] ?? values[moving.indexOf(place)] ?? exact(0)).toFixed(decimals)
    frozen.set(`${draft.code} ${place.name} ${closingMonth(draft.period)}`, Decimal.parse(value))
    return { name: place.name, value }
  })
}

function heldValue(draft: Draft, place: Place, { places, frozen }: Sharing): Number80 | undefined {
  const stop = places.frozen.find((each) => each.code === draft.code && each.name === place.name)
  if (stop === undefined || !isAfter(draft.period, stop.after)) return undefined
  const value = frozen.get(`${draft.code} ${place.name} ${closingMonth(stop.after)}`)
  return value === undefined ? undefined : exact(value)
}

function isAfter(period: Period, other: Period): boolean {
  return closingMonth(period) > closingMonth(other) && yearOf(period) === yearOf(other)
}

function shareOf(place: Place, code: string): number {
  return place.shares[code] ?? 0
}
