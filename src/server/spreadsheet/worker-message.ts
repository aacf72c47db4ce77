import type { Details } from '../../base/problem.ts'
import type { Merge } from '../../base/workbook.ts'

export type ReadFile = { name: string; bytes: Uint8Array }

/** What the reading thread tells: sheet by sheet its rows in order, then the end; or why it refuses. */
export type WorkerMessage =
  | { kind: 'sheet'; name: string; hidden: boolean; merges: readonly Merge[] }
  /** Rows as JSON text: half the time of a structured clone. */
  | { kind: 'rows'; rows: string }
  | { kind: 'done'; hash: string }
  | { kind: 'refused'; code: string; details: Details }
