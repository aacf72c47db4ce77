/** A version ready to run: constants filled once, the rest in node order, pieces where exactness needs them. */

import { compare, greatest, least, whole } from '../meaning/rational.ts'
import type { Split, Version } from '../meaning/version.ts'
import { compileNodes, operandsOf } from './evaluate.ts'
import type { Run } from './evaluate-number.ts'
import { emptyState, type InputState, parameterOn, type State } from './state.ts'

export type Engine = {
  readonly version: Version
  readonly state: State
  /** By slot. */
  readonly all: readonly Run[]
  /** All that is not constant. */
  readonly runs: readonly Run[]
  /** By input: only what changes with it. */
  readonly touched: readonly (readonly Run[])[]
}

const engines = new WeakMap<Version, Engine>()
const constants = new Set(['const', 'constBool', 'constCategory'])

export function engineOf(version: Version): Engine {
  const known = engines.get(version)
  if (known !== undefined) return known
  const all = compileNodes(version.nodes)
  const state = emptyState({
    lo: [],
    hi: [],
    must: [],
    may: [],
    set: [],
    presentMust: [],
    presentMay: [],
  })
  for (const node of version.nodes) all[node.slot]?.(state)
  const runs = version.nodes.flatMap(({ op, slot }) => (constants.has(op) ? [] : (all[slot] ?? [])))
  const engine = { version, state, all, runs, touched: touchedRuns(version, all) }
  engines.set(version, engine)
  return engine
}

function touchedRuns({ nodes, inputs }: Version, all: readonly Run[]): Run[][] {
  const reached: Set<number>[] = []
  for (const node of nodes) {
    const own = new Set<number>()
    if (node.op === 'input' || node.op === 'present') own.add(node.input)
    for (const operand of operandsOf(node))
      for (const input of reached[operand] ?? []) own.add(input)
    reached.push(own)
  }
  return inputs.map(({ index }) =>
    nodes.flatMap(({ slot }) => (reached[slot]?.has(index) === true ? (all[slot] ?? []) : [])),
  )
}

/** Sets the day and takes the facts; the state then holds every node. */
export function fill(engine: Engine, inputs: InputState, day: number): State {
  const { state, version } = engine
  const today = whole(day)
  state.day.lo = today
  state.day.hi = today
  for (const [index, parameter] of version.parameters.entries())
    state.parameters[index] = parameterOn(parameter, day)
  takeInputs(state.inputs, inputs)
  return refill(engine)
}

function takeInputs(into: InputState, from: InputState): void {
  for (let index = 0; index < from.must.length; index++) copyInput(into, from, index)
}

export function copyInput(into: InputState, from: InputState, index: number): void {
  const [lo, hi] = [from.lo[index], from.hi[index]]
  if (lo !== undefined) into.lo[index] = lo
  if (hi !== undefined) into.hi[index] = hi
  into.must[index] = from.must[index] === true
  into.may[index] = from.may[index] === true
  into.set[index] = from.set[index] ?? 0n
  into.presentMust[index] = from.presentMust[index] === true
  into.presentMay[index] = from.presentMay[index] === true
}

/** Runs everything over the inputs as they now stand. */
export function refill(engine: Engine): State {
  const { state, runs, version } = engine
  for (const run of runs) run(state)
  const { verdict } = version
  const isOpen = state.must[verdict] !== state.may[verdict] || isOpenScore(engine)
  if (!isOpen || version.splits.length === 0) return state
  const parted = version.splits.filter((split) => partsOf(split, state.inputs).length > 1)
  if (parted.length > 0) unite(engine, parted)
  return state
}

function isOpenScore({ version: { score }, state }: Engine): boolean {
  if (score === null) return false
  const [lo, hi] = [state.lo[score], state.hi[score]]
  return lo !== undefined && hi !== undefined && compare(lo, hi) !== 0
}

type Union = Pick<State, 'lo' | 'hi' | 'must' | 'may' | 'set'>

type Part = { lo?: State['lo'][number]; hi?: State['hi'][number]; members?: bigint }

/** The pieces of a split that what is known of its input still meets. */
function partsOf({ input, pieces }: Split, inputs: InputState): Part[] {
  return pieces.flatMap((piece): Part[] => {
    if ('members' in piece) {
      const own = inputs.set[input] ?? 0n
      if (own === 0n) return boolPart(piece.members, input, inputs)
      return (own & piece.members) === 0n ? [] : [{ members: own & piece.members }]
    }
    const [low, high] = [inputs.lo[input], inputs.hi[input]]
    if (low === undefined || high === undefined) return []
    const lo = greatest(low, piece.lo)
    const hi = least(high, piece.hi)
    return compare(lo, hi) <= 0 ? [{ lo, hi }] : []
  })
}

/** Bit 0 is false, bit 1 true. */
function boolPart(members: bigint, input: number, inputs: InputState): Part[] {
  const isPossible = members === 1n ? inputs.must[input] !== true : inputs.may[input] === true
  return isPossible ? [{ members }] : []
}

/** The union over all pieces of all split inputs: exact where each piece is of one polarity. */
function unite(engine: Engine, parted: readonly Split[]): void {
  const { state, runs } = engine
  const saved = parted.map(({ input }) => ({
    input,
    lo: state.inputs.lo[input],
    hi: state.inputs.hi[input],
    must: state.inputs.must[input] === true,
    may: state.inputs.may[input] === true,
    set: state.inputs.set[input] ?? 0n,
  }))
  const union: Union = {
    lo: [],
    hi: [],
    must: [],
    may: [],
    set: [],
  }
  let isFirst = true
  const visit = (depth: number): void => {
    const split = parted[depth]
    if (split === undefined) {
      for (const run of runs) run(state)
      merge(union, state, isFirst)
      isFirst = false
      return
    }
    for (const part of partsOf(split, state.inputs)) {
      const own = saved[depth]
      setPart(state.inputs, split.input, part)
      visit(depth + 1)
      if (own !== undefined) restore(state.inputs, own)
    }
  }
  visit(0)
  Object.assign(state.lo, union.lo)
  Object.assign(state.hi, union.hi)
  Object.assign(state.must, union.must)
  Object.assign(state.may, union.may)
  Object.assign(state.set, union.set)
}

function setPart(inputs: InputState, input: number, { lo, hi, members }: Part): void {
  if (lo !== undefined) inputs.lo[input] = lo
  if (hi !== undefined) inputs.hi[input] = hi
  if (members === undefined) return
  if ((inputs.set[input] ?? 0n) !== 0n) inputs.set[input] = members
  else {
    inputs.must[input] = members === 2n
    inputs.may[input] = members === 2n
  }
}

type Saved = {
  input: number
  lo: State['lo'][number] | undefined
  hi: State['hi'][number] | undefined
  must: boolean
  may: boolean
  set: bigint
}

function restore(inputs: InputState, { input, lo, hi, must, may, set }: Saved): void {
  if (lo !== undefined) inputs.lo[input] = lo
  if (hi !== undefined) inputs.hi[input] = hi
  inputs.must[input] = must
  inputs.may[input] = may
  inputs.set[input] = set
}

function merge(union: Union, state: State, isFirst: boolean): void {
  for (const [slot, lo] of state.lo.entries()) {
    const hi = state.hi[slot]
    if (lo === undefined || hi === undefined) continue
    union.lo[slot] = least(union.lo[slot] ?? lo, lo)
    union.hi[slot] = greatest(union.hi[slot] ?? hi, hi)
  }
  for (const slot of state.must.keys()) {
    union.must[slot] = (isFirst || union.must[slot] === true) && state.must[slot] === true
    union.may[slot] = union.may[slot] === true || state.may[slot] === true
  }
  for (const slot of state.set.keys())
    union.set[slot] = (union.set[slot] ?? 0n) | (state.set[slot] ?? 0n)
}

export type Outcome = 'met' | 'unmet' | 'undetermined'

export function outcomeAt({ must, may }: State, slot: number): Outcome {
  return must[slot] === true ? 'met' : may[slot] === true ? 'undetermined' : 'unmet'
}
