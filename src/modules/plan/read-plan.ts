import { type Branch, clauseTree } from './clause-tree.ts'
import { documentFacts } from './document-facts.ts'
import { blackCharacters, withLineFeeds } from './folded-text.ts'
import { momentsIn, termOf } from './moments.ts'
import { refusePlan } from './problems.ts'
import type { Clause, ClauseKind, PlanReading, Target } from './schema.ts'
import { sectionAtEnd, sectionOf } from './section-words.ts'
import { type FoundTarget, targetsOf } from './targets.ts'

/** Fifty million bytes are a library, not a plan. */
const LARGEST_BYTES = 50 * 1024 * 1024

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
  const clauses: Clause[] = []
  const targets: Target[] = []
  const used = new Set<string>()
  for (const [index, branch] of branches.entries()) {
    const kind = kinds[index] ?? 'other'
    const found =
      kind === 'heading'
        ? []
        : targetsOf(branch.words, { kind, inherited: times[index], term }).targets
    for (const target of found) targets.push(placed(target, { branch, text, used }))
    clauses.push(clauseOf(branch, text, found.length > 0 ? 'target' : kind))
  }
  return {
    title,
    document: documentFacts(branches),
    term,
    clauses,
    targets,
    halfQuantitative: [],
    qualitative: [],
    industries: [],
    named: [],
    unclear: [],
    alarms: [],
    coverage: coverageOf(text, clauses),
  }
}

function byteLength(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3
  }
  return bytes
}

/** 类型 of each clause by the words of the sections it stands in; the number it bears says nothing. */
function sectionKinds(branches: readonly Branch[]): ClauseKind[] {
  const sections = new Map<Branch, ClauseKind | undefined>()
  return branches.map((branch) => {
    const above = branch.parent === undefined ? undefined : sections.get(branch.parent)
    const own = branch.marker?.style === 'title' ? undefined : ownSection(branch, above)
    const section = own ?? above
    sections.set(branch, section)
    if (isHeading(branch)) return 'heading'
    return section ?? 'other'
  })
}

function ownSection(branch: Branch, above: ClauseKind | undefined): ClauseKind | undefined {
  if (branch.marker === undefined && !branch.hasChildren) return undefined
  return above === undefined || above === 'other'
    ? sectionOf(branch.label)
    : sectionAtEnd(branch.label)
}

function isHeading(branch: Branch): boolean {
  if (branch.marker?.style === 'title') return true
  const body = branch.words.slice(branch.bodyAt)
  return branch.hasChildren && body.length <= 40 && !/[。;]./.test(body)
}

/** The deadline that headings and introducing paragraphs set for each clause. */
function inheritedTimes(branches: readonly Branch[]): (string | undefined)[] {
  const set = new Map<Branch | undefined, string>()
  return branches.map((branch) => {
    const time = set.get(branch.parent)
    if (time !== undefined) set.set(branch, time)
    const own = momentsIn(branch.words.slice(0, 2000)).at(-1)?.deadline
    if (own !== undefined && branch.marker?.style !== 'title') {
      if (branch.hasChildren) set.set(branch, own)
      else if (introduces(branch)) set.set(branch.parent, own)
    }
    return time
  })
}

function introduces(branch: Branch): boolean {
  return (
    branch.parent !== undefined &&
    branch.marker === undefined &&
    /目标|如下|到\s*20\d{2}/.test(branch.words)
  )
}

type Placing = { branch: Branch; text: string; used: Set<string> }

/** Turns offsets in the clause into offsets in the source, and the clause's address into the target's. */
function placed(found: FoundTarget, { branch, text, used }: Placing): Target {
  const { notes: _, ...target } = found
  let at = found.start
  while (used.has(`${branch.id}@${at}`)) at += 1
  const address = `${branch.id}@${at}`
  used.add(address)
  const start = branch.start + found.start
  const end = branch.start + found.end
  return { ...target, clause: address, text: text.slice(start, end), start, end }
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
