/** The cheapest set of lever moves that turns 不符合 into 符合, exact by branch and bound. */

import { searchBoxes } from './box-search.ts'
import { solverOf } from './breakpoints.ts'
import { type Engine, engineOf } from './engine.ts'
import { searchLattice } from './lattice-search.ts'
import { activeLevers, place, startSearch } from './levers.ts'
import { compare, plus, type Rational, whole, zero } from './rational.ts'
import type { Version } from './version.ts'

export type Moved = { readonly input: number; readonly from: Rational; readonly to: Rational }
export type Change = { readonly moves: readonly Moved[]; readonly cost: Rational }

/** The engine's state must hold the facts. Undefined: none, because met, open, impossible or out of patience. */
export function leastChange(version: Version, day: number): Change | undefined {
  const engine = engineOf(version)
  const { state } = engine
  if (state.may[version.verdict] === true || !isComplete(engine)) return undefined
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
