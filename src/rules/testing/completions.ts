/** Rows of which some is missing, and every way to fill them in. */
import type { Explanation } from '../explain/explain.ts'
import type { Version } from '../meaning/version.ts'
import { type Domains, type Made, pick } from './random-programme.ts'
import { chanceFrom } from './random-version.ts'

export type Facts = Record<string, unknown>
export type Judge = (version: Version, facts: Facts) => Pick<Explanation, 'verdict' | 'score'>

/** A complete row, and what is left when some of it is taken away or made vague. */
export function rows(seed: number, domains: Domains) {
  const chance = chanceFrom(seed)
  const complete: Facts = {}
  const partial: Facts = {}
  const open: Domains = {}
  let left = 3
  for (const [name, values] of Object.entries(domains)) {
    complete[name] = pick(chance, values)
    if (left > 0 && chance(2) === 0) {
      left -= 1
      Object.assign(open, { [name]: values })
      partial[name] = null
    } else partial[name] = complete[name]
  }
  return { complete, partial, open }
}

function* completions(partial: Facts, open: Domains): Generator<Facts> {
  const [first, ...rest] = Object.entries(open)
  if (first === undefined) {
    yield partial
    return
  }
  const [name, values] = first
  for (const value of values)
    yield* completions({ ...partial, [name]: value }, Object.fromEntries(rest))
}

/** What the completions of a row come to: the verdicts, and the lowest and highest score. */
export function allCompletions({ version, domains }: Made, seed: number, judge: Judge) {
  const { partial, open } = rows(seed, domains)
  const verdicts = new Set<string>()
  let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const facts of completions(partial, open)) {
    const one = judge(version, facts)
    // A panel's range may leave a completion open: then both are possible.
    for (const each of one.verdict === 'undetermined' ? ['met', 'unmet'] : [one.verdict])
      verdicts.add(each)
    lo = Math.min(lo, one.score?.lo ?? 0)
    hi = Math.max(hi, one.score?.hi ?? 0)
  }
  return { verdicts, lo, hi }
}
