import { instant } from '../../base/calendar.ts'
import { closingMonth, lastMonth, type Period } from '../../base/period.ts'
import type { Definition } from '../indicators/schema.ts'
import type { Observation } from '../observations/schema.ts'

/** What a standing needs of an observation: the value that counts for its period at the moment asked for. */
export type Known = Pick<
  Observation,
  | 'id'
  | 'definitionVersion'
  | 'period'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'unit'
  | 'state'
  | 'recordedAt'
  | 'approval'
>

/** The values one judgement speaks of; what was not found stays undefined. */
export type Found = {
  now: Known | undefined
  /** End of the year before. */
  start: Known | undefined
  /** Same period of the year before. */
  previous: Known | undefined
  /** End of the year before the plan's term. */
  termBase: Known | undefined
  /** End of the year that an average growth counts from. */
  growthBase: Known | undefined
  /** Newest year-end at or before the period. */
  yearEnd: Known | undefined
  /** Newest value at or before the period. */
  latest: Known | undefined
}

export type Wanted = {
  period: Period
  version: number
  termFrom: number
  baseYear: number | null | undefined
}

/** Few periods, read many thousand times: each is taken apart once. */
const months = new Map<Period, number>()

/** As `closingMonth` of the base. */
export function monthOf(period: Period): number {
  const known = months.get(period)
  if (known !== undefined) return known
  const month = closingMonth(period)
  months.set(period, month)
  return month
}

/** Values count by the month their period closes in: 2025-09 and 2025Q3 are one place in time. */
export function find(observations: readonly Known[], wanted: Wanted): Found {
  const { version, termFrom, baseYear } = wanted
  const month = closingMonth(wanted.period)
  const places = [
    ['now', month],
    ['start', month - lastMonth(wanted.period)],
    ['previous', month - 12],
    ['termBase', yearEndMonth(termFrom - 1)],
    ['growthBase', typeof baseYear === 'number' ? yearEndMonth(baseYear) : -1],
  ] as const
  const found = nothingFound()
  const newest = { latest: -1, yearEnd: -1 }
  const renew = (name: keyof typeof newest, known: Known, at: number) => {
    if (at < newest[name]) return
    found[name] = at > newest[name] ? known : preferred(found[name], known, version)
    newest[name] = at
  }
  for (const known of observations) {
    const at = monthOf(known.period)
    if (at > month) continue
    for (const [name, place] of places)
      if (at === place) found[name] = preferred(found[name], known, version)
    renew('latest', known, at)
    if (at % 12 === 0) renew('yearEnd', known, at)
  }
  return found
}

function nothingFound(): Found {
  return {
    now: undefined,
    start: undefined,
    previous: undefined,
    termBase: undefined,
    growthBase: undefined,
    yearEnd: undefined,
    latest: undefined,
  }
}

/** The value at the end of a year, whichever kind of period it was reported for. */
export function atYearEnd(
  observations: readonly Known[],
  year: number,
  version: number,
): Known | undefined {
  return atMonth(observations, yearEndMonth(year), version)
}

/** The value whose period closes in that month (as `closingMonth` counts). */
export function atMonth(
  observations: readonly Known[],
  month: number,
  version: number,
): Known | undefined {
  let found: Known | undefined
  for (const known of observations)
    if (monthOf(known.period) === month) found = preferred(found, known, version)
  return found
}

export function yearEndMonth(year: number): number {
  return year * 12 + 12
}

/** Two values for one month: the one under the definition in force, else the one recorded later. */
export function preferred(held: Known | undefined, other: Known, version: number): Known {
  if (held === undefined) return other
  const fits = Number(other.definitionVersion === version)
  const heldFits = Number(held.definitionVersion === version)
  if (fits !== heldFits) return fits > heldFits ? other : held
  return instant(other.recordedAt) > instant(held.recordedAt) ? other : held
}

/** Versions of a definition that do not compare with the version before them. */
export function breaksOf(
  definitions: readonly Pick<Definition, 'version' | 'comparability'>[],
): number[] {
  return definitions
    .filter((each) => each.comparability === 'notComparable')
    .map((each) => each.version)
}

/** GT-24: two values compare when no break lies between their definition versions. */
export function comparable(
  one: Pick<Known, 'definitionVersion'>,
  other: Pick<Known, 'definitionVersion'>,
  breaks: readonly number[],
): boolean {
  const low = Math.min(one.definitionVersion, other.definitionVersion)
  const high = Math.max(one.definitionVersion, other.definitionVersion)
  return !breaks.some((version) => version > low && version <= high)
}
