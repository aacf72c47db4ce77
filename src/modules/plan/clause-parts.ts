import { type Base, basesIn, type Moment, momentsIn, type Span } from './moments.ts'
import { type Quantity, quantitiesIn } from './quantities.ts'
import { bracketedIn, mergedSpans, quotedIn, type Segment, segmentsOf } from './segments.ts'

/**
 * One clause taken apart: everything later steps ask about its words. All offsets count from the
 * clause's start.
 */
export type Parts = {
  words: string
  segments: Segment[]
  quantities: Quantity[]
  /** The quantities of each segment. */
  inside: ReadonlyMap<Segment, Quantity[]>
  /** Times that may set a deadline: those of a base are not among them. */
  moments: Moment[]
  bases: Base[]
  /** Times and bases: no part of any name. */
  timed: Span[]
}

/** `bodyAt` is where the clause's own words begin, behind its number. */
export function partsOf(words: string, bodyAt = 0): Parts {
  const bases = basesIn(words)
  const moments = momentsIn(words).filter(
    (moment) => !bases.some((base) => moment.start < base.end && base.start < moment.end),
  )
  const timed = mergedSpans([...bases, ...moments])
  const masked = mergedSpans([...timed, ...quotedIn(words), ...bracketedIn(words)])
  const segments = segmentsOf(words, bodyAt)
  const quantities = quantitiesIn(words, masked)
  return {
    words,
    segments,
    quantities,
    inside: insideOf(segments, quantities),
    moments,
    bases,
    timed,
  }
}

function insideOf(
  segments: readonly Segment[],
  quantities: readonly Quantity[],
): Map<Segment, Quantity[]> {
  const inside = new Map<Segment, Quantity[]>()
  let index = 0
  for (const quantity of quantities) {
    while ((segments[index]?.end ?? Number.POSITIVE_INFINITY) <= quantity.start) index += 1
    const segment = segments[index]
    if (segment === undefined || quantity.start < segment.start) continue
    const known = inside.get(segment)
    if (known === undefined) inside.set(segment, [quantity])
    else known.push(quantity)
  }
  return inside
}
