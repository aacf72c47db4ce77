/** How often an answer to one question settles the verdict: over the cells in which nothing turns. */
import { breakpoints, solverOf } from '../change/breakpoints.ts'
import type { Engine } from '../judge/engine.ts'
import { operandsOf } from '../judge/evaluate.ts'
import type { Run } from '../judge/evaluate-number.ts'
import type { InputState, State } from '../judge/state.ts'
import { signsOn } from '../lower/signs.ts'
import type { Input, Slot } from '../meaning/ir.ts'
import { whole } from '../meaning/rational.ts'

/** Share of the cells of one input, each weighing the same, in which the target is settled. */
export function shareSettled(engine: Engine, input: Input, target: Slot): number {
  const { state } = engine
  const { inputs } = state
  const { index } = input
  const way = wayTo(engine, index, target)
  const saved = savedOf(inputs, index)
  const cells = cellsOf(engine, input)
  inputs.presentMust[index] = true
  // A union over pieces does not follow from what stands below it.
  if (engine.version.splits.length > 0) for (const { run } of way) run(state)
  let settled = 0
  for (const cell of cells) {
    cell()
    walk(way, state)
    if (state.must[target] === state.may[target]) settled += 1
  }
  restore(inputs, index, saved)
  for (const { run } of way) run(state)
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

type Stop = {
  readonly slot: Slot
  readonly run: Run
  /** Places of the stops before that it reads; none for the input itself. */
  readonly reads: readonly number[]
  isMoved: boolean
}

const ways = new WeakMap<Engine, Map<number, readonly Stop[]>>()

/** What changes with an input and is read, near or far, by the target; in order. */
function wayTo(engine: Engine, input: number, target: Slot): readonly Stop[] {
  const known = ways.get(engine) ?? new Map<number, readonly Stop[]>()
  ways.set(engine, known)
  const { version, all } = engine
  const key = input * version.nodes.length + target
  const found = known.get(key)
  if (found !== undefined) return found
  const signs = signsOn(target, version.nodes)
  const { reach } = solverOf(version)
  const stops: Stop[] = []
  for (const node of version.nodes) {
    const { slot } = node
    const run = all[slot]
    if (run === undefined || !signs.has(slot) || reach[slot]?.has(input) !== true) continue
    const operands = new Set(operandsOf(node))
    const reads = stops.flatMap((stop, place) => (operands.has(stop.slot) ? [place] : []))
    stops.push({ slot, run, reads, isMoved: true })
  }
  known.set(key, stops)
  return stops
}

/** Runs what reads something that moved; a value that is the same as before ends the way. */
function walk(way: readonly Stop[], state: State): void {
  const { lo, hi, must, may, set } = state
  for (const stop of way) {
    const { slot, reads } = stop
    stop.isMoved = reads.length === 0 || reads.some((place) => way[place]?.isMoved === true)
    if (!stop.isMoved) continue
    const [low, high, sure, open, members] = [lo[slot], hi[slot], must[slot], may[slot], set[slot]]
    stop.run(state)
    stop.isMoved =
      lo[slot] !== low ||
      hi[slot] !== high ||
      must[slot] !== sure ||
      may[slot] !== open ||
      set[slot] !== members
  }
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
