/** One row through the interpreter's own functions, for comparison with the bulk engines. */
import { RATIO_PLACES } from '../bulk/input.ts'
import type { Occasion } from '../bulk/lowering.ts'
import { needsOf } from '../explain/needs.ts'
import { engineOf, fill } from '../judge/engine.ts'
import { missingInputs } from '../judge/facts.ts'
import type { InputState, State } from '../judge/state.ts'
import { compare, type Rational, rational, toText, whole, zero } from '../meaning/rational.ts'
import type { Version } from '../meaning/version.ts'
import type { Row } from './random-rows.ts'

type Ends = { readonly lo: Rational; readonly hi: Rational }
export type Expected = {
  readonly verdict: 0 | 1 | 2
  readonly score: Ends | null
  /** Positions of the class; `covered` as the verdict: 0 no, 1 certainly, 2 possibly. */
  readonly class: (Ends & { readonly covered: number }) | null
  /** In 分; `hi` null where no upper end is known. */
  readonly amount: { readonly lo: Rational; readonly hi: Rational | null } | null
  /** Clauses of the deciding path that certainly fail, bit i for clause i. */
  readonly fails: bigint
  /** Inputs that are missing and matter, bit i for input i. */
  readonly needs: bigint
}

export function judgeByNodes(version: Version, occasion: Occasion): (row: Row) => Expected {
  const engine = engineOf(version)
  return (row) => {
    const inputs = missingInputs(version)
    for (const [index, given] of row.entries()) {
      const places = version.inputs[index]?.type === 'ratio' ? RATIO_PLACES : 0
      give(inputs, { index, scale: 10n ** BigInt(places) }, given)
    }
    tightened(version, inputs)
    const state = fill(engine, inputs, occasion.day)
    const expected = answered(version, state)
    const isCapped = cappedOn(version, occasion)
    const needs = expected.verdict === 2 ? needsOf(engine, [version.verdict]).inputs : []
    // What does not apply is known.
    return {
      ...expected,
      ...(isCapped && { verdict: 2 as const }),
      needs: bitsOf(needs.filter((input) => row[input] === null)),
    }
  }
}

/** The version of the day stays open whatever the data say. */
function cappedOn({ validity }: Version, { day }: Occasion): boolean {
  return validity.some(
    ({ from, to, procedures, capped }) =>
      capped !== null &&
      (from ?? day) <= day &&
      day <= (to ?? day) &&
      (procedures.length === 0 || procedures.includes('new')),
  )
}

function bitsOf(places: readonly number[]): bigint {
  return places.reduce((bits, place) => bits | (1n << BigInt(place)), 0n)
}

type Place = { readonly index: number; readonly scale: bigint }

function give(inputs: InputState, { index, scale }: Place, given: Row[number]): void {
  if (given === null) return
  if (given === 'absent') {
    inputs.presentMust[index] = false
    inputs.presentMay[index] = false
    return
  }
  inputs.presentMust[index] = true
  inputs.presentMay[index] = true
  const value = rational(given, scale)
  inputs.lo[index] = value
  inputs.hi[index] = value
  inputs.must[index] = given === 1n
  inputs.may[index] = given === 1n
  inputs.set[index] = given < 0n ? 0n : 1n << (given < 64n ? given : 0n)
}

function tightened({ constraints }: Version, inputs: InputState): void {
  for (const { pair } of [...constraints, ...constraints, ...constraints]) {
    if (pair === null || !inputs.presentMust[pair.less] || !inputs.presentMust[pair.more]) continue
    const [a, b] = [inputs.hi[pair.less], inputs.hi[pair.more]]
    if (a !== undefined && b !== undefined && compare(a, b) > 0) inputs.hi[pair.less] = b
    const [c, d] = [inputs.lo[pair.less], inputs.lo[pair.more]]
    if (c !== undefined && d !== undefined && compare(d, c) < 0) inputs.lo[pair.more] = c
  }
}

function answered(version: Version, state: State): Omit<Expected, 'needs'> {
  const { verdict, score, mask } = version
  const { must, may } = state
  return {
    verdict: must[verdict] ? 1 : may[verdict] ? 2 : 0,
    score: score === null ? null : endsAt(state, score),
    class: classAt(version, state),
    amount: amountAt(version, state),
    fails: mask.reduce(
      (bits, { slot }, index) => (may[slot] ? bits : bits | (1n << BigInt(index))),
      0n,
    ),
  }
}

function endsAt({ lo, hi }: State, slot: number): Ends {
  return { lo: lo[slot] ?? zero, hi: hi[slot] ?? zero }
}

function classAt({ class: table }: Version, state: State): Expected['class'] {
  if (table === null) return null
  const covered = state.must[table.covered] ? 1 : state.may[table.covered] ? 2 : 0
  return { ...endsAt(state, table.slot), covered }
}

/** 分: the end of an amount that is not known to have one. */
const NO_END = whole(9n * 10n ** 15n)

function amountAt({ amount }: Version, state: State): Expected['amount'] {
  if (amount === null) return null
  const { lo, hi } = endsAt(state, amount.total)
  const isOpen = amount.items.some(({ open, applies }) => open && state.may[applies] === true)
  return { lo, hi: isOpen && compare(hi, NO_END) >= 0 ? null : hi }
}

/** The whole answer as one text, for engines to be compared by. */
export function told({ verdict, score, class: table, amount, fails, needs }: Expected): string {
  const ends = [score?.lo, score?.hi, table?.lo, table?.hi, amount?.lo]
  const numbers = ends.map((each) => (each === undefined ? '-' : toText(each)))
  const top = amount === null ? '-' : amount.hi === null ? 'open' : toText(amount.hi)
  return [verdict, ...numbers, table?.covered ?? '-', top, fails, needs].join(' ')
}
