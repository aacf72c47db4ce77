/** Named quantities (derive, scores), classes and named conditions: each lowered once per year. */

import type { ClassifySyntax } from '../language/syntax.ts'
import type { Value } from '../language/syntax-value.ts'
import type { Case, Slot } from '../meaning/ir.ts'
import { compare, whole } from '../meaning/rational.ts'
import type { Clause } from '../meaning/version.ts'
import { exceptionsTo } from './exceptions.ts'
import { addConst, addNode, nodeAt } from './graph.ts'
import { categoryOf, maskOf } from './members.ts'
import { constantOf } from './number.ts'
import { resolveGuards } from './reached.ts'
import {
  below,
  type ClassEntry,
  type Condition,
  type Context,
  idOf,
  type Lowered,
  type Measure,
} from './scope.ts'
import { unify } from './types.ts'

const nowhere = { from: 0, to: 0 }

/** Runs `work` once for a key; a key met again while busy is a circle. */
function once<Result>(
  store: Map<string, Result | undefined>,
  key: string,
  context: Context,
  work: () => Result | undefined,
): Result | undefined {
  if (store.has(key)) return store.get(key)
  const { busy, report } = context.scope
  if (busy.has(key)) {
    report('circular', context.path, { words: key.replace(/@.*$/, '') })
    return undefined
  }
  busy.add(key)
  const result = work()
  busy.delete(key)
  store.set(key, result)
  return result
}

function topContext(context: Context, ...path: (string | number)[]): Context {
  return { ...context, path, cite: null, zero: undefined, absent: undefined, points: false }
}

export function lowerMeasure(name: string, context: Context): Measure | undefined {
  const { scope, year } = context
  return once(scope.measures, `${name}@${year}`, context, () => {
    const score = scope.syntax.scores?.[name]
    if (score !== undefined) return lowerScore(name, score, context)
    const written = scope.syntax.derive?.[name]
    if (written === undefined) return undefined
    const lowered = scope.verbs.value(written, topContext(context, 'derive', name))
    return lowered === undefined ? undefined : { ...lowered, clause: null }
  })
}

function lowerScore(name: string, written: Value, context: Context): Measure | undefined {
  const { scope } = context
  const top = { ...topContext(context, 'scores', name), points: true }
  const base = scope.verbs.value(written, top)
  const [open] = base?.guards ?? []
  if (base === undefined || open !== undefined) {
    const code = open?.kind === 'absent' ? 'notApplicableBranch' : 'zeroDenominator'
    if (open !== undefined) scope.report(code, top.path, { words: open.words })
    return undefined
  }
  const slot = exceptional(name, base, context)
  if (slot === undefined) return undefined
  return { ...base, slot, clause: scoreClause(name, written, { ...top, cite: null }, slot) }
}

/** The score with its exceptions laid over it, the highest priority last. */
function exceptional(name: string, base: Lowered, context: Context): Slot | undefined {
  const { scope } = context
  let { slot } = base
  for (const exception of exceptionsTo(name, scope.syntax.scores)) {
    const other = scope.syntax.scores?.[exception.name]
    const inside = topContext(context, 'scores', exception.name)
    const test = typeof other === 'object' ? other.if : undefined
    const applies =
      test === undefined ? undefined : scope.verbs.condition(test, below(inside, 'if'))
    const value = scope.verbs.measure(exception.name, context)
    const pair =
      value === undefined ? undefined : unify(base, value, { context: inside, span: nowhere })
    if (applies === undefined || pair === undefined) return undefined
    const { type, unit, decimals } = nodeAt(scope.graph, slot)
    const branches = { op: 'if' as const, test: applies.slot, yes: pair.right.slot, no: slot }
    slot = addNode(scope.graph, branches, {
      id: `scores.${exception.name}.if`,
      type,
      unit,
      decimals,
    })
  }
  return slot
}

function scoreClause(name: string, written: Value, context: Context, slot: Slot): Clause {
  const body = typeof written === 'object' ? written : undefined
  const max =
    body?.max === undefined ? undefined : context.scope.verbs.value(body.max, below(context, 'max'))
  const listed = [...(body?.sum ?? []), ...(body?.best_of ?? []), ...(body?.worst_of ?? [])]
  const parts = listed.flatMap((each) => {
    const named = typeof each === 'string' && context.scope.syntax.scores?.[each] !== undefined
    return named ? (context.scope.verbs.measure(each, context)?.clause ?? []) : []
  })
  return {
    id: name,
    title: body?.title ?? name,
    cite: body?.cite ?? null,
    kind: 'score',
    slot,
    words: typeof written === 'object' ? '' : String(written),
    compared: null,
    notExamined: null,
    applies: null,
    quote: typeof body?.quote === 'object' ? body.quote.text : (body?.quote ?? null),
    confidence: body?.confidence ?? null,
    maximum: max === undefined ? null : (constantOf(max.slot, context) ?? null),
    parts,
    reads: [],
  }
}

export function lowerNamed(name: string, context: Context): Condition | undefined {
  const { scope } = context
  const written = scope.syntax.conditions?.[name]
  if (written === undefined) return scope.clauseIds.get(name)
  return once(scope.conditions, `${name}@${context.year}`, context, () => {
    const found = scope.verbs.condition(written, topContext(context, 'conditions', name))
    if (found === undefined) return undefined
    const title = found.clause.title === found.clause.words ? name : found.clause.title
    const isBody = typeof written === 'object'
    return { ...found, clause: { ...found.clause, id: isBody ? found.clause.id : name, title } }
  })
}

export function lowerClass(name: string, context: Context): ClassEntry | undefined {
  const { scope } = context
  const written = scope.syntax.classify?.[name]
  if (written === undefined) return undefined
  return once(scope.classes, name, context, () =>
    classEntry(written, topContext(context, 'classify', name)),
  )
}

/** The lowest class among the quantities of the row that the code falls in. */
function classEntry(written: ClassifySyntax, context: Context): ClassEntry | undefined {
  const { graph } = context.scope
  const by = { kind: 'name' as const, text: written.by, from: 0, to: written.by.length }
  const category = categoryOf(by, below(context, 'by'))
  if (category === undefined) return undefined
  const rows = written.rows.map((row, index) => {
    const inside = below(context, 'rows', index)
    const codes = typeof row.codes === 'string' ? [row.codes] : row.codes
    const mask = maskOf(category.input, codes, below(inside, 'codes'))
    const value = rowClass(row, written.labels.length, inside)
    return mask === undefined || value === undefined
      ? undefined
      : { members: mask, value, codes, index }
  })
  if (rows.includes(undefined)) return undefined
  const cases = ownCodes(
    rows.filter((each) => each !== undefined),
    category.input.members ?? [],
    context,
  )
  const head = { id: idOf(context), cite: written.cite ?? null }
  const lowest = addConst(graph, 0, { ...head, type: 'class' })
  const choice = { op: 'choose' as const, of: category.slot, cases, otherwise: lowest }
  const all = cases.reduce((mask, each) => mask | each.members, 0n)
  return {
    slot: addNode(graph, choice, { ...head, type: 'class' }),
    covered: addNode(
      graph,
      { op: 'member', of: category.slot, members: all },
      { ...head, id: `${idOf(context)}.covered`, type: 'bool' },
    ),
    labels: written.labels,
  }
}

type Row = { members: bigint; value: Slot; codes: readonly string[]; index: number }

/** A member belongs to the row with its longest prefix; two rows with one code are a fault. */
function ownCodes(rows: readonly Row[], members: readonly string[], context: Context): Case[] {
  const owner = new Map<string, number>()
  for (const { codes, index } of rows)
    for (const code of codes) {
      const path = [...context.path, 'rows', index, 'codes']
      if (owner.has(code)) context.scope.report('classCode', path, { words: code })
      owner.set(code, index)
    }
  const masks = new Map<number, bigint>()
  for (const [bit, member] of members.entries()) {
    const longest = [...owner.keys()]
      .filter((code) => member !== '*' && member.startsWith(code))
      .sort((a, b) => b.length - a.length)[0]
    const row = longest === undefined ? undefined : owner.get(longest)
    if (row !== undefined) masks.set(row, (masks.get(row) ?? 0n) | (1n << BigInt(bit)))
  }
  return rows.map(({ value, index }) => ({ members: masks.get(index) ?? 0n, value }))
}

function rowClass(
  row: ClassifySyntax['rows'][number],
  classes: number,
  context: Context,
): Slot | undefined {
  const { scope } = context
  const of = Object.entries(row.bounds).map(([name, bounds]) => {
    const inside = below(context, 'bounds', name)
    const measured = scope.verbs.value(name, inside)
    const measure =
      measured === undefined
        ? undefined
        : resolveGuards(measured, { zero: undefined, absent: undefined }, inside)
    if (measure === undefined) return undefined
    const lines = bounds.map((bound, index) => {
      const line = scope.verbs.value(bound, below(inside, index))
      return line === undefined
        ? undefined
        : unify(measure, line, { context: below(inside, index), span: nowhere })?.right.slot
    })
    if (lines.includes(undefined)) return undefined
    const ends = lines.filter((each) => each !== undefined)
    if (!rising(ends, context) || ends.length !== classes - 1) {
      scope.report('classBounds', inside.path, { words: name, needed: classes - 1 })
      return undefined
    }
    return bandsOf(measure.slot, ends, inside)
  })
  if (of.includes(undefined)) return undefined
  const slots = of.filter((each) => each !== undefined)
  const [only, second] = slots
  return second === undefined
    ? only
    : addNode(
        scope.graph,
        { op: 'min', of: slots },
        { id: idOf(context), type: 'class', cite: row.cite ?? null },
      )
}

function rising(ends: readonly Slot[], { scope }: Context): boolean {
  return ends.every((end, index) => {
    const previous = ends[index - 1]
    const [a, b] = [
      previous === undefined ? undefined : nodeAt(scope.graph, previous),
      nodeAt(scope.graph, end),
    ]
    return b.op === 'const' && (a === undefined || (a.op === 'const' && compare(a.lo, b.lo) < 0))
  })
}

function bandsOf(of: Slot, ends: readonly Slot[], context: Context): Slot {
  const { graph } = context.scope
  const head = { id: idOf(context), type: 'class' as const }
  const steps = ends
    .map((at, index) => ({
      test: '>=' as const,
      at,
      value: addConst(graph, whole(index + 1), head),
    }))
    .reverse()
  return addNode(graph, { op: 'bands', of, steps, otherwise: addConst(graph, 0, head) }, head)
}
