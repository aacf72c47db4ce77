/** 亮灯: which standing a gap earns under a rule, and what a rule leaves unsaid. */
import type { Standing } from '../../base/standing.ts'
import type { Band, Preset, StandingReason } from './schema.ts'

export type Ruling = { standing: Standing; reason: StandingReason }

const hole: Ruling = { standing: 'uncovered', reason: 'presetHole' }
const ambiguous: Ruling = { standing: 'uncovered', reason: 'presetAmbiguous' }

/** Both gaps in whole basis points; `shareOfPlan` is undefined while nothing is planned yet. */
export type Gaps = { points: number; shareOfPlan: number | undefined }

/** A rule that reads two ways answers only where both readings agree. */
export function rulingOf(preset: Preset, gaps: Gaps): Ruling {
  const [first, ...others] = preset.readings
  if (first === undefined) return { standing: 'uncovered', reason: 'presetWords' }
  const ruling = rulingOfReading(first, gaps)
  for (const other of others)
    if (rulingOfReading(other, gaps).standing !== ruling.standing) return ambiguous
  return ruling
}

function rulingOfReading({ measure, bands }: Preset['readings'][number], gaps: Gaps): Ruling {
  const gap = gaps[measure]
  if (gap === undefined) return hole
  let found: Standing | undefined
  for (const band of bands) {
    if (!holds(band, gap)) continue
    if (found !== undefined && found !== band.standing) return ambiguous
    found = band.standing
  }
  return found === undefined ? hole : { standing: found, reason: 'band' }
}

function holds({ from, fromIncluded, to, toIncluded }: Band, gap: number): boolean {
  const above = from === null || (fromIncluded ? gap >= from : gap > from)
  return above && (to === null || (toIncluded ? gap <= to : gap < to))
}

/** What the 天津式 rule asks: the plan, the city's mean, and the way the value moves. */
export type CityTest = { onPlan: boolean; atLeastMean: boolean; trend: number }

/**
 * ≥ plan and ≥ city mean is green, grows but is below one of them is yellow, falls is red. Standing
 * still below, growing below both, and falling above both are not said: there the rule is silent.
 */
export function cityRuling({ onPlan, atLeastMean, trend }: CityTest): Ruling {
  const both = onPlan && atLeastMean
  if (trend < 0) return both ? ambiguous : { standing: 'farBehind', reason: 'band' }
  if (both) return { standing: 'onSchedule', reason: 'band' }
  const one = onPlan || atLeastMean
  return one && trend > 0 ? { standing: 'behind', reason: 'band' } : hole
}

/** A stretch between two ends; null is infinity. */
export type Stretch = Omit<Band, 'standing'>

/**
 * A place between numbers: just below a whole value, or just above it. Doubled so that both stay
 * integers: 2v is before v, 2v + 1 is after v.
 */
type Cut = number
const startOf = (band: Stretch): Cut =>
  band.from === null ? Number.NEGATIVE_INFINITY : 2 * band.from + (band.fromIncluded ? 0 : 1)
const endOf = (band: Stretch): Cut =>
  band.to === null ? Number.POSITIVE_INFINITY : 2 * band.to + (band.toIncluded ? 1 : 0)

function stretch(start: Cut, end: Cut): Stretch {
  const [bottom, top] = [Number.isFinite(start), Number.isFinite(end)]
  return {
    from: bottom ? Math.floor(start / 2) : null,
    fromIncluded: bottom && start % 2 === 0,
    to: top ? Math.floor(end / 2) : null,
    toIncluded: top && Math.abs(end % 2) === 1,
  }
}

/** Whether a stretch holds a whole basis point: gaps are whole, so (−1, 0) leaves nothing out. */
function holdsWhole(start: Cut, end: Cut): boolean {
  return Math.ceil(start / 2) <= Math.ceil(end / 2) - 1
}

/** Which gaps no band answers and which two standings claim, over all whole basis points. */
export function checkBands(bands: readonly Band[]): {
  uncovered: Stretch[]
  overlaps: (Stretch & { standings: [Standing, Standing] })[]
} {
  const sorted = [...bands]
    .filter((band) => startOf(band) < endOf(band))
    .sort((a, b) => startOf(a) - startOf(b))
  const uncovered: Stretch[] = []
  let reached: Cut = Number.NEGATIVE_INFINITY
  for (const band of sorted) {
    const start = startOf(band)
    if (start > reached && holdsWhole(reached, start)) uncovered.push(stretch(reached, start))
    reached = Math.max(reached, endOf(band))
  }
  if (sorted.length === 0 || Number.isFinite(reached))
    uncovered.push(stretch(reached, Number.POSITIVE_INFINITY))
  return { uncovered, overlaps: overlapsOf(sorted) }
}

function overlapsOf(sorted: readonly Band[]): (Stretch & { standings: [Standing, Standing] })[] {
  return sorted.flatMap((band, index) =>
    sorted.slice(index + 1).flatMap((other) => {
      const start = Math.max(startOf(band), startOf(other))
      const end = Math.min(endOf(band), endOf(other))
      const clash = band.standing !== other.standing && start < end && holdsWhole(start, end)
      return clash
        ? [
            {
              ...stretch(start, end),
              standings: [band.standing, other.standing] as [Standing, Standing],
            },
          ]
        : []
    }),
  )
}
