import type { Sheet } from '../../base/workbook.ts'
import { readCsv } from './csv.ts'
import type { CheckedFile } from './worker-message.ts'
import { limits, readSheets } from './xlsx.ts'

/** The sheets of a file that `checkedFile` let pass; called in a thread of its own. */
export async function sheetsOf({ kind, bytes }: CheckedFile): Promise<Sheet[]> {
  return kind === 'zip' ? readSheets(bytes) : [readCsv(bytes, limits.rows)]
}
