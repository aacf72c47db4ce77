/** How one firm stands to one title: the explanation of the rule, with the origin of every fact. */
import { type Explanation, explain, type Finding } from '../../rules/explain/explain.ts'
import type { Clause, Version } from '../../rules/meaning/version.ts'
import { fieldName, withFieldNames } from '../rules/source-words.ts'
import { type FirmFacts, factsFor, type Surroundings } from './firm-facts.ts'
import { type FirmRecord, givingTitle, heldOn, type Run } from './firm-record.ts'
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
  const answer = explain(explained(version), found.facts, { on: about.day, procedure })
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
  if (answer.kind === 'explained')
    return { ...head, ...judgedGap(version, answer.explanation, found) }
  return {
    ...head,
    ...unjudged,
    faults: answer.faults.map(({ at, message }) => ({ at, message: { ...message } })),
  }
}

const leverless = new WeakMap<Version, Version>()

/**
 * Where people or a text nobody has seen must have their say on a clause that all hangs on, no move of the
 * firm alone makes the verdict certain: such a version is explained without a search for one.
 */
function explained(version: Version): Version {
  if (mayBeCertain(version)) return version
  const known = leverless.get(version) ?? { ...version, levers: [] }
  leverless.set(version, known)
  return known
}

export function mayBeCertain(version: Version): boolean {
  const known = certain.get(version)
  if (known !== undefined) return known
  const open = decidingClauses(version).some(
    ({ kind }) => kind === 'judged' || kind === 'ruleUnknown',
  )
  certain.set(version, !open)
  return !open
}

const certain = new WeakMap<Version, boolean>()

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

const deciding = new WeakMap<Version, readonly Clause[]>()

/** The clauses behind the bits of the failing mask, in their order. */
export function decidingClauses(version: Version): readonly Clause[] {
  const known = deciding.get(version)
  if (known !== undefined) return known
  const bySlot = new Map<number, Clause>()
  const visit = (clause: Clause) => {
    if (!bySlot.has(clause.slot)) bySlot.set(clause.slot, clause)
    clause.parts.forEach(visit)
  }
  version.outline.forEach(visit)
  const found = version.mask.flatMap(({ slot }) => bySlot.get(slot) ?? [])
  deciding.set(version, found)
  return found
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
