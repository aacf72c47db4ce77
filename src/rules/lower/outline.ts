/** Which inputs stand below each clause. */
import { operandsOf } from '../judge/evaluate.ts'
import type { Node, Slot } from '../meaning/ir.ts'
import type { Clause } from '../meaning/version.ts'

export function withReads(clauses: readonly Clause[], nodes: readonly Node[]): Clause[] {
  const known = new Map<Slot, ReadonlySet<number>>()
  const readsOf = (slot: Slot): ReadonlySet<number> => {
    const before = known.get(slot)
    if (before !== undefined) return before
    const node = nodes[slot]
    const own = new Set<number>()
    if (node?.op === 'input' || node?.op === 'present') own.add(node.input)
    for (const operand of node === undefined ? [] : operandsOf(node))
      for (const input of readsOf(operand)) own.add(input)
    known.set(slot, own)
    return own
  }
  const walk = (clause: Clause): Clause => ({
    ...clause,
    reads: [...readsOf(clause.slot)].sort((a, b) => a - b),
    parts: clause.parts.map(walk),
  })
  return clauses.map(walk)
}
