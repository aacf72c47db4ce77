/** How a firm stands to a title, as it is kept ready: what lists are chosen, ordered and counted by. */
import type { Version } from '../../rules/meaning/version.ts'
import { fieldsAsked, leverMasks, MOST_CLAUSES_OF_A_MOVE } from './near-miss.ts'
import type { Step } from './schema.ts'
import { mayBeCertain } from './title-gap.ts'
import { countBits, type Verdict, type VerdictRow } from './verdict-row.ts'

export type KeptVerdict = Omit<VerdictRow, 'needs' | 'verdict'> & {
  readonly title: string
  readonly held: boolean
  /** Null: the title is held, and no version says what its holder must fulfil. */
  readonly verdict: Verdict | null
  /** How many clauses are certainly unmet, and how many fields are to be asked. */
  readonly failing: number
  readonly asked: number
  readonly step: Extract<Step, 'oneClause' | 'oneMove' | 'oneClauseOpen' | 'askOne'> | null
  /** The one field whose answer decides. */
  readonly ask: string
  /** What the least change moves; empty where none is known. */
  readonly levers: readonly string[]
  /** As a new applicant by the version in force and by the newest; null where they are one version. */
  readonly base: Verdict | null
  readonly reform: Verdict | null
}

/** The fields that the least change of a firm moves; undefined: none is known. */
export type LeverSearch = (row: VerdictRow) => readonly string[] | undefined

type Keeping = {
  readonly title: string
  readonly version: Version
  readonly held: boolean
  readonly levers: LeverSearch
}

export function keptVerdict(
  row: VerdictRow,
  { title, version, held, levers }: Keeping,
): Omit<KeptVerdict, 'base' | 'reform'> {
  const { needs, ...own } = row
  const failing = countBits(row.fails)
  const fields = row.verdict === 'undetermined' ? fieldsAsked(version, needs) : []
  const moved = !held && isWithinMove(version, row, failing) ? levers(row) : undefined
  const step = held ? null : stepKept(row, { failing, moves: moved?.length, asked: fields.length })
  return {
    ...own,
    ...{ title, held, failing, asked: fields.length, step },
    ask: step === 'askOne' ? (fields[0] ?? '') : '',
    levers: step === 'oneClause' || step === 'oneMove' ? (moved ?? []) : [],
  }
}

/** All is known, and one lever has a say in every clause that fails: a move may mend it. */
function isWithinMove(version: Version, { verdict, fails, missing }: VerdictRow, failing: number) {
  if (verdict !== 'unmet' || missing > 0 || !mayBeCertain(version)) return false
  if (failing === 1) return true
  return (
    failing <= MOST_CLAUSES_OF_A_MOVE &&
    leverMasks(version).some((allowed) => (fails & ~allowed) === 0n)
  )
}

type Found = { failing: number; moves: number | undefined; asked: number }

function stepKept(
  { verdict, missing }: VerdictRow,
  { failing, moves, asked }: Found,
): KeptVerdict['step'] {
  if (verdict === 'undetermined') return asked === 1 ? 'askOne' : null
  if (verdict === 'met') return null
  if (failing === 1) return missing === 0 ? 'oneClause' : 'oneClauseOpen'
  return moves === 1 ? 'oneMove' : null
}

/** A title held without a version that says anything of its holders. */
export function heldOnly(
  head: Pick<VerdictRow, 'code' | 'name' | 'town' | 'park' | 'until'>,
  title: string,
): KeptVerdict {
  return {
    ...head,
    ...{ title, held: true, verdict: null, score: null, fails: 0n, failing: 0, asked: 0 },
    ...{ missing: 0, step: null, ask: '', levers: [], base: null, reform: null },
  }
}
