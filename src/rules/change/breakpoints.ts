/** Where an input must stand for something to change: thresholds solved backwards, exactly. */
import { operandsOf } from '../judge/evaluate.ts'
import type { State } from '../judge/state.ts'
import type { Node, Slot } from '../meaning/ir.ts'
import {
  ceiling,
  floor,
  minus,
  over,
  plus,
  type Rational,
  times,
  whole,
  zero,
} from '../meaning/rational.ts'
import type { Version } from '../meaning/version.ts'

export type Atom = { readonly of: Slot; readonly at: Slot }
export type Solver = {
  readonly version: Version
  /** By slot: the inputs it depends on. */
  readonly reach: readonly ReadonlySet<number>[]
  /** The same without going into bands, choices and tests: inputs that share one arithmetic. */
  readonly measured: readonly ReadonlySet<number>[]
  /** By input: the comparisons that depend on it. */
  readonly atoms: readonly (readonly Atom[])[]
}

const solvers = new WeakMap<Version, Solver>()

export function solverOf(version: Version): Solver {
  const known = solvers.get(version)
  if (known !== undefined) return known
  const reach: Set<number>[] = []
  const measured: Set<number>[] = []
  for (const node of version.nodes) {
    const own = new Set<number>()
    if (node.op === 'input' || node.op === 'present') own.add(node.input)
    for (const operand of operandsOf(node)) for (const input of reach[operand] ?? []) own.add(input)
    reach.push(own)
    measured.push(new Set(arithmetic(node).flatMap((each) => [...(measured[each] ?? [])])))
    if (node.op === 'input') measured[node.slot]?.add(node.input)
  }
  const all = version.nodes.flatMap(atomsOf)
  const atoms = version.inputs.map(({ index }) =>
    all.filter(({ of, at }) => reach[of]?.has(index) === true || reach[at]?.has(index) === true),
  )
  const solver = { version, reach, measured, atoms }
  solvers.set(version, solver)
  return solver
}

/** What a node computes with, leaving out what merely chooses. */
function arithmetic(node: Node): readonly Slot[] {
  if (node.op === 'bands' || node.op === 'choose') return []
  return node.op === 'if' ? [node.yes, node.no] : operandsOf(node)
}

function atomsOf(node: Node): Atom[] {
  if (node.op === 'bands') return node.steps.map(({ at }) => ({ of: node.of, at }))
  return node.op === 'compare' ? [{ of: node.left, at: node.right }] : []
}

/** Whole values at which a comparison can turn, strictly inside (lo, hi], ascending. */
export function breakpoints(solver: Solver, state: State, input: number): bigint[] {
  const [low, high] = [state.inputs.lo[input], state.inputs.hi[input]]
  if (low === undefined || high === undefined) return []
  const task: Task = { solver, state, input, lo: floor(low), hi: floor(high), found: [] }
  for (const { of, at } of solver.atoms[input] ?? []) {
    if (reads(task, of)) for (const end of endsOf(state, at)) solve(task, of, end)
    if (reads(task, at)) for (const end of endsOf(state, of)) solve(task, at, end)
  }
  return task.found
}

type Task = {
  readonly solver: Solver
  readonly state: State
  readonly input: number
  readonly lo: bigint
  readonly hi: bigint
  /** Ascending, each once. */
  readonly found: bigint[]
}

function reads({ solver, input }: Task, slot: Slot): boolean {
  return solver.reach[slot]?.has(input) === true
}

function endsOf({ lo, hi }: State, slot: Slot): Rational[] {
  const [low, high] = [lo[slot] ?? zero, hi[slot] ?? zero]
  return low === high ? [low] : [low, high]
}

function insert({ found, lo, hi }: Task, start: bigint): void {
  if (start <= lo || start > hi) return
  let place = found.length
  while (place > 0 && (found[place - 1] ?? 0n) > start) place -= 1
  if (place === 0 || found[place - 1] !== start) found.splice(place, 0, start)
}

/** Finds the values of the input for which a node equals the target, the rest at either end. */
function solve(task: Task, slot: Slot, target: Rational): void {
  const node = task.solver.version.nodes[slot]
  if (node === undefined || !reads(task, slot)) return
  switch (node.op) {
    case 'input': {
      const below = floor(target)
      if (below * target.d === target.n) insert(task, below)
      insert(task, below + 1n)
      return
    }
    case 'sum':
      for (const child of node.of) solveSum(task, { of: node.of, child }, target)
      return
    case 'subtract':
      solveSubtract(task, node, target)
      return
    case 'scale':
      if (node.by.n !== 0n) solve(task, node.of, over(target, node.by))
      return
    case 'floorDivide':
      for (const periods of [ceiling(target), floor(target) + 1n])
        solve(task, node.of, times(whole(periods), node.by))
      return
    case 'growth':
      solveGrowth(task, node, target)
      return
    case 'ratio':
      solveRatio(task, node, target)
      return
    case 'if':
      solve(task, node.yes, target)
      solve(task, node.no, target)
      return
    case 'min':
    case 'max':
      for (const child of node.of) solve(task, child, target)
      return
    case 'round':
      solve(task, node.of, target)
      return
    default:
  }
}

function solveSum(
  task: Task,
  { of, child }: { of: readonly Slot[]; child: Slot },
  target: Rational,
): void {
  if (!reads(task, child)) return
  const rest = of.filter((each) => each !== child)
  const { lo, hi } = task.state
  const low = rest.reduce((sum, each) => plus(sum, lo[each] ?? zero), zero)
  const high = rest.reduce((sum, each) => plus(sum, hi[each] ?? zero), zero)
  for (const others of [low, high]) solve(task, child, minus(target, others))
}

function solveSubtract(
  task: Task,
  { left, right }: Extract<Node, { op: 'subtract' }>,
  target: Rational,
): void {
  const { state } = task
  if (reads(task, left))
    for (const end of endsOf(state, right)) solve(task, left, plus(target, end))
  if (reads(task, right))
    for (const end of endsOf(state, left)) solve(task, right, minus(end, target))
}

function solveRatio(
  task: Task,
  { num, den }: Extract<Node, { op: 'ratio' }>,
  target: Rational,
): void {
  const { state } = task
  if (reads(task, num)) for (const end of endsOf(state, den)) solve(task, num, times(target, end))
  if (reads(task, den) && target.n !== 0n)
    for (const end of endsOf(state, num)) solve(task, den, over(end, target))
}

/** The latest year for which growth is the target; the other years do not move. */
function solveGrowth(
  task: Task,
  { y1, y2, y3 }: Extract<Node, { op: 'growth' }>,
  target: Rational,
): void {
  if (!reads(task, y3)) return
  const twice = times(whole(2), plus(target, whole(1)))
  const { state } = task
  for (const middle of endsOf(state, y2))
    for (const first of endsOf(state, y1))
      if (first.n !== 0n) solve(task, y3, times(middle, minus(twice, over(middle, first))))
}
