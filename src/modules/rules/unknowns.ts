/** What a version itself leaves open: texts nobody here has seen, and questions for people. */
import type { Version } from '../../rules/meaning/version.ts'

/** Each official text that is missing, once, as the file says it. */
export function openTexts({ nodes, parameters, validity }: Version): string[] {
  const found = nodes.flatMap((node) => {
    const isOpen = (node.op === 'const' || node.op === 'constBool') && node.why === 'ruleUnknown'
    return isOpen ? [node.open ?? node.id] : []
  })
  const needs = parameters.flatMap(({ need }) => need ?? [])
  const capped = validity.flatMap((each) => each.capped ?? [])
  return [...new Set([...found, ...needs, ...capped])]
}

/** Fields and clauses that a panel answers. */
export function judgedPoints({ fields }: Version): string[] {
  return fields.flatMap(({ name, expert }) => (expert ? [name] : []))
}
