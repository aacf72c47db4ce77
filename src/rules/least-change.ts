/** The cheapest set of lever moves that turns 不符合 into 符合: branch and bound over boxes of whole steps, exact. */
import { breakpoints, type Solver, solverOf } from './breakpoints.ts'
import { type Engine, engineOf } from './engine.ts'
import type { Run } from './evaluate-number.ts'
import {
  ceiling,
  compare,
  floor,
  minus,
  over,
  plus,
  type Rational,
  times,
  whole,
  zero,
} from './rational.ts'
import type { State } from './state.ts'
import type { Lever, Version } from './version.ts'

export type Moved = { readonly input: number; readonly from: Rational; readonly to: Rational }
export type Change = { readonly moves: readonly Moved[]; readonly cost: Rational }

/** Boxes looked at before the search gives up without an answer. */
const patience = 20_000

type Search = {
  readonly engine: Engine
  readonly solver: Solver
  readonly levers: readonly Active[]
  readonly runs: readonly Run[]
  readonly checks: readonly number[]
  readonly bases: ReadonlyMap<number, Rational>
  readonly coupled: readonly boolean[]
}
type Active = Lever & { readonly steps: bigint; readonly sign: 1n | -1n }
type Box = {
  readonly low: readonly bigint[]
  readonly high: readonly bigint[]
  readonly cost: Rational
}

/** The engine's state must hold the facts. Undefined: none, because met, open, impossible or out of patience. */
export function leastChange(version: Version, day: number): Change | undefined {
  const engine = engineOf(version)
  const { state } = engine
  if (state.may[version.verdict] === true || !isComplete(engine)) return undefined
  const levers = activeLevers(engine, day)
  if (levers.length === 0) return undefined
  const search = startSearch(engine, levers)
  const found = explore(search)
  place(
    search,
    levers.map(() => 0n),
    levers.map(() => 0n),
  )
  if (found === undefined) return undefined
  const moves = levers.flatMap((lever, index): Moved[] => {
    const steps = found.low[index] ?? 0n
    const from = search.bases.get(lever.input) ?? zero
    return steps === 0n
      ? []
      : [{ input: lever.input, from, to: plus(from, whole(lever.sign * steps * lever.step)) }]
  })
  return { moves, cost: found.cost }
}

/** Every fact the verdict can depend on is known, but for what a panel will say. */
function isComplete({ version, state }: Engine): boolean {
  const reach = solverOf(version).reach[version.verdict]
  return version.inputs.every(({ index, expert, type }) => {
    if (expert || reach?.has(index) !== true) return true
    if (state.inputs.presentMust[index] !== state.inputs.presentMay[index]) return false
    if (state.inputs.presentMay[index] !== true) return true
    if (type === 'bool') return state.inputs.must[index] === state.inputs.may[index]
    if (type === 'category') {
      const set = state.inputs.set[index] ?? 0n
      return (set & (set - 1n)) === 0n
    }
    return compare(state.inputs.lo[index] ?? zero, state.inputs.hi[index] ?? zero) === 0
  })
}

function activeLevers({ version, state }: Engine, day: number): Active[] {
  return version.levers.flatMap((lever): Active[] => {
    const range = version.inputs[lever.input]?.range
    const base = state.inputs.lo[lever.input]
    const applies = state.inputs.presentMust[lever.input] === true
    if (
      range == null ||
      base === undefined ||
      !applies ||
      (lever.until !== null && day > lever.until)
    )
      return []
    const end = lever.limit ?? (lever.direction === 'up' ? floor(range.hi) : ceiling(range.lo))
    const far = lever.direction === 'up' ? end - floor(base) : ceiling(base) - end
    const steps = far <= 0n ? 0n : far / lever.step
    return steps === 0n ? [] : [{ ...lever, steps, sign: lever.direction === 'up' ? 1n : -1n }]
  })
}

function startSearch(engine: Engine, levers: readonly Active[]): Search {
  const { version, state } = engine
  const moved = new Set(
    levers.flatMap(({ input, moves }) => [input, ...moves.map((each) => each.input)]),
  )
  const touched = new Set([...moved].flatMap((input) => engine.touched[input] ?? []))
  const bases = new Map([...moved].map((input) => [input, state.inputs.lo[input] ?? zero]))
  return {
    engine,
    solver: solverOf(version),
    levers,
    runs: engine.runs.filter((run) => touched.has(run)),
    checks: version.constraints.map(({ slot }) => slot),
    bases,
    coupled: coupledOf(solverOf(version), levers),
  }
}

/** Puts the levers into a box of steps and judges it. */
function place(
  { engine, levers, runs, bases }: Search,
  low: readonly bigint[],
  high: readonly bigint[],
): State {
  const { state } = engine
  const ends = new Map([...bases].map(([input, base]) => [input, { lo: base, hi: base }]))
  const shift = (input: number, by: Rational, steps: readonly [bigint, bigint]): void => {
    const own = ends.get(input)
    if (own === undefined) return
    const [a, b] = [times(by, whole(steps[0])), times(by, whole(steps[1]))]
    const rises = by.n >= 0n
    ends.set(input, { lo: plus(own.lo, rises ? a : b), hi: plus(own.hi, rises ? b : a) })
  }
  for (const [index, { input, moves, step, sign }] of levers.entries()) {
    const steps = [low[index] ?? 0n, high[index] ?? 0n] as const
    const by = whole(sign * step)
    shift(input, by, steps)
    for (const each of moves) shift(each.input, times(by, each.per), steps)
  }
  for (const [input, { lo, hi }] of ends) {
    state.inputs.lo[input] = lo
    state.inputs.hi[input] = hi
  }
  for (const run of runs) run(state)
  return state
}

function explore(search: Search): Box | undefined {
  const { levers, engine } = search
  const { verdict } = engine.version
  const queue: Box[] = [
    { low: levers.map(() => 0n), high: levers.map(({ steps }) => steps), cost: zero },
  ]
  let best: Box | undefined
  for (let looked = 0; looked < patience; looked++) {
    const box = queue.pop()
    if (box === undefined || (best !== undefined && compare(box.cost, best.cost) > 0)) return best
    const state = place(search, box.low, box.high)
    if (!isPossible(search, state)) continue
    const parts = split(search, box)
    const corner = place(search, box.low, box.low)
    if (corner.must[verdict] === true && search.checks.every((slot) => corner.may[slot] === true)) {
      if (best === undefined || isBetter(box, best)) best = { ...box, high: box.low }
      // Other corners of the box cost as much only where a lever is free.
      if (levers.every(({ cost }) => cost.n > 0n)) continue
    }
    for (const part of parts) enqueue(queue, part)
  }
  return undefined
}

function isPossible({ engine, checks }: Search, state: State): boolean {
  return (
    state.may[engine.version.verdict] === true && checks.every((slot) => state.may[slot] === true)
  )
}

/** Of equal cost the one that moves the earlier field more. */
function isBetter(box: Box, best: Box): boolean {
  const order = compare(box.cost, best.cost)
  if (order !== 0) return order < 0
  const first = box.low.findIndex((steps, index) => steps !== best.low[index])
  return first >= 0 && (box.low[first] ?? 0n) > (best.low[first] ?? 0n)
}

/** Parts a box where some comparison turns; the state still holds the whole box. */
function split(search: Search, box: Box): readonly Box[] {
  const spans = box.low.map((low, index) => (box.high[index] ?? low) - low)
  const widest = spans.reduce((most, span, each) => (span > (spans[most] ?? 0n) ? each : most), 0)
  if (spans[widest] === 0n) return []
  const middle = {
    index: widest,
    start: (box.low[widest] ?? 0n) + ((spans[widest] ?? 0n) + 1n) / 2n,
  }
  const { index, start } = bestCut(search, box) ?? middle
  const low = box.low.with(index, start)
  return [
    { low: box.low, high: box.high.with(index, start - 1n), cost: box.cost },
    { low, high: box.high, cost: costOf(search, low) },
  ]
}

/**
 * The middle threshold of a lever that shares none of its comparisons with another; for levers that
 * meet in one comparison only a threshold well inside the box, else the box is halved.
 */
function bestCut(search: Search, box: Box): { index: number; start: bigint } | undefined {
  let shared: { index: number; start: bigint } | undefined
  for (const [index, lever] of search.levers.entries()) {
    const [low, high] = [box.low[index] ?? 0n, box.high[index] ?? 0n]
    const starts = low === high ? [] : stepsAt(search, lever, { low, high })
    const start = starts[starts.length >> 1]
    if (start === undefined) continue
    if (search.coupled[index] !== true) return { index, start }
    const inside = starts.find(
      (each) => (each - low) * 8n > high - low && (high - each) * 8n > high - low,
    )
    if (shared === undefined && (inside !== undefined || high - low < 16n))
      shared = { index, start: inside ?? start }
  }
  return shared
}

/** Steps of a lever at which a comparison that reads it, or what moves with it, turns; ascending. */
function stepsAt(
  { solver, engine, bases }: Search,
  lever: Active,
  { low, high }: { low: bigint; high: bigint },
): bigint[] {
  const own = [{ input: lever.input, per: whole(1) }, ...lever.moves]
  const found = own.flatMap(({ input, per }) => {
    const base = bases.get(input) ?? zero
    const by = times(per, whole(lever.sign * lever.step))
    if (by.n === 0n) return []
    return breakpoints(solver, engine.state, input)
      .flatMap((start) => [start, start - 1n])
      .map((value) => ceiling(over(minus(whole(value), base), by)))
      .filter((start) => start > low && start <= high)
  })
  return [...new Set(found)].sort((a, b) => (a < b ? -1 : 1))
}

/** Levers that meet another lever in one comparison of quantities. */
function coupledOf(solver: Solver, levers: readonly Active[]): boolean[] {
  const inputs = levers.map(({ input, moves }) => [input, ...moves.map((each) => each.input)])
  return inputs.map((own, index) =>
    inputs.some(
      (other, each) =>
        each !== index && (own.some((input) => other.includes(input)) || meet(solver, own, other)),
    ),
  )
}

function meet(
  { version, measured }: Solver,
  own: readonly number[],
  other: readonly number[],
): boolean {
  return version.nodes.some((node) => {
    const read =
      node.op === 'compare' ? [node.left, node.right] : node.op === 'bands' ? [node.of] : []
    const reads = (inputs: readonly number[]) =>
      read.some((slot) => inputs.some((input) => measured[slot]?.has(input) === true))
    return reads(own) && reads(other)
  })
}

function costOf({ levers }: Search, low: readonly bigint[]): Rational {
  return levers.reduce(
    (sum, { cost }, index) => plus(sum, times(cost, whole(low[index] ?? 0n))),
    zero,
  )
}

/** Dearest first, so that the cheapest is popped from the end. */
function enqueue(queue: Box[], box: Box): void {
  let [low, high] = [0, queue.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = queue[middle]
    if (other !== undefined && compare(other.cost, box.cost) >= 0) low = middle + 1
    else high = middle
  }
  queue.splice(low, 0, box)
}
