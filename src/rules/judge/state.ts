/** What is known of every node while one enterprise is judged: fixed slots, filled in node order. */
import type { Parameter } from '../meaning/ir.ts'
import { type Rational, whole, zero } from '../meaning/rational.ts'

export type State = {
  /** Numbers: the hull. */
  readonly lo: Rational[]
  readonly hi: Rational[]
  /** Bools: certainly true, possibly true. */
  readonly must: boolean[]
  readonly may: boolean[]
  /** Categories: what is possible. */
  readonly set: bigint[]
  readonly inputs: InputState
  readonly day: { lo: Rational; hi: Rational }
  readonly parameters: { lo: Rational; hi: Rational }[]
}

/** The same by input; `present` says whether the input applies at all. */
export type InputState = {
  readonly lo: Rational[]
  readonly hi: Rational[]
  readonly must: boolean[]
  readonly may: boolean[]
  readonly set: bigint[]
  readonly presentMust: boolean[]
  readonly presentMay: boolean[]
}

export function emptyInputs(): InputState {
  return { lo: [], hi: [], must: [], may: [], set: [], presentMust: [], presentMay: [] }
}

export function copyInputs(inputs: InputState): InputState {
  return {
    lo: inputs.lo.slice(),
    hi: inputs.hi.slice(),
    must: inputs.must.slice(),
    may: inputs.may.slice(),
    set: inputs.set.slice(),
    presentMust: inputs.presentMust.slice(),
    presentMay: inputs.presentMay.slice(),
  }
}

/** A state with the day open; every day from 1900 to 2200. */
export function emptyState(inputs: InputState): State {
  return {
    lo: [],
    hi: [],
    must: [],
    may: [],
    set: [],
    inputs,
    day: { lo: whole(-25_567), hi: whole(84_006) },
    parameters: [],
  }
}

/** The value of a parameter on a day, or the hull of all its values when the day is open. */
export function parameterOn(
  parameter: Parameter,
  day: number | null,
): { lo: Rational; hi: Rational } {
  const live = parameter.values.filter(
    ({ from, to }) =>
      day === null || ((from === null || from <= day) && (to === null || day <= to)),
  )
  const [first, ...rest] = live.length > 0 ? live : parameter.values
  if (first === undefined) return { lo: zero, hi: zero }
  return rest.reduce(
    ({ lo, hi }, each) => ({ lo: lesser(lo, each.lo), hi: greater(hi, each.hi) }),
    { lo: first.lo, hi: first.hi },
  )
}

function lesser(a: Rational, b: Rational): Rational {
  return a.n * b.d <= b.n * a.d ? a : b
}

function greater(a: Rational, b: Rational): Rational {
  return a.n * b.d >= b.n * a.d ? a : b
}
