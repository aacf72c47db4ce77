import { type Findings, findingsOf, NOTHING_FOUND, type Surroundings } from './clause-findings.ts'
import { type Branch, clauseTree } from './clause-tree.ts'
import { documentFacts } from './document-facts.ts'
import { blackCharacters, folded, withLineFeeds } from './folded-text.ts'
import { termOf } from './moments.ts'
import { piecesOf } from './paragraphs.ts'
import { refusePlan } from './problems.ts'
import { type Book, emptyBook, enter, enterWhole } from './reading-book.ts'
import type { Clause, ClauseKind, PlanReading } from './schema.ts'
import { inheritedTimes, latestGoal, sectionKinds } from './sections.ts'
import { tableReader } from './table-rows.ts'
import { namesIn } from './unclear.ts'

/** Fifty million bytes are a library, not a plan. */
const LARGEST_BYTES = 50 * 1024 * 1024
/** Names are looked up in this much of the text; a plan is a tenth of it. */
const LOOKED_UP = 200_000
/** A plan has a few hundred paragraphs. */
const MOST_KEPT = 5000

/**
 * Reads a plan: clauses, targets, goals, industries, names, and what the text leaves open.
 * Rule-based and offline; the same text gives the same reading. Refuses with `plan.tooLarge`
 * above 50 MB.
 */
export function readPlan(source: string): PlanReading {
  if (source.length > LARGEST_BYTES / 3 && byteLength(source) > LARGEST_BYTES)
    refusePlan('tooLarge')
  const text = withLineFeeds(source)
  const { title, branches } = clauseTree(text)
  const term = termOf(title, text)
  const document = documentFacts(branches)
  const settings = settingsOf(branches, {
    text,
    term,
    issued: document.issuedOn ?? document.publishedOn,
  })
  const book = emptyBook(text)
  const readRow = tableReader(term)
  const read = new Map<string, Findings>()
  for (const [index, branch] of branches.entries()) {
    const setting = settings[index]
    const before = book.reading.targets.length
    if (setting !== undefined && setting.kind !== 'heading')
      readClause(book, branch, { setting, readRow, read })
    const kind = book.reading.targets.length > before ? 'target' : (setting?.kind ?? 'other')
    book.reading.clauses.push(clauseOf(branch, text, kind))
  }
  enterWhole(book, document, branches)
  return {
    title,
    document,
    term,
    ...book.reading,
    coverage: coverageOf(text, book.reading.clauses),
  }
}

type Known = { text: string; term: PlanReading['term']; issued: string | null }

/** What each clause knows from where it stands. */
function settingsOf(branches: readonly Branch[], { text, term, issued }: Known): Surroundings[] {
  const kinds = sectionKinds(branches)
  const times = inheritedTimes(branches)
  const shared = {
    term,
    horizon: term?.to ?? latestGoal(branches, kinds),
    notBefore: Number(term?.from ?? issued?.slice(0, 4) ?? 0),
    hasGoals: kinds.includes('goal'),
    isNamed: namesIn(folded(text.slice(0, LOOKED_UP))),
  }
  return kinds.map((kind, index) => ({ kind, inherited: times[index], ...shared }))
}

type Reading = {
  setting: Surroundings
  readRow: ReturnType<typeof tableReader>
  /** Long texts repeat paragraphs; each is read once. */
  read: Map<string, Findings>
}

/** Enters all that one clause says. A row of a table holds targets and nothing else. */
function readClause(book: Book, branch: Branch, { setting, readRow, read }: Reading): void {
  const row = setting.kind === 'background' ? undefined : readRow(branch)
  if (row !== undefined) {
    enter(book, branch, { piece: branch, found: { ...NOTHING_FOUND, targets: row } })
    return
  }
  let { inherited } = setting
  for (const [index, piece] of piecesOf(branch).entries()) {
    const bodyAt = index === 0 ? branch.bodyAt : 0
    const key = `${setting.kind} ${inherited} ${bodyAt} ${branch.label}\n${piece.words}`
    const known = read.get(key)
    const said = { words: piece.words, bodyAt, label: branch.label }
    const found = known ?? findingsOf(said, { ...setting, inherited })
    if (known === undefined && read.size < MOST_KEPT) read.set(key, found)
    enter(book, branch, { piece, found })
    inherited = found.time ?? inherited
  }
}

function byteLength(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const pair = code >= 0xd800 && code < 0xe000
    bytes += code < 0x80 ? 1 : code < 0x800 || pair ? 2 : 3
  }
  return bytes
}

function clauseOf(branch: Branch, text: string, kind: ClauseKind): Clause {
  return {
    id: branch.id,
    kind,
    text: text.slice(branch.start, branch.end),
    start: branch.start,
    end: branch.end,
    parent: branch.parent?.id ?? null,
  }
}

/** Counted from the clauses themselves, so that a dropped fragment would show. */
function coverageOf(text: string, clauses: readonly Clause[]): PlanReading['coverage'] {
  const covered = clauses.reduce(
    (sum, { start, end }) => sum + blackCharacters(text.slice(start, end)),
    0,
  )
  return { characters: blackCharacters(text), covered }
}
