/** How one firm stands to one title: the explanation of the rule, with the origin of every fact. */
import {
  type Explanation,
  explain,
  type Finding,
  type LeastChange,
} from '../../rules/explain/explain.ts'
import type { Clause, Version } from '../../rules/meaning/version.ts'
import type { Procedure } from '../rules/schema.ts'
import { fieldName, withFieldNames } from '../rules/source-words.ts'
import { type FirmFacts, factsFor, type Surroundings } from './firm-facts.ts'
import { type FirmRecord, givingTitle, heldOn, type Run } from './firm-record.ts'
import { decidingClauses, isOwn, ownPart } from './own-clauses.ts'
import { procedureFor } from './rule-in-force.ts'
import type { ClauseGap, TitleGap } from './schema.ts'
import { versionWords } from './version-words.ts'

export type Asked = {
  readonly title: { readonly id: string; readonly name: string; readonly english: string }
  readonly version: Version
  readonly about: Surroundings
}

export function titleGap({ title, version, about }: Asked, record: FirmRecord): TitleGap {
  const run = heldOn(record.runs, givingTitle(about.titles, title.id), about.day)
  const procedure = procedureFor(run !== undefined)
  const found = factsFor(version, record, about)
  const when = { on: about.day, procedure }
  const answer = explain(isOwn(version) ? version : withoutLevers(version), found.facts, when)
  const head = {
    code: record.firm.code,
    firm: record.firm.name,
    title: title.id,
    name: { zh: title.name, en: title.english },
    programme: version.programme,
    version: version.id,
    versionWords: versionWords(version),
    day: about.day,
    procedure,
    held: run === undefined ? null : heldBy(run, title.id, about),
  }
  if (answer.kind === 'explained') {
    const { explanation } = answer
    const leastChange = isOwn(version)
      ? explanation.leastChange
      : ownChange(version, explanation, { facts: found.facts, when })
    return { ...head, ...judgedGap(version, { ...explanation, leastChange }, found) }
  }
  return {
    ...head,
    ...unjudged,
    faults: answer.faults.map(({ at, message }) => ({ at, message: { ...message } })),
  }
}

const leverless = new WeakMap<Version, Version>()

/** Explained without a search for a change, where that is looked for in the firm's own part. */
function withoutLevers(version: Version): Version {
  const known = leverless.get(version) ?? { ...version, levers: [] }
  leverless.set(version, known)
  return known
}

type When = { on: string; procedure: Procedure }

/** The least change of what the firm settles by itself; what others say stands over. */
function ownChange(
  version: Version,
  { failing, verdict }: Explanation,
  { facts, when }: { facts: FirmFacts['facts']; when: When },
): LeastChange | null {
  const own = verdict === 'unmet' ? ownPart(version, failing) : undefined
  if (own === undefined) return null
  const answer = explain(own, facts, when)
  const change = answer.kind === 'explained' ? answer.explanation.leastChange : null
  if (change === null) return null
  const { zh, en } = change.sentence
  return {
    ...change,
    sentence: { zh: `${zh};评审等条件另计`, en: `${en}; what a panel judges is still to come` },
  }
}

const unjudged = {
  verdict: 'undetermined',
  capped: null,
  score: null,
  clauses: [],
  needs: [],
  openPoints: [],
  leastChange: null,
} satisfies Partial<TitleGap>

function heldBy({ title, from, to }: Run, asked: string, { titles }: Surroundings) {
  const named = titles.find(({ id }) => id === title && id !== asked)
  return { from, to, by: named === undefined ? null : { zh: named.name, en: named.english } }
}

type Judged = Pick<
  TitleGap,
  'verdict' | 'capped' | 'score' | 'clauses' | 'needs' | 'openPoints' | 'leastChange' | 'faults'
>

function judgedGap(version: Version, explanation: Explanation, found: FirmFacts): Judged {
  const { verdict, capped, score, needs, openPoints, leastChange } = explanation
  const findings = new Map<string, Finding>()
  const visit = (finding: Finding) => {
    findings.set(finding.id, finding)
    finding.parts.forEach(visit)
  }
  explanation.clauses.forEach(visit)
  return {
    verdict,
    capped,
    score,
    clauses: decidingClauses(version).flatMap((clause) => {
      const finding = findings.get(clause.id)
      return finding === undefined ? [] : [clauseGap(version, clause, { finding, found })]
    }),
    needs: needs.map((field) => fieldName(version, field)),
    openPoints: openPoints.map((point) => ({ ...point })),
    leastChange:
      leastChange === null
        ? null
        : {
            moves: leastChange.moves.map((move) => ({ ...move })),
            sentence: withFieldNames(version, leastChange.sentence),
          },
    faults: [],
  }
}

function clauseGap(
  version: Version,
  clause: Clause,
  { finding, found }: { finding: Finding; found: FirmFacts },
): ClauseGap {
  const isChoice = clause.kind === 'any' || clause.kind === 'atLeast'
  return {
    id: clause.id,
    title: clauseTitle(clause),
    cite: citeOf(clause),
    outcome: finding.outcome,
    sentence: withFieldNames(version, finding.sentence),
    ways: isChoice ? finding.parts.map(({ sentence }) => withFieldNames(version, sentence)) : [],
    facts: originsBelow(version, clause, found),
  }
}

/** A choice without a title of its own is called by its ways. */
export function clauseTitle(clause: Clause): string {
  const isUnnamed = /^verdict\.|^以下/.test(clause.title) || clause.title === '以下任一项'
  if (!isUnnamed || clause.parts.length === 0) return clause.title
  return clause.parts.map(({ title }) => title).join('或')
}

export function citeOf(clause: Clause): string | null {
  return clause.cite ?? clause.parts.map(({ cite }) => cite).find((cite) => cite !== null) ?? null
}

function originsBelow(
  version: Version,
  { reads }: Clause,
  { origins }: FirmFacts,
): ClauseGap['facts'] {
  const fields = new Set(reads.flatMap((input) => version.inputs[input]?.field ?? []))
  return [...fields].flatMap((field) =>
    (origins.get(field) ?? []).map((origin) => ({ ...origin, name: fieldName(version, field) })),
  )
}
