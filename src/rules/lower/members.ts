/** Membership of a category, a code, a class or the procedure. */
import type { Expression } from '../language/feel.ts'
import type { Input, Slot } from '../meaning/ir.ts'
import { addConst, addNode } from './graph.ts'
import { inputOf, presence, reportUnknown } from './names.ts'
import { type ClassEntry, type Context, idOf, toDeclare } from './scope.ts'
import { combineTests, settleTests } from './settle.ts'

export function lowerMembers(
  of: Expression,
  members: readonly Expression[],
  context: Context,
): Slot | undefined {
  const { scope, path } = context
  if (of.kind !== 'name') {
    scope.report('notCategory', path, {}, of)
    return undefined
  }
  const words = members.flatMap((each) => wordsOf(each, context))
  if (words.includes(undefined)) return undefined
  const wanted = words.filter((each) => each !== undefined)
  if (scope.syntax.classify?.[of.text] !== undefined) return classMembers(of.text, wanted, context)
  const category = categoryOf(of, context)
  if (category === undefined) return undefined
  const mask = maskOf(category.input, wanted, context)
  if (mask === undefined) return undefined
  const head = { id: idOf(context), type: 'bool' as const, cite: context.cite }
  const slot = addNode(scope.graph, { op: 'member', of: category.slot, members: mask }, head)
  const { index, notApplicable } = category.input
  return notApplicable ? settleTests(slot, [presence(index, of.text, context)], context) : slot
}

function wordsOf(member: Expression, { scope, path }: Context): (string | undefined)[] {
  if (member.kind === 'text') return [member.text]
  const list = member.kind === 'name' ? scope.syntax.lists?.[member.text] : undefined
  if (list !== undefined) return [...list]
  if (member.kind === 'name')
    scope.report('unknownName', path, { words: member.text, ...toDeclare('lists') }, member)
  else scope.report('notCategory', path, {}, member)
  return [undefined]
}

/** The node of a category field, a code or the procedure. */
export function categoryOf(
  of: Extract<Expression, { kind: 'text' | 'name' | 'date' }>,
  context: Context,
): { slot: Slot; input: Input } | undefined {
  const { scope, path } = context
  const procedure = of.text === 'procedure' ? scope.graph.inputs[scope.procedure] : undefined
  const input = procedure ?? inputOf(of, context)
  if (input === undefined) {
    if (!scope.fields.has(of.text)) reportUnknown(of, context)
    return undefined
  }
  if (input.type !== 'category') {
    scope.report('notCategory', path, {}, of)
    return undefined
  }
  const head = { id: `fields.${of.text}`, type: 'category' as const }
  return { slot: addNode(scope.graph, { op: 'input', input: input.index }, head), input }
}

/** The members named, as a set; a code takes in all that begin with it. */
export function maskOf(
  input: Input,
  words: readonly string[],
  { scope, path }: Context,
): bigint | undefined {
  const members = input.members ?? []
  let mask = 0n
  for (const word of words) {
    const found = members.flatMap((each, index) => {
      const fits = input.match === 'prefix' ? each !== '*' && each.startsWith(word) : each === word
      return fits ? [1n << BigInt(index)] : []
    })
    if (found.length === 0) {
      const details = { words: word, of: input.field, allowed: members.join('、') }
      scope.report('unknownMember', path, details)
      return undefined
    }
    mask = found.reduce((all, each) => all | each, mask)
  }
  return mask
}

/** A class in a set of labels: runs of neighbouring classes, and only where the table covers. */
function classMembers(name: string, words: readonly string[], context: Context): Slot | undefined {
  const entry = context.scope.verbs.classed(name, context)
  if (entry === undefined) return undefined
  const wanted = new Set<number>()
  for (const word of words) {
    const index = entry.labels.indexOf(word)
    if (index < 0) {
      const details = { words: word, of: name, allowed: entry.labels.join('、') }
      context.scope.report('unknownMember', context.path, details)
      return undefined
    }
    wanted.add(index)
  }
  const runs = runsOf(entry, wanted).map((run) => classRun(entry, run, context))
  return combineTests('all', [entry.covered, combineTests('any', runs, context)], context)
}

function runsOf(
  { labels }: ClassEntry,
  wanted: ReadonlySet<number>,
): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (const index of labels.keys()) {
    const last = runs.at(-1)
    if (!wanted.has(index)) continue
    if (last !== undefined && last.to === index - 1) last.to = index
    else runs.push({ from: index, to: index })
  }
  return runs
}

function classRun(entry: ClassEntry, run: { from: number; to: number }, context: Context): Slot {
  const { graph } = context.scope
  const test = (order: '>=' | '<=', bound: number) =>
    addNode(
      graph,
      {
        op: 'compare',
        test: order,
        left: entry.slot,
        right: addConst(graph, bound, { id: idOf(context), type: 'class' }),
      },
      { id: idOf(context), type: 'bool' },
    )
  const tests = [
    ...(run.from > 0 ? [test('>=', run.from)] : []),
    ...(run.to < entry.labels.length - 1 ? [test('<=', run.to)] : []),
  ]
  return combineTests('all', tests, context)
}
