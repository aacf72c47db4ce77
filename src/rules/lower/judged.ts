/** Clauses that people judge. */

import type { ConditionBody } from '../language/syntax-condition.ts'
import { clauseId, emptyClause } from './clause.ts'
import { addInput, addNode } from './graph.ts'
import type { Condition, Context } from './scope.ts'

/** A question for people: an input of its own, called as the clause is. */
export function lowerJudged(body: ConditionBody, context: Context): Condition {
  const { graph } = context.scope
  const field = body.id ?? clauseId(context)
  const known = graph.inputs.find((each) => each.field === field)
  const input =
    known?.index ??
    addInput(graph, {
      field,
      year: null,
      kind: 'field',
      type: 'bool',
      unit: '',
      decimals: 0,
      range: null,
      members: null,
      match: null,
      notApplicable: false,
      expert: true,
      certificateOf: null,
      column: `judged_${graph.inputs.length}`,
    })
  const slot = addNode(
    graph,
    { op: 'input', input },
    { id: `judged.${field}`, type: 'bool', cite: context.cite },
  )
  return { slot, clause: { ...emptyClause(context, slot, 'judged'), words: body.judged ?? '' } }
}
