/** Builds the nodes of a version: equal nodes are one, constants fold, each node gets its range at once. */
import { operandsOf, runOf } from '../judge/evaluate.ts'
import { emptyInputs, emptyState, parameterOn, type State } from '../judge/state.ts'
import type { Input, Node, Operation, Parameter, Range, Slot, ValueType } from '../meaning/ir.ts'
import { type Rational, whole } from '../meaning/rational.ts'

export type NodeHead = {
  readonly id: string
  readonly cite?: string | null
  readonly type: ValueType
  readonly unit?: string
  readonly decimals?: number
}

export type Graph = {
  readonly nodes: Node[]
  readonly inputs: Input[]
  readonly parameters: Parameter[]
  /** Everything missing: gives each node its range. */
  readonly state: State
  readonly slots: Map<string, Slot>
}

export function emptyGraph(): Graph {
  return {
    nodes: [],
    inputs: [],
    parameters: [],
    state: emptyState(emptyInputs()),
    slots: new Map(),
  }
}

export function addNode(graph: Graph, operation: Operation, head: NodeHead): Slot {
  const shape = { type: head.type, unit: head.unit ?? '', decimals: head.decimals ?? 0 }
  const key = `${shape.type}|${shape.unit}|${shape.decimals}|${keyOf(operation)}`
  const known = graph.slots.get(key)
  if (known !== undefined) return known
  const slot = graph.nodes.length
  const draft: Node = {
    slot,
    id: head.id,
    cite: head.cite ?? null,
    ...shape,
    range: null,
    polarity: 'none',
    ...operation,
  }
  runOf(draft)(graph.state)
  const range = rangeIn(graph.state, draft)
  const folded = range === null ? undefined : foldedConst(graph, draft, range)
  if (folded !== undefined) {
    graph.slots.set(key, folded)
    return folded
  }
  graph.nodes.push(Object.assign(draft, { range }))
  graph.slots.set(key, slot)
  return slot
}

/** The same text for the same operation. */
function keyOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(keyOf).join()}]`
  if (typeof value !== 'object' || value === null) return String(value)
  let key = ''
  const parts: Readonly<Record<string, unknown>> = Object(value)
  for (const name in parts) key += `${name}:${keyOf(parts[name])};`
  return key
}

function rangeIn(state: State, { slot, type }: Node): Range | null {
  if (type === 'bool' || type === 'category') return null
  const lo = state.lo[slot]
  const hi = state.hi[slot]
  return lo === undefined || hi === undefined ? null : { lo, hi }
}

/** A quantity made of known constants alone is a constant. */
function foldedConst(graph: Graph, node: Node, range: Range): Slot | undefined {
  const operands = operandsOf(node)
  if (operands.length === 0 || node.op === 'const') return undefined
  const isKnown = operands.every((each) => {
    const operand = graph.nodes[each]
    return operand?.op === 'const' && operand.why === 'known'
  })
  if (!isKnown) return undefined
  const { id, cite, type, unit, decimals } = node
  return addNode(graph, constant(range.lo), { id, cite, type, unit, decimals })
}

export function constant(value: Rational): Operation {
  return { op: 'const', lo: value, hi: value, why: 'known', open: null }
}

export function addConst(graph: Graph, value: Rational | number, head: NodeHead): Slot {
  return addNode(graph, constant(typeof value === 'number' ? whole(value) : value), head)
}

export function addBool(graph: Graph, value: boolean, id: string): Slot {
  const operation: Operation = {
    op: 'constBool',
    must: value,
    may: value,
    why: 'known',
    open: null,
  }
  return addNode(graph, operation, { id, type: 'bool' })
}

/** Registers an input; what is missing can be anything in its range. */
export function addInput(graph: Graph, input: Omit<Input, 'index' | 'polarity'>): number {
  const index = graph.inputs.length
  graph.inputs.push({ ...input, index, polarity: 'none' })
  setMissing(graph.state.inputs, { ...input, index, polarity: 'none' })
  return index
}

export function addParameter(graph: Graph, parameter: Parameter): number {
  graph.parameters.push(parameter)
  graph.state.parameters.push(parameterOn(parameter, null))
  return graph.parameters.length - 1
}

/** The state of an input of which nothing is known. */
export function setMissing(inputs: State['inputs'], input: Input): void {
  const { index, range, members, notApplicable } = input
  if (range !== null) {
    inputs.lo[index] = range.lo
    inputs.hi[index] = range.hi
  }
  inputs.must[index] = false
  inputs.may[index] = true
  inputs.set[index] = members === null ? 0n : (1n << BigInt(members.length)) - 1n
  inputs.presentMust[index] = !notApplicable
  inputs.presentMay[index] = true
}

export function nodeAt(graph: Graph, slot: Slot): Node {
  const node = graph.nodes[slot]
  if (node === undefined) throw new Error(`no node ${slot}`)
  return node
}
