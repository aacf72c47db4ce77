/** Bounds that data must obey: those written, and those of fields whose range names another field. */
import { readLeaf } from '../language/feel.ts'
import type { Constraint, Slot } from '../meaning/ir.ts'
import { addNode, nodeAt } from './graph.ts'
import { below, type Context } from './scope.ts'

export function lowerConstraints(context: Context): Constraint[] {
  const { scope } = context
  const written = (scope.syntax.constraints ?? []).map((leaf, index) => {
    const inside = {
      ...below(context, 'constraints', index),
      zero: 'met' as const,
      absent: 'met' as const,
    }
    const expression = readLeaf(leaf, inside.path, scope.report)
    const slot = expression === undefined ? undefined : scope.verbs.bool(expression, inside)
    return slot === undefined ? undefined : constraint(String(leaf), slot, context)
  })
  return [...written.filter((each) => each !== undefined), ...rangeConstraints(context)]
}

function constraint(id: string, slot: Slot, { scope }: Context): Constraint {
  const node = nodeAt(scope.graph, slot)
  if (node.op !== 'compare') return { id, slot, pair: null }
  const [left, right] = [nodeAt(scope.graph, node.left), nodeAt(scope.graph, node.right)]
  if (left.op !== 'input' || right.op !== 'input') return { id, slot, pair: null }
  if (node.test === '<=' || node.test === '<')
    return { id, slot, pair: { less: left.input, more: right.input } }
  if (node.test === '>=' || node.test === '>')
    return { id, slot, pair: { less: right.input, more: left.input } }
  return { id, slot, pair: null }
}

/** `range: [0, 职工总数]` bounds year by year; a field without years is bounded by the latest. */
function rangeConstraints(context: Context): Constraint[] {
  const { scope } = context
  return [...scope.fields].flatMap(([name, { syntax, inputs }]) =>
    (syntax.range ?? []).flatMap((leaf, end) => {
      const other = scope.fields.get(String(leaf))
      if (other === undefined) return []
      scope.used.add(String(leaf))
      const id = `${name} ${end === 0 ? '>=' : '<='} ${leaf}`
      return inputs.flatMap((input, year): Constraint[] => {
        const bound = other.inputs[other.syntax.years === undefined ? 0 : year]
        if (bound === undefined) return []
        const pair = end === 0 ? { less: bound, more: input } : { less: input, more: bound }
        return [{ id, slot: orderSlot(pair, context), pair }]
      })
    }),
  )
}

function orderSlot({ less, more }: { less: number; more: number }, { scope }: Context): Slot {
  const { graph } = scope
  const [left, right] = [less, more].map((index) => {
    const input = graph.inputs[index]
    if (input === undefined) throw new Error(`no input ${index}`)
    const { type, unit, decimals, field } = input
    return addNode(
      graph,
      { op: 'input', input: index },
      { id: `fields.${field}`, type, unit, decimals },
    )
  })
  const operation = {
    op: 'compare' as const,
    test: '<=' as const,
    left: left ?? 0,
    right: right ?? 0,
  }
  return addNode(graph, operation, { id: `constraint.${less}<=${more}`, type: 'bool' })
}
