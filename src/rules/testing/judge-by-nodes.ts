/** One row through the interpreter's own functions, for comparison with the bulk engines. */
import type { Occasion } from '../bulk-lower.ts'
import { engineOf, fill } from '../engine.ts'
import { missingInputs } from '../facts.ts'
import { needsOf } from '../needs.ts'
import { compare, type Rational, whole } from '../rational.ts'
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
    for (const [index, given] of row.entries()) give(inputs, index, given)
    tightened(version, inputs)
    const state = fill(engine, inputs, occasion.day)
    const expected = answered(version, state)
    const needs = expected.verdict === 2 ? needsOf(engine, [version.verdict]).inputs : []
    // What does not apply is known.
    return { ...expected, needs: bitsOf(needs.filter((input) => row[input] === null)) }
  }
}

function bitsOf(places: readonly number[]): bigint {
  return places.reduce((bits, place) => bits | (1n << BigInt(place)), 0n)
}

function give(inputs: InputState, index: number, given: Row[number]): void {
  if (given === null) return
  if (given === 'absent') {
    inputs.presentMust[index] = false
    inputs.presentMay[index] = false
    return
  }
  inputs.presentMust[index] = true
  inputs.presentMay[index] = true
  inputs.lo[index] = whole(given)
  inputs.hi[index] = whole(given)
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
