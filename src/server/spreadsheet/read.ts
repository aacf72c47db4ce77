import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Problem } from '../../base/problem.ts'
import type { Row, Sheet, Workbook } from '../../base/workbook.ts'
import { checkArchive } from '../archive.ts'
import { rootFolder } from '../root.ts'
import { fileKind } from './file-kind.ts'
import { refuseWorkbook } from './problems.ts'
import { type CheckedFile, unpackedRows, type WorkerMessage } from './worker-message.ts'
import { checkParts } from './xlsx-parts.ts'

const MEGABYTE = 1024 * 1024
const LARGEST_MEGABYTES = 50
const SLOWEST_SECONDS = 60
/** The thread's own heap; a file that needs more is refused, and the server does not notice. */
const HEAP_MEGABYTES = 320
/** Files read at the same time; the others wait their turn. */
const AT_ONCE = 2

/**
 * Reads an .xlsx or a delimited text by its content, whatever its name. What is no workbook is
 * refused at once; the reading is done in a thread of its own. Refuses with the codes of `workbook.*` and `file.zipBomb`.
 */
export async function readWorkbook(
  file: { name: string; bytes: Uint8Array },
  signal?: AbortSignal,
): Promise<Workbook> {
  const megabytes = Math.ceil(file.bytes.length / MEGABYTE)
  if (megabytes > LARGEST_MEGABYTES) refuseWorkbook('tooLarge', { megabytes })
  const kind = fileKind(file)
  if (kind === 'zip') checkParts(file.name, checkArchive(file.bytes, file.name))
  return inTurn(() => readApart({ ...file, kind }, signal))
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (running < AT_ONCE) running += 1
  else await new Promise<void>((go) => waiting.push(go))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

async function readApart(file: CheckedFile, signal: AbortSignal | undefined): Promise<Workbook> {
  const worker = startWorker(file)
  const stop = () => void worker.terminate()
  signal?.addEventListener('abort', stop, { once: true })
  const clock = setTimeout(stop, SLOWEST_SECONDS * 1000)
  try {
    return await gathered(worker, file.name)
  } finally {
    clearTimeout(clock)
    signal?.removeEventListener('abort', stop)
    stop()
  }
}

/** From the sources the thread first learns TypeScript; built, it is an entry of the bundle (`vite.config.ts`). */
function startWorker(file: CheckedFile): Worker {
  const bytes = file.bytes.slice()
  const options = {
    workerData: { ...file, bytes },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES, maxYoungGenerationSizeMb: 32 },
    execArgv: [],
  }
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(join(rootFolder(), 'dist/server/read-worker.js'), options)
  const tsx = createRequire(import.meta.url).resolve('tsx/package.json')
  const loader = pathToFileURL(join(dirname(tsx), 'dist/esm/api/index.mjs'))
  const entry = new URL('./read-worker.ts', import.meta.url)
  const start = `import('${loader}').then(({ register }) => (register(), import('${entry}')))`
  return new Worker(start, { ...options, eval: true })
}

/** Puts the sheets together as they arrive. */
function gathered(worker: Worker, name: string): Promise<Workbook> {
  const sheets: (Sheet & { rows: Row[] })[] = []
  return new Promise((done, fail) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'sheet') sheets.push({ ...message, rows: [] })
      else if (message.kind === 'rows') sheets.at(-1)?.rows.push(...unpackedRows(message.rows))
      else if (message.kind === 'done') done({ name, hash: message.hash, sheets })
      else fail(new Problem(message.code, message.details))
    })
    worker.on('error', (fault) => fail(outOfMemory(fault) ?? fault))
    worker.on('exit', () => fail(new Problem('workbook.tooSlow', { seconds: SLOWEST_SECONDS })))
  })
}

function outOfMemory(fault: unknown): Problem | undefined {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Problem('workbook.unpacksTooLarge') : undefined
}
