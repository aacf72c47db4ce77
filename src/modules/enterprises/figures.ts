import type { SourceClass } from '../../base/recorded.ts'

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
