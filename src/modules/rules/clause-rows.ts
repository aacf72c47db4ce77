/** Clauses one under the other, with their depth; one that stands twice is told once. */
import type { RuleClause } from './schema.ts'

export type ClauseRow = {
  readonly key: string
  readonly clause: RuleClause
  readonly depth: number
  /** It has stood above already, with all that belongs to it. */
  readonly again: boolean
}

export function clauseRows(clauses: readonly RuleClause[]): ClauseRow[] {
  const seen = new Set<string>()
  const walk = (clause: RuleClause, depth: number, path: string): ClauseRow[] => {
    const again = seen.has(clause.id)
    seen.add(clause.id)
    const row = { key: path, clause, depth, again }
    if (again) return [row]
    return [
      row,
      ...clause.parts.flatMap((part, index) => walk(part, depth + 1, `${path}.${index}`)),
    ]
  }
  return clauses.flatMap((clause, index) => walk(clause, 0, String(index)))
}

/** `115号#第七条(一)` → the document and the place in it. */
export function citeParts(cite: string): { document: string; clause: string } {
  const [document = cite, clause = ''] = cite.split('#')
  return { document, clause }
}
