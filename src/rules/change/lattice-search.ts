/**
 * Where no two levers meet in one comparison, only thresholds matter: each lever stands where it is or
 * just past one of them. Depth first with the later levers left open, which bounds what can be reached.
 */

import { compare, plus, type Rational, times, whole, zero } from '../meaning/rational.ts'
import { type Box, place, type Search, setLever, stepsAt } from './levers.ts'

export function searchLattice(search: Search): Box | undefined {
  const { levers, engine, checks, own } = search
  const { state } = engine
  const { verdict } = engine.version
  const none = levers.map(() => 0n)
  const full = levers.map(({ steps }) => steps)
  place(search, none, full)
  const choices = levers.map((lever) => [
    0n,
    ...stepsAt(search, lever, { low: 0n, high: lever.steps }),
  ])
  const chosen = [...none]
  let best: Box | undefined
  const run = (index: number): void => {
    for (const each of own[index] ?? []) each(state)
  }
  const isPossible = () =>
    state.may[verdict] === true && checks.every((slot) => state.may[slot] === true)
  const visit = (index: number, cost: Rational): void => {
    const lever = levers[index]
    if (lever === undefined) {
      if (state.must[verdict] === true) best = { low: [...chosen], high: [...chosen], cost }
      return
    }
    for (const steps of choices[index] ?? []) {
      const spent = plus(cost, times(lever.cost, whole(steps)))
      if (
        best !== undefined &&
        compare(spent, best.cost) >= 0 &&
        !isTie(best, chosen, { index, steps, spent })
      )
        break
      setLever(search, index, [steps, steps])
      run(index)
      chosen[index] = steps
      if (isPossible()) visit(index + 1, spent)
    }
    chosen[index] = 0n
    setLever(search, index, [0n, lever.steps])
    run(index)
  }
  if (isPossible()) visit(0, zero)
  return best
}

/** Of equal cost the one that moves the earlier field more may still replace the best. */
function isTie(
  best: Box,
  chosen: readonly bigint[],
  { index, steps, spent }: { index: number; steps: bigint; spent: Rational },
): boolean {
  if (compare(spent, best.cost) > 0) return false
  const now = [...chosen.slice(0, index), steps]
  const first = now.findIndex((each, at) => each !== best.low[at])
  return first >= 0 && (now[first] ?? 0n) > (best.low[first] ?? 0n)
}
