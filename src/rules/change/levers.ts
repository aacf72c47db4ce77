/** Levers over an enterprise whose facts an engine holds: setting them, their cost, where something turns. */

import type { Engine } from '../judge/engine.ts'
import type { Run } from '../judge/evaluate-number.ts'
import type { State } from '../judge/state.ts'
import type { Range } from '../meaning/ir.ts'
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
} from '../meaning/rational.ts'
import type { Lever, Version } from '../meaning/version.ts'
import { breakpoints, type Solver, solverOf } from './breakpoints.ts'
import { isTangled } from './tangled.ts'

export type Search = {
  readonly engine: Engine
  readonly solver: Solver
  readonly levers: readonly Active[]
  readonly runs: readonly Run[]
  readonly checks: readonly number[]
  readonly bases: ReadonlyMap<number, Rational>
  /** Levers that meet another in one comparison of quantities. */
  readonly coupled: readonly boolean[]
  /** By lever: what changes with it. */
  readonly own: readonly (readonly Run[])[]
}
export type Active = Lever & { readonly steps: bigint; readonly sign: 1n | -1n }
export type Box = {
  readonly low: readonly bigint[]
  readonly high: readonly bigint[]
  readonly cost: Rational
}

/** The inputs that change when a lever is moved. */
export function movedBy({ input, moves }: Lever): number[] {
  return [input, ...moves.map((each) => each.input)]
}

export function activeLevers(engine: Engine, day: number): Active[] {
  return engine.version.levers.flatMap((lever): Active[] => {
    const isOver = lever.until !== null && day > lever.until
    const applies = engine.state.inputs.presentMust[lever.input] === true
    const steps = isOver || !applies ? 0n : stepsLeft(engine, lever)
    return steps <= 0n ? [] : [{ ...lever, steps, sign: lever.direction === 'up' ? 1n : -1n }]
  })
}

/** Whole steps until the lever, or what moves with it, comes to the end of its way. */
function stepsLeft({ version, state }: Engine, lever: Lever): bigint {
  const sign = lever.direction === 'up' ? lever.step : -lever.step
  const left = [{ input: lever.input, per: whole(1) }, ...lever.moves].map(({ input, per }) => {
    const way = wayOf(version, input)
    const base = state.inputs.lo[input]
    const by = times(per, whole(sign))
    if (way === undefined || base === undefined || by.n === 0n) return 0n
    const far = by.n > 0n ? way.hi : way.lo
    const shared = whole(sharedReach(version, lever, input))
    return floor(over(plus(minus(far, base), by.n > 0n ? shared : minus(zero, shared)), by))
  })
  return left.reduce((fewest, each) => (each < fewest ? each : fewest))
}

/** Where an input may end: its range, cut by the limit of its own lever. */
function wayOf({ inputs, levers }: Version, input: number): Range | undefined {
  const range = inputs[input]?.range
  if (range == null) return undefined
  const own = levers.find((each) => each.input === input)
  if (own === undefined || own.limit === null) return range
  const end = whole(own.limit)
  return own.direction === 'up' ? { lo: range.lo, hi: end } : { lo: end, hi: range.hi }
}

/** How far other levers can push the same input back, at most; the search sees to the sum. */
function sharedReach({ inputs, levers }: Version, lever: Lever, input: number): bigint {
  return levers.reduce((sum, other) => {
    if (other === lever) return sum
    const per =
      other.input === input ? whole(1) : other.moves.find((each) => each.input === input)?.per
    const range = inputs[other.input]?.range
    if (per === undefined || range == null) return sum
    const far = times(minus(range.hi, range.lo), per)
    return sum + ceiling(far.n < 0n ? minus(zero, far) : far)
  }, 0n)
}

/** Whether every moved input can still end where it may. */
export function isInRange({ engine: { version, state }, bases }: Search): boolean {
  for (const input of bases.keys()) {
    const way = wayOf(version, input)
    const [lo, hi] = [state.inputs.lo[input], state.inputs.hi[input]]
    if (way === undefined || lo === undefined || hi === undefined) return false
    if (compare(lo, way.hi) > 0 || compare(hi, way.lo) < 0) return false
  }
  return true
}

export function startSearch(engine: Engine, levers: readonly Active[]): Search {
  const { version, state } = engine
  const moved = new Set(levers.flatMap(movedBy))
  const touched = new Set([...moved].flatMap((input) => engine.touched[input] ?? []))
  const bases = new Map([...moved].map((input) => [input, state.inputs.lo[input] ?? zero]))
  const inOrder = (set: ReadonlySet<Run>) => engine.runs.filter((run) => set.has(run))
  const own = levers.map((lever) =>
    inOrder(new Set(movedBy(lever).flatMap((each) => engine.touched[each] ?? []))),
  )
  return {
    engine,
    solver: solverOf(version),
    levers,
    runs: inOrder(touched),
    own,
    checks: version.constraints.map(({ slot }) => slot),
    bases,
    coupled: coupledOf(solverOf(version), levers),
  }
}

/** Puts one lever, and what moves with it, between two numbers of steps; inputs are not shared. */
export function setLever(search: Search, index: number, steps: readonly [bigint, bigint]): void {
  const lever = search.levers[index]
  if (lever === undefined) return
  const { inputs } = search.engine.state
  const by = whole(lever.sign * lever.step)
  const moved = [{ input: lever.input, per: whole(1) }, ...lever.moves]
  for (const { input, per } of moved) {
    const base = search.bases.get(input) ?? zero
    const [lo, hi] = shiftOf(times(by, per), steps)
    inputs.lo[input] = plus(base, lo)
    inputs.hi[input] = plus(base, hi)
  }
}

function shiftOf(by: Rational, [low, high]: readonly [bigint, bigint]): [Rational, Rational] {
  const [a, b] = [times(by, whole(low)), times(by, whole(high))]
  return by.n >= 0n ? [a, b] : [b, a]
}

/** Puts all levers into a box of steps and judges it; levers that move one input add up. */
export function place(search: Search, low: readonly bigint[], high: readonly bigint[]): State {
  const { engine, levers, runs, bases } = search
  const { inputs } = engine.state
  for (const [input, base] of bases) {
    inputs.lo[input] = base
    inputs.hi[input] = base
  }
  for (const [index, { input, moves, step, sign }] of levers.entries()) {
    const by = whole(sign * step)
    for (const each of [{ input, per: whole(1) }, ...moves]) {
      const [lo, hi] = shiftOf(times(by, each.per), [low[index] ?? 0n, high[index] ?? 0n])
      inputs.lo[each.input] = plus(inputs.lo[each.input] ?? zero, lo)
      inputs.hi[each.input] = plus(inputs.hi[each.input] ?? zero, hi)
    }
  }
  for (const run of runs) run(engine.state)
  return engine.state
}

/** Steps of a lever at which a comparison that reads it, or what moves with it, turns; ascending. */
export function stepsAt(
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
      .map((start) => (by.n > 0n ? start : start - 1n))
      .map((value) => ceiling(over(minus(whole(value), base), by)))
      .filter((start) => start > low && start <= high)
  })
  return [...new Set(found)].sort((a, b) => (a < b ? -1 : 1))
}

/** Levers that meet another lever, or themselves, in one comparison of quantities. */
function coupledOf(solver: Solver, levers: readonly Active[]): boolean[] {
  const inputs = levers.map(movedBy)
  return inputs.map(
    (own, index) =>
      isTangled(solver.version, own) ||
      inputs.some(
        (other, each) =>
          each !== index &&
          (own.some((input) => other.includes(input)) || meet(solver, own, other)),
      ),
  )
}

/** One lever moves a quantity of the comparison step by step, and the other has any say in it. */
function meet(
  { version, measured, reach }: Solver,
  own: readonly number[],
  other: readonly number[],
): boolean {
  return version.nodes.some((node) => {
    const read =
      node.op === 'compare' ? [node.left, node.right] : node.op === 'bands' ? [node.of] : []
    const reads = (table: Solver['reach'], inputs: readonly number[]) =>
      read.some((slot) => inputs.some((input) => table[slot]?.has(input) === true))
    return (
      (reads(measured, own) && reads(reach, other)) || (reads(reach, own) && reads(measured, other))
    )
  })
}

export function costOf({ levers }: Search, low: readonly bigint[]): Rational {
  return levers.reduce(
    (sum, { cost }, index) => plus(sum, times(cost, whole(low[index] ?? 0n))),
    zero,
  )
}
