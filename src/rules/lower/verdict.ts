/** The verdict, the clauses on its deciding path, and which score is the score. */

import type { Slot } from '../meaning/ir.ts'
import type { Amount, Clause } from '../meaning/version.ts'
import { emptyClause } from './clause.ts'
import { isException } from './exceptions.ts'
import { addBool } from './graph.ts'
import { below, type Condition, type Context, type Scope, toDeclare } from './scope.ts'
import { combineTests } from './settle.ts'

type Verdict = {
  readonly slot: Slot
  readonly outline: readonly Clause[]
  readonly mask: { id: string; slot: Slot }[]
}

const widest = 63

export function lowerVerdict(context: Context): Verdict | undefined {
  const { scope } = context
  const { verdict, conditions, amount, classify } = scope.syntax
  const found =
    verdict === undefined
      ? everyCondition(context)
      : [scope.verbs.condition(verdict, below(context, 'verdict'))]
  if (found.includes(undefined)) return undefined
  const parts = found.filter((each) => each !== undefined)
  const slot = combineTests(
    'all',
    parts.map((each) => each.slot),
    below(context, 'verdict'),
  )
  const nothing = verdict === undefined && Object.keys(conditions ?? {}).length === 0
  if (nothing && amount === undefined && classify === undefined) scope.report('noVerdict', [])
  const outline = parts.map((each) => each.clause)
  const mask = maskOf(outline)
  if (mask.length > widest) scope.report('maskTooWide', ['verdict'])
  return { slot: nothing ? addBool(scope.graph, true, 'verdict') : slot, outline, mask }
}

/** A subsidy without conditions asks whether any of its items applies. */
export function verdictOfItems(found: Verdict, amount: Amount | null, context: Context): Verdict {
  if (found.outline.length > 0 || amount === null || amount.items.length === 0) return found
  const inside = below(context, 'amount')
  const { items } = amount
  const tests = items.map(({ applies }) => applies)
  const slot = combineTests('any', tests, below(inside, 'applies'))
  const parts = items.map(({ id, cite, applies }): Clause => {
    const clause = emptyClause(below(inside, id), applies, 'test')
    return { ...clause, id, title: id, cite }
  })
  const whole = { ...emptyClause(inside, slot, 'any'), title: '以下任一奖项', parts }
  return { slot, outline: [whole], mask: maskOf([whole]) }
}

function everyCondition(context: Context): (Condition | undefined)[] {
  return Object.entries(context.scope.syntax.conditions ?? {})
    .filter(([, written]) => !isException(written))
    .map(([name]) => context.scope.verbs.named(name, below(context, 'conditions', name)))
}

/** Down through every `all`; anything else is one bit. */
function maskOf(clauses: readonly Clause[]): { id: string; slot: Slot }[] {
  const bits = new Map<Slot, { id: string; slot: Slot }>()
  const walk = (clause: Clause): void => {
    const isPlain =
      clause.notExamined === null && clause.parts.every((part) => part.applies === null)
    if (clause.kind === 'all' && isPlain) clause.parts.forEach(walk)
    else if (!bits.has(clause.slot)) bits.set(clause.slot, { id: clause.id, slot: clause.slot })
  }
  clauses.forEach(walk)
  return [...bits.values()]
}

/** The score named by `score`, else the only one that no other score uses. */
export function scoreName(scope: Scope): string | undefined {
  const { score, scores } = scope.syntax
  if (score !== undefined) {
    if (scores?.[score] === undefined)
      scope.report('unknownName', ['score'], { words: score, ...toDeclare('scores') })
    return score
  }
  const words = Object.entries(scores ?? {}).map(([name, each]) => ({ name, words: wordsIn(each) }))
  const free = Object.keys(scores ?? {}).filter(
    (name) =>
      !isException(scores?.[name]) &&
      !words.some((other) => other.name !== name && other.words.has(name)),
  )
  const [only, second] = free
  if (second === undefined) return only
  const sums = free.filter((name) => Object(scores?.[name]).sum !== undefined)
  return sums.length === 1 ? sums[0] : undefined
}

function wordsIn(written: unknown): ReadonlySet<string> {
  return new Set(JSON.stringify(written).split(/[^\p{L}\p{N}_]+/u))
}
