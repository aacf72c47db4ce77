/** The way from an input to a target: what changes with the input and is read, near or far, by the target. */
import { solverOf } from '../change/breakpoints.ts'
import type { Engine } from '../judge/engine.ts'
import { operandsOf } from '../judge/evaluate.ts'
import type { Run } from '../judge/evaluate-number.ts'
import type { State } from '../judge/state.ts'
import { type Signs, signsOn } from '../lower/signs.ts'
import type { Node, Slot } from '../meaning/ir.ts'
import type { Rational } from '../meaning/rational.ts'

export type Stop = {
  readonly slot: Slot
  readonly isTruth: boolean
  readonly run: Run
  /** Places of the stops before that it reads; none for the input itself. */
  readonly reads: readonly number[]
  isMoved: boolean
}
/** A stop that all of the way passes, and that pushes the target up or down, never both. */
export type Neck = { readonly stop: Stop; readonly rises: boolean; readonly rest: readonly Stop[] }
export type Way = { readonly stops: readonly Stop[]; readonly neck: Neck | null }

const ways = new WeakMap<Engine, Map<number, Way>>()

/** In order of the nodes. */
export function wayTo(engine: Engine, input: number, target: Slot): Way {
  const known = ways.get(engine) ?? new Map<number, Way>()
  ways.set(engine, known)
  const { version, all } = engine
  const key = input * version.nodes.length + target
  const found = known.get(key)
  if (found !== undefined) return found
  const signs = signsOn(target, version.nodes)
  const { reach } = solverOf(version)
  const stops: Stop[] = []
  for (const node of version.nodes) {
    const { slot, type } = node
    const run = all[slot]
    if (run === undefined || !signs.has(slot) || reach[slot]?.has(input) !== true) continue
    const operands = new Set(operandsOf(node))
    const reads = stops.flatMap((stop, place) => (operands.has(stop.slot) ? [place] : []))
    stops.push({ slot, isTruth: type === 'bool', run, reads, isMoved: true })
  }
  const way = { stops, neck: stops.at(-1)?.slot === target ? neckOf(engine, stops, signs) : null }
  known.set(key, way)
  return way
}

/** The last that only this input moves, else the first. */
function neckOf({ version }: Engine, stops: readonly Stop[], signs: Signs): Neck | null {
  const { nodes } = version
  const { reach } = solverOf(version)
  const moved = new Set(stops.map(({ slot }) => slot))
  let neck: Neck | null = null
  for (let place = stops.length - 2; place >= 0; place--) {
    const [stop, next] = [stops[place], stops[place + 1]]
    if (stop === undefined || !isPlain(nodes[next?.slot ?? -1], moved)) return neck
    const sign = signs.get(stop.slot)
    const isOneWay = sign === 'up' || sign === 'down'
    if (!isOneWay || nodes[stop.slot]?.type === 'category' || !isPassed(stops, place)) continue
    neck = { stop, rises: sign === 'up', rest: stops.slice(place + 1) }
    if (reach[stop.slot]?.size === 1) return neck
  }
  return neck
}

/** Whether its ends follow those of what it reads: not so where what is chosen among may change order. */
function isPlain(node: Node | undefined, moved: ReadonlySet<Slot>): boolean {
  if (node === undefined || node.op === 'growth') return false
  if (node.op !== 'bands') return true
  return operandsOf(node).every((slot) => slot === node.of || !moved.has(slot))
}

/** Whether the target hangs on the input by this stop alone. */
function isPassed(stops: readonly Stop[], neck: number): boolean {
  const around: boolean[] = []
  for (const [place, { reads }] of stops.entries())
    around.push(place !== neck && (reads.length === 0 || reads.some((each) => around[each])))
  return around.at(-1) !== true
}

/** Runs what reads something that moved; a value that is the same as before ends the way. */
export function walk(stops: readonly Stop[], state: State): void {
  const { lo, hi, must, may, set } = state
  for (const stop of stops) {
    const { slot, reads } = stop
    stop.isMoved = reads.length === 0 || isAnyMoved(stops, reads)
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

function isAnyMoved(stops: readonly Stop[], reads: readonly number[]): boolean {
  for (const place of reads) if (stops[place]?.isMoved === true) return true
  return false
}

type Ends = readonly [low: Rational | boolean | undefined, high: Rational | boolean | undefined]

/**
 * Whether no answer settles the target: it stays open with the neck at the one end of all that it can be,
 * and at the other. The state is left as it was.
 */
export function staysOpen({ stop, rises, rest }: Neck, state: State, target: Slot): boolean {
  const before = rest.map((each) => endsOf(state, each))
  const ends = endsOf(state, stop)
  const [low, high] = ends
  const [worst, best] = rises ? [low, high] : [high, low]
  put(state, stop, [best, best])
  for (const { run } of rest) run(state)
  let isOpen = state.must[target] !== true
  if (isOpen) {
    put(state, stop, [worst, worst])
    for (const { run } of rest) run(state)
    isOpen = state.may[target] === true
  }
  put(state, stop, ends)
  for (const [place, each] of rest.entries())
    put(state, each, before[place] ?? [undefined, undefined])
  return isOpen
}

function endsOf({ lo, hi, must, may }: State, { slot, isTruth }: Stop): Ends {
  return isTruth ? [must[slot], may[slot]] : [lo[slot], hi[slot]]
}

function put({ lo, hi, must, may }: State, { slot }: Stop, [low, high]: Ends): void {
  if (typeof low === 'boolean' && typeof high === 'boolean') {
    must[slot] = low
    may[slot] = high
  } else if (typeof low === 'object' && typeof high === 'object') {
    lo[slot] = low
    hi[slot] = high
  }
}
