/** Rows that were read and neither went in nor came back. */
import type { IntakeSummary } from './routes.ts'
import type { IntakePreview } from './schema.ts'

/** Rows equal to one further up in the same file. */
export function repeatedIn({ tallies }: Pick<IntakePreview, 'tallies'>): number {
  return tallies.find(({ code }) => code === 'intakeRow.repeated')?.count ?? 0
}

/** Repeated rows, and those left out by decision. */
export function leftOutOf({
  rows,
  accepted,
  unchanged,
  rejectedRows,
}: Pick<IntakeSummary, 'rows' | 'accepted' | 'unchanged' | 'rejectedRows'>): number {
  return rows - accepted - unchanged - rejectedRows
}
