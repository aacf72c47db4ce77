import type { AreaScope } from '../../base/area.ts'
import { closingMonth, lastDay, type Period, yearOf } from '../../base/period.ts'
import { definitionOn, yearlyTargetsOf } from '../indicators/definitions.ts'
import type { Definition } from '../indicators/schema.ts'
import type { Observation } from '../observations/schema.ts'
import type { PlanPackage } from '../plan/schema.ts'
import type { Preset } from './schema.ts'
import type { StandingInput } from './standing-input.ts'
import { breaksOf } from './values.ts'

type Cards = ReadonlyMap<string, readonly Definition[]>
type PlanTarget = PlanPackage['targets'][number]

/** Where a reader stands. Without a scope each indicator is read in the range its own card names. */
export type Standpoint = { district: string; area: string; scope: AreaScope | undefined }

/** Everything one place's lights are made from, as known at one moment. */
export type Ground = {
  plan: PlanPackage
  cards: Cards
  preset: Preset
  period: Period
  asOf: string
  place: Standpoint
  /** Values that count, of one place, all ranges that were asked for, all indicators. */
  series: ReadonlyMap<string, readonly Observation[]>
}

/** The newest version of each target of the plan, in the plan's order. */
export function newestTargets(plan: PlanPackage): PlanTarget[] {
  const newest = new Map<string, PlanTarget>()
  for (const target of plan.targets)
    if ((newest.get(target.code)?.version ?? 0) < target.version) newest.set(target.code, target)
  return [...newest.values()]
}

/**
 * What `standingOf` asks for one indicator; `target` is null for one that the plan sets no target for.
 * Yearly targets have no place of their own: they are the district's, in the range of the card.
 */
export function standingInput(
  ground: Ground,
  code: string,
  target: PlanTarget | null,
): StandingInput {
  const { plan, cards, preset, period, asOf, place } = ground
  const ofCode = cards.get(code)
  const year = yearOf(period)
  const definition = definitionOn(ofCode, lastDay(period)) ?? null
  const range = rangeOf(ground, code)
  const promised = { area: place.district, scope: definition?.scope ?? 'whole' }
  const own = place.area === promised.area && range === promised.scope
  const yearly = yearlyTargetsOf(plan, code).find((each) => each.year === year)
  return {
    code,
    period,
    asOf,
    definition,
    breaks: breaksOf(ofCode ?? []),
    target: own ? (yearly ?? null) : null,
    planTarget: own ? target : null,
    elsewhere: own ? null : { area: place.area, scope: range, promised },
    term: plan.term,
    preset,
    observations: linesOf(ground, code),
    cityMean: null,
    withheld: null,
  }
}

/** The range that an indicator is read in: the one asked for, else its card's, else 全域. */
export function rangeOf({ cards, period, place }: Ground, code: string): AreaScope {
  return place.scope ?? definitionOn(cards.get(code), lastDay(period))?.scope ?? 'whole'
}

/** The values of one indicator in its range, oldest first. */
export function linesOf(ground: Ground, code: string): readonly Observation[] {
  const range = rangeOf(ground, code)
  return (ground.series.get(code) ?? []).filter((each) => each.scope === range)
}

/** By indicator, oldest period first. */
export function byCode(series: readonly Observation[]): Map<string, Observation[]> {
  const lines = new Map<string, Observation[]>()
  for (const line of series) {
    const known = lines.get(line.code)
    if (known === undefined) lines.set(line.code, [line])
    else known.push(line)
  }
  for (const each of lines.values())
    each.sort((a, b) => closingMonth(a.period) - closingMonth(b.period))
  return lines
}

/** The last values up to a period, for the small line beside a number. */
export function trendOf(series: readonly Observation[], period: Period) {
  const month = closingMonth(period)
  return series
    .filter((each) => closingMonth(each.period) <= month)
    .slice(-12)
    .map((each) => ({ period: each.period, value: each.value }))
}
