import { circled } from '../../base/numerals.ts'
import { folded } from './folded-text.ts'
import { type Marker, markerOf } from './numbering.ts'
import { type Paragraph, paragraphsOf } from './paragraphs.ts'
import { planTitle } from './plan-title.ts'
import { isSectionLabel } from './section-words.ts'

/** A clause on its way: one paragraph of the source, hung below the clause that holds it. */
export type Branch = Paragraph & {
  id: string
  parent: Branch | undefined
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
 * is in two clauses: the spans are the paragraphs, in order. Addresses are unique; the title's is
 * 题.
 */
export function clauseTree(text: string): { title: string; branches: Branch[] } {
  const twin = folded(text)
  const spans = paragraphsOf(twin)
  const title = planTitle(spans.slice(0, 60).map(({ words }) => words))
  const isTitle = (index: number) =>
    title !== undefined && index >= title.first && index <= title.last
  const tree = newTree()
  const branches = spans.map((paragraph, index) => grown(tree, paragraph, isTitle(index)))
  return { title: title?.text ?? '', branches }
}

/** A tree under growth: the clauses that may still hold what comes next, from the root down. */
type Tree = { root: Open; stack: Open[]; taken: Map<string, number> }

function newTree(): Tree {
  const root: Open = { branch: rootBranch(), rank: -1, dashes: 0, paragraphs: 0 }
  return { root, stack: [root], taken: new Map() }
}

function grown({ root, stack, taken }: Tree, paragraph: Paragraph, isTitle: boolean): Branch {
  const marker = isTitle ? TITLE_MARK : markerOf(paragraph.words)
  const rank = isTitle ? undefined : rankOf(paragraph.words, marker, stack)
  if (rank !== undefined) while ((stack.at(-1)?.rank ?? -1) >= rank) stack.pop()
  const holder = isTitle ? root : (stack.at(-1) ?? root)
  const branch = newBranch({ ...paragraph, marker }, holder, taken)
  if (holder !== root) holder.branch.hasChildren = true
  if (rank !== undefined) stack.push({ branch, rank, dashes: 0, paragraphs: 0 })
  return branch
}

/** The title carries no number: its address is the word itself. */
const TITLE_MARK: Marker = { style: 'title', rank: 0, part: '题', length: 0 }

/**
 * Where a paragraph stands. An unnumbered section title (主要目标) holds what follows it, just below
 * the clause it stands in; any other unnumbered paragraph holds nothing and has no rank.
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

function newBranch(
  paragraph: Paragraph & { marker: Marker | undefined },
  holder: Open,
  taken: Map<string, number>,
): Branch {
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

/**
 * A number that comes twice under one clause gets ~2, ~3 …, so that an address names one clause
 * only.
 */
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
    dropped: [],
    marker: undefined,
    label: '',
    bodyAt: 0,
    hasChildren: true,
  }
}
