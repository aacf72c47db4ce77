/** The dated numbers of the law, and those whose text nobody here has seen. */

import { checkName } from '../language/full-width.ts'
import { readQuantity, unitWord } from '../language/literal.ts'
import type { Path } from '../language/source-text.ts'
import type { ParameterSyntax } from '../language/syntax.ts'
import { dayOf } from '../meaning/days.ts'
import type { ValueType } from '../meaning/ir.ts'
import { times, whole } from '../meaning/rational.ts'
import { decimalsOf } from './field.ts'
import { addParameter } from './graph.ts'
import type { Scope } from './scope.ts'

export function lowerParameters(scope: Scope): void {
  for (const [name, written] of Object.entries(scope.syntax.parameters ?? {})) {
    const path = ['parameters', name]
    if (!checkName(name, path, scope.report)) continue
    const values = written.values.map((each, index) =>
      datedValue(each, [...path, 'values', index], scope),
    )
    if (values.includes(undefined)) continue
    const found = values.filter((each) => each !== undefined)
    const [first] = found
    if (first === undefined) continue
    const stray = found.findIndex(({ type, unit }) => type !== first.type || unit !== first.unit)
    if (stray >= 0) {
      scope.report('mixedUnit', [...path, 'values', stray], {
        left: first.unit,
        right: found[stray]?.unit ?? '',
      })
      continue
    }
    reportOverlap(name, found, scope)
    const { type, unit, decimals } = first
    const dated = found.map(({ from, to, lo, hi }) => ({ from, to, lo, hi }))
    const parameter = { id: name, cite: written.cite ?? null, type, unit, decimals, values: dated }
    scope.parameters.set(
      name,
      addParameter(scope.graph, { ...parameter, need: written.need ?? null }),
    )
  }
}

type Dated = ParameterSyntax['values'][number]

function datedValue({ from, to, value }: Dated, path: Path, scope: Scope) {
  const ends = (Array.isArray(value) ? value : [value]).map((each) => readQuantity(String(each)))
  const [lo, hi = lo] = ends
  const days = [from ?? null, to ?? null].map((each) => (each === null ? null : dayOf(each)))
  const [first = null, last = null] = days
  if (days.includes(undefined)) {
    scope.report('badDate', path)
    return undefined
  }
  if (lo === undefined || hi === undefined) {
    scope.report('notConstant', [...path, 'value'])
    return undefined
  }
  const type: ValueType =
    lo.kind === 'money'
      ? 'money'
      : lo.kind === 'ratio'
        ? 'ratio'
        : lo.kind === 'score'
          ? 'score'
          : 'count'
  const measured = Object.values(scope.syntax.fields).find(
    (field) =>
      field.type === 'number' && lo.kind === 'unit' && unitWord(field.unit ?? '') === lo.unit,
  )
  const dated = { from: first, to: last, unit: lo.unit }
  if (measured === undefined)
    return { ...dated, lo: lo.value, hi: hi.value, type, decimals: type === 'money' ? 2 : 0 }
  const decimals = decimalsOf(measured)
  const scale = whole(10n ** BigInt(decimals))
  return {
    ...dated,
    lo: times(lo.value, scale),
    hi: times(hi.value, scale),
    type: 'number' as const,
    decimals,
  }
}

function reportOverlap(
  name: string,
  values: readonly { from: number | null; to: number | null }[],
  scope: Scope,
): void {
  const sorted = [...values].sort((a, b) => (a.from ?? -1e9) - (b.from ?? -1e9))
  for (const [index, each] of sorted.entries()) {
    const previous = sorted[index - 1]
    if (previous === undefined) continue
    if (previous.to === null || (each.from ?? -1e9) <= previous.to)
      scope.report('parameterOverlap', ['parameters', name], { words: name, day: String(index) })
  }
}
