/** How a firm stands to a title, as it is kept ready: what lists are chosen, ordered and counted by. */
import type { Version } from '../../rules/meaning/version.ts'
import { fieldsAsked, leverMasks, MOST_CLAUSES_OF_A_MOVE } from './near-miss.ts'
import { ownPart } from './own-clauses.ts'
import type { Step } from './schema.ts'
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

/** The fields that the least change of the firm in a row moves that fails these clauses; undefined: none is known. */
export type LeverSearch = (row: number, fails: bigint) => readonly string[] | undefined

/** What a list says of a firm and one title whatever the rule. */
export type Named = Pick<VerdictRow, 'code' | 'name' | 'town' | 'park' | 'until'>

type Keeping = {
  readonly title: string
  readonly version: Version
  readonly held: boolean
  readonly levers: LeverSearch
}

type Standing = {
  readonly row: number
  readonly head: Named
  readonly answer: Omit<VerdictRow, keyof Named>
  readonly base: Verdict | null
  readonly reform: Verdict | null
}

/** Written out in one piece: it is made a million times. */
export function keptVerdict(
  { row, head, answer, base, reform }: Standing,
  { title, version, held, levers }: Keeping,
): KeptVerdict {
  const { verdict, score, fails, needs, missing } = answer
  const failing = countBits(fails)
  const fields = verdict === 'undetermined' ? fieldsAsked(version, needs) : nothing
  const moved = !held && isWithinMove(version, answer, failing) ? levers(row, fails) : undefined
  const found = { failing, moves: moved?.length, asked: fields.length }
  const step = held ? null : stepKept(answer, found)
  return {
    code: head.code,
    name: head.name,
    town: head.town,
    park: head.park,
    until: head.until,
    title,
    held,
    verdict,
    score,
    fails,
    failing,
    asked: fields.length,
    missing,
    step,
    ask: step === 'askOne' ? (fields[0] ?? '') : '',
    levers: step === 'oneClause' || step === 'oneMove' ? (moved ?? nothing) : nothing,
    base,
    reform,
  }
}

const nothing: readonly string[] = []

/** All is known and the firm's own, and one lever has a say in every clause that fails: a move may mend it. */
function isWithinMove(
  version: Version,
  { verdict, fails, missing }: Standing['answer'],
  failing: number,
) {
  if (verdict !== 'unmet' || missing > 0 || ownPart(version, fails) === undefined) return false
  if (failing === 1) return true
  return (
    failing <= MOST_CLAUSES_OF_A_MOVE &&
    leverMasks(version).some((allowed) => (fails & ~allowed) === 0n)
  )
}

type Found = { failing: number; moves: number | undefined; asked: number }

function stepKept(
  { verdict, missing }: Standing['answer'],
  { failing, moves, asked }: Found,
): KeptVerdict['step'] {
  if (verdict === 'undetermined') return asked === 1 ? 'askOne' : null
  if (verdict === 'met') return null
  if (failing === 1) return missing === 0 ? 'oneClause' : 'oneClauseOpen'
  return moves === 1 ? 'oneMove' : null
}

/** A title held without a version that says anything of its holders. */
export function heldOnly(head: Named, title: string): KeptVerdict {
  return {
    ...head,
    ...{ title, held: true, verdict: null, score: null, fails: 0n, failing: 0, asked: 0 },
    ...{ missing: 0, step: null, ask: '', levers: [], base: null, reform: null },
  }
}
