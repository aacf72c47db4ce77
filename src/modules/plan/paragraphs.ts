import { isWhite } from './folded-text.ts'
import { markerOf } from './numbering.ts'

/** One paragraph of the source. */
export type Paragraph = {
  start: number
  end: number
  /** Its folded words; line breaks that only wrap it are left out. */
  words: string
  /** Where in `words` how many units of the source were left out. */
  dropped: { at: number; units: number }[]
}

type Line = { start: number; end: number; indented: boolean }

/**
 * The paragraphs of a folded text: its lines, with hard-wrapped ones joined and items run
 * together parted.
 */
export function paragraphsOf(twin: string): Paragraph[] {
  const lines = [...linesOf(twin)]
  const width = wrappedAt(lines, twin)
  const paragraphs: Paragraph[] = []
  let open: Line[] = []
  for (const line of lines) {
    const last = open.at(-1)
    if (last !== undefined && !(width > 0 && wraps(last, line, { twin, width }))) {
      paragraphs.push(...parted(joinedLines(open, twin)))
      open = []
    }
    open.push(line)
  }
  if (open.length > 0) paragraphs.push(...parted(joinedLines(open, twin)))
  return paragraphs
}

/** The lines that hold anything, white space trimmed. */
function* linesOf(twin: string): Generator<Line> {
  let at = 0
  while (at < twin.length) {
    let stop = twin.indexOf('\n', at)
    if (stop < 0) stop = twin.length
    let start = at
    let end = stop
    while (start < end && isWhite(twin.charCodeAt(start))) start += 1
    while (end > start && isWhite(twin.charCodeAt(end - 1))) end -= 1
    if (end > start) yield { start, end, indented: start - at >= 2 }
    at = stop + 1
  }
}

/**
 * No printed page is wider, in characters; longer lines are paragraphs, and a list of short ones
 * is a list.
 */
const WIDEST = 60
const NARROWEST = 22

/**
 * The width at which the whole text was wrapped, 0 when it was not: nearly half of the lines must
 * run to the widest one's end without closing a sentence, and none may be a row of a table.
 */
function wrappedAt(lines: readonly Line[], twin: string): number {
  if (twin.includes('\t') || lines.some(({ start, end }) => end - start > WIDEST * 2)) return 0
  const widths = lines.map((line) => widthOf(twin, line))
  const widest = widths.reduce((most, width) => Math.max(most, width), 0)
  if (widest > WIDEST || widest < NARROWEST) return 0
  const full = lines.filter(
    (line, index) => (widths[index] ?? 0) >= widest - 3 && !closes(twin, line),
  ).length
  return full >= 5 && full * 20 >= lines.length * 9 ? widest : 0
}

/** In characters: a letter or digit is half as wide as a Chinese one. */
function widthOf(twin: string, { start, end }: Line): number {
  let halves = 0
  for (let at = start; at < end; at += 1) halves += isHalfWide(twin.charCodeAt(at)) ? 1 : 2
  return halves / 2
}

/** Letters, digits and signs; a folded Chinese comma or stop was full-width and counts as such. */
function isHalfWide(code: number): boolean {
  return (
    code < 0x7f && code !== 0x2c && code !== 0x3a && code !== 0x3b && code !== 0x21 && code !== 0x3f
  )
}

function closes(twin: string, { end }: Line): boolean {
  return /[。;:!?]/.test(twin[end - 1] ?? '')
}

type Wrap = { twin: string; width: number }

function wraps(line: Line, next: Line, { twin, width }: Wrap): boolean {
  if (widthOf(twin, line) < width - 3 || next.indented) return false
  return !closes(twin, line) && markerOf(twin.slice(next.start, next.start + 24)) === undefined
}

function joinedLines(lines: readonly Line[], twin: string): Paragraph {
  const start = lines[0]?.start ?? 0
  const end = lines.at(-1)?.end ?? start
  if (lines.length < 2) return { start, end, words: twin.slice(start, end), dropped: [] }
  let words = ''
  const dropped: Paragraph['dropped'] = []
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    if (before !== undefined) dropped.push({ at: words.length, units: line.start - before.end })
    words += twin.slice(line.start, line.end)
  }
  return { start, end, words, dropped }
}

/** Shorter paragraphs hold one item. */
const LONG = 100
const RUN_TOGETHER =
  /(?<=[。!?] {0,4}| {2})(?=[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章条] |——)/g

/** A text pasted without its line breaks still shows where 一、 (一) and —— begin. */
function parted(paragraph: Paragraph): Paragraph[] {
  const { start, words, dropped } = paragraph
  if (words.length < LONG || dropped.length > 0) return [paragraph]
  const cuts = [...words.matchAll(RUN_TOGETHER)].map((match) => match.index ?? 0)
  if (cuts.length === 0) return [paragraph]
  return [0, ...cuts].flatMap((from, index) => {
    const piece = words.slice(from, cuts[index] ?? words.length)
    const lead = piece.length - piece.trimStart().length
    const black = piece.trim()
    if (black === '') return []
    const at = start + from + lead
    return [{ start: at, end: at + black.length, words: black, dropped: [] }]
  })
}

/** The place in the source of a place in a paragraph's words. */
export function sourcePlace({ start, dropped }: Paragraph, offset: number): number {
  let place = start + offset
  for (const { at, units } of dropped) if (at < offset) place += units
  return place
}

/** A clause longer than this is read piece by piece, so that reading stays linear in its length. */
const LONGEST_PIECE = 2000

/**
 * The pieces of a paragraph, cut behind sentences (or behind any mark, or anywhere, where there
 * are none).
 */
export function piecesOf(paragraph: Paragraph): Paragraph[] {
  const { words, dropped } = paragraph
  if (words.length <= LONGEST_PIECE) return [paragraph]
  const pieces: Paragraph[] = []
  let from = 0
  while (from < words.length) {
    const to = cutBehind(words, from)
    pieces.push({
      start: sourcePlace(paragraph, from),
      end: sourcePlace(paragraph, to),
      words: words.slice(from, to),
      dropped: dropped
        .filter(({ at }) => at >= from && at < to)
        .map(({ at, units }) => ({ at: at - from, units })),
    })
    from = to
  }
  return pieces
}

function cutBehind(words: string, from: number): number {
  const limit = from + LONGEST_PIECE
  if (limit >= words.length) return words.length
  const piece = words.slice(from, limit)
  const stop = Math.max(piece.lastIndexOf('。'), piece.lastIndexOf(';'))
  if (stop > 0) return from + stop + 1
  const mark = Math.max(piece.lastIndexOf(','), piece.lastIndexOf('、'), piece.lastIndexOf(' '))
  return mark > 0 ? from + mark + 1 : limit
}
