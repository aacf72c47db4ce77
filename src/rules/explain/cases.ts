/** Cases beside a programme: what was expected of given facts, and what differs. */

import type { Programme } from '../check/programme.ts'
import { chooseVersion } from '../check/version-dates.ts'
import { engineOf, fill, outcomeAt } from '../judge/engine.ts'
import { asWritten } from '../judge/fact-value.ts'
import { readFacts } from '../judge/facts.ts'
import type { CasesSyntax } from '../language/syntax.ts'
import { dayOf } from '../meaning/days.ts'
import { toText, zero } from '../meaning/rational.ts'
import type { Version } from '../meaning/version.ts'
import { type Explanation, explain } from './explain.ts'

export type Case = CasesSyntax[number]
export type Difference = {
  readonly name: string
  readonly what: string
  readonly expected: string
  readonly found: string
}

export function runCases(programme: Programme, cases: CasesSyntax): Difference[] {
  return cases.flatMap((each) => runCase(programme, each))
}

function runCase({ versions }: Programme, written: Case): Difference[] {
  const { name, on, procedure, known, facts, expect } = written
  const occasion = {
    on,
    ...(procedure === undefined ? {} : { procedure }),
    ...(known === undefined ? {} : { known }),
  }
  const choice = chooseVersion(versions, occasion)
  if (choice.kind !== 'one') return differ(name, [['version', expect.version ?? '', choice.kind]])
  const { version } = choice
  const explained = explain(version, facts, occasion)
  if (explained.kind === 'refused') {
    const codes = explained.faults.map(({ code }) => code)
    return expect.fault !== undefined && codes.some((code) => code === expect.fault)
      ? []
      : [{ name, what: 'fault', expected: expect.fault ?? '—', found: codes.join(', ') }]
  }
  const { explanation } = explained
  return [
    ...differ(name, answers(expect, explanation, version)),
    ...differ(name, nodeAnswers(version, written)),
  ]
}

type Answer = readonly [what: string, expected: string | undefined, found: string]

function differ(name: string, answers: readonly Answer[]): Difference[] {
  return answers.flatMap(([what, expected, found]) =>
    expected === undefined || expected === found ? [] : [{ name, what, expected, found }],
  )
}

function answers(expect: Case['expect'], found: Explanation, version: Version): Answer[] {
  const { score, amount, class: classed } = found
  return [
    ['fault', expect.fault, '—'],
    ['version', expect.version, version.id],
    ['verdict', expect.verdict, found.verdict],
    ['score', shown(expect.score), score === null ? '—' : ends(String(score.lo), String(score.hi))],
    ['class', expect.class, classed === null ? '—' : ends(classed.lo ?? '—', classed.hi ?? '—')],
    ['amount', shown(expect.amount), amount === null ? '—' : ends(amount.lo, amount.hi ?? 'null')],
    ['needs', expect.needs?.join(','), found.needs.join(',')],
  ]
}

function ends(lo: string, hi: string): string {
  return lo === hi ? lo : `${lo}..${hi}`
}

function shown(expected: Case['expect']['score']): string | undefined {
  if (expected === undefined) return undefined
  return typeof expected === 'object'
    ? ends(String(expected.lo), String(expected.hi))
    : String(expected)
}

/** Named nodes: an outcome for a clause, a number in the unit of the node, percent for a ratio. */
function nodeAnswers(version: Version, { on, procedure, facts, expect }: Case): Answer[] {
  if (expect.nodes === undefined) return []
  const state = fill(
    engineOf(version),
    readFacts(version, facts, on, procedure).inputs,
    dayOf(on) ?? 0,
  )
  return Object.entries(expect.nodes).map(([name, expected]): Answer => {
    const slot = version.names[name]
    const node = slot === undefined ? undefined : version.nodes[slot]
    if (slot === undefined || node === undefined) return [name, shown(expected), 'no such node']
    if (node.type === 'bool') return [name, shown(expected), outcomeAt(state, slot)]
    const [lo, hi] = [state.lo[slot] ?? zero, state.hi[slot] ?? zero].map((each) => {
      const text = toText(
        asWritten(node.type === 'ratio' ? { n: each.n * 100n, d: each.d } : each, node),
        6,
      )
      return node.type === 'ratio' ? `${text}%` : text
    })
    return [name, shown(expected), ends(lo ?? '', hi ?? '')]
  })
}
