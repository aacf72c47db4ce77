/** Conditions as they are written: the test, and the clause that a person reads. */

import { readLeaf } from '../language/feel.ts'
import {
  type ConditionBody,
  conditionVerbs,
  type Leaf,
  type Condition as Written,
} from '../language/syntax-condition.ts'
import type { Slot } from '../meaning/ir.ts'
import type { Clause, ClauseKind } from '../meaning/version.ts'
import { lowerOrder } from './bool.ts'
import { clauseId, emptyClause } from './clause.ts'
import { withExceptions } from './exceptions.ts'
import { addNode } from './graph.ts'
import { lowerJudged } from './judged.ts'
import { scoresIn } from './named-scores.ts'
import { below, type Condition, type Context, idOf } from './scope.ts'
import { combineTests, negate } from './settle.ts'

export function lowerCondition(written: Written, context: Context): Condition | undefined {
  return typeof written === 'object' ? lowerBody(written, context) : lowerLeaf(written, context)
}

function lowerLeaf(leaf: Leaf, context: Context): Condition | undefined {
  const { scope, path } = context
  const expression = readLeaf(leaf, path, scope.report)
  if (expression === undefined) return undefined
  if (expression.kind === 'name' && scope.syntax.conditions?.[expression.text] !== undefined)
    return scope.verbs.named(expression.text, context)
  const isOrder =
    expression.kind === 'compare' &&
    ![expression.left, expression.right].some(({ kind }) => kind === 'text' || kind === 'bool')
  const order = isOrder ? lowerOrder(expression, context) : undefined
  const slot = isOrder ? order?.slot : scope.verbs.bool(expression, context)
  if (slot === undefined) return undefined
  const words = String(leaf)
  const compared =
    order === undefined || expression.kind !== 'compare' || expression.op === '!='
      ? null
      : {
          test: order.test,
          left: order.left.slot,
          right: order.right.slot,
          words: words.slice(expression.left.from, expression.left.to),
          power: order.left.power,
        }
  const parts = scoresIn(expression, context)
  const kind = 'test'
  return {
    slot,
    clause: { ...emptyClause(context, slot, kind), title: words, words, compared, parts },
  }
}

function lowerBody(body: ConditionBody, context: Context): Condition | undefined {
  const verb = verbOf(body, context)
  if (verb === undefined) return undefined
  const inside = {
    ...context,
    cite: body.cite ?? context.cite,
    zero: body.zero_denominator ?? context.zero,
    absent: body.not_applicable ?? context.absent,
  }
  const base = verbs[verb](body, inside)
  if (base === undefined) return undefined
  const examined = withExamination(
    body,
    { ...base, clause: worded(body, base.clause, context) },
    inside,
  )
  const whole = examined === undefined ? undefined : withExceptions(examined, inside)
  if (whole !== undefined) register(body, whole, inside)
  return whole
}

type Verb = (typeof conditionVerbs)[number]

function verbOf(body: ConditionBody, { scope: { report }, path }: Context): Verb | undefined {
  const found = conditionVerbs.filter((verb) => body[verb] !== undefined)
  const [verb, second] = found
  if (verb === undefined) report('noVerb', path, { allowed: conditionVerbs.join(', ') })
  else if (second !== undefined) report('manyVerbs', path, { found: found.join(', ') })
  else return verb
  return undefined
}

const groupTitles: Partial<Record<ClauseKind, string>> = {
  all: '以下各项',
  any: '以下任一项',
  not: '不得有',
  atLeast: '以下若干项',
}

function worded(body: ConditionBody, clause: Clause, context: Context): Clause {
  const isNamed = context.path.length === 2 && context.path[0] === 'conditions'
  const id = body.id ?? clauseId(context)
  const unnamed = clause.words || (isNamed ? id : (groupTitles[clause.kind] ?? id))
  return {
    ...clause,
    id,
    title: body.title ?? body.id ?? unnamed,
    cite: body.cite ?? clause.cite,
    quote: typeof body.quote === 'object' ? body.quote.text : (body.quote ?? null),
    confidence: body.confidence ?? null,
  }
}

function register(body: ConditionBody, whole: Condition, { scope, path }: Context): void {
  if (body.id === undefined) return
  const known = scope.clauseIds.get(body.id)
  if (known !== undefined && known.slot !== whole.slot)
    scope.report('duplicateId', [...path, 'id'], { words: body.id })
  scope.clauseIds.set(body.id, whole)
}

/** Not examined: the clause holds, and the explanation says why. */
function withExamination(
  body: ConditionBody,
  { slot, clause }: Condition,
  context: Context,
): Condition | undefined {
  const { verbs: lower } = context.scope
  const unlessIf = body.exception_to === undefined ? body.if : undefined
  const skips: Slot[] = []
  if (body.not_examined_if !== undefined) {
    const skip = lower.condition(body.not_examined_if, below(context, 'not_examined_if'))
    if (skip === undefined) return undefined
    skips.push(skip.slot)
  }
  if (unlessIf !== undefined) {
    const only = lower.condition(unlessIf, below(context, 'if'))
    if (only === undefined) return undefined
    skips.push(negate(only.slot, below(context, 'if')))
  }
  if (skips.length === 0) return { slot, clause }
  const notExamined = combineTests('any', skips, context)
  const either = combineTests('any', [notExamined, slot], context)
  return { slot: either, clause: { ...clause, slot: either, notExamined } }
}

type Lower = (body: ConditionBody, context: Context) => Condition | undefined

const verbs: Readonly<Record<Verb, Lower>> = {
  when: ({ when = '' }, context) => lowerLeaf(when, below(context, 'when')),
  all: ({ all = [] }, context) => lowerGroup('all', all, below(context, 'all')),
  any: ({ any = [] }, context) => lowerGroup('any', any, below(context, 'any')),
  none: ({ none = [] }, context) => {
    const group = lowerGroup('any', none, below(context, 'none'))
    return group === undefined ? undefined : denied(group, context)
  },
  not: ({ not = '' }, context) => {
    const of = context.scope.verbs.condition(not, below(context, 'not'))
    return of === undefined ? undefined : denied(of, context)
  },
  every_year: ({ every_year }, context) =>
    lowerYearly('all', every_year, below(context, 'every_year')),
  any_year: ({ any_year }, context) => lowerYearly('any', any_year, below(context, 'any_year')),
  at_least_of: ({ at_least_of }, context) => {
    if (at_least_of === undefined) return undefined
    const inside = below(context, 'at_least_of', 'of')
    const parts = lowerParts(at_least_of.of, inside)
    if (parts === undefined) return undefined
    const of = parts.map(({ slot }) => slot)
    const operation = { op: 'atLeast' as const, count: at_least_of.count, of }
    const slot = addNode(context.scope.graph, operation, {
      id: idOf(context),
      type: 'bool',
      cite: context.cite,
    })
    return grouped(slot, 'atLeast', parts, context)
  },
  minima: ({ minima = {} }, context) => {
    const written = Object.entries(minima).map(([name, least]) => `${name} >= ${least}`)
    return lowerGroup('all', written, below(context, 'minima'))
  },
  judged: (body, context) => lowerJudged(body, context),
  rule_unknown: ({ rule_unknown = '' }, context) => {
    const why = 'ruleUnknown' as const
    const operation = { op: 'constBool' as const, must: false, may: true, why, open: rule_unknown }
    const id = `${idOf(context)}.rule_unknown`
    const slot = addNode(context.scope.graph, operation, { id, type: 'bool', cite: context.cite })
    return { slot, clause: { ...emptyClause(context, slot, why), words: rule_unknown } }
  },
}

function lowerParts(of: readonly Written[], context: Context): Condition[] | undefined {
  const parts = of.map((each, index) => context.scope.verbs.condition(each, below(context, index)))
  return parts.includes(undefined) ? undefined : parts.filter((each) => each !== undefined)
}

function lowerGroup(
  op: 'all' | 'any',
  of: readonly Written[],
  context: Context,
): Condition | undefined {
  const parts = lowerParts(of, context)
  if (parts === undefined) return undefined
  const slot = combineTests(
    op,
    parts.map((each) => each.slot),
    context,
  )
  return grouped(slot, op, parts, context)
}

function grouped(
  slot: Slot,
  kind: ClauseKind,
  parts: readonly Condition[],
  context: Context,
): Condition {
  return {
    slot,
    clause: { ...emptyClause(context, slot, kind), parts: parts.map((each) => each.clause) },
  }
}

function denied({ slot, clause }: Condition, context: Context): Condition {
  const not = negate(slot, context)
  return { slot: not, clause: { ...emptyClause(context, not, 'not'), parts: [clause] } }
}

function lowerYearly(
  op: 'all' | 'any',
  yearly: ConditionBody['every_year'],
  context: Context,
): Condition | undefined {
  if (yearly === undefined) return undefined
  const parts: Condition[] = []
  for (let back = 0; back < yearly.years; back++) {
    const inside = { ...below(context, 'when'), year: context.year - back }
    const part = lowerLeaf(yearly.when, inside)
    if (part === undefined) return undefined
    const title = back === 0 ? '上年度' : `上年度前第${back}年`
    parts.push({ ...part, clause: { ...part.clause, id: `${clauseId(context)}@${-back}`, title } })
  }
  if (yearly.years > 1 && new Set(parts.map(({ slot }) => slot)).size === 1)
    context.scope.report('notYearly', [...context.path, 'when'])
  const slot = combineTests(
    op,
    parts.map((each) => each.slot),
    context,
  )
  return {
    slot,
    clause: { ...grouped(slot, op, parts, context).clause, words: String(yearly.when) },
  }
}
