/** Reads one .docx or PDF apart from the server's own thread: `extract-text.ts` starts it. */

import { parentPort, workerData } from 'node:worker_threads'
import type { Label } from '../../base/label.ts'
import { type Details, Problem } from '../../base/problem.ts'
import { checkArchive, isArchive } from '../archive.ts'
import { docxText } from './docx-text.ts'
import { pdfText } from './pdf-text.ts'

/** A whole Chinese font has half of it; what a PDF's stream unpacks to is known only by unpacking it. */
const LARGEST_BUFFER = 32 * 1024 * 1024

// The PDF library doubles its buffers for as long as a stream flows; in this thread they end. Without
// the platform's own inflater, whose buffers nobody counts, it uses the one it brings.
Reflect.deleteProperty(globalThis, 'DecompressionStream')
globalThis.Uint8Array = new Proxy(Uint8Array, {
  construct(made, given, asked) {
    if (Number(given[0]) > LARGEST_BUFFER) {
      tell({ kind: 'overflown' })
      throw new RangeError('a stream unpacks to too much')
    }
    return Reflect.construct(made, given, asked)
  },
})

type Extract = { text: string; notes: Label[] }

/** What the thread tells: the text, or why it refuses. */
export type TextMessage =
  | ({ kind: 'read' } & Extract)
  | { kind: 'refused'; code: string; details: Details }
  | { kind: 'overflown' }

function tell(message: TextMessage): void {
  parentPort?.postMessage(message)
}

async function extracted(file: { name: string; bytes: Uint8Array }): Promise<Extract> {
  const { name, bytes } = file
  return isArchive(bytes) ? docxText(file, checkArchive(bytes, name)) : pdfText(file)
}

extracted(workerData)
  .then((extract) => tell({ kind: 'read', ...extract }))
  .catch((fault: unknown) => {
    if (!(fault instanceof Problem)) throw fault
    tell({ kind: 'refused', code: fault.code, details: fault.details })
  })
