/** Quantities over several years, and time passed between dates. */
import { readLeaf } from '../language/feel.ts'
import type { Leaf } from '../language/syntax-condition.ts'
import type { ValueBody, Window } from '../language/syntax-value.ts'
import type { Slot } from '../meaning/ir.ts'
import { rational } from '../meaning/rational.ts'
import { addNode, nodeAt } from './graph.ts'
import { scaled } from './number.ts'
import { below, type Context, type Guard, idOf, type Lowered, plain } from './scope.ts'
import { joinedGuards } from './types.ts'

/** One expression taken in each of the last years, the latest first. */
export function lowerYears(of: Leaf, years: number, context: Context): Lowered[] | undefined {
  const { scope } = context
  const expression = readLeaf(of, context.path, scope.report)
  if (expression === undefined) return undefined
  const found: Lowered[] = []
  for (let back = 0; back < years; back++) {
    const one = scope.verbs.number(expression, { ...context, year: context.year - back })
    if (one === undefined) return undefined
    found.push(one)
  }
  if (found.some(({ power }) => power !== null)) {
    scope.report('compoundOnly', context.path)
    return undefined
  }
  if (found.every(({ yearly }) => yearly)) return found
  scope.report('notYearly', context.path)
  return undefined
}

export function lowerWindow(window: Window, context: Context): Lowered | undefined {
  const years = lowerYears(window.of, window.years, below(context, 'of'))
  if (years === undefined) return undefined
  const agg = window.agg ?? 'sum'
  if (window.short_history !== 'actual') return plainWindow(years, agg, context)
  const absent = years.map(({ guards }) => guards.filter(({ kind }) => kind === 'absent'))
  if (absent.every((guards) => guards.length === 0)) return plainWindow(years, agg, context)
  return shortWindow(years, { agg, absent }, context)
}

type Agg = NonNullable<Window['agg']>

function plainWindow(years: readonly Lowered[], agg: Agg, context: Context): Lowered {
  const { graph } = context.scope
  const [first] = years
  const { type, unit, decimals } = nodeAt(graph, first?.slot ?? 0)
  const head = { id: idOf(context), type, unit, decimals, cite: context.cite }
  const of = years.map(({ slot }) => slot)
  const op = agg === 'mean' ? 'sum' : agg
  const joined = joinedGuards(addNode(graph, { op, of }, head), years)
  return agg === 'mean' ? scaled(joined, rational(1n, BigInt(years.length)), context) : joined
}

/** Years before the founding fall out: the window is taken over the years that apply, the latest always. */
function shortWindow(
  years: readonly Lowered[],
  { agg, absent }: { agg: Agg; absent: readonly (readonly Guard[])[] },
  context: Context,
): Lowered {
  const { graph } = context.scope
  const { type, unit, decimals } = nodeAt(graph, years[0]?.slot ?? 0)
  const head = { id: idOf(context), type, unit, decimals, cite: context.cite }
  let slot = plainWindow(years.slice(0, 1), agg, context).slot
  for (let count = 2; count <= years.length; count++) {
    const longer = plainWindow(years.slice(0, count), agg, context).slot
    const guards = absent[count - 1] ?? []
    slot = guards.reduceRight<Slot>(
      (yes, guard) => addNode(graph, { op: 'if', test: guard.slot, yes, no: slot }, head),
      longer,
    )
  }
  const rest = joinedGuards(slot, years)
  const dropped = new Set(
    absent
      .slice(1)
      .flat()
      .map((guard) => guard.slot),
  )
  return { ...rest, guards: rest.guards.filter((guard) => !dropped.has(guard.slot)) }
}

export function lowerYearOf(
  { value, year }: NonNullable<ValueBody['year_of']>,
  context: Context,
): Lowered | undefined {
  const { scope } = context
  const inside = { ...below(context, 'value'), year: context.year + year }
  const expression = readLeaf(value, inside.path, scope.report)
  const lowered = expression === undefined ? undefined : scope.verbs.number(expression, inside)
  if (lowered === undefined || lowered.yearly) return lowered
  scope.report('notYearly', inside.path)
  return undefined
}

const units = { days: '天', months: '个月', years: '年' } as const

export function lowerElapsed(
  { since, until, unit }: NonNullable<ValueBody['elapsed']>,
  context: Context,
): Lowered | undefined {
  const { graph } = context.scope
  const from = lowerDate(since, below(context, 'since'))
  const to =
    until === undefined
      ? plain(addNode(graph, { op: 'today' }, { id: 'today', type: 'date' }))
      : lowerDate(until, below(context, 'until'))
  if (from === undefined || to === undefined) return undefined
  const head = { id: idOf(context), type: 'count' as const, unit: units[unit], cite: context.cite }
  const slot = addNode(graph, { op: 'elapsed', from: from.slot, to: to.slot, span: unit }, head)
  return joinedGuards(slot, [from, to])
}

function lowerDate(leaf: Leaf, context: Context): Lowered | undefined {
  const { scope } = context
  const expression = readLeaf(leaf, context.path, scope.report)
  const lowered = expression === undefined ? undefined : scope.verbs.number(expression, context)
  if (lowered === undefined || nodeAt(scope.graph, lowered.slot).type === 'date') return lowered
  scope.report('badDate', context.path)
  return undefined
}
