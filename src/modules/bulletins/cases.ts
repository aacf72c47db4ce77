import type { Standing } from '../../base/standing.ts'
import type { LedgerRow } from '../observations/routes.ts'
import type { StandingRow } from '../standings/routes.ts'
import type { DraftInput } from './schema.ts'

/** One indicator of the period, with the ledger line that its value is. */
export type Case = {
  row: StandingRow
  ledger: LedgerRow | undefined
  /** Approved by the statistics office: only then may it be compared or ranked (law F3). */
  approved: boolean
}

export function casesOf(input: Pick<DraftInput, 'rows' | 'observations'>): Case[] {
  const lines = new Map(input.observations.map((line) => [line.id, line]))
  return input.rows.map((row) => {
    const { value } = row.answer
    const ledger = value === null ? undefined : lines.get(value.observation)
    return { row, ledger, approved: ledger?.approval?.decision === 'approved' }
  })
}

const reportedStandings: readonly Standing[] = [
  'ahead',
  'onSchedule',
  'behind',
  'farBehind',
  'uncovered',
]

/** 本期已报: a value of the period that may be spoken of. */
export function isReported({ row: { answer } }: Case): boolean {
  return (
    reportedStandings.includes(answer.standing) ||
    (answer.standing === 'missing' && answer.value !== null)
  )
}

/** 本期应报: reported, or late. Without a release date a missing value cannot be called due. */
export function isDue(each: Case): boolean {
  return isReported(each) || each.row.answer.standing === 'overdue'
}

export function withStanding(cases: readonly Case[], ...standings: Standing[]): Case[] {
  return cases.filter(({ row }) => standings.includes(row.answer.standing))
}

/** Best first; equal gaps stay in the plan's order. Never used on values without approval. */
export function byGap(cases: readonly Case[]): Case[] {
  return [...cases].sort((a, b) => gapOf(b) - gapOf(a))
}

/** Completion less schedule in basis points. */
export function gapOf({ row }: Case): number {
  return row.answer.judgedGap ?? 0
}
