/** How often an answer to one question settles the verdict: over the cells in which nothing turns. */
import { breakpoints, solverOf } from '../change/breakpoints.ts'
import type { Engine } from '../judge/engine.ts'
import type { InputState } from '../judge/state.ts'
import type { Input, Slot } from '../meaning/ir.ts'
import { whole } from '../meaning/rational.ts'
import { staysOpen, walk, wayTo } from './way.ts'

/** Share of the cells of one input, each weighing the same, in which the target is settled. */
export function shareSettled(engine: Engine, input: Input, target: Slot): number {
  const { state } = engine
  const { inputs } = state
  const { index } = input
  const { stops, neck } = wayTo(engine, index, target)
  const isParted = engine.version.splits.length > 0
  if (neck !== null && !isParted && staysOpen(neck, state, target)) return 0
  const saved = savedOf(inputs, index)
  const cells = cellsOf(engine, input)
  inputs.presentMust[index] = true
  // A union over pieces does not follow from what stands below it.
  if (isParted) for (const { run } of stops) run(state)
  let settled = 0
  for (const cell of cells) {
    cell()
    walk(stops, state)
    if (state.must[target] === state.may[target]) settled += 1
  }
  restore(inputs, index, saved)
  for (const { run } of stops) run(state)
  return cells.length === 0 ? 0 : settled / cells.length
}

function savedOf(inputs: InputState, index: number) {
  return {
    lo: inputs.lo[index],
    hi: inputs.hi[index],
    must: inputs.must[index] === true,
    may: inputs.may[index] === true,
    set: inputs.set[index] ?? 0n,
    present: inputs.presentMust[index] === true,
  }
}

function restore(inputs: InputState, index: number, saved: ReturnType<typeof savedOf>): void {
  if (saved.lo !== undefined) inputs.lo[index] = saved.lo
  if (saved.hi !== undefined) inputs.hi[index] = saved.hi
  inputs.must[index] = saved.must
  inputs.may[index] = saved.may
  inputs.set[index] = saved.set
  inputs.presentMust[index] = saved.present
}

/** Each cell as the act of putting the input into it. */
function cellsOf(engine: Engine, { index, type, members }: Input): (() => void)[] {
  const { state, version } = engine
  const { inputs } = state
  if (type === 'bool')
    return [true, false].map((value) => () => {
      inputs.must[index] = value
      inputs.may[index] = value
    })
  if (type === 'category') {
    const possible = inputs.set[index] ?? 0n
    return (members ?? []).flatMap((_, bit) => {
      const one = 1n << BigInt(bit)
      return (possible & one) === 0n
        ? []
        : [
            () => {
              inputs.set[index] = one
            },
          ]
    })
  }
  const [lo, hi] = [inputs.lo[index], inputs.hi[index]]
  if (lo === undefined || hi === undefined) return []
  const starts = breakpoints(solverOf(version), state, index)
  return [lo, ...starts.map(whole)].map((low, cell) => {
    const next = starts[cell]
    const high = next === undefined ? hi : whole(next - 1n)
    return () => {
      inputs.lo[index] = low
      inputs.hi[index] = high
    }
  })
}
