import type { Span } from './moments.ts'

/**
 * A stretch between two commas (or a colon), within one sentence; marks in quotes and brackets do
 * not cut.
 */
export type Segment = Span & {
  /** Counts sentences from 0 within the words. */
  sentence: number
  /** Where its sentence begins. */
  opens: number
  /** The mark that closes it: ',' ':' ';' '。' or '' at the end. */
  closedBy: string
}

const OPENING = '“‘《「『(〔【['
const CLOSING = '”’》」』)〕】]'
const MARKS = /[,:;。!?\n“‘《「『(〔【[”’》」』)〕】\]]/g
/** A quotation or bracket longer than this was opened and never closed. */
const LONGEST_QUOTE = 120

/** The segments of a clause; `from` is where its own words begin, behind its number. */
export function segmentsOf(words: string, from = 0): Segment[] {
  const found: Segment[] = []
  const quote: Quote = { depth: 0, openedAt: 0 }
  let start = from
  let sentence = 0
  let opens = from
  for (const match of words.matchAll(MARKS)) {
    const mark = match[0]
    const at = match.index ?? 0
    if (turns(quote, mark, at) || quote.depth > 0) continue
    if (at < from || isInsideNumber(words, at)) continue
    found.push({ start, end: at, sentence, opens, closedBy: mark })
    start = at + 1
    if (mark === ',' || mark === ':') continue
    sentence += 1
    opens = start
  }
  if (start < words.length) found.push({ start, end: words.length, sentence, opens, closedBy: '' })
  return found
}

type Quote = { depth: number; openedAt: number }

/** Whether the mark opens or closes a quotation; keeps count of how deep the words are in one. */
function turns(quote: Quote, mark: string, at: number): boolean {
  if (quote.depth > 0 && at - quote.openedAt > LONGEST_QUOTE) quote.depth = 0
  if (OPENING.includes(mark)) {
    if (quote.depth === 0) quote.openedAt = at
    quote.depth += 1
    return true
  }
  if (!CLOSING.includes(mark)) return false
  quote.depth = Math.max(0, quote.depth - 1)
  return true
}

/** 1,200 and 10:30 hold a mark that cuts nothing. */
function isInsideNumber(words: string, at: number): boolean {
  const mark = words[at]
  if (mark !== ',' && mark !== ':') return false
  const isDigit = (index: number) => /\d/.test(words[index] ?? '')
  if (!isDigit(at - 1) || !isDigit(at + 1)) return false
  return mark === ':' || /^\d{3}(?!\d)/.test(words.slice(at + 1, at + 5))
}

const QUOTED =
  /“[^“”\n]{1,60}”|‘[^‘’\n]{1,60}’|《[^《》\n]{1,120}》|「[^「」\n]{1,60}」|〔\d{4}〕\s*\d+\s*号/g

/** The spans in quotation marks: what stands there names, and measures nothing. */
export function quotedIn(words: string): Span[] {
  if (!/[“‘《「〔]/.test(words)) return []
  return [...words.matchAll(QUOTED)].map((match) => ({
    start: match.index ?? 0,
    end: (match.index ?? 0) + match[0].length,
  }))
}

/** (其中重卡1500辆) goes on measuring; any other bracket only explains. */
const BRACKETED = /\((?!其中)[^()\n]{1,80}\)/g

export function bracketedIn(words: string): Span[] {
  return [...words.matchAll(BRACKETED)].map((match) => ({
    start: match.index ?? 0,
    end: (match.index ?? 0) + match[0].length,
  }))
}

/** Spans in order, those that overlap joined into one. */
export function mergedSpans(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end)
  const merged: Span[] = []
  for (const span of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ start: span.start, end: span.end })
  }
  return merged
}

/** The words between two offsets without the masked spans. */
export function unmasked(words: string, { start, end }: Span, masked: readonly Span[]): string {
  let text = ''
  let at = start
  for (const span of masked) {
    if (span.end <= start) continue
    if (span.start >= end) break
    if (span.start > at) text += words.slice(at, span.start)
    at = Math.max(at, span.end)
  }
  return at < end ? text + words.slice(at, end) : text
}
