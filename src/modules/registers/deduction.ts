/** What follows by adding and subtracting from sums that are told. */

/** Coefficients of a sum by the number of each unknown: small whole numbers. */
export type Sum = ReadonlyMap<number, number>

/**
 * The largest prime below 2²⁶: two remainders multiply exactly. What follows in whole numbers follows in
 * remainders too, so that nothing is missed unless a determinant of noughts and ones is a multiple of it.
 */
const PRIME = 67_108_859

/** A told sum without the unknowns of the lines before it; those that are left, with their coefficients. */
type Line = { pivot: number; at: number[]; times: number[] }

export type Deductions = {
  /** Takes a told sum in; its `mark` is named where something follows from it. */
  learn: (sum: Sum, mark?: number) => void
  /** The marks of told sums from which a sum follows; undefined when it does not follow. */
  wayTo: (sum: Sum) => number[] | undefined
  /** As known so far, to go on by itself. */
  fork: () => Deductions
}

export function deductions(unknowns: number, marks: number, known: Line[] = []): Deductions {
  const lines = [...known]
  const reduced = (sum: Sum, mark?: number) => {
    const values = new Float64Array(unknowns + marks)
    for (const [at, times] of sum) values[at] = (times + PRIME) % PRIME
    if (mark !== undefined) values[unknowns + mark] = 1
    for (const line of lines) subtract(values, line)
    return values
  }
  return {
    learn(sum, mark) {
      const left = reduced(sum, mark)
      const at = places(left)
      const [pivot] = at
      if (pivot === undefined || pivot >= unknowns) return
      const by = inverse(left[pivot] ?? 1)
      lines.push({ pivot, at, times: at.map((place) => ((left[place] ?? 0) * by) % PRIME) })
    },
    wayTo(sum) {
      const found = places(reduced(sum))
      if (found.some((place) => place < unknowns)) return undefined
      return found.map((place) => place - unknowns)
    },
    fork: () => deductions(unknowns, marks, lines),
  }
}

/** Where a line holds something. */
function places(values: Float64Array): number[] {
  const found: number[] = []
  for (let at = 0; at < values.length; at += 1) if (values[at] !== 0) found.push(at)
  return found
}

/** So that nothing is left of the line's own unknown. */
function subtract(values: Float64Array, { pivot, at, times }: Line): void {
  const of = values[pivot] ?? 0
  if (of === 0) return
  for (let n = 0; n < at.length; n += 1) {
    const place = at[n] ?? 0
    values[place] = ((values[place] ?? 0) + (PRIME - of) * (times[n] ?? 0)) % PRIME
  }
}

/** By Fermat: the power that is two less than the prime. */
function inverse(of: number): number {
  let made = 1
  let square = of
  for (let left = PRIME - 2; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) made = (made * square) % PRIME
    square = (square * square) % PRIME
  }
  return made
}
