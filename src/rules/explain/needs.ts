/** What is still to be asked, in the best order: what settles the verdict most often comes first. */
import type { Engine } from '../judge/engine.ts'
import { liveOperands } from '../judge/live.ts'
import type { State } from '../judge/state.ts'
import type { Input, Node, Slot } from '../meaning/ir.ts'
import { compare } from '../meaning/rational.ts'
import type { Version } from '../meaning/version.ts'
import { shareSettled } from './share.ts'

export type Needs = {
  /** Field names to ask the enterprise, best first. */
  readonly fields: readonly string[]
  /** Inputs behind them, for the needs mask. */
  readonly inputs: readonly number[]
  readonly open: readonly OpenPoint[]
}
export type OpenPoint = { readonly kind: 'officialText' | 'expert'; readonly id: string }

export function needsOf(engine: Engine, targets: readonly Slot[]): Needs {
  const { version } = engine
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
