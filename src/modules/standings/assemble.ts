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

/** Everything one place's lights are made from, as known at one moment. */
export type Ground = {
  plan: PlanPackage
  cards: Cards
  preset: Preset
  period: Period
  asOf: string
  /** Values that count, of one place and range, all indicators. */
  series: ReadonlyMap<string, readonly Observation[]>
}

/** The newest version of each target of the plan, in the plan's order. */
export function newestTargets(plan: PlanPackage): PlanTarget[] {
  const newest = new Map<string, PlanTarget>()
  for (const target of plan.targets)
    if ((newest.get(target.code)?.version ?? 0) < target.version) newest.set(target.code, target)
  return [...newest.values()]
}

/** What `standingOf` asks for one target. */
export function standingInput(ground: Ground, target: PlanTarget): StandingInput {
  const { plan, cards, preset, period, asOf } = ground
  const ofCode = cards.get(target.code)
  const year = yearOf(period)
  return {
    code: target.code,
    period,
    asOf,
    definition: definitionOn(ofCode, lastDay(period)) ?? null,
    breaks: breaksOf(ofCode ?? []),
    target: yearlyTargetsOf(plan, target.code).find((each) => each.year === year) ?? null,
    planTarget: target,
    term: plan.term,
    preset,
    observations: ground.series.get(target.code) ?? [],
    cityMean: null,
    withheld: null,
  }
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
export function trendOf(series: readonly Observation[] | undefined, period: Period) {
  const month = closingMonth(period)
  return (series ?? [])
    .filter((each) => closingMonth(each.period) <= month)
    .slice(-12)
    .map((each) => ({ period: each.period, value: each.value }))
}
