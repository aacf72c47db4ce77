/** Reads one workbook apart from the server's own thread, with its own memory limit: `read.ts` starts it. */
import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../../base/problem.ts'
import { sheetsOf } from './sheets.ts'
import { type CheckedFile, packedRows, type WorkerMessage } from './worker-message.ts'

/** Rows of one message: the receiving thread is never held long. */
const CHUNK = 2000

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message)
}

async function work(file: CheckedFile): Promise<void> {
  const hash = createHash('sha256').update(file.bytes).digest('hex')
  const sheets = await sheetsOf(file)
  for (const { name, hidden, merges, rows } of sheets) {
    tell({ kind: 'sheet', name, hidden, merges })
    for (let at = 0; at < rows.length; at += CHUNK)
      tell({ kind: 'rows', rows: packedRows(rows.slice(at, at + CHUNK)) })
  }
  tell({ kind: 'done', hash })
}

work(workerData as CheckedFile).catch((fault: unknown) => {
  if (!(fault instanceof Problem)) throw fault
  tell({ kind: 'refused', code: fault.code, details: fault.details })
})
