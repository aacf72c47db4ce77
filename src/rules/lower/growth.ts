/** Growth over years, with the branches the guidelines give for zero, negative and short series. */
import { readLeaf } from '../language/feel.ts'
import type { Growth } from '../language/syntax-value.ts'
import type { Slot } from '../meaning/ir.ts'
import { type Rational, whole } from '../meaning/rational.ts'
import { compounded } from './bool.ts'
import { addConst, addNode, nodeAt } from './graph.ts'
import { aboveZero, constantOf, scaledRatio } from './number.ts'
import { below, type Context, type Guard, idOf, type Lowered } from './scope.ts'
import { lowerYears } from './window.ts'

export function lowerGrowth(growth: Growth, context: Context): Lowered | undefined {
  const count = growth.method === 'year_on_year' ? 2 : (growth.years ?? 3)
  const years = lowerYears(growth.of, count, below(context, 'of'))
  if (years === undefined) return undefined
  if (growth.method === 'mean_of_yearly') return meanGrowth(growth, years, context)
  return ratioGrowth(growth, years, context)
}

type Key =
  | 'first_zero'
  | 'middle_zero'
  | 'zero_denominator'
  | 'negative'
  | 'short_history'
  | 'one_year'

/** A branch's constant rate; undefined when it is not written. */
function rateOf(growth: Growth, key: Key, context: Context): Rational | undefined {
  const leaf = growth[key]
  if (leaf === undefined || leaf === 'later_two') return undefined
  const inside = below(context, key)
  const expression = readLeaf(leaf, inside.path, context.scope.report)
  const lowered =
    expression === undefined ? undefined : context.scope.verbs.number(expression, inside)
  if (lowered === undefined) return undefined
  const value = constantOf(lowered.slot, context)
  if (value !== undefined && nodeAt(context.scope.graph, lowered.slot).type === 'ratio')
    return value
  context.scope.report('notConstant', inside.path)
  return undefined
}

type Branch = {
  readonly test: Slot
  readonly no: Slot | undefined
  readonly guard: Guard
  readonly key: Key
}

/** First year against last: y2/y1 − 1, or its compound rate kept as a ratio to be met by (1 + rate)^n. */
function ratioGrowth(
  growth: Growth,
  years: readonly Lowered[],
  context: Context,
): Lowered | undefined {
  const [last, first] = [years[0], years.at(-1)]
  if (last === undefined || first === undefined) return undefined
  const power = growth.method === 'compound' ? years.length - 1 : 1
  const ratio = scaledRatio(last.slot, first.slot, context)
  const shown = growth.method === 'compound' ? ratio : lessOne(ratio, context)
  const at = (rate: Rational | undefined): Slot | undefined => {
    if (rate === undefined) return undefined
    const value = growth.method === 'compound' ? compounded(rate, power) : rate
    if (value === undefined) context.scope.report('rateBelow', context.path)
    return value === undefined ? undefined : ratioConst(value, context)
  }
  const branches = baseBranches(first.slot, { growth, at }, context)
  if (branches === undefined) return undefined
  const guards = years.flatMap((each) => each.guards)
  const absent = absentBranches(guards, at(rateOf(growth, 'short_history', context)))
  const lowered = applyBranches(shown, [...branches, ...absent], context)
  const rest = guards.filter((each) => !absent.some(({ test }) => test === each.slot))
  const yearly = true
  return {
    slot: lowered.slot,
    guards: [...rest, ...lowered.guards],
    power: growth.method === 'compound' ? power : null,
    bare: false,
    yearly,
  }
}

function absentBranches(guards: readonly Guard[], no: Slot | undefined): Branch[] {
  if (no === undefined) return []
  return guards
    .filter(({ kind }) => kind === 'absent')
    .map((guard) => ({ test: guard.slot, no, guard, key: 'short_history' }))
}

function lessOne(ratio: Slot, context: Context): Slot {
  const of = [ratio, ratioConst(whole(-1), context)]
  return addNode(
    context.scope.graph,
    { op: 'sum', of },
    { id: `${idOf(context)}-1`, type: 'ratio' },
  )
}

function ratioConst(value: Rational, context: Context): Slot {
  return addConst(context.scope.graph, value, { id: idOf(context), type: 'ratio' })
}

/** What stands where the base year is zero, and where it is negative. */
function baseBranches(
  base: Slot,
  { growth, at }: { growth: Growth; at: (rate: Rational | undefined) => Slot | undefined },
  context: Context,
): Branch[] | undefined {
  const { graph, report } = context.scope
  const { range, type, unit, decimals } = nodeAt(graph, base)
  if (range !== null && range.lo.n > 0n) return []
  const test = aboveZero(base, { type, unit, decimals }, context)
  const guard: Guard = { kind: 'zero', slot: test, words: idOf(context) }
  const zero = at(rateOf(growth, 'zero_denominator', context))
  if (range === null || range.lo.n === 0n)
    return [{ test, no: zero, guard, key: 'zero_denominator' }]
  const negative = at(rateOf(growth, 'negative', context))
  if (negative === undefined || zero === undefined) {
    report('negativeDenominator', [...context.path, 'of'])
    return undefined
  }
  const no = signed(base, { zero, negative }, context)
  return [{ test, no, guard, key: 'negative' }]
}

/** One value at zero and another below it. */
function signed(
  base: Slot,
  { zero, negative }: { zero: Slot; negative: Slot },
  context: Context,
): Slot {
  const { graph } = context.scope
  if (zero === negative) return zero
  const { type, unit, decimals } = nodeAt(graph, base)
  const nothing = addConst(graph, 0, { id: idOf(context), type, unit, decimals })
  const test = addNode(
    graph,
    { op: 'compare', test: '>=', left: base, right: nothing },
    {
      id: `${idOf(context)}>=0`,
      type: 'bool',
    },
  )
  const head = { id: `${idOf(context)}.negative`, type: 'ratio' as const }
  return addNode(graph, { op: 'if', test, yes: zero, no: negative }, head)
}

function applyBranches(value: Slot, branches: readonly Branch[], context: Context) {
  const guards: Guard[] = []
  let slot = value
  for (const { test, no, guard, key } of branches) {
    if (no === undefined) {
      guards.push(guard)
      continue
    }
    const head = { id: `${idOf(context)}.${key}`, type: 'ratio' as const }
    slot = addNode(context.scope.graph, { op: 'if', test, yes: slot, no }, head)
  }
  return { slot, guards }
}

/** ½·(y2/y1 + y3/y2) − 1: first the latest year's own branches, then those of the earlier years. */
function meanGrowth(
  growth: Growth,
  years: readonly Lowered[],
  context: Context,
): Lowered | undefined {
  const { graph, report } = context.scope
  const [y3, y2, y1] = years
  if (y1 === undefined || y2 === undefined || y3 === undefined) return undefined
  const missing = (['first_zero', 'middle_zero'] as const).find((key) => growth[key] === undefined)
  if (missing !== undefined) {
    report('missingKey', context.path, { key: missing })
    return undefined
  }
  const at = (rate: Rational | undefined) =>
    rate === undefined ? undefined : ratioConst(rate, context)
  const full = addNode(
    graph,
    { op: 'growth', y1: y1.slot, y2: y2.slot, y3: y3.slot },
    {
      id: idOf(context),
      type: 'ratio',
      cite: context.cite,
    },
  )
  const later = lessOne(scaledRatio(y3.slot, y2.slot, context), context)
  const firstZero =
    growth.first_zero === 'later_two' ? later : at(rateOf(growth, 'first_zero', context))
  const middleZero = at(rateOf(growth, 'middle_zero', context))
  const negative = at(rateOf(growth, 'negative', context))
  const isNegative = [y1, y2].some(({ slot }) => (nodeAt(graph, slot).range?.lo.n ?? 0n) < 0n)
  if (
    firstZero === undefined ||
    middleZero === undefined ||
    (isNegative && negative === undefined)
  ) {
    if (isNegative && negative === undefined) report('negativeDenominator', [...context.path, 'of'])
    return undefined
  }
  const branch = (of: Lowered, yes: Slot, zero: Slot): Slot =>
    signBranch(of.slot, { yes, zero, negative: negative ?? zero }, context)
  const twoYears = branch(y2, later, middleZero)
  const threeYears = branch(y2, branch(y1, full, firstZero), middleZero)
  return shortGrowth({ growth, threeYears, twoYears, years, at }, context)
}

function signBranch(
  of: Slot,
  { yes, zero, negative }: { yes: Slot; zero: Slot; negative: Slot },
  context: Context,
): Slot {
  const { graph } = context.scope
  const { type, unit, decimals, range } = nodeAt(graph, of)
  if (range !== null && range.lo.n > 0n) return yes
  const test = aboveZero(of, { type, unit, decimals }, context)
  const below_ = range !== null && range.lo.n < 0n
  const no = below_ ? signed(of, { zero, negative }, context) : zero
  return addNode(graph, { op: 'if', test, yes, no }, { id: `${idOf(context)}>0`, type: 'ratio' })
}

type Short = {
  readonly growth: Growth
  readonly threeYears: Slot
  readonly twoYears: Slot
  readonly years: readonly Lowered[]
  readonly at: (rate: Rational | undefined) => Slot | undefined
}

/** Years before the founding: two years stand for three, one year has its own value. */
function shortGrowth(
  { growth, threeYears, twoYears, years, at }: Short,
  context: Context,
): Lowered {
  const { graph } = context.scope
  const absent = (year: number) =>
    (years[year]?.guards ?? []).filter(({ kind }) => kind === 'absent')
  const short =
    growth.short_history === 'later_two' ? twoYears : at(rateOf(growth, 'short_history', context))
  const one = at(rateOf(growth, 'one_year', context))
  const settled = new Set<Slot>()
  let slot = threeYears
  const settle = (guards: readonly Guard[], no: Slot | undefined) => {
    for (const guard of guards) {
      if (no === undefined) continue
      settled.add(guard.slot)
      const head = { id: `${idOf(context)}.short_history`, type: 'ratio' as const }
      slot = addNode(graph, { op: 'if', test: guard.slot, yes: slot, no }, head)
    }
  }
  settle(absent(2), short)
  settle(absent(1), one)
  const guards = years.flatMap((each) => each.guards).filter((each) => !settled.has(each.slot))
  return { slot, guards, power: null, bare: false, yearly: true }
}
