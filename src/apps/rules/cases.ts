/** Runs the cases beside a programme: what each expects against what the engine says. */
import { dayOf } from '../../rules/days.ts'
import { engineOf, fill, outcomeAt } from '../../rules/engine.ts'
import { explain } from '../../rules/explain.ts'
import { type Facts, readFacts } from '../../rules/facts.ts'
import type { Programme } from '../../rules/programme.ts'
import { compare, fromText, over, type Rational, toText, whole } from '../../rules/rational.ts'
import type { CasesSyntax } from '../../rules/syntax.ts'
import type { Version } from '../../rules/version.ts'
import { chooseVersion } from '../../rules/version-dates.ts'

type Case = CasesSyntax[number]
type Expected = NonNullable<Case['expect']['amount']>

export type CaseFailure = {
  readonly name: string
  /** What was expected of: `verdict`, `score`, `nodes.总分`. */
  readonly at: string
  readonly expected: unknown
  readonly found: unknown
}

/** Every expectation that does not hold; of a case without a version only the fault can be expected. */
export function caseFailures(programme: Programme, cases: CasesSyntax): CaseFailure[] {
  return cases.flatMap((each) => failuresOfCase(programme, each))
}

function failuresOfCase({ versions }: Programme, each: Case): CaseFailure[] {
  const { name, expect } = each
  const choice = chooseVersion(versions, occasionOf(each))
  if (choice.kind !== 'one') return difference(name, 'fault', expect.fault, choice.kind)
  const { version } = choice
  const read = readFacts(version, each.facts, each.on, each.procedure)
  if (read.faults.length > 0) return difference(name, 'fault', expect.fault, read.faults[0]?.code)
  return [
    ...(expect.version === undefined
      ? []
      : difference(name, 'version', expect.version, version.id)),
    ...(asksAnswer(each) ? answerFailures(each, version) : []),
    ...nodeFailures(each, version),
  ]
}

/** Most cases ask for one node only: the whole answer, with needs and least change, is left out. */
export function asksAnswer({ expect }: Case): boolean {
  return Object.keys(expect).some((key) => key !== 'nodes' && key !== 'version')
}

function occasionOf({ on, procedure, known }: Case) {
  return {
    on,
    ...(procedure === undefined ? {} : { procedure }),
    ...(known === undefined ? {} : { known }),
  }
}

function difference(name: string, at: string, expected: unknown, found: unknown): CaseFailure[] {
  return JSON.stringify(expected) === JSON.stringify(found) ? [] : [{ name, at, expected, found }]
}

function answerFailures(each: Case, version: Version): CaseFailure[] {
  const { name, expect, on, procedure } = each
  const when = procedure === undefined ? on : { on, procedure }
  const explained = explain(version, each.facts, when)
  if (explained.kind === 'refused')
    return difference(name, 'fault', expect.fault, explained.faults[0]?.code)
  const answer = explained.explanation
  const { verdict, score, needs, amount } = expect
  const labels = answer.class ?? { lo: null, hi: null }
  return [
    ...difference(name, 'fault', expect.fault, undefined),
    ...(verdict === undefined ? [] : difference(name, 'verdict', verdict, answer.verdict)),
    ...(needs === undefined ? [] : difference(name, 'needs', needs, answer.needs)),
    ...(score === undefined ? [] : hullFailures(name, 'score', score, answer.score)),
    ...(amount === undefined ? [] : hullFailures(name, 'amount', amount, answer.amount)),
    ...(expect.class === undefined
      ? []
      : difference(name, 'class', { lo: expect.class, hi: expect.class }, labels)),
  ]
}

type Hull = { readonly lo: string | number | null; readonly hi: string | number | null }

function hullFailures(name: string, at: string, expected: Expected, found: Hull | null) {
  const wanted = hullOf(expected)
  const isSame = found !== null && sameEnd(wanted.lo, found.lo) && sameEnd(wanted.hi, found.hi)
  return isSame ? [] : [{ name, at, expected, found }]
}

function hullOf(expected: Expected): Hull {
  if (typeof expected === 'object') return { lo: endOf(expected.lo), hi: endOf(expected.hi) }
  const only = endOf(expected)
  return { lo: only, hi: only }
}

function endOf(end: string | number | boolean | null): string | number | null {
  return typeof end === 'boolean' ? String(end) : end
}

function sameEnd(expected: Hull['lo'], found: Hull['lo']): boolean {
  if (expected === null || found === null) return expected === found
  const [a, b] = [fromText(String(expected)), fromText(String(found))]
  return a !== undefined && b !== undefined && compare(a, b) === 0
}

function nodeFailures(each: Case, version: Version): CaseFailure[] {
  const { name, expect } = each
  if (expect.nodes === undefined) return []
  const facts: Facts = each.facts
  const { inputs } = readFacts(version, facts, each.on, each.procedure)
  const state = fill(engineOf(version), inputs, dayOf(each.on) ?? 0)
  return Object.entries(expect.nodes).flatMap(([node, expected]) => {
    const at = `nodes.${node}`
    const slot = version.names[node]
    const found = slot === undefined ? undefined : version.nodes[slot]
    if (slot === undefined || found === undefined) return [{ name, at, expected, found: null }]
    if (found.type === 'bool') return difference(name, at, expected, outcomeAt(state, slot))
    const scale = whole(10n ** BigInt(found.decimals))
    const end = (value: Rational | undefined) =>
      value === undefined ? null : toText(over(value, scale))
    return hullFailures(name, at, expected, { lo: end(state.lo[slot]), hi: end(state.hi[slot]) })
  })
}
