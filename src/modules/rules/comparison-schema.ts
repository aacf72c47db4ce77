/** What a comparison of two versions over a table of firms finds. */
import { z } from 'zod'
import { titled } from '../../base/label.ts'
import { Money, Pair, Verdict, VersionId } from './schema.ts'

const count = z.number().int()
const groupShape = {
  /** Firms that could be judged. */
  firms: count,
  baseMet: count,
  reformMet: count,
  gains: count,
  /** At most: where missing data leave it possible, certain ones included. */
  mayGain: count,
  loses: count,
  mayLose: count,
  undetermined: count,
}
export const ComparisonGroup = z.object({ group: z.string(), ...groupShape })
export type ComparisonGroup = z.infer<typeof ComparisonGroup>

export const Comparison = z
  .object({
    base: VersionId,
    reform: VersionId,
    on: z.string(),
    sheet: z.string(),
    groupBy: z.string().nullable(),
    rows: count,
    headings: z.array(z.object({ heading: z.string(), column: z.string().nullable() })),
    targets: z.array(z.object({ column: z.string(), name: z.string(), back: count })),
    /** What either version reads and no column holds: unknown of every firm. */
    missing: z.array(z.string()),
    totals: z.object(groupShape),
    groups: z.array(ComparisonGroup),
    changed: z.array(
      z.object({
        row: count,
        name: z.string(),
        group: z.string(),
        from: Verdict,
        to: Verdict,
      }),
    ),
    changedCount: count,
    problems: z.array(z.object({ at: z.string(), code: z.string(), message: Pair })),
    problemCount: count,
    /** Rows judged by neither version, because a cell could not be taken. */
    refused: count,
    cost: z.object({ base: Money.nullable(), reform: Money.nullable() }),
  })
  .meta(titled('版本比较', 'comparison of versions', 'RuleComparison'))
export type Comparison = z.infer<typeof Comparison>
