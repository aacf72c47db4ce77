/** One row through the interpreter's own functions, for comparison with the bulk engines. */
import type { Occasion } from '../bulk-lower.ts'
import { compileNodes } from '../evaluate.ts'
import { setMissing } from '../graph.ts'
import { compare, type Rational, whole } from '../rational.ts'
import { copyInputs, emptyInputs, type InputState, parameterOn, type State } from '../state.ts'
import type { Version } from '../version.ts'
import type { Row } from './random-rows.ts'

export type Expected = {
  readonly verdict: 0 | 1 | 2
  readonly score: { readonly lo: Rational; readonly hi: Rational } | null
  /** Clauses of the deciding path that certainly fail, bit i for clause i. */
  readonly fails: bigint
}

export function judgeByNodes(version: Version, occasion: Occasion): (row: Row) => Expected {
  const runs = compileNodes(version.nodes)
  return (row) => {
    const inputs = emptyInputs()
    for (const input of version.inputs) setMissing(inputs, input)
    for (const [index, given] of row.entries()) give(inputs, index, given)
    tightened(version, inputs)
    const day = whole(occasion.day)
    const state: State = {
      ...{ lo: [], hi: [], must: [], may: [], set: [] },
      inputs: copyInputs(inputs),
      day: { lo: day, hi: day },
      parameters: version.parameters.map((each) => parameterOn(each, occasion.day)),
    }
    for (const run of runs) run(state)
    return answered(version, state)
  }
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
    if (pair === null) continue
    const [a, b] = [inputs.hi[pair.less], inputs.hi[pair.more]]
    if (a !== undefined && b !== undefined && compare(a, b) > 0) inputs.hi[pair.less] = b
    const [c, d] = [inputs.lo[pair.less], inputs.lo[pair.more]]
    if (c !== undefined && d !== undefined && compare(d, c) < 0) inputs.lo[pair.more] = c
  }
}

function answered({ verdict, score, mask }: Version, { must, may, lo, hi }: State): Expected {
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
