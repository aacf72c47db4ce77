/** A version as a person reads it: each clause with its place in the law and its rule in words. */
import { type Label, label } from '../../base/label.ts'
import { valueText } from '../../rules/explain/sentence.ts'
import type { ProgrammeSyntax } from '../../rules/language/syntax.ts'
import { dayText } from '../../rules/meaning/days.ts'
import type { Slot } from '../../rules/meaning/ir.ts'
import { toText } from '../../rules/meaning/rational.ts'
import type { Clause, Field, Version } from '../../rules/meaning/version.ts'
import type { Entry } from './catalogue.ts'
import { paidLines, ruleLines } from './rule-words.ts'
import type {
  ProgrammeRow,
  RuleClause,
  RuleDocument,
  RuleField,
  VersionReading,
  VersionRow,
} from './schema.ts'
import { testWords, withFieldNames } from './source-words.ts'
import { spansOf } from './spans.ts'
import { openTexts } from './unknowns.ts'

export function rowOf({ programme, written }: Entry): ProgrammeRow {
  const [first] = programme.versions
  return {
    programme: programme.id,
    name: nameOf(programme, written),
    kind: first?.kind ?? 'recognition',
    versions: programme.versions.map((version) => versionRow(version, written.get(version.id))),
  }
}

export function nameOf({ name }: Entry['programme'], written: Entry['written']): Label {
  const english = [...written.values()].find((each) => each.english !== undefined)?.english
  return label(name, english ?? name)
}

function versionRow(version: Version, syntax: ProgrammeSyntax | undefined): VersionRow {
  const confidence = Object.values(syntax?.source ?? {}).flatMap((each) => each.confidence ?? [])
  return {
    version: version.id,
    spans: spansOf(version),
    clauses: clausesOf(version.outline).length + (version.amount?.items.length ?? 0),
    fields: version.fields.length,
    unknowns: openTexts(version).length,
    confidence: [...new Set(confidence)],
  }
}

/** All clauses but the groups that only hold others; a clause that stands twice counts once. */
export function clausesOf(outline: readonly Clause[]): Clause[] {
  const all = outline.flatMap(function walk(clause): Clause[] {
    const isGroup = clause.parts.length > 0 && clause.cite === null && clause.kind !== 'score'
    return [...(isGroup ? [] : [clause]), ...clause.parts.flatMap(walk)]
  })
  return all.filter(({ id }, index) => all.findIndex((each) => each.id === id) === index)
}

export function readingOf({ programme, written }: Entry, version: Version): VersionReading {
  const syntax = written.get(version.id)
  return {
    programme: programme.id,
    version: version.id,
    name: { zh: version.name, en: syntax?.english ?? version.name },
    kind: version.kind,
    note: syntax?.note ?? null,
    hash: version.hash,
    exactness: version.exactness,
    spans: spansOf(version),
    others: programme.versions.flatMap(({ id }) => (id === version.id ? [] : [id])),
    documents: documentsOf(syntax),
    clauses: version.outline.map((clause) => clauseOf(version, clause)),
    fields: version.fields.map((field) => fieldOf(version, field, syntax)),
    levers: leversOf(syntax),
    parameters: parametersOf(version),
    classes: classesOf(syntax),
    amounts: amountsOf(version),
  }
}

function documentsOf(syntax: ProgrammeSyntax | undefined): RuleDocument[] {
  return Object.entries(syntax?.source ?? {}).map(([id, each]) => ({
    id,
    title: each.title,
    docno: each.docno,
    issuer: [each.issuer].flat(),
    issued: each.issued ?? null,
    confidence: each.confidence ?? null,
  }))
}

function clauseOf(version: Version, clause: Clause): RuleClause {
  const { id, title, kind, cite, quote, confidence, maximum, parts, reads } = clause
  const fields = reads.flatMap((index) => version.inputs[index]?.field ?? [])
  return {
    id,
    title,
    kind,
    cite,
    quote,
    confidence,
    maximum: maximum === null ? null : toText(maximum),
    rule: ruleOf(version, clause),
    reads: [...new Set(fields)],
    parts: parts.map((part) => clauseOf(version, part)),
  }
}

function ruleOf(version: Version, { kind, words, slot }: Clause): RuleClause['rule'] {
  if (kind === 'score' || kind === 'class' || kind === 'amount')
    return { zh: ruleLines(version, slot, 'zh'), en: englishLines(version, slot, ruleLines) }
  if (words === '') return { zh: [], en: [] }
  const said = withFieldNames(version, testWords(words))
  return { zh: [said.zh], en: [said.en] }
}

/** With the fields by their English names. */
function englishLines(version: Version, slot: Slot, lines: typeof ruleLines): string[] {
  return lines(version, slot, 'en').map((line) => withFieldNames(version, label(line, line)).en)
}

function fieldOf(version: Version, field: Field, syntax: ProgrammeSyntax | undefined): RuleField {
  const input = version.inputs.find((each) => each.field === field.name)
  const { range } = field
  return {
    name: field.name,
    title: field.title,
    type: field.type,
    unit: field.unit,
    period: field.period,
    definition: field.definition,
    column: field.column,
    years: field.years,
    range:
      range === null || input === undefined
        ? null
        : `${valueText(range.lo, input)}—${valueText(range.hi, input)}`,
    values: field.values === null ? null : [...field.values],
    notApplicable: field.notApplicable,
    expert: field.expert,
    accepts: [...field.accepts],
    confidence: syntax?.fields[field.name]?.confidence ?? null,
  }
}

function leversOf(syntax: ProgrammeSyntax | undefined): VersionReading['levers'] {
  return Object.entries(syntax?.levers ?? {}).map(([field, each]) => ({
    field,
    direction: each.direction,
    costPer: String(each.cost_per),
    weight: each.weight,
    until: each.until ?? null,
    limit: each.limit === undefined ? null : String(each.limit),
    movesWith: (each.moves_with ?? []).map((moved) =>
      typeof moved === 'string' ? moved : moved.field,
    ),
  }))
}

function parametersOf({ parameters }: Version): VersionReading['parameters'] {
  return parameters.map((parameter) => ({
    id: parameter.id,
    cite: parameter.cite,
    need: parameter.need,
    values: parameter.values.map(({ from, to, lo, hi }) => {
      const [low, high] = [valueText(lo, parameter), valueText(hi, parameter)]
      return {
        from: from === null ? null : dayText(from),
        to: to === null ? null : dayText(to),
        value: low === high ? low : `${low}—${high}`,
      }
    }),
  }))
}

function classesOf(syntax: ProgrammeSyntax | undefined): VersionReading['classes'] {
  return Object.values(syntax?.classify ?? {}).flatMap(({ rows }) =>
    rows.map(({ name, codes, bounds }) => ({
      name,
      codes: [codes].flat().join('、'),
      bounds: Object.entries(bounds).map(([field, ends]) => `${field} ${ends.join(' / ')}`),
    })),
  )
}

function amountsOf(version: Version): VersionReading['amounts'] {
  const pair = (slot: Slot, lines: typeof ruleLines) => ({
    zh: lines(version, slot, 'zh').join('\n'),
    en: englishLines(version, slot, lines).join('\n'),
  })
  return (version.amount?.items ?? []).map(({ id, cite, group, applies, paid }) => ({
    id,
    cite,
    group,
    applies: pair(applies, ruleLines),
    pays: pair(paid, paidLines),
  }))
}
