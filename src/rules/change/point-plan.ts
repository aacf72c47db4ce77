/**
 * What least change needs of a version, laid out once: for each lever the nodes it alone moves and where
 * they turn, then the nodes several levers share. None where levers meet in one comparison or an operation
 * does not go back; the search over intervals is for those.
 */

import { operandsOf } from '../judge/evaluate.ts'
import type { Node, Slot, Test } from '../meaning/ir.ts'
import type { Lever, Version } from '../meaning/version.ts'
import { solverOf } from './breakpoints.ts'
import { movedBy } from './levers.ts'
import { EXACT, type PointRun, pointRun } from './point-run.ts'
import { type Inverse, inverseOf, risesWith } from './turning.ts'

/**
 * `at`: going up, something turns where the input reaches the point; `past`: where it passes it. `both` where
 * that is not told, or the lever goes down.
 */
export type Edge = 'at' | 'past' | 'both'
export type Turn = { readonly at: Slot; readonly into: Inverse; readonly edge: Edge }
/** An input that moves with a lever: whole units for each step. */
export type Carried = {
  readonly input: number
  readonly slot: Slot
  readonly by: number
  readonly far: number
  readonly turns: readonly Turn[]
}
export type Lane = {
  readonly lever: Lever
  readonly carried: readonly Carried[]
  readonly own: readonly PointRun[]
  /** What other nodes or the answer read of `own`. */
  readonly faces: readonly Slot[]
  /** Of the goals, those it alone decides. */
  readonly goals: readonly Slot[]
  /** Nodes shared with earlier levers that this one completes. */
  readonly shared: readonly PointRun[]
  /** Whole parts of cost for each step. */
  readonly cost: number
}
export type Constant = { readonly slot: Slot; readonly n: number; readonly d: number }
export type Plan = {
  readonly lanes: readonly Lane[]
  /** Slots no lever moves that moving nodes read: constants, and what the facts say. */
  readonly constants: readonly Constant[]
  readonly frontier: readonly Slot[]
  /** The verdict and the constraints: all must hold. */
  readonly goals: readonly Slot[]
  /** All nodes that several levers move, in order. */
  readonly shared: readonly PointRun[]
  /** Fixed tests without which the verdict cannot hold. */
  readonly required: readonly Slot[]
  /** Parts of cost in one unit of it. */
  readonly parts: bigint
  readonly size: number
}

const plans = new WeakMap<Version, Plan | 'none'>()

export function planOf(version: Version): Plan | undefined {
  const known = plans.get(version)
  if (known !== undefined) return known === 'none' ? undefined : known
  const plan = layOut(version)
  plans.set(version, plan ?? 'none')
  return plan
}

type Layout = {
  readonly version: Version
  readonly goals: readonly Slot[]
  readonly needed: readonly Node[]
  /** By slot: bit i when lever i moves it. */
  readonly masks: readonly number[]
}

function layOut(version: Version): Plan | undefined {
  const { levers, nodes, verdict, constraints } = version
  if (levers.length === 0 || levers.length > 20) return undefined
  const goals = [verdict, ...constraints.map(({ slot }) => slot)]
  const layout = { version, goals, needed: nodesBelow(nodes, goals), masks: masksOf(version) }
  const parts = levers.reduce((all, { cost }) => (all * cost.d) / gcd(all, cost.d), 1n)
  const lanes = levers.map((_, index) => laneOf(layout, index, parts))
  const whole = lanes.filter((each) => each !== undefined)
  if (whole.length !== lanes.length || areShared(levers)) return undefined
  const moving = layout.needed.filter(({ slot }) => layout.masks[slot] !== 0)
  const read = [...moving.flatMap(operandsOf), ...goals]
  const fixed = [...new Set(read)].filter((slot) => layout.masks[slot] === 0)
  const constants = fixed.flatMap((slot) => constantAt(nodes[slot]) ?? [])
  return {
    lanes: whole,
    constants,
    frontier: fixed.filter((slot) => constants.every((each) => each.slot !== slot)),
    goals,
    shared: whole.flatMap(({ shared }) => shared),
    required: requiredBelow(layout, verdict),
    parts,
    size: nodes.length,
  }
}

function constantAt(node: Node | undefined): Constant | undefined {
  if (node?.op !== 'const' || node.lo.n !== node.hi.n || node.lo.d !== node.hi.d) return undefined
  const { n, d } = node.lo
  const isExact = n < BigInt(EXACT) && -n < BigInt(EXACT) && d < BigInt(EXACT)
  return isExact ? { slot: node.slot, n: Number(n), d: Number(d) } : undefined
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b)
}

/** Two levers that move one input are for the other search. */
function areShared(levers: readonly Lever[]): boolean {
  const moved = levers.flatMap(movedBy)
  return new Set(moved).size < moved.length
}

function nodesBelow(nodes: readonly Node[], goals: readonly Slot[]): Node[] {
  const seen = new Set<Slot>()
  const visit = (slot: Slot): void => {
    const node = nodes[slot]
    if (node === undefined || seen.has(slot)) return
    seen.add(slot)
    operandsOf(node).forEach(visit)
  }
  goals.forEach(visit)
  return nodes.filter(({ slot }) => seen.has(slot))
}

function masksOf({ nodes, levers }: Version): number[] {
  const ofInput = new Map<number, number>()
  for (const [index, { input, moves }] of levers.entries())
    for (const each of [input, ...moves.map((move) => move.input)])
      ofInput.set(each, (ofInput.get(each) ?? 0) | (1 << index))
  const masks: number[] = []
  for (const node of nodes) {
    const own = node.op === 'input' ? (ofInput.get(node.input) ?? 0) : 0
    masks.push(operandsOf(node).reduce((all, each) => all | (masks[each] ?? 0), own))
  }
  return masks
}

function laneOf(layout: Layout, index: number, parts: bigint): Lane | undefined {
  const { version, needed, masks, goals } = layout
  const lever = version.levers[index]
  if (lever === undefined || lever.cost.n <= 0n) return undefined
  const bit = 1 << index
  const isInput = ({ op }: Node) => op === 'input'
  const own = needed.filter((node) => masks[node.slot] === bit && !isInput(node))
  const shared = needed.filter(({ slot }) => topOf(masks[slot] ?? 0) === bit && masks[slot] !== bit)
  const runs = own.map(pointRun)
  const sharedRuns = shared.map(pointRun)
  const carried = carriedBy(layout, lever, bit)
  if (runs.includes(undefined) || sharedRuns.includes(undefined) || carried === undefined)
    return undefined
  const outside = needed.filter(({ slot }) => (masks[slot] ?? 0) !== bit).flatMap(operandsOf)
  const read = new Set([...outside, ...goals])
  const cost = Number((lever.cost.n * parts) / lever.cost.d)
  return {
    lever,
    carried,
    own: runs.filter((each) => each !== undefined),
    shared: sharedRuns.filter((each) => each !== undefined),
    faces: needed.flatMap(({ slot }) => (masks[slot] === bit && read.has(slot) ? [slot] : [])),
    goals: goals.filter((slot) => masks[slot] === bit),
    cost,
  }
}

function topOf(mask: number): number {
  return mask === 0 ? 0 : 1 << (31 - Math.clz32(mask))
}

function carriedBy(layout: Layout, lever: Lever, bit: number): Carried[] | undefined {
  const { version } = layout
  const sign = lever.direction === 'up' ? lever.step : -lever.step
  const moves = [{ input: lever.input, per: { n: 1n, d: 1n } }, ...lever.moves]
  const found = moves.map(({ input, per }): Carried | undefined => {
    const slot = version.nodes.find((node) => node.op === 'input' && node.input === input)?.slot
    const range = version.inputs[input]?.range
    const by = Number(per.n * sign)
    const limit = input === lever.input ? lever.limit : null
    const end = by > 0 ? range?.hi : range?.lo
    const far = limit === null ? Number(end?.n ?? 0n) : Number(limit)
    const turns = turnsOf(layout, { input, inputs: moves.map((move) => move.input), bit, by })
    const isWhole = per.d === 1n && end?.d === 1n && by !== 0 && Math.abs(far) < EXACT
    if (turns === undefined || !isWhole) return undefined
    // An input that no rule reads has no slot, and may still end the way of its lever.
    return { input, slot: slot ?? -1, by, far, turns }
  })
  return found.includes(undefined) ? undefined : found.filter((each) => each !== undefined)
}

type Turned = {
  readonly input: number
  readonly inputs: readonly number[]
  readonly bit: number
  readonly by: number
}
type Pair = { readonly side: Slot; readonly other: Slot; readonly test: Test }

function turnsOf(layout: Layout, { input, inputs, bit, by }: Turned): Turn[] | undefined {
  const { version, needed, masks } = layout
  const { measured } = solverOf(version)
  const reads = (slot: Slot) => measured[slot]?.has(input) === true
  const moving = {
    nodes: version.nodes,
    measures: reads,
    moves: (slot: Slot) => masks[slot] !== 0,
  }
  const turns: Turn[] = []
  for (const { side, other, test } of needed.flatMap(pairsOf)) {
    if (!reads(side)) continue
    const isAlone = inputs.every((each) => each === input || measured[side]?.has(each) !== true)
    const into = inverseOf(moving, side)
    if (masks[side] !== bit || masks[other] !== 0 || !isAlone || into === undefined)
      return undefined
    turns.push({ at: other, into, edge: by < 0 ? 'both' : edgeOf(test, risesWith(moving, side)) })
  }
  return turns
}

function pairsOf(node: Node): Pair[] {
  if (node.op === 'bands')
    // From the lowest: most bands are written from the top, and starts are kept ascending.
    return node.steps
      .toReversed()
      .flatMap(({ at, test }) => bothWays({ side: node.of, other: at, test }))
  return node.op === 'compare'
    ? bothWays({ side: node.left, other: node.right, test: node.test })
    : []
}

const turned: Readonly<Record<Test, Test>> = {
  '>=': '<=',
  '>': '<',
  '<=': '>=',
  '<': '>',
  '=': '=',
}

/** Whole inputs, so that ≥ begins to hold at the point and ≤ ceases past it. */
function edgeOf(test: Test, rises: boolean | undefined): Edge {
  if (rises === undefined || test === '=') return 'both'
  return (test === '>=' || test === '<') === rises ? 'at' : 'past'
}

function bothWays({ side, other, test }: Pair): Pair[] {
  return [
    { side, other, test },
    { side: other, other: side, test: turned[test] },
  ]
}

/** Down through every `all`, the tests that no lever moves. */
function requiredBelow({ version, masks }: Layout, slot: Slot): Slot[] {
  const node = version.nodes[slot]
  if (masks[slot] === 0) return [slot]
  return node?.op === 'all'
    ? node.of.flatMap((each) => requiredBelow({ version, masks, goals: [], needed: [] }, each))
    : []
}
