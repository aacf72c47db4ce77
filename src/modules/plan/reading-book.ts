import { filled } from '../../base/label.ts'
import type { Findings } from './clause-findings.ts'
import type { Branch } from './clause-tree.ts'
import { indicatorKey } from './indicator-key.ts'
import { type Paragraph, sourcePlace } from './paragraphs.ts'
import type { Alarm, PlanReading, Target } from './schema.ts'
import type { FoundTarget } from './targets.ts'
import { type AlarmCode, alarmSentences } from './textual-alarms.ts'

/** A reading under way: what the clauses gave so far, and what each may say only once. */
export type Book = {
  text: string
  reading: Omit<PlanReading, 'title' | 'document' | 'term' | 'coverage'>
  /** Addresses of targets in use. */
  used: Set<string>
  /** Targets by indicator and deadline, and everything left open, to say each once. */
  known: Map<string, Placed>
  open: Set<string>
}

export function emptyBook(text: string): Book {
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

type Said = { piece: Paragraph; found: Findings }

/** Enters what one clause (or a piece of it) says, with offsets in the source. */
export function enter(book: Book, branch: Branch, { piece, found }: Said): void {
  const { reading } = book
  const clause = branch.id
  const words = ({ start, end }: { start: number; end: number }) =>
    book.text.slice(sourcePlace(piece, start), sourcePlace(piece, end)).replaceAll(/\s*\n\s*/g, '')
  for (const target of found.targets) enterTarget(book, branch, placed(target, piece, book))
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

/**
 * A target said twice counts once; the same indicator and deadline with another value raises an
 * alarm.
 */
function enterTarget(book: Book, branch: Branch, target: Placed): void {
  const key = `${indicatorKey(target.indicator)} ${target.unit} ${target.deadline} ${target.type}`
  const before = book.known.get(key)
  if (before === undefined) book.known.set(key, target)
  else if (before.value === target.value && before.operator === target.operator) {
    book.reading.alarms.push(alarm('text.repeatedTarget', branch.id, target.text))
    return
  } else book.reading.alarms.push(alarm('text.twoValues', branch.id, target.text))
  let at = target.start - branch.start
  while (book.used.has(`${branch.id}@${at}`)) at += 1
  book.used.add(`${branch.id}@${at}`)
  book.reading.targets.push({ ...target, clause: `${branch.id}@${at}` })
}

type Placed = Omit<Target, 'clause'>

/** Turns offsets in a piece of a clause into offsets in the source. */
function placed(found: FoundTarget, piece: Paragraph, { text }: Book): Placed {
  const { notes: _, ...target } = found
  const start = sourcePlace(piece, found.start)
  const end = sourcePlace(piece, found.end)
  return { ...target, text: text.slice(start, end), start, end }
}

function alarm(code: AlarmCode, clause: string, text: string): Alarm {
  const message = filled(alarmSentences[code], { text: text.slice(0, 80) })
  return { code, clause, message: message.zh, messageEn: message.en }
}

/**
 * What only the whole text can show: nothing measured, an interpretation, no number, owners or
 * bases.
 */
export function enterWhole(
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
