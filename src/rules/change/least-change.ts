/** The cheapest set of lever moves that turns 不符合 into 符合, exact by branch and bound. */

import { type Engine, engineOf } from '../judge/engine.ts'
import type { InputState } from '../judge/state.ts'
import type { Input, ValueType } from '../meaning/ir.ts'
import { compare, plus, type Rational, rational, whole, zero } from '../meaning/rational.ts'
import type { Version } from '../meaning/version.ts'
import { searchBoxes } from './box-search.ts'
import { solverOf } from './breakpoints.ts'
import { searchLattice } from './lattice-search.ts'
import { activeLevers, place, startSearch } from './levers.ts'
import { type Steps, searchPoints } from './point-search.ts'

export type Moved = { readonly input: number; readonly from: Rational; readonly to: Rational }
export type Change = { readonly moves: readonly Moved[]; readonly cost: Rational }

/** The engine's state must hold the facts. Undefined: none, because met, open, impossible or out of patience. */
export function leastChange(version: Version, day: number): Change | undefined {
  const engine = engineOf(version)
  const { state } = engine
  if (state.may[version.verdict] === true || !isComplete(engine)) return undefined
  const quick = searchPoints(version, state, day)
  if (quick !== undefined) return quick === null ? undefined : changeOf(engine, quick)
  const levers = activeLevers(engine, day)
  if (levers.length === 0) return undefined
  const search = startSearch(engine, levers)
  const found = search.coupled.includes(true) ? searchBoxes(search) : searchLattice(search)
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

function changeOf(
  { version, state }: Engine,
  { steps, parts, partsInOne }: NonNullable<Steps>,
): Change {
  const moves: Moved[] = []
  for (let index = 0; index < steps.length; index++) {
    const [lever, count] = [version.levers[index], steps[index] ?? 0]
    if (lever === undefined || count === 0) continue
    const { input, direction, step } = lever
    const from = state.inputs.lo[input] ?? zero
    const way = BigInt(count) * step
    const to = { n: direction === 'up' ? from.n + way : from.n - way, d: 1n }
    moves.push({ input, from, to })
  }
  return { moves, cost: rational(BigInt(parts), partsInOne) }
}

const deciding = new WeakMap<Version, readonly Input[]>()

/** Inputs that the verdict can depend on and that an enterprise must answer for itself. */
function decidingInputs(version: Version): readonly Input[] {
  const known = deciding.get(version)
  if (known !== undefined) return known
  const reach = solverOf(version).reach[version.verdict]
  const found = version.inputs.filter(({ index, expert }) => !expert && reach?.has(index) === true)
  deciding.set(version, found)
  return found
}

/** Every fact the verdict can depend on is known, but for what a panel will say. */
function isComplete({ version, state: { inputs } }: Engine): boolean {
  for (const { index, type } of decidingInputs(version)) {
    if (inputs.presentMust[index] !== inputs.presentMay[index]) return false
    if (inputs.presentMay[index] === true && !isKnown(inputs, index, type)) return false
  }
  return true
}

function isKnown({ lo, hi, must, may, set }: InputState, index: number, type: ValueType): boolean {
  if (type === 'bool') return must[index] === may[index]
  if (type === 'category') {
    const members = set[index] ?? 0n
    return (members & (members - 1n)) === 0n
  }
  const [low, high] = [lo[index], hi[index]]
  return low === high || compare(low ?? zero, high ?? zero) === 0
}
