/** Whether one lever reaches a comparison by several ways at once, so that no threshold can be solved back. */
import { operandsOf } from '../judge/evaluate.ts'
import type { Node, Slot } from '../meaning/ir.ts'
import type { Version } from '../meaning/version.ts'

export function isTangled({ nodes }: Version, inputs: readonly number[]): boolean {
  const ways: number[] = []
  for (const node of nodes) ways.push(waysInto(node, inputs, ways))
  const at = (slot: Slot) => ways[slot] ?? 0
  return nodes.some((node) => {
    if (node.op === 'compare') return at(node.left) + at(node.right) > 1
    return node.op === 'bands' && node.steps.some((step) => at(node.of) + at(step.at) > 1)
  })
}

/** Ways by arithmetic; of a least, a greatest or a choice each is solved by itself. */
function waysInto(node: Node, inputs: readonly number[], ways: readonly number[]): number {
  const into = (slots: readonly Slot[]) => slots.map((slot) => ways[slot] ?? 0)
  switch (node.op) {
    case 'input':
      return inputs.includes(node.input) ? 1 : 0
    case 'min':
    case 'max':
      return Math.max(...into(node.of))
    case 'if':
      return Math.max(...into([node.yes, node.no]))
    case 'bands':
    case 'choose':
    case 'compare':
      return 0
    default:
      return into(operandsOf(node)).reduce((sum, each) => sum + each, 0)
  }
}
