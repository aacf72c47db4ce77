/** One row through the interpreter's own functions, for comparison with the bulk engines. */
import { RATIO_PLACES } from '../bulk-input.ts'
import type { Occasion } from '../bulk-lowering.ts'
import { engineOf, fill } from '../engine.ts'
import { missingInputs } from '../facts.ts'
import { needsOf } from '../needs.ts'
import { compare, type Rational, rational } from '../rational.ts'
import type { InputState, State } from '../state.ts'
import type { Version } from '../version.ts'
import type { Row } from './random-rows.ts'

export type Expected = {
  readonly verdict: 0 | 1 | 2
  readonly score: { readonly lo: Rational; readonly hi: Rational } | null
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

function answered(
  { verdict, score, mask }: Version,
  { must, may, lo, hi }: State,
): Omit<Expected, 'needs'> {
  const [low, high] = score === null ? [] : [lo[score], hi[score]]
  return {
    verdict: must[verdict] ? 1 : may[verdict] ? 2 : 0,
    score: low === undefined || high === undefined ? null : { lo: low, hi: high },
    fails: mask.reduce(
      (bits, { slot }, index) => (may[slot] ? bits : bits | (1n << BigInt(index))),
      0n,
    ),
  }
}
