import type { AreaScope } from '../../base/area.ts'
import type { Decimal } from '../../base/decimal.ts'
import type { Period } from '../../base/period.ts'
import type { Definition, YearlyTarget } from '../indicators/schema.ts'
import type { Target } from '../plan/schema.ts'
import type { Preset } from './schema.ts'
import type { Found, Known } from './values.ts'

export type PlanTarget = Pick<Target, 'operator' | 'value' | 'unit' | 'deadline'>

/** A place or range other than the one that the targets are set for: there nothing is promised. */
export type Elsewhere = {
  area: string
  scope: AreaScope
  /** The place and range whose target the plan sets. */
  promised: { area: string; scope: AreaScope }
}

/** One indicator, one area, one period, as known at one moment. */
export type StandingInput = {
  code: string
  period: Period
  /** The recorded moment that `observations` were read at. */
  asOf: string
  /** The version in force; null when there is no card yet. */
  definition: Definition | null
  /** Definition versions that do not compare with the one before (`breaksOf`). */
  breaks: readonly number[]
  /** The target of the period's year that was in force at the moment; null when none is approved. */
  target: YearlyTarget | null
  /** The plan's own target at the end of its term, for the figure over the whole term. */
  planTarget: PlanTarget | null
  /** Null for the district itself in its card's range; elsewhere both targets are null. */
  elsewhere: Elsewhere | null
  term: { from: string; to: string }
  preset: Preset
  /** Values that count (`latestAsOf`), of this indicator, area and scope only; any order. */
  observations: readonly Known[]
  /** For rules that compare with the city, in the definition's unit. */
  cityMean: Decimal | null
  /** The article that forbids showing it to this reader; null when it may be shown. */
  withheld: string | null
}

/** The input with what was found in it. */
export type Facts = { input: StandingInput; definition: Definition; found: Found }
