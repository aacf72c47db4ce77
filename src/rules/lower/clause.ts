/** A clause before anything is said of it, and the id it has without one of its own. */

import { conditionVerbs } from '../language/syntax-condition.ts'
import type { Slot } from '../meaning/ir.ts'
import type { Clause, ClauseKind } from '../meaning/version.ts'
import type { Context } from './scope.ts'

/** The id a clause has without one of its own: the names and positions that lead to it. */
export function clauseId({ path }: Context): string {
  const verbs = new Set<string | number>([...conditionVerbs, 'conditions', 'of', 'when'])
  const steps = path.filter((step) => !verbs.has(step))
  return steps.map((step) => (typeof step === 'number' ? step + 1 : step)).join('.')
}

export function emptyClause(context: Context, slot: Slot, kind: ClauseKind): Clause {
  const id = clauseId(context)
  return {
    id,
    title: id,
    cite: context.cite,
    kind,
    slot,
    words: '',
    compared: null,
    notExamined: null,
    applies: null,
    quote: null,
    confidence: null,
    maximum: null,
    parts: [],
    reads: [],
  }
}
