/** Faults that show only when the whole is lowered: sizes, gaps in dated numbers, awards on tax. */

import { operandsOf } from '../judge/evaluate.ts'
import { dayOf, dayText } from '../meaning/days.ts'
import type { Node, Parameter, Slot } from '../meaning/ir.ts'
import { floor } from '../meaning/rational.ts'
import type { Amount } from '../meaning/version.ts'
import { shownRational } from './number.ts'
import type { Scope } from './scope.ts'

/** The widest whole number of SQL and WASM. */
const widest = 2n ** 63n - 1n

export function reportAftermath(scope: Scope, amount: Amount | null): void {
  for (const { field, range, type } of scope.graph.inputs) {
    if (range === null || (fits(floor(range.lo)) && fits(floor(range.hi)))) continue
    const size = shownRational(range.hi, type)
    scope.report('overflow', ['fields', field, 'range'], { words: field, size })
  }
  for (const node of scope.graph.nodes) reportWide(node, scope)
  for (const parameter of scope.graph.parameters) reportGaps(parameter, scope)
  for (const [index, { id, paid }] of (amount?.items ?? []).entries())
    if (isOnTax(paid, scope))
      scope.report('awardTiedToTax', ['amount', 'items', index], { words: id })
}

function fits(value: bigint): boolean {
  return value <= widest && value >= -widest
}

function reportWide({ op, type, range, id }: Node, { report }: Scope): void {
  if (op === 'input' || type === 'ratio' || range === null) return
  if (fits(floor(range.lo)) && fits(floor(range.hi))) return
  report('overflow', id.split('.'), { words: id, size: shownRational(range.hi, type) })
}

function isOnTax(slot: Slot, scope: Scope): boolean {
  const node = scope.graph.nodes[slot]
  if (node === undefined) return false
  if (node.op === 'input') {
    const field = scope.graph.inputs[node.input]?.field ?? ''
    return scope.syntax.fields[field]?.tied_to_tax === true
  }
  return operandsOf(node).some((each) => isOnTax(each, scope))
}

/** Every day on which a version is in force needs a value. */
function reportGaps({ id, values }: Parameter, { syntax, report }: Scope): void {
  const starts = syntax.versions.flatMap(({ valid }) =>
    valid[0] === null ? [] : (dayOf(valid[0]) ?? []),
  )
  const ends = values.flatMap(({ to }) => (to === null ? [] : [to + 1]))
  const gap = [...starts, ...ends].find(
    (day) =>
      isInForce(day, syntax.versions) && !values.some(({ from, to }) => covers(day, from, to)),
  )
  if (gap !== undefined)
    report('parameterGap', ['parameters', id], { words: id, day: dayText(gap) })
}

function covers(day: number, from: number | null, to: number | null): boolean {
  return (from === null || from <= day) && (to === null || day <= to)
}

function isInForce(day: number, versions: Scope['syntax']['versions']): boolean {
  return versions.some(({ valid: [from, to] }) =>
    covers(
      day,
      from === null ? null : (dayOf(from) ?? null),
      to === null ? null : (dayOf(to) ?? null),
    ),
  )
}
