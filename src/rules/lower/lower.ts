/** From the written shape of one file to its typed meaning. */

import { checkName } from '../language/full-width.ts'
import { prefixesIn } from '../language/prefixes.ts'
import type { Report, SourceText } from '../language/source-text.ts'
import type { ProgrammeSyntax, VersionSyntax } from '../language/syntax.ts'
import { dayOf } from '../meaning/days.ts'
import { digest } from '../meaning/digest.ts'
import type { Slot } from '../meaning/ir.ts'
import type { Amount, Clause, Validity, Version } from '../meaning/version.ts'
import { reportAftermath } from './aftermath.ts'
import { lowerAmount } from './amount.ts'
import { lowerBool } from './bool.ts'
import { lowerCondition } from './condition.ts'
import { lowerConstraints } from './constraint.ts'
import { isException, reportExceptions } from './exceptions.ts'
import { fieldsShown, lowerFields } from './field.ts'
import { addInput, emptyGraph, nodeAt } from './graph.ts'
import { lowerLevers } from './lever.ts'
import { lowerClass, lowerMeasure, lowerNamed } from './measure.ts'
import { lowerNumber } from './number.ts'
import { withReads } from './outline.ts'
import { lowerParameters } from './parameter.ts'
import { analyse } from './polarity.ts'
import { checkReferences } from './references.ts'
import { below, type Context, type Scope, type Verbs } from './scope.ts'
import { lowerValue } from './value.ts'
import { lowerVerdict, scoreName, verdictOfItems } from './verdict.ts'

const verbs: Verbs = {
  number: lowerNumber,
  bool: lowerBool,
  value: lowerValue,
  condition: lowerCondition,
  measure: lowerMeasure,
  named: lowerNamed,
  classed: lowerClass,
}

/** The typed meaning of a file; undefined when a fault was reported that leaves none. */
export function lower(
  syntax: ProgrammeSyntax,
  source: SourceText,
  report: Report,
): Version | undefined {
  const scope = emptyScope(syntax, source, report)
  const context: Context = {
    scope,
    path: [],
    year: 0,
    cite: null,
    zero: undefined,
    absent: undefined,
    points: false,
  }
  checkDeclared(scope)
  lowerFields(scope)
  lowerParameters(scope)
  checkReferences(scope)
  lowerEverything(context)
  const judged = lowerVerdict(context)
  const amount =
    syntax.amount === undefined ? null : lowerAmount(syntax.amount, below(context, 'amount'))
  const constraints = lowerConstraints(context)
  if (amount === undefined || judged === undefined) return undefined
  const verdict = verdictOfItems(judged, amount, context)
  const levers = lowerLevers(scope)
  reportAftermath(scope, amount)
  return assemble({ scope, source, verdict, amount, constraints, levers })
}

function emptyScope(syntax: ProgrammeSyntax, source: SourceText, report: Report): Scope {
  const graph = emptyGraph()
  const isAsked = /\bprocedure\s*(=|!=|in\b)/.test(source.text)
  const procedure = isAsked ? addInput(graph, procedureInput) : -1
  return {
    verbs,
    graph,
    syntax,
    report,
    fields: new Map(),
    parameters: new Map(),
    codes: prefixesIn(syntax),
    measures: new Map(),
    conditions: new Map(),
    classes: new Map(),
    busy: new Set(),
    clauseIds: new Map(),
    used: new Set(),
    procedure,
  }
}

const procedureInput = {
  field: 'procedure',
  year: null,
  kind: 'procedure' as const,
  type: 'category' as const,
  unit: '',
  decimals: 0,
  range: null,
  members: ['new', 'review'],
  match: 'exact' as const,
  notApplicable: false,
  expert: false,
  certificateOf: null,
  column: 'procedure',
}

/** Every name once, and each a name. */
function checkDeclared({ syntax, report }: Scope): void {
  const seen = new Map<string, string>(Object.keys(syntax.fields).map((name) => [name, 'fields']))
  for (const key of ['parameters', 'derive', 'classify', 'scores', 'conditions', 'lists'] as const)
    for (const name of Object.keys(syntax[key] ?? {})) {
      if (key !== 'parameters') checkName(name, [key, name], report)
      const other = seen.get(name)
      if (other !== undefined) report('duplicateName', [key, name], { words: name, other })
      seen.set(name, key)
    }
}

/** All that is named, used or not, so that every fault is found at once. */
function lowerEverything(context: Context): void {
  const { syntax } = context.scope
  for (const name of Object.keys(syntax.derive ?? {}))
    verbs.measure(name, below(context, 'derive', name))
  for (const name of Object.keys(syntax.scores ?? {}))
    verbs.measure(name, below(context, 'scores', name))
  for (const name of Object.keys(syntax.classify ?? {}))
    verbs.classed(name, below(context, 'classify', name))
  for (const [name, written] of Object.entries(syntax.conditions ?? {}))
    if (!isException(written)) verbs.named(name, below(context, 'conditions', name))
  const { scope } = context
  const clauses = new Set([...scope.clauseIds.keys(), ...Object.keys(syntax.conditions ?? {})])
  reportExceptions(scope, 'conditions', clauses)
  reportExceptions(scope, 'scores', new Set(Object.keys(syntax.scores ?? {})))
}

type Parts = {
  readonly scope: Scope
  readonly source: SourceText
  readonly verdict: ReturnType<typeof lowerVerdict> & object
  readonly amount: Amount | null
  readonly constraints: Version['constraints']
  readonly levers: Version['levers']
}

function assemble({ scope, source, verdict, amount, constraints, levers }: Parts): Version {
  const { syntax, graph } = scope
  const score = scoreName(scope)
  const measured = score === undefined ? undefined : scope.measures.get(`${score}@0`)
  const targets = { verdict: verdict.slot, score: measured?.slot ?? null }
  const analysis = analyse(targets, graph.nodes, graph.inputs)
  for (const index of analysis.loose) {
    const name = graph.inputs[index]?.field ?? ''
    scope.report('loose', ['fields', name], { words: name })
  }
  for (const name of Object.keys(syntax.fields))
    if (!scope.used.has(name)) scope.report('unusedField', ['fields', name], { words: name })
  const [classed] = Object.keys(syntax.classify ?? {})
  const entry = classed === undefined ? undefined : scope.classes.get(classed)
  const outline = withReads(outlineOf(verdict.outline, measured?.clause ?? null), analysis.nodes)
  return {
    programme: syntax.programme,
    id: syntax.versions[0]?.id ?? '',
    name: syntax.name,
    kind: syntax.kind,
    validity: syntax.versions.map(validityOf),
    hash: digest(source.text),
    inputs: analysis.inputs,
    parameters: graph.parameters,
    nodes: analysis.nodes,
    constraints,
    ...targets,
    class: entry === undefined || classed === undefined ? null : { id: classed, ...entry },
    amount,
    mask: verdict.mask,
    outline,
    splits: analysis.splits,
    exactness: analysis.exactness,
    levers,
    names: namesOf(scope, outline),
    documents: syntax.source,
    fields: fieldsShown(scope),
  }
}

/** The clauses of the verdict; scores that no clause leads to follow. */
function outlineOf(outline: readonly Clause[], score: Clause | null): Clause[] {
  if (score === null) return [...outline]
  const reached = new Set(outline.flatMap(idsIn))
  return reached.has(score.id) ? [...outline] : [...outline, score]
}

function idsIn(clause: Clause): string[] {
  return [clause.id, ...clause.parts.flatMap(idsIn)]
}

function validityOf({ valid, known, applies_to, capped }: VersionSyntax): Validity {
  const procedure = applies_to?.procedure
  return {
    from: valid[0] === null ? null : (dayOf(valid[0]) ?? null),
    to: valid[1] === null ? null : (dayOf(valid[1]) ?? null),
    knownFrom: known[0],
    knownTo: known[1],
    procedures: procedure === undefined ? [] : [procedure].flat(),
    capped: capped ?? null,
  }
}

function namesOf(scope: Scope, outline: readonly Clause[]): Readonly<Record<string, Slot>> {
  const names = new Map<string, Slot>()
  const walk = (clause: Clause): void => {
    // A group inside `none` or `not` is called as what denies it.
    if (!names.has(clause.id)) names.set(clause.id, clause.slot)
    clause.parts.forEach(walk)
  }
  for (const [name, found] of scope.conditions)
    if (found !== undefined) names.set(name.replace(/@0$/, ''), found.slot)
  outline.forEach(walk)
  for (const [name, found] of scope.measures)
    if (found !== undefined && nodeAt(scope.graph, found.slot).slot === found.slot)
      names.set(name.replace(/@0$/, ''), found.slot)
  for (const [name, found] of scope.classes) if (found !== undefined) names.set(name, found.slot)
  return Object.fromEntries(names)
}
