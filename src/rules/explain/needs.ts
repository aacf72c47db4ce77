/** What is still to be asked, in the best order: what settles the verdict most often comes first. */
import type { Engine } from '../judge/engine.ts'
import { operandsOf } from '../judge/evaluate.ts'
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
  const target = targets[0] ?? version.verdict
  // Only a truth is settled or not.
  const isRanked = asked.length > 1 && version.nodes[target]?.type === 'bool'
  const ranked = asked.map((input) => ({
    input,
    share: isRanked ? shareSettled(engine, input, target) : 0,
  }))
  ranked.sort((a, b) => b.share - a.share || a.input.index - b.input.index)
  const fields = [...new Set(ranked.map(({ input }) => input.field))]
  return { fields, inputs: asked.map(({ index }) => index), open: distinct([...experts, ...open]) }
}

function distinct(points: readonly OpenPoint[]): OpenPoint[] {
  if (points.length < 2) return [...points]
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

type Search = {
  readonly engine: Engine
  readonly paper: Paper
  readonly inputs: Input[]
  readonly open: OpenPoint[]
}

/** Down through what is undetermined, to the inputs and open constants at the bottom. */
function openBelow(engine: Engine, targets: readonly Slot[]): Pick<Search, 'inputs' | 'open'> {
  const paper = paperOf(engine.version)
  paper.round += 1
  const search: Search = { engine, paper, inputs: [], open: [] }
  for (const target of targets) visit(search, target)
  search.inputs.sort((a, b) => a.index - b.index)
  return search
}

function visit(search: Search, slot: Slot): void {
  const { engine, paper, open } = search
  const { state, version } = engine
  const node = version.nodes[slot]
  if (node === undefined || paper.seen[slot] === paper.round || !isOpenSlot(state, slot)) return
  paper.seen[slot] = paper.round
  if (node.op === 'input' || node.op === 'present') {
    takeInput(search, version.inputs[node.input])
    return
  }
  const point = openPoint(version, node)
  if (point !== undefined) open.push(point)
  for (const each of paper.plain[slot] ?? liveOperands(node, state)) visit(search, each)
}

function takeInput({ engine, inputs }: Search, input: Input | undefined): void {
  if (input?.kind !== 'field' || inputs.includes(input)) return
  if (engine.state.inputs.presentMay[input.index] !== false) inputs.push(input)
}

type Paper = {
  /** By slot: what alone can be open below bands between known numbers. */
  readonly plain: readonly (readonly Slot[] | undefined)[]
  /** By slot: the round in which it was last looked at. */
  readonly seen: number[]
  round: number
}
const papers = new WeakMap<Version, Paper>()

function paperOf(version: Version): Paper {
  const known = papers.get(version)
  if (known !== undefined) return known
  const { nodes } = version
  const plain = nodes.map((node) =>
    node.op === 'bands' &&
    operandsOf(node).every((each) => each === node.of || isKnown(nodes[each]))
      ? [node.of]
      : undefined,
  )
  const paper = { plain, seen: nodes.map(() => 0), round: 0 }
  papers.set(version, paper)
  return paper
}

function isKnown(node: Node | undefined): boolean {
  return node?.op === 'const' && node.open === null && node.why === 'known'
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
