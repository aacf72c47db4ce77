import { Problem } from '../../base/problem.ts'
import type { Row, Sheet, Workbook } from '../../base/workbook.ts'
import { readApart } from '../apart.ts'
import { checkArchive } from '../archive.ts'
import { fileKind } from './file-kind.ts'
import { refuseWorkbook } from './problems.ts'
import { type CheckedFile, unpackedRows, type WorkerMessage } from './worker-message.ts'
import { checkParts } from './xlsx-parts.ts'

const MEGABYTE = 1024 * 1024
const LARGEST_MEGABYTES = 50
const SLOWEST_SECONDS = 60

/**
 * Reads an .xlsx or a delimited text by its content, whatever its name. What is no workbook is
 * refused at once; the reading is done in a thread of its own. Refuses with the codes of `workbook.*` and `file.zipBomb`.
 */
export async function readWorkbook(
  file: { name: string; bytes: Uint8Array },
  signal?: AbortSignal,
): Promise<Workbook> {
  return gathered(checkedFile(file), signal)
}

/** Refuses at once what no thread need read; the rest is for `sheetsOf`. */
export function checkedFile(file: { name: string; bytes: Uint8Array }): CheckedFile {
  const megabytes = Math.ceil(file.bytes.length / MEGABYTE)
  if (megabytes > LARGEST_MEGABYTES) refuseWorkbook('tooLarge', { megabytes })
  const kind = fileKind(file)
  if (kind === 'zip') checkParts(file.name, checkArchive(file.bytes, file.name))
  return { ...file, kind }
}

/** Puts the sheets together as they arrive. */
async function gathered(file: CheckedFile, signal: AbortSignal | undefined): Promise<Workbook> {
  const sheets: (Sheet & { rows: Row[] })[] = []
  let last: WorkerMessage | undefined
  const ending = await readApart<WorkerMessage>({
    program: 'spreadsheet/read-worker',
    file,
    seconds: SLOWEST_SECONDS,
    heapMegabytes: 320,
    signal,
    hear(message) {
      last = message
      if (message.kind === 'sheet') sheets.push({ ...message, rows: [] })
      else if (message.kind === 'rows') sheets.at(-1)?.rows.push(...unpackedRows(message.rows))
      return message.kind === 'done' || message.kind === 'refused'
    },
  })
  if (ending === 'tooLarge') refuseWorkbook('unpacksTooLarge')
  if (last?.kind === 'refused') throw new Problem(last.code, last.details)
  if (last?.kind === 'done') return { name: file.name, hash: last.hash, sheets }
  return refuseWorkbook('tooSlow', { seconds: SLOWEST_SECONDS })
}
