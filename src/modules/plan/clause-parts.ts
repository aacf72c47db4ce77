import { type Base, basesIn, type Moment, momentsIn, type Span } from './moments.ts'
import { type Quantity, quantitiesIn } from './quantities.ts'
import { bracketedIn, mergedSpans, quotedIn, type Segment, segmentsOf } from './segments.ts'

/** One clause taken apart: everything later steps ask about its words. All offsets count from the clause's start. */
export type Parts = {
  words: string
  segments: Segment[]
  quantities: Quantity[]
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
  return {
    words,
    segments: segmentsOf(words, bodyAt),
    quantities: quantitiesIn(words, masked),
    moments,
    bases,
    timed,
  }
}
