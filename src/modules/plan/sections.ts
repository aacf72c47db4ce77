import type { Branch } from './clause-tree.ts'
import { momentsIn } from './moments.ts'
import type { ClauseKind } from './schema.ts'
import { sectionAtEnd, sectionOf } from './section-words.ts'

/**
 * 类型 of each clause by the words of the sections it stands in; the number it bears says nothing.
 */
export function sectionKinds(branches: readonly Branch[]): ClauseKind[] {
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
  const { label } = branch
  if (label.length > 24 || label.includes(',')) return undefined
  return above === undefined || above === 'other' ? sectionOf(label) : sectionAtEnd(label)
}

function isHeading(branch: Branch): boolean {
  if (branch.marker?.style === 'title') return true
  const body = branch.words.slice(branch.bodyAt)
  return branch.hasChildren && body.length <= 40 && !/[。;]./.test(body) && !isStatement(body)
}

/** A full sentence with a number states something, even where a line like (牵头单位:…) stands below it. */
function isStatement(body: string): boolean {
  return /\d.*。$/.test(body)
}

/** The deadline that headings and introducing paragraphs set for each clause. */
export function inheritedTimes(branches: readonly Branch[]): (string | undefined)[] {
  const set = new Map<Branch | undefined, string>()
  return branches.map((branch) => {
    const time = set.get(branch.parent)
    if (time !== undefined) set.set(branch, time)
    const scope = scopeOf(branch)
    const own = scope && momentsIn(branch.words.slice(0, 2000)).at(-1)?.deadline
    if (scope !== undefined && own !== undefined) set.set(scope, own)
    return time
  })
}

/**
 * The clause whose parts go by a time named here: its own parts, or its neighbours' where it
 * introduces them.
 */
function scopeOf(branch: Branch): Branch | undefined {
  if (branch.marker?.style === 'title') return undefined
  if (branch.hasChildren) return branch
  return introduces(branch) ? branch.parent : undefined
}

function introduces(branch: Branch): boolean {
  return (
    branch.parent !== undefined &&
    branch.marker === undefined &&
    /目标|如下|到\s*20\d{2}/.test(branch.words)
  )
}

/**
 * The latest year that the clauses of the goals name, for a plan that nowhere says how long it
 * runs.
 */
export function latestGoal(
  branches: readonly Branch[],
  kinds: readonly ClauseKind[],
): string | undefined {
  const years = branches.flatMap(({ words }, index) =>
    kinds[index] === 'goal' ? momentsIn(words).map(({ deadline }) => deadline.slice(0, 4)) : [],
  )
  return years.sort().at(-1)
}
