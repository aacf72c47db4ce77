import type { SourceClass } from '../../base/recorded.ts'
import { MACHINE_ACCOUNT, type Role } from '../../base/role.ts'

/**
 * ◆ Whose figure counts where several speak of one field and year: what an office recorded before what a
 * public list says, that before what the firm says of itself; within a class the newest row. Unit-level
 * survey data is not here: it serves statistics and nothing else (统计法 28).
 */
export const classRank = [
  'administrative',
  'publicList',
  'selfReported',
] as const satisfies readonly SourceClass[]

/**
 * Who is shown what a survey told of a single firm: nobody but the statistics office (统计法 28). Whoever runs the
 * machine may do everything and is not that office.
 */
export function readsSurvey(actor: { account?: string | undefined; roles: readonly Role[] }) {
  return actor.roles.includes('statistics') && actor.account?.startsWith(MACHINE_ACCOUNT) !== true
}

/** Where a reader is told that a figure of a survey is on file, and not which. */
export const KEPT_BACK = ''
