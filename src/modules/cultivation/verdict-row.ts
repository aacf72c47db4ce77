/** One firm as a rule over the whole district judges it: no reasons, only what lists are made of. */
import type { Verdict } from '../rules/schema.ts'

export type { Verdict }

export type VerdictRow = {
  readonly code: string
  readonly name: string
  readonly town: string
  readonly park: string
  readonly verdict: Verdict
  readonly score: { readonly lo: number; readonly hi: number } | null
  /** Bit i: deciding clause i is certainly unmet. */
  readonly fails: bigint
  /** Bit i: input i is missing and matters. */
  readonly needs: bigint
  /** Facts that the verdict can hang on and nobody has answered, a panel's left out. */
  readonly missing: number
  /** Last day of the title's own certificate. */
  readonly until: string | null
}

export function verdictOf(code: number): Verdict {
  if (code === 1) return 'met'
  return code === 0 ? 'unmet' : 'undetermined'
}

/** The positions of the bits of a mask, ascending. */
export function bitsOf(mask: bigint): number[] {
  const found: number[] = []
  for (let bit = 0; mask >> BigInt(bit) !== 0n; bit++)
    if (((mask >> BigInt(bit)) & 1n) === 1n) found.push(bit)
  return found
}

/** Which firms: those that hold the title on the day, or those that do not; '' is every town. */
export type Among = {
  readonly title: string
  readonly who: 'holders' | 'others'
  readonly town: string
}

/**
 * What is wanted of the judged rows. `within`: masks of clauses; kept are firms with one failing clause, and
 * those of which all is known whose failing clauses lie in one mask. `asking`: an open firm that at most so many inputs are asked of.
 */
export type Wanted = {
  readonly verdicts: readonly Verdict[]
  readonly mostFails?: number
  readonly within?: readonly bigint[]
  readonly asking?: number
  readonly top: number
}

export type TownCounts = {
  town: string
  met: number
  unmet: number
  undetermined: number
  oneClause: number
}

/** The same choice and order as the database makes. */
export function chosenRows(
  rows: readonly VerdictRow[],
  { verdicts, mostFails, within, asking, top }: Wanted,
): VerdictRow[] {
  const kept = rows.filter(({ verdict, fails, needs, missing }) => {
    const failing = bitsOf(fails).length
    const asked = bitsOf(needs).length
    return (
      verdicts.includes(verdict) &&
      (mostFails === undefined || failing <= mostFails) &&
      (within === undefined ||
        failing === 1 ||
        (missing === 0 && within.some((allowed) => (fails & ~allowed) === 0n))) &&
      (asking === undefined || (asked >= 1 && asked <= asking))
    )
  })
  return kept.sort(nearestFirst).slice(0, top)
}

function nearestFirst(a: VerdictRow, b: VerdictRow): number {
  return (
    Number(a.missing > 0) - Number(b.missing > 0) ||
    bitsOf(a.fails).length - bitsOf(b.fails).length ||
    bitsOf(a.needs).length - bitsOf(b.needs).length ||
    (b.score?.hi ?? -1) - (a.score?.hi ?? -1) ||
    (a.code < b.code ? -1 : 1)
  )
}

/** Verdicts counted by town. */
export function countedByTown(rows: readonly VerdictRow[]): TownCounts[] {
  const towns = new Map<string, TownCounts>()
  for (const { town, verdict, fails, missing } of rows) {
    const known = towns.get(town) ?? { town, met: 0, unmet: 0, undetermined: 0, oneClause: 0 }
    known[verdict] += 1
    if (verdict === 'unmet' && missing === 0 && bitsOf(fails).length === 1) known.oneClause += 1
    towns.set(town, known)
  }
  return [...towns.values()].sort((a, b) => (a.town < b.town ? -1 : 1))
}
