/** Where an input must stand for something to change: thresholds solved backwards, exactly. */
import { operandsOf } from './evaluate.ts'
import type { Node, Slot } from './ir.ts'
import { ceiling, floor, minus, over, plus, type Rational, times, whole, zero } from './rational.ts'
import type { State } from './state.ts'
import type { Version } from './version.ts'

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
  const [lo, hi] = [floor(low), floor(high)]
  const found = new Set<bigint>()
  for (const atom of solver.atoms[input] ?? []) {
    for (const value of solveAtom({ solver, state, input }, atom)) {
      const starts = [ceiling(value), floor(value) + 1n]
      for (const start of starts) if (start > lo && start <= hi) found.add(start)
    }
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1))
}

type Task = { readonly solver: Solver; readonly state: State; readonly input: number }

function solveAtom(task: Task, { of, at }: Atom): Rational[] {
  const { solver, input } = task
  const found: Rational[] = []
  if (solver.reach[of]?.has(input) === true)
    for (const target of endsOf(task.state, at)) found.push(...solve(task, of, target))
  if (solver.reach[at]?.has(input) === true)
    for (const target of endsOf(task.state, of)) found.push(...solve(task, at, target))
  return found
}

function endsOf({ lo, hi }: State, slot: Slot): Rational[] {
  const [low, high] = [lo[slot] ?? zero, hi[slot] ?? zero]
  return low === high ? [low] : [low, high]
}

/** The values of the input for which a node equals the target, the rest at either end. */
function solve(task: Task, slot: Slot, target: Rational): Rational[] {
  const node = task.solver.version.nodes[slot]
  if (node === undefined) return []
  const into = (child: Slot, value: Rational) =>
    task.solver.reach[child]?.has(task.input) === true ? solve(task, child, value) : []
  switch (node.op) {
    case 'input':
      return node.input === task.input ? [target] : []
    case 'sum':
      return node.of.flatMap((child) => solveSum(task, { of: node.of, child }, target))
    case 'subtract':
      return [
        ...endsOf(task.state, node.right).flatMap((end) => into(node.left, plus(target, end))),
        ...endsOf(task.state, node.left).flatMap((end) => into(node.right, minus(end, target))),
      ]
    case 'scale':
      return node.by.n === 0n ? [] : into(node.of, over(target, node.by))
    case 'floorDivide':
      return [ceiling(target), floor(target) + 1n].flatMap((periods) =>
        into(node.of, times(whole(periods), node.by)),
      )
    case 'growth':
      return solveGrowth(task, node, target)
    case 'ratio':
      return solveRatio(task, node, target)
    case 'if':
      return [node.yes, node.no].flatMap((child) => into(child, target))
    case 'min':
    case 'max':
      return node.of.flatMap((child) => into(child, target))
    case 'round':
      return into(node.of, target)
    default:
      return []
  }
}

function solveSum(
  task: Task,
  { of, child }: { of: readonly Slot[]; child: Slot },
  target: Rational,
): Rational[] {
  if (task.solver.reach[child]?.has(task.input) !== true) return []
  const rest = of.filter((each) => each !== child)
  const { lo, hi } = task.state
  const low = rest.reduce((sum, each) => plus(sum, lo[each] ?? zero), zero)
  const high = rest.reduce((sum, each) => plus(sum, hi[each] ?? zero), zero)
  return [low, high].flatMap((others) => solve(task, child, minus(target, others)))
}

function solveRatio(
  task: Task,
  { num, den }: Extract<Node, { op: 'ratio' }>,
  target: Rational,
): Rational[] {
  const { reach } = task.solver
  const found: Rational[] = []
  if (reach[num]?.has(task.input) === true)
    for (const end of endsOf(task.state, den)) found.push(...solve(task, num, times(target, end)))
  if (reach[den]?.has(task.input) === true && target.n !== 0n)
    for (const end of endsOf(task.state, num)) found.push(...solve(task, den, over(end, target)))
  return found
}

/** The latest year for which growth is the target; the other years do not move. */
function solveGrowth(
  task: Task,
  { y1, y2, y3 }: Extract<Node, { op: 'growth' }>,
  target: Rational,
): Rational[] {
  if (task.solver.reach[y3]?.has(task.input) !== true) return []
  const twice = times(whole(2), plus(target, whole(1)))
  return endsOf(task.state, y2).flatMap((middle) =>
    endsOf(task.state, y1).flatMap((first) =>
      first.n === 0n ? [] : solve(task, y3, times(middle, minus(twice, over(middle, first)))),
    ),
  )
}
