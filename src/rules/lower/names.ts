/** A name in an expression that is a quantity, with what guards it. */
import type { Expression } from '../language/feel.ts'
import type { Slot } from '../meaning/ir.ts'
import { addNode } from './graph.ts'
import { type Context, type Guard, type Lowered, plain, type Scope, toDeclare } from './scope.ts'

type Name = Extract<Expression, { kind: 'text' | 'name' | 'date' }>

export function resolveNumber(name: Name, context: Context): Lowered | undefined {
  const { scope } = context
  if (name.text === 'today')
    return plain(addNode(scope.graph, { op: 'today' }, { id: 'today', type: 'date' }))
  const field = scope.fields.get(name.text)
  if (field !== undefined) return fieldNumber(name, context)
  const parameter = scope.parameters.get(name.text)
  if (parameter !== undefined) return plain(parameterNode(parameter, scope))
  if (isMeasure(name.text, scope)) return scope.verbs.measure(name.text, context)
  const named = scope.syntax.classify?.[name.text] !== undefined || isCondition(name.text, scope)
  if (named) scope.report('notNumber', context.path, {}, name)
  else reportUnknown(name, context)
  return undefined
}

export function isMeasure(name: string, { syntax }: Scope): boolean {
  return syntax.derive?.[name] !== undefined || syntax.scores?.[name] !== undefined
}

export function isCondition(name: string, { syntax, clauseIds }: Scope): boolean {
  return syntax.conditions?.[name] !== undefined || clauseIds.has(name)
}

export function parameterNode(parameter: number, { graph }: Scope): Slot {
  const found = graph.parameters[parameter]
  if (found === undefined) throw new Error(`no parameter ${parameter}`)
  const { id, type, unit, decimals } = found
  return addNode(
    graph,
    { op: 'parameter', parameter },
    { id: `parameters.${id}`, type, unit, decimals },
  )
}

function fieldNumber(name: Name, context: Context): Lowered | undefined {
  const { scope, path } = context
  const input = inputOf(name, context)
  if (input === undefined) return undefined
  const { type, unit, decimals, notApplicable } = input
  if (type === 'bool' || type === 'category') {
    scope.report('notNumber', path, {}, name)
    return undefined
  }
  const head = { id: `fields.${idOfYear(name.text, input.year)}`, type, unit, decimals }
  const slot = addNode(scope.graph, { op: 'input', input: input.index }, head)
  const guards = notApplicable ? [presence(input.index, name.text, context)] : []
  return { slot, guards, power: null, bare: false, yearly: input.year !== null }
}

function idOfYear(name: string, year: number | null): string {
  return year === null || year === 0 ? name : `${name}@${year}`
}

export function presence(input: number, words: string, { scope }: Context): Guard {
  const id = `applicable(${words})`
  const slot = addNode(scope.graph, { op: 'present', input }, { id, type: 'bool' })
  return { kind: 'absent', slot, words }
}

/** The input of a field in the year in question. */
export function inputOf(name: Name, context: Context) {
  const { scope, path, year } = context
  const field = scope.fields.get(name.text)
  if (field === undefined) return undefined
  scope.used.add(name.text)
  const years = field.syntax.years
  const index = field.inputs[years === undefined ? 0 : -year]
  if (index !== undefined) return scope.graph.inputs[index]
  scope.report(
    'yearsMissing',
    path,
    { words: name.text, years: years ?? 1, needed: 1 - year },
    name,
  )
  return undefined
}

/** An unknown name, with the nearest that is known; a field that is faulty itself was told already. */
export function reportUnknown(name: Name, context: Context): void {
  const { scope, path } = context
  const written = [scope.syntax.fields, scope.syntax.parameters]
  if (written.some((each) => each?.[name.text] !== undefined)) return
  const known = [
    ...scope.fields.keys(),
    ...Object.keys(scope.syntax.derive ?? {}),
    ...Object.keys(scope.syntax.scores ?? {}),
    ...Object.keys(scope.syntax.conditions ?? {}),
    ...scope.clauseIds.keys(),
    ...scope.parameters.keys(),
  ]
  const near = known
    .map((each) => ({ each, gap: distance(each, name.text) }))
    .sort((a, b) => a.gap - b.gap)[0]
  const mend =
    near !== undefined && near.gap <= Math.max(1, Math.floor(name.text.length / 2))
      ? { mend: `是否指“${near.each}”?`, mendEn: `is “${near.each}” meant?` }
      : toDeclare('fields')
  scope.report('unknownName', path, { words: name.text, ...mend }, name)
}

/** Letters to change, add or drop to turn one word into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change))
    }
    row = next
  }
  return row[b.length] ?? 0
}

export type { Name }
