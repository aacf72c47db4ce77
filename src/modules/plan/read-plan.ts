import { filled } from '../../base/label.ts'
import { type Findings, findingsOf } from './clause-findings.ts'
import { type Branch, clauseTree } from './clause-tree.ts'
import { documentFacts } from './document-facts.ts'
import { blackCharacters, withLineFeeds } from './folded-text.ts'
import { indicatorKey } from './indicator-key.ts'
import { termOf } from './moments.ts'
import { refusePlan } from './problems.ts'
import type { Alarm, Clause, ClauseKind, PlanReading, Target } from './schema.ts'
import { inheritedTimes, sectionKinds } from './sections.ts'
import type { FoundTarget } from './targets.ts'
import { type AlarmCode, alarmSentences } from './textual-alarms.ts'

/** Fifty million bytes are a library, not a plan. */
const LARGEST_BYTES = 50 * 1024 * 1024
/** Names are looked up in this much of the text; a plan is a tenth of it. */
const LOOKED_UP = 200_000

type Book = {
  text: string
  reading: Omit<PlanReading, 'title' | 'document' | 'term' | 'coverage'>
  /** Addresses of targets in use. */
  used: Set<string>
  /** Targets by indicator and deadline, and everything left open, to say each once. */
  known: Map<string, Target>
  open: Set<string>
}

/**
 * Reads a plan: clauses, targets, goals, industries, names, and what the text leaves open. Rule-based and
 * offline; the same text gives the same reading. Refuses with `plan.tooLarge` above 50 MB.
 */
export function readPlan(source: string): PlanReading {
  if (source.length > LARGEST_BYTES / 3 && byteLength(source) > LARGEST_BYTES)
    refusePlan('tooLarge')
  const text = withLineFeeds(source)
  const { title, branches } = clauseTree(text)
  const term = termOf(title, text)
  const kinds = sectionKinds(branches)
  const times = inheritedTimes(branches)
  const hasGoals = kinds.includes('goal')
  const everywhere = text.slice(0, LOOKED_UP)
  const book = emptyBook(text)
  for (const [index, branch] of branches.entries()) {
    const kind = kinds[index] ?? 'other'
    const targets = book.reading.targets.length
    if (kind !== 'heading') {
      const setting = { kind, inherited: times[index], term, hasGoals, everywhere }
      enter(book, branch, findingsOf(branch, setting))
    }
    book.reading.clauses.push(
      clauseOf(branch, text, book.reading.targets.length > targets ? 'target' : kind),
    )
  }
  const document = documentFacts(branches)
  enterWhole(book, document, branches)
  return {
    title,
    document,
    term,
    ...book.reading,
    coverage: coverageOf(text, book.reading.clauses),
  }
}

function emptyBook(text: string): Book {
  return {
    text,
    reading: {
      clauses: [],
      targets: [],
      halfQuantitative: [],
      qualitative: [],
      industries: [],
      named: [],
      unclear: [],
      alarms: [],
    },
    used: new Set(),
    known: new Map(),
    open: new Set(),
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

function enter(book: Book, branch: Branch, found: Findings): void {
  const { reading } = book
  const clause = branch.id
  const words = ({ start, end }: { start: number; end: number }) =>
    book.text.slice(branch.start + start, branch.start + end)
  for (const target of found.targets) enterTarget(book, branch, target)
  for (const half of found.goals.half)
    reading.halfQuantitative.push({ clause, indicator: half.indicator, text: words(half) })
  for (const span of found.goals.qualitative)
    reading.qualitative.push({ clause, text: words(span) })
  for (const { industries } of found.industries)
    for (const each of industries) reading.industries.push({ clause, ...each })
  for (const each of found.named) reading.named.push({ clause, ...each })
  for (const { what, text } of found.open) {
    if (book.open.has(what)) continue
    book.open.add(what)
    reading.unclear.push({ clause, what, text })
  }
  for (const { code, text } of found.alarms) reading.alarms.push(alarm(code, clause, text))
}

/** A target said twice counts once; the same indicator and deadline with another value raises an alarm. */
function enterTarget(book: Book, branch: Branch, found: FoundTarget): void {
  const target = placed(found, branch, book)
  const key = `${indicatorKey(target.indicator)} ${target.unit} ${target.deadline}`
  const before = book.known.get(key)
  if (before === undefined) book.known.set(key, target)
  else if (before.value === target.value && before.operator === target.operator) {
    book.reading.alarms.push(alarm('text.repeatedTarget', branch.id, target.text))
    return
  } else book.reading.alarms.push(alarm('text.twoValues', branch.id, target.text))
  book.reading.targets.push(target)
}

/** Turns offsets in the clause into offsets in the source, and the clause's address into the target's. */
function placed(found: FoundTarget, branch: Branch, { text, used }: Book): Target {
  const { notes: _, ...target } = found
  let at = found.start
  while (used.has(`${branch.id}@${at}`)) at += 1
  const address = `${branch.id}@${at}`
  used.add(address)
  const start = branch.start + found.start
  const end = branch.start + found.end
  return { ...target, clause: address, text: text.slice(start, end), start, end }
}

function alarm(code: AlarmCode, clause: string, text: string): Alarm {
  const message = filled(alarmSentences[code], { text: text.slice(0, 80) })
  return { code, clause, message: message.zh, messageEn: message.en }
}

/** What only the whole text can show: nothing measured, an interpretation, no number, owners or bases. */
function enterWhole(
  { reading, text }: Book,
  document: PlanReading['document'],
  branches: readonly Branch[],
): void {
  const clause = branches.find((branch) => branch.id === '题')?.id ?? branches[0]?.id
  if (clause === undefined) return
  const head = branches.find((branch) => branch.id === clause)
  const title = head === undefined ? '' : text.slice(head.start, head.end)
  if (reading.targets.length === 0) reading.alarms.push(alarm('text.noTargets', clause, title))
  if (document.kind === 'reading') reading.alarms.push(alarm('text.interpretation', clause, title))
  const missing: readonly (readonly [boolean, string])[] = [
    [document.number === null, '文号和印发日期'],
    [!/牵头|责任单位|责任部门|主管部门|配合单位/.test(text), '牵头和责任单位'],
    [
      reading.targets.length > 0 && !reading.targets.some((each) => each.base !== undefined),
      '各指标基期值',
    ],
  ]
  for (const [holds, what] of missing)
    if (holds) reading.unclear.push({ clause, what, text: title })
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
