/** 年均增长 as a path: a recorded base year, its value, and the level each later year asks for. */
import { type Exact, exact } from '../../base/decimal.ts'
import type { Definition, YearlyTarget } from '../indicators/schema.ts'
import { averageGrowth, averageGrowthText, chained, lockOf, pathLevel } from './cagr.ts'
import { type Lacking, lacking } from './lack.ts'
import { inUnit } from './shown.ts'
import { atYearEnd, comparable, type Found, type Known } from './values.ts'

export type Setup = {
  definition: Definition
  target: YearlyTarget
  found: Found
  observations: readonly Known[]
  period: Known['period']
  breaks: readonly number[]
  termFrom: number
}

/** What is promised for a year. `baseYear`: the recorded year that an average rate counts from. */
export type Promised = Pick<YearlyTarget, 'year' | 'operator' | 'value' | 'unit' | 'baseYear'>
type PathSetup = Omit<Setup, 'target'> & { target: Promised }

export type Path = {
  kind: 'path'
  base: Exact
  baseYear: number
  /** The value at the end of `year`: a level, or yearly rates chained from 1. */
  value: Exact
  year: number
  /** What the path asks at the end of the target's year. */
  goal: Exact
  goalYear: number
  lock: 'rate' | 'level'
  ratePercent: Exact | undefined
}

/** The path with the value that stands at the end of `year`. */
export function pathAt(setup: PathSetup, known: Known, year: number): Path | Lacking {
  const { target, definition } = setup
  const baseYear = target.baseYear
  if (typeof baseYear !== 'number') return lacking('baseYear')
  const ends = definition.unit === '%' ? ratesTo(setup, baseYear, year) : levelsTo(setup, known)
  if ('kind' in ends) return ends
  const { base, value } = ends
  const lock = lockOf(target.unit)
  const goal =
    lock === 'rate'
      ? pathLevel(base, exact(target.value), target.year - baseYear)
      : inUnit(target.value, target.unit, definition.unit)
  if (goal === undefined) return lacking('unit')
  return {
    kind: 'path',
    base,
    baseYear,
    value,
    year,
    goal,
    goalYear: target.year,
    lock,
    ratePercent: lock === 'rate' ? exact(target.value) : undefined,
  }
}

type Ends = { base: Exact; value: Exact }

function levelsTo({ found, definition, breaks }: PathSetup, known: Known): Ends | Lacking {
  if (found.growthBase === undefined) return lacking('base')
  if (!comparable(known, found.growthBase, breaks)) return lacking('comparableBase')
  const base = inUnit(found.growthBase.value, found.growthBase.unit, definition.unit)
  const value = inUnit(known.value, known.unit, definition.unit)
  if (base === undefined || value === undefined) return lacking('unit')
  return { base, value }
}

/** An indicator that is itself a growth rate: its published rates are chained, never its levels. */
function ratesTo(
  { observations, definition }: PathSetup,
  baseYear: number,
  year: number,
): Ends | Lacking {
  const rates: Exact[] = []
  for (let each = baseYear + 1; each <= year; each += 1) {
    const known = atYearEnd(observations, each, definition.version)
    const rate = known === undefined ? undefined : inUnit(known.value, known.unit, '%')
    if (rate === undefined) return lacking('yearlyRates')
    rates.push(rate)
  }
  return { base: exact(1), value: chained(rates) }
}

/** Average growth that each year after `path.year` must bring to end on the goal. */
export function neededGrowth(path: Path): {
  basisPoints: number | undefined
  text: string | undefined
  years: number
} {
  const years = path.goalYear - path.year
  return {
    basisPoints: averageGrowth(path.value, path.goal, years),
    text: averageGrowthText(path.value, path.goal, years),
    years,
  }
}

/** Average growth since the base, in basis points and as text; reckoned when asked for, it costs a search. */
export function achievedGrowth({ base, value, year, baseYear }: Path): number | undefined {
  return averageGrowth(base, value, year - baseYear)
}

export function achievedText({ base, value, year, baseYear }: Path): string {
  return averageGrowthText(base, value, year - baseYear) ?? '–'
}
