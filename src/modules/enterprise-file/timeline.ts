import type { Label } from '../../base/label.ts'
import { label } from '../../base/label.ts'
import type { Source } from '../../base/source.ts'
import { isEndless, termEnd } from '../certificates/term.ts'
import type { Visit } from '../cultivation/visit-schema.ts'
import {
  administrationLabels,
  type EnterpriseFact,
  factKindLabels,
  presenceLabels,
  type Resolution,
  resolutionLabels,
} from '../enterprises/schema.ts'
import { type RegisterEntry, registerLabels } from '../registers/schema.ts'
import type { EnterpriseFile, TimelineEntry } from './schema.ts'

export type Known = {
  facts: readonly (EnterpriseFact & { counts: boolean })[]
  resolutions: readonly (Resolution & { counts: boolean })[]
  certificates: EnterpriseFile['certificates']
  entries: readonly RegisterEntry[]
  visits: readonly Visit[]
}

/** Everything that happened to a firm and still counts, newest first; what is planned is not yet there. */
export function timelineOf(known: Known): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...known.facts.filter(({ counts }) => counts).map(factEntry),
    ...known.resolutions.filter(({ counts }) => counts).map(codeEntry),
    ...known.certificates.flatMap(certificateEntries),
    ...known.entries.map(registerEntry),
    ...known.visits.flatMap(visitEntries),
  ]
  return entries.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}

/** Where a row comes from, in a line. */
export function sourceText({ document, clause, file, cell, date, note }: Source): string {
  return [document, clause, file, cell, date, note].filter((part) => part !== undefined).join(' ')
}

/** What a fact's value says: keys of closed lists are spelled out. */
export function factWords({
  kind,
  value,
  detail,
}: Pick<EnterpriseFact, 'kind' | 'value' | 'detail'>): Label {
  const lists: Partial<Record<string, Readonly<Record<string, Label>>>> = {
    presence: presenceLabels,
    administration: administrationLabels,
    aboveSize: { yes: label('是', 'yes'), no: label('否', 'no') },
  }
  const said =
    lists[kind]?.[value] ?? (value === '' ? label('不再', 'no longer') : label(value, value))
  if (detail === '') return said
  return label(`${said.zh}(${detail})`, `${said.en} (${detail})`)
}

function factEntry(fact: EnterpriseFact): TimelineEntry {
  const kind = factKindLabels[fact.kind]
  const said = factWords(fact)
  return {
    on: fact.validFrom,
    about: 'fact',
    words: label(`${kind.zh}:${said.zh}`, `${kind.en}: ${said.en}`),
    source: sourceText(fact.source),
  }
}

function codeEntry({ recordedAt, other, code, decision, source }: Resolution): TimelineEntry {
  const { zh, en } = resolutionLabels[decision]
  return {
    on: recordedAt.slice(0, 10),
    about: 'code',
    words: label(`${code} 与 ${other}:${zh}`, `${code} and ${other}: ${en}`),
    source: sourceText(source),
  }
}

function certificateEntries(row: EnterpriseFile['certificates'][number]): TimelineEntry[] {
  const source = [row.document, sourceText(row.source)].filter((part) => part !== '').join(' ')
  const { name, validFrom, validTo, batch } = row
  const end = termEnd(validTo)
  const begun = {
    on: validFrom,
    about: 'title' as const,
    words: label(
      `取得${name.zh}(${isEndless(validTo) ? end.zh : `至 ${end.zh}`})${batch === '' ? '' : `,${batch}`}`,
      `${name.en} awarded, ${isEndless(validTo) ? end.en : `to ${end.en}`}${batch === '' ? '' : `, ${batch}`}`,
    ),
    source,
  }
  const changes = row.events.map(({ kind, effectiveOn, document }) => ({
    on: effectiveOn,
    about: 'title' as const,
    words:
      kind === 'revoked'
        ? label(`${name.zh}被取消`, `${name.en} revoked`)
        : label(`${name.zh}恢复`, `${name.en} restored`),
    source: document,
  }))
  return [begun, ...changes]
}

function registerEntry({ register, onDate, holder, key, source }: RegisterEntry): TimelineEntry {
  const { zh, en } = registerLabels[register]
  return {
    on: onDate,
    about: 'register',
    words: label(`${zh}:${key} ${holder}`, `${en}: ${key} ${holder}`),
    source: sourceText(source),
  }
}

function visitEntries({ notes, officer }: Visit): TimelineEntry[] {
  return notes.map(({ onDate, note }) => ({
    on: onDate,
    about: 'visit' as const,
    words: label(`走访(${officer}):${note}`, `Visit (${officer}): ${note}`),
    source: officer,
  }))
}
