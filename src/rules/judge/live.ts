/** Which operands still have a say in a node: a branch that cannot be taken has none. */

import type { Node, Slot } from '../meaning/ir.ts'
import { compare, zero } from '../meaning/rational.ts'
import { certain, operandsOf, possible } from './evaluate.ts'
import type { Of } from './evaluate-number.ts'
import type { State } from './state.ts'

export function liveOperands(node: Node, state: State): readonly Slot[] {
  if (node.op === 'if') return liveBranches(node, state)
  if (node.op === 'choose') return liveCases(node, state)
  if (node.op === 'max' || node.op === 'min') return liveRivals(node, state)
  return node.op === 'bands' ? liveSteps(node, state) : operandsOf(node)
}

/** What cannot come before the best that is certain has no say in it. */
function liveRivals({ op, of }: Of<'max' | 'min'>, { lo, hi }: State): Slot[] {
  const [certainly, possibly] = op === 'max' ? [lo, hi] : [hi, lo]
  const sign = op === 'max' ? 1 : -1
  return of.filter((each) =>
    of.every(
      (rival) =>
        rival === each || sign * compare(possibly[each] ?? zero, certainly[rival] ?? zero) > 0,
    ),
  )
}

function liveBranches({ test, yes, no }: Of<'if'>, { must, may }: State): Slot[] {
  return [test, ...(may[test] === true ? [yes] : []), ...(must[test] === true ? [] : [no])]
}

function liveCases({ of, cases, otherwise }: Of<'choose'>, { set }: State): Slot[] {
  const left = set[of] ?? 0n
  const met = cases.filter(({ members }) => (members & left) !== 0n)
  const covered = met.reduce((all, { members }) => all | members, 0n)
  return [of, ...met.map(({ value }) => value), ...((left & ~covered) === 0n ? [] : [otherwise])]
}

/** Steps from the first that can hold to the first that surely does. */
function liveSteps({ of, steps, otherwise }: Of<'bands'>, { lo, hi }: State): Slot[] {
  const live = [of]
  for (const { test, at, value } of steps) {
    const ends = {
      aLo: lo[of] ?? zero,
      aHi: hi[of] ?? zero,
      bLo: lo[at] ?? zero,
      bHi: hi[at] ?? zero,
    }
    if (possible[test](ends)) live.push(at, value)
    if (certain[test](ends)) return live
  }
  return [...live, otherwise]
}
