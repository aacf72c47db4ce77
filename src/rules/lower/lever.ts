/** What an enterprise can change, by which steps and at what cost. */

import { readQuantity } from '../language/literal.ts'
import type { LeverSyntax } from '../language/syntax.ts'
import type { Leaf } from '../language/syntax-condition.ts'
import { dayOf } from '../meaning/days.ts'
import { fromText, over, type Rational, rational, times, whole } from '../meaning/rational.ts'
import type { Lever, Move } from '../meaning/version.ts'
import { inUnit } from './field.ts'
import type { Scope } from './scope.ts'

export function lowerLevers(scope: Scope): Lever[] {
  return Object.entries(scope.syntax.levers ?? {}).flatMap(([name, written]) => {
    const lever = lowerLever(name, written, scope)
    return lever === undefined ? [] : [lever]
  })
}

function lowerLever(name: string, written: LeverSyntax, scope: Scope): Lever | undefined {
  const path = ['levers', name]
  const entry = scope.fields.get(name)
  const input = entry === undefined ? undefined : scope.graph.inputs[entry.inputs[0] ?? 0]
  if (entry === undefined || input === undefined || input.range === null || input.type === 'date') {
    scope.report('leverField', path, { words: name })
    return undefined
  }
  const amount = (leaf: Leaf, key: string): Rational | undefined => {
    const read = readQuantity(String(leaf))
    const value = read === undefined ? undefined : inUnit(read, entry.syntax, input.decimals)
    if (value !== undefined && value.n > 0n && value.n % value.d === 0n) return value
    scope.report('leverStep', [...path, key], { words: String(leaf) })
    return undefined
  }
  const step = written.step === undefined ? whole(1) : amount(written.step, 'step')
  const per = amount(written.cost_per, 'cost_per')
  const limit = written.limit === undefined ? null : amount(written.limit, 'limit')
  const weight = fromText(String(written.weight))
  if (step === undefined || per === undefined || limit === undefined || weight === undefined)
    return undefined
  const { n, d } = over(times(weight, step), per)
  return {
    input: input.index,
    direction: written.direction,
    step: step.n / step.d,
    cost: rational(n, d),
    until: written.until === undefined ? null : (dayOf(written.until) ?? null),
    moves: movesOf(written, path, scope),
    limit: limit === null ? null : limit.n / limit.d,
  }
}

function movesOf(written: LeverSyntax, path: readonly string[], scope: Scope): Move[] {
  return (written.moves_with ?? []).flatMap((each, index) => {
    const { field, by = 1 } = typeof each === 'string' ? { field: each } : each
    const input = scope.fields.get(field)?.inputs[0]
    const per = fromText(String(by))
    if (input !== undefined && per !== undefined && scope.graph.inputs[input]?.range !== null)
      return [{ input, per }]
    scope.report('leverField', [...path, 'moves_with', index], { words: field })
    return []
  })
}
