import { circled } from '../../base/numerals.ts'
import { folded, isWhite } from './folded-text.ts'
import { type Marker, markerOf } from './numbering.ts'
import { planTitle } from './plan-title.ts'
import { isSectionLabel } from './section-words.ts'

/** A clause on its way: one paragraph of the source, hung below the clause that holds it. */
export type Branch = {
  id: string
  parent: Branch | undefined
  start: number
  end: number
  /** The paragraph, folded: unit for unit as long as the source between `start` and `end`. */
  words: string
  marker: Marker | undefined
  /** What the clause is called: its words up to the first stop, without the mark. */
  label: string
  /** Where the clause's own words begin, counted from `start`. */
  bodyAt: number
  hasChildren: boolean
}

type Open = { branch: Branch; rank: number; dashes: number; paragraphs: number }

/**
 * Hangs every paragraph of the text below the clause that holds it. Nothing is dropped and nothing
 * is in two clauses: the spans are the paragraphs, in order. Addresses are unique; the title's is 题.
 */
export function clauseTree(text: string): { title: string; branches: Branch[] } {
  const twin = folded(text)
  const spans = [...paragraphs(twin)]
  const title = planTitle(spans.slice(0, 60).map(([start, end]) => twin.slice(start, end)))
  const branches: Branch[] = []
  const root: Open = { branch: rootBranch(), rank: -1, dashes: 0, paragraphs: 0 }
  const stack: Open[] = [root]
  const taken = new Map<string, number>()
  for (const [index, [start, end]] of spans.entries()) {
    const words = twin.slice(start, end)
    const entitled = title !== undefined && index >= title.first && index <= title.last
    const marker = entitled ? TITLE_MARK : markerOf(words)
    const rank = entitled ? undefined : rankOf(words, marker, stack)
    if (rank !== undefined) while ((stack.at(-1)?.rank ?? -1) >= rank) stack.pop()
    const holder = entitled ? root : (stack.at(-1) ?? root)
    const branch = newBranch({ start, end, words, marker }, holder, taken)
    if (holder !== root) holder.branch.hasChildren = true
    branches.push(branch)
    if (rank !== undefined) stack.push({ branch, rank, dashes: 0, paragraphs: 0 })
  }
  return { title: title?.text ?? '', branches }
}

/** The title carries no number: its address is the word itself. */
const TITLE_MARK: Marker = { style: 'title', rank: 0, part: '题', length: 0 }

/**
 * Where a paragraph stands. An unnumbered section title (主要目标) holds what follows it, just below the
 * clause it stands in; any other unnumbered paragraph holds nothing and has no rank.
 */
function rankOf(
  words: string,
  marker: Marker | undefined,
  stack: readonly Open[],
): number | undefined {
  if (marker !== undefined) return marker.rank
  if (!isSectionLabel(words)) return undefined
  const numbered = stack.findLast(({ branch }) => branch.marker !== undefined)
  return (numbered?.rank ?? -1) + 0.25
}

type Paragraph = Pick<Branch, 'start' | 'end' | 'words' | 'marker'>

function newBranch(paragraph: Paragraph, holder: Open, taken: Map<string, number>): Branch {
  const { words, marker } = paragraph
  const bodyAt = marker?.length ?? 0
  return {
    ...paragraph,
    id: address(partOf(marker, holder), holder, taken),
    parent: holder.rank < 0 && holder.branch.id === '' ? undefined : holder.branch,
    label: labelOf(words, bodyAt),
    bodyAt,
    hasChildren: false,
  }
}

function partOf(marker: Marker | undefined, holder: Open): string {
  if (marker === undefined) {
    holder.paragraphs += 1
    return `¶${holder.paragraphs}`
  }
  if (marker.part !== '') return marker.part
  holder.dashes += 1
  return circled(holder.dashes)
}

/** A number that comes twice under one clause gets ~2, ~3 …, so that an address names one clause only. */
function address(part: string, holder: Open, taken: Map<string, number>): string {
  const wished = holder.branch.id === '' ? part : `${holder.branch.id}/${part}`
  const before = taken.get(wished) ?? 0
  taken.set(wished, before + 1)
  return before === 0 ? wished : `${wished}~${before + 1}`
}

function labelOf(words: string, bodyAt: number): string {
  const body = words.slice(bodyAt, bodyAt + 60)
  const stop = body.search(/[。:;\t]|\.(?!\d)/)
  return (stop < 0 ? body : body.slice(0, stop)).trim()
}

function rootBranch(): Branch {
  return {
    id: '',
    parent: undefined,
    start: 0,
    end: 0,
    words: '',
    marker: undefined,
    label: '',
    bodyAt: 0,
    hasChildren: true,
  }
}

/** The spans of the lines that hold anything, white space trimmed. */
function* paragraphs(twin: string): Generator<[number, number]> {
  let at = 0
  while (at < twin.length) {
    let stop = twin.indexOf('\n', at)
    if (stop < 0) stop = twin.length
    let start = at
    let end = stop
    while (start < end && isWhite(twin.charCodeAt(start))) start += 1
    while (end > start && isWhite(twin.charCodeAt(end - 1))) end -= 1
    if (end > start) yield [start, end]
    at = stop + 1
  }
}
