/** What is still to be asked, in the best order: what settles the verdict most often comes first. */
import { breakpoints, solverOf } from './breakpoints.ts'
import type { Engine } from './engine.ts'
import type { Input, Node, Slot } from './ir.ts'
import { liveOperands } from './live.ts'
import { compare, whole } from './rational.ts'
import type { State } from './state.ts'
import type { Version } from './version.ts'

export type Needs = {
  /** Field names to ask the enterprise, best first. */
  readonly fields: readonly string[]
  /** Inputs behind them, for the needs mask. */
  readonly inputs: readonly number[]
  readonly open: readonly OpenPoint[]
}
export type OpenPoint = { readonly kind: 'officialText' | 'expert'; readonly id: string }

export function needsOf(engine: Engine, targets: readonly Slot[]): Needs {
  const { state, version } = engine
  const { inputs, open } = openBelow(engine, targets)
  const asked = inputs.filter(({ expert }) => !expert)
  const experts = inputs
    .filter(({ expert }) => expert)
    .map(({ field }) => ({ kind: 'expert' as const, id: field }))
  const ranked =
    asked.length < 2
      ? asked.map((input) => ({ input, share: 0 }))
      : asked.map((input) => ({
          input,
          share: shareSettled(engine, input, targets[0] ?? version.verdict),
        }))
  ranked.sort((a, b) => b.share - a.share || a.input.index - b.input.index)
  for (const run of engine.runs) run(state)
  const fields = [...new Set(ranked.map(({ input }) => input.field))]
  return { fields, inputs: asked.map(({ index }) => index), open: distinct([...experts, ...open]) }
}

function distinct(points: readonly OpenPoint[]): OpenPoint[] {
  return points.filter(
    ({ kind, id }, index) =>
      points.findIndex((each) => each.kind === kind && each.id === id) === index,
  )
}

export function isOpenSlot(state: State, slot: Slot): boolean {
  const [lo, hi] = [state.lo[slot], state.hi[slot]]
  if (lo !== undefined && hi !== undefined) return lo !== hi && compare(lo, hi) !== 0
  const set = state.set[slot]
  if (set !== undefined) return (set & (set - 1n)) !== 0n
  return state.must[slot] !== state.may[slot]
}

/** Down through what is undetermined, to the inputs and open constants at the bottom. */
function openBelow({ state, version }: Engine, targets: readonly Slot[]) {
  const inputs = new Map<number, Input>()
  const open: OpenPoint[] = []
  const seen = new Set<Slot>()
  const visit = (slot: Slot): void => {
    const node = version.nodes[slot]
    if (node === undefined || seen.has(slot) || !isOpenSlot(state, slot)) return
    seen.add(slot)
    const input =
      node.op === 'input' || node.op === 'present' ? version.inputs[node.input] : undefined
    const applies = input !== undefined && state.inputs.presentMay[input.index] !== false
    if (input?.kind === 'field' && applies) inputs.set(input.index, input)
    const point = openPoint(version, node)
    if (point !== undefined) open.push(point)
    liveOperands(node, state).forEach(visit)
  }
  targets.forEach(visit)
  return { inputs: [...inputs.values()].sort((a, b) => a.index - b.index), open }
}

/** What a rule itself leaves open: a panel's range, or a text nobody here has seen. */
function openPoint({ parameters }: Version, node: Node): OpenPoint | undefined {
  if (node.op === 'const' || node.op === 'constBool') {
    const kind = node.why === 'expert' ? ('expert' as const) : ('officialText' as const)
    return node.open === null ? undefined : { kind, id: node.open }
  }
  const parameter = node.op === 'parameter' ? parameters[node.parameter] : undefined
  return parameter === undefined
    ? undefined
    : { kind: 'officialText', id: parameter.need ?? parameter.id }
}

/** Share of the cells of one input, each weighing the same, in which the verdict is settled. */
function shareSettled(engine: Engine, input: Input, verdict: Slot): number {
  const { state, touched } = engine
  const { inputs } = state
  const { index } = input
  const runs = touched[index] ?? []
  const saved = {
    lo: inputs.lo[index],
    hi: inputs.hi[index],
    must: inputs.must[index] === true,
    may: inputs.may[index] === true,
    set: inputs.set[index] ?? 0n,
    present: inputs.presentMust[index] === true,
  }
  const restore = (): void => {
    if (saved.lo !== undefined) inputs.lo[index] = saved.lo
    if (saved.hi !== undefined) inputs.hi[index] = saved.hi
    inputs.must[index] = saved.must
    inputs.may[index] = saved.may
    inputs.set[index] = saved.set
    inputs.presentMust[index] = saved.present
  }
  const cells = cellsOf(engine, input)
  inputs.presentMust[index] = true
  let settled = 0
  for (const cell of cells) {
    cell()
    for (const run of runs) run(state)
    if (state.must[verdict] === state.may[verdict]) settled += 1
  }
  restore()
  for (const run of runs) run(state)
  return cells.length === 0 ? 0 : settled / cells.length
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
