/** One fact as the set of values it leaves possible. */

import { readQuantity, unitWord } from '../language/literal.ts'
import { dayOf } from '../meaning/days.ts'
import type { Input, Range } from '../meaning/ir.ts'
import {
  compare,
  fromText,
  greatest,
  least,
  over,
  type Rational,
  rational,
  times,
  toText,
  whole,
  zero,
} from '../meaning/rational.ts'
import type { Field } from '../meaning/version.ts'
import { type FactCode, type FactFault, refuse } from './fact-fault.ts'
import type { InputState } from './state.ts'

export type Given = {
  readonly input: Input
  readonly field: Field
  readonly fact: unknown
  readonly day: number
  readonly at: string
  readonly faults: FactFault[]
}

function fail(given: Given, code: FactCode, details?: Readonly<Record<string, string>>): undefined {
  return refuse(given, given.at, code, details)
}

export function readNumber(given: Given, inputs: InputState): void {
  const { input, fact } = given
  const ends = endsOf(given, rangeOf(fact))
  if (ends === undefined) return
  const { lo, hi } = ends
  if (compare(lo, hi) > 0) fail(given, 'turned')
  else if (!isInside(lo, input)) reportOutside(lo, given)
  else if (!isInside(hi, input)) reportOutside(hi, given)
  else {
    inputs.lo[input.index] = lo
    inputs.hi[input.index] = hi
  }
}

/** One value, both ends of a range (null: the end of the field's own), or the hull of a list. */
function endsOf(given: Given, range: unknown[] | undefined): Range | undefined {
  const { input, fact } = given
  if (range === undefined) {
    const value = exactly(fact, given)
    return value === undefined ? undefined : { lo: value, hi: value }
  }
  const own = [input.range?.lo, input.range?.hi]
  const values = range.map((each, index) => (each === null ? own[index] : exactly(each, given)))
  if (values.includes(undefined)) return undefined
  const known = values.filter((each) => each !== undefined)
  const [first = zero] = known
  if (oneOf(fact) !== undefined)
    return { lo: known.reduce(least, first), hi: known.reduce(greatest, first) }
  return { lo: first, hi: known[1] ?? first }
}

function oneOf(fact: unknown): unknown[] | undefined {
  const list: unknown = Object(fact).oneOf
  return Array.isArray(list) && list.length > 0 ? list : undefined
}

function rangeOf(fact: unknown): unknown[] | undefined {
  if (typeof fact !== 'object' || fact === null) return undefined
  const between: unknown = Object(fact).between
  return Array.isArray(between) && between.length === 2 ? between : oneOf(fact)
}

function isInside(value: Rational, { range }: Input): boolean {
  return range === null || (compare(value, range.lo) >= 0 && compare(value, range.hi) <= 0)
}

function reportOutside(value: Rational, given: Given): void {
  const { input } = given
  const shown = (each: Rational | undefined) =>
    each === undefined ? '' : toText(asWritten(each, input))
  const { lo, hi } = input.range ?? {}
  fail(given, 'outOfRange', { found: shown(value), lo: shown(lo), hi: shown(hi) })
}

/** Back from whole units to the unit a person writes. */
export function asWritten(value: Rational, { decimals }: Pick<Input, 'decimals'>): Rational {
  return decimals === 0 ? value : over(value, whole(10n ** BigInt(decimals)))
}

/** A number, decimal text, or a literal with its unit, as whole units of the input. */
function exactly(fact: unknown, given: Given): Rational | undefined {
  const { input } = given
  if (input.type === 'date') return dated(fact, given)
  const scale = scales[input.decimals] ?? 10n ** BigInt(input.decimals)
  if (Number.isSafeInteger(fact)) return { n: BigInt(fact as number) * scale, d: 1n }
  const digits = typeof fact === 'string' ? plainDigits(fact) : undefined
  if (digits !== undefined) return { n: BigInt(digits) * scale, d: 1n }
  const found = typeof fact === 'object' ? JSON.stringify(fact) : String(fact)
  if (typeof fact !== 'number' && typeof fact !== 'string')
    return fail(given, 'notNumber', { found })
  const plain = fromText(found.trim())
  const value = plain === undefined ? withUnit(found, input) : { n: plain.n * scale, d: plain.d }
  if (value === undefined) return fail(given, 'notNumber', { found })
  if (input.type === 'ratio' || value.d === 1n) return value
  const { n, d } = rational(value.n, value.d)
  return d === 1n ? { n, d } : fail(given, 'notWhole', { found })
}

/** What most facts are: up to fifteen digits and nothing else. */
function plainDigits(text: string): number | undefined {
  if (text.length === 0 || text.length > 15) return undefined
  let found = 0
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return undefined
    found = found * 10 + digit
  }
  return found
}

const scales: readonly bigint[] = [1n, 10n, 100n]

function dated(fact: unknown, given: Given): Rational | undefined {
  const day = typeof fact === 'string' ? dayOf(fact) : undefined
  if (day !== undefined) return whole(day)
  const found = typeof fact === 'object' ? JSON.stringify(fact) : String(fact)
  return fail(given, 'notDate', { found })
}

function withUnit(text: string, input: Input): Rational | undefined {
  const read = readQuantity(text)
  if (read === undefined) return undefined
  if (input.type === 'money' || input.type === 'ratio')
    return read.kind === input.type ? read.value : undefined
  if (input.type === 'score') return read.kind === 'score' ? read.value : undefined
  const isSame = read.kind === 'unit' && unitWord(read.unit) === input.unit
  return isSame ? times(read.value, whole(10n ** BigInt(input.decimals))) : undefined
}

/** true, false, a verdict, or terms of validity on the day of application. */
export function readTruth(given: Given, inputs: InputState): void {
  const { input, fact, day } = given
  if (typeof fact === 'boolean') {
    inputs.must[input.index] = fact
    inputs.may[input.index] = fact
    return
  }
  const set = (must: boolean, may: boolean) => {
    inputs.must[input.index] = must
    inputs.may[input.index] = may
  }
  const list = oneOf(fact)
  if (list?.every((each) => typeof each === 'boolean') === true)
    set(!list.includes(false), list.includes(true))
  else if (input.certificateOf === null || !readResult(fact, day, set))
    fail(given, 'notTruth', {
      found: typeof fact === 'object' ? JSON.stringify(fact) : String(fact),
    })
}

function readResult(
  fact: unknown,
  day: number,
  set: (must: boolean, may: boolean) => void,
): boolean {
  if (fact === 'met' || fact === 'unmet' || fact === 'undetermined') {
    set(fact === 'met', fact !== 'unmet')
    return true
  }
  const terms = (Array.isArray(fact) ? fact : [fact]).map((term: unknown) => termHolds(term, day))
  if (terms.includes(undefined)) return false
  const holds = terms.includes(true)
  set(holds, holds)
  return true
}

/** First and last day count; a cancelled title ends the day before. Undefined when it is no term. */
function termHolds(term: unknown, day: number): boolean | undefined {
  const { from, to, cancelled }: { from?: unknown; to?: unknown; cancelled?: unknown } =
    Object(term)
  const days = [from, to, cancelled].map((each) =>
    each === undefined || each === null ? null : typeof each === 'string' ? dayOf(each) : undefined,
  )
  const [first, last, ended] = days
  if (days.includes(undefined) || first === null || first === undefined) return undefined
  return first <= day && (last == null || day <= last) && (ended == null || day < ended)
}

export function readCategory(given: Given, inputs: InputState): void {
  const { input, fact } = given
  let mask = 0n
  for (const each of oneOf(fact) ?? [fact]) {
    const bits = typeof each === 'string' ? memberBits(input, each) : 0n
    if (bits === 0n) {
      fail(given, 'notMember', { found: String(each), allowed: (input.members ?? []).join('、') })
      return
    }
    mask |= bits
  }
  inputs.set[input.index] = mask
}

/** The members a word can be: itself; of a code its longest prefix and, when it is short, all that go on from it. */
function memberBits({ members, match }: Input, word: string): bigint {
  const all = members ?? []
  if (match !== 'prefix') {
    const bit = all.indexOf(word)
    return bit < 0 ? 0n : 1n << BigInt(bit)
  }
  if (!/^[A-Z]?\d{0,6}$/.test(word) || word === '') return 0n
  const own = all
    .filter((each) => each !== '*' && word.startsWith(each))
    .reduce((longest, each) => (each.length > longest.length ? each : longest), '')
  const home = own === '' ? '*' : own
  return all.reduce(
    (mask, each, bit) =>
      each === home || (each !== '*' && each !== word && each.startsWith(word))
        ? mask | (1n << BigInt(bit))
        : mask,
    0n,
  )
}
