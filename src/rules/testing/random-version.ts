/** Programmes made by chance from a seed, by way of the typed meaning: every operation is met. */
import {
  addBool,
  addConst,
  addInput,
  addNode,
  emptyGraph,
  type Graph,
  nodeAt,
} from '../lower/graph.ts'
import type { Input, Operation, Slot, Test, ValueType } from '../meaning/ir.ts'
import { rational, whole } from '../meaning/rational.ts'
import type { Version } from '../meaning/version.ts'

/** Whole numbers from 0 below n, the same for the same seed. */
export type Chance = (below: number) => number

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const tests: readonly Test[] = ['>=', '>', '<=', '<', '=']
const MONEY = 9_000_000_000_000_000n

type Making = {
  readonly graph: Graph
  readonly chance: Chance
  readonly of: Readonly<Record<'money' | 'count' | 'bool' | 'category' | 'date', number[]>>
  next: number
}

export function randomVersion(seed: number): Version {
  const chance = chanceFrom(seed)
  const graph = emptyGraph()
  const of = { money: [], count: [], bool: [], category: [], date: [] }
  const making: Making = { graph, chance, of, next: 0 }
  inputs(making)
  const scores = Array.from({ length: 1 + chance(3) }, () => points(making))
  const score = node(making, { op: 'sum', of: scores }, 'score')
  const clauses = Array.from({ length: 2 + chance(4) }, () => condition(making, 2))
  clauses.push(node(making, compareTo(making, score, '>='), 'bool'))
  const either = node(making, { op: 'any', of: clauses.slice(-2) }, 'bool')
  const mask = [...clauses.slice(0, -2), either]
  const verdict = node(making, { op: 'all', of: mask }, 'bool')
  return {
    ...{ programme: `random.${seed}`, id: 'v1', name: '', kind: 'recognition', hash: '' },
    validity: [],
    inputs: graph.inputs,
    parameters: graph.parameters,
    nodes: graph.nodes,
    constraints: constraintsOf(making),
    verdict,
    score,
    ...{ class: null, amount: null, outline: [], splits: [], exactness: 'sound', levers: [] },
    mask: mask.map((slot, index) => ({ id: `c${index}`, slot })),
    ...{ names: {}, documents: {}, fields: [] },
  }
}

function inputs(making: Making): void {
  const { chance, of } = making
  const add = (type: ValueType, kind: keyof Making['of'], rest: Partial<Input> = {}) => {
    const name = `${kind}${of[kind].length}`
    of[kind].push(
      addInput(making.graph, {
        ...{ field: name, column: name, year: null, kind: 'field', type, unit: '' },
        ...{ decimals: type === 'money' ? 2 : 0, range: null, members: null, match: null },
        ...{ notApplicable: false, expert: false, certificateOf: null },
        ...rest,
      }),
    )
  }
  const upTo = (hi: bigint, lo = 0n) => ({ range: { lo: whole(lo), hi: whole(hi) } })
  for (let each = 0; each < 3; each++)
    add('money', 'money', upTo(chance(2) === 0 ? MONEY : 100_000n))
  add('count', 'count', upTo(1000n, 1n))
  add('count', 'count', upTo(1000n))
  add('count', 'count', { ...upTo(20n), notApplicable: chance(2) === 0 })
  for (let each = 0; each < 3; each++) add('bool', 'bool')
  add('category', 'category', { members: ['a', 'b', 'c', 'd'], match: 'exact' })
  add('date', 'date', upTo(40_000n, -7000n))
}

function node(making: Making, operation: Operation, type: ValueType): Slot {
  making.next += 1
  return addNode(making.graph, operation, { id: `n${making.next}`, type })
}

function one<Each>(chance: Chance, of: readonly Each[]): Each {
  const found = of[chance(of.length)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

function input(making: Making, kind: keyof Making['of']): Slot {
  const index = one(making.chance, making.of[kind])
  const type = making.graph.inputs[index]?.type ?? 'count'
  const slot = node(making, { op: 'input', input: index }, type)
  if (making.graph.inputs[index]?.notApplicable !== true) return slot
  const test = node(making, { op: 'present', input: index }, 'bool')
  return node(making, { op: 'if', test, yes: slot, no: constant(making, type) }, type)
}

function constant(making: Making, type: ValueType): Slot {
  const { chance, graph } = making
  const size = type === 'money' ? one(chance, [100, 50_000, 1_000_000_000]) : 1 + chance(20)
  const number = whole(chance(size) + (type === 'date' ? 15_000 : 0))
  if (chance(8) > 0) return addConst(graph, number, { id: 'k', type })
  const operation: Operation = {
    ...{ op: 'const', lo: number, hi: whole(number.n + BigInt(1 + chance(size))) },
    ...{ why: 'ruleUnknown', open: 'k' },
  }
  return node(making, operation, type)
}

function quantity(making: Making, type: 'money' | 'count', depth: number): Slot {
  const { chance } = making
  if (depth === 0) return input(making, type)
  const below = () => quantity(making, type, depth - 1)
  const by = rational(BigInt(1 + chance(9)), BigInt(1 + chance(4)))
  const operations: readonly (() => Operation)[] = [
    () => ({ op: 'sum', of: [below(), below()] }),
    () => ({ op: 'subtract', left: below(), right: below() }),
    () => ({ op: 'scale', of: below(), by: chance(4) === 0 ? { ...by, n: -by.n } : by }),
    () => ({ op: 'min', of: [below(), below()] }),
    () => ({ op: 'max', of: [below(), constant(making, type)] }),
    () => ({ op: 'floorDivide', of: below(), by }),
    () => ({
      ...{ op: 'round', of: below(), to: BigInt(1 + chance(50)) },
      mode: one(chance, ['down', 'up', 'half_up']),
    }),
    () => ({ op: 'if', test: condition(making, 0), yes: below(), no: below() }),
  ]
  return chance(3) === 0 ? input(making, type) : node(making, one(chance, operations)(), type)
}

/** A ratio, or growth, with its guard; the last is what stands where it means nothing. */
function rate(making: Making): Slot {
  const { chance } = making
  const type = one(chance, ['money', 'count'] as const)
  const positive = (slot: Slot) => {
    const none = addConst(making.graph, whole(0), { id: 'zero', type })
    return node(making, { op: 'compare', test: '>', left: slot, right: none }, 'bool')
  }
  const instead = addConst(making.graph, rational(BigInt(chance(3)), 10n), {
    id: 'r',
    type: 'ratio',
  })
  const [num, den] = [quantity(making, type, 1), input(making, type)]
  if (chance(4) === 0) {
    const [y1, y2] = [input(making, type), input(making, type)]
    const test = node(making, { op: 'all', of: [positive(y1), positive(y2)] }, 'bool')
    const yes = node(making, { op: 'growth', y1, y2, y3: den }, 'ratio')
    return node(making, { op: 'if', test, yes, no: instead }, 'ratio')
  }
  const raw = node(making, { op: 'ratio', num, den }, 'ratio')
  const moved =
    chance(3) === 0 ? node(making, { op: 'scale', of: raw, by: rational(-3n, 2n) }, 'ratio') : raw
  return node(making, { op: 'if', test: positive(den), yes: moved, no: instead }, 'ratio')
}

function compareTo(making: Making, left: Slot, test: Test): Operation {
  const { type } = nodeAt(making.graph, left)
  return { op: 'compare', test, left, right: constant(making, type) }
}

function condition(making: Making, depth: number): Slot {
  const { chance, graph } = making
  const below = () => condition(making, depth - 1)
  const test = one(chance, tests)
  const leaves: readonly (() => Operation)[] = [
    () => ({ op: 'input', input: one(chance, making.of.bool) }),
    () => ({
      ...{
        op: 'member',
        of: node(making, { op: 'input', input: 0 + one(chance, making.of.category) }, 'category'),
      },
      members: BigInt(1 + chance(14)),
    }),
    () => compareTo(making, quantity(making, 'money', depth), test),
    () => compareTo(making, quantity(making, 'count', depth), test),
    () => ({
      ...{ op: 'compare', test, left: depth === 0 ? input(making, 'count') : rate(making) },
      right: depth === 0 ? constant(making, 'count') : share(making, chance(40)),
    }),
    () => compareTo(making, age(making), test),
  ]
  const branches: readonly (() => Operation)[] = [
    () => ({ op: 'all', of: [below(), below()] }),
    () => ({ op: 'any', of: [below(), below()] }),
    () => ({ op: 'not', of: below() }),
    () => ({ op: 'atLeast', count: 2, of: [below(), below(), below()] }),
    () => ({ op: 'if', test: below(), yes: below(), no: addBool(graph, chance(2) === 0, 'b') }),
  ]
  const made = depth > 0 && chance(2) === 0 ? one(chance, branches)() : one(chance, leaves)()
  return node(making, made, 'bool')
}

function age(making: Making): Slot {
  const from = input(making, 'date')
  const to = node(making, { op: 'today' }, 'date')
  return node(
    making,
    { op: 'elapsed', from, to, span: one(making.chance, ['days', 'months', 'years']) },
    'count',
  )
}

function share(making: Making, percent: number): Slot {
  return addConst(making.graph, rational(BigInt(percent), 100n), { id: 'p', type: 'ratio' })
}

/** Bands over a quantity or a ratio, or points by the case of a category. */
function points(making: Making): Slot {
  const { chance, graph } = making
  const worth = () => {
    const value = BigInt(chance(12))
    if (chance(5) > 0) return addConst(graph, whole(value), { id: 's', type: 'score' })
    const ends = { lo: whole(value), hi: whole(value + 2n) }
    return node(making, { op: 'const', ...ends, why: 'expert', open: 's' }, 'score')
  }
  if (chance(4) === 0) {
    const of = node(making, { op: 'input', input: one(chance, making.of.category) }, 'category')
    const cases = [1n, 6n].map((members) => ({ members, value: worth() }))
    return node(making, { op: 'choose', of, cases, otherwise: worth() }, 'score')
  }
  const upward = chance(2) === 0
  const isRate = chance(2) === 0
  const of = isRate ? rate(making) : quantity(making, 'count', 1)
  const marks = [5, 10, 20].map((mark) => mark + chance(5))
  const ats = (upward ? marks.reverse() : marks).map((mark) =>
    isRate ? share(making, mark) : addConst(graph, whole(mark), { id: 'k', type: 'count' }),
  )
  const test = upward ? one(chance, ['>=', '>'] as const) : one(chance, ['<=', '<'] as const)
  const steps = ats.map((at) => ({ test, at, value: worth() }))
  return node(making, { op: 'bands', of, steps, otherwise: worth() }, 'score')
}

function constraintsOf(making: Making): Version['constraints'] {
  const [more = 0, less = 0] = making.of.count
  if (making.chance(2) === 0) return []
  const [left, right] = [less, more].map((each) =>
    node(making, { op: 'input', input: each }, 'count'),
  )
  const slot = node(
    making,
    { op: 'compare', test: '<=', left: left ?? 0, right: right ?? 0 },
    'bool',
  )
  return [{ id: 'pair', slot, pair: { less, more } }]
}
