/**
 * Distributions over whole numbers, computed exactly in form (no chance is drawn) and in binary floats:
 * a likelihood is shown in steps and decides nothing.
 */

/** `mass[i]` is the probability of `from + i`. */
export type Chances = { readonly from: number; readonly mass: readonly number[] }

/** What past years say of a rate: of `size` cases `moved`, in so many years. */
export type Past = { readonly size: number; readonly moved: number; readonly years: number }

/** Mass that no quantile of any use reaches is cut off at the ends. */
const NEGLIGIBLE = 1e-12

export const certain = (value: number): Chances => ({ from: value, mass: [1] })

/**
 * Of `size` cases how many move, when the rate itself is only known from the past: beta-binomial with
 * Jeffreys' prior. ◆ All past years together weigh as one year of cases, because the cases of a year move
 * together: more years make the mean surer, not each year like the mean.
 */
export function movesAmong(size: number, { size: cases, moved, years }: Past): Chances {
  const a = 0.5 + moved / Math.max(1, years)
  const b = 0.5 + (cases - moved) / Math.max(1, years)
  const logs = [0]
  for (let j = 0; j < size; j++) {
    const up = Math.log(size - j) + Math.log(a + j)
    const down = Math.log(j + 1) + Math.log(b + size - j - 1)
    logs.push((logs[j] ?? 0) + up - down)
  }
  return fromLogs(logs)
}

/** How many come in a year, from the counts of past years: negative binomial, the same weight as above. */
export function arrivals({ moved, years }: Pick<Past, 'moved' | 'years'>): Chances {
  const shape = 0.5 + moved / Math.max(1, years)
  const most = Math.ceil(2 * shape + 20 * Math.sqrt(2 * shape) + 40)
  const logs = [0]
  for (let k = 0; k < most; k++)
    logs.push((logs[k] ?? 0) + Math.log(shape + k) - Math.log(k + 1) - Math.LN2)
  return fromLogs(logs)
}

/** From logarithms of weights, whatever their common factor. */
function fromLogs(logs: readonly number[]): Chances {
  const most = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  return trimmed({ from: 0, mass: logs.map((each) => Math.exp(each - most)) })
}

/** Makes the mass one and cuts what cannot be seen. */
function trimmed({ from, mass }: Chances): Chances {
  const total = mass.reduce((sum, each) => sum + each, 0)
  const floor = NEGLIGIBLE * total
  const first = mass.findIndex((each) => each > floor)
  const last = mass.findLastIndex((each) => each > floor)
  const kept = mass.slice(first, last + 1)
  const sum = kept.reduce((all, each) => all + each, 0)
  return { from: from + first, mass: kept.map((each) => each / sum) }
}

/** The sum of two independent counts. */
export function plus(a: Chances, b: Chances): Chances {
  const mass = new Array<number>(a.mass.length + b.mass.length - 1).fill(0)
  for (const [i, p] of a.mass.entries())
    for (const [j, q] of b.mass.entries()) mass[i + j] = (mass[i + j] ?? 0) + p * q
  return trimmed({ from: a.from + b.from, mass })
}

export function negative({ from, mass }: Chances): Chances {
  return { from: -(from + mass.length - 1), mass: [...mass].reverse() }
}

/** The least value that with probability `share` is not exceeded. */
export function quantile({ from, mass }: Chances, share: number): number {
  let sum = 0
  for (const [index, each] of mass.entries()) {
    sum += each
    if (sum >= share) return from + index
  }
  return from + mass.length - 1
}

export function chanceOfAtLeast({ from, mass }: Chances, value: number): number {
  return mass.reduce((sum, each, index) => (from + index >= value ? sum + each : sum), 0)
}
