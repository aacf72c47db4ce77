/** Reads what others wrote in a thread of its own: a file that takes all day or all memory takes only the thread. */
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { rootFolder } from './root.ts'
import { letWait, wokenThread } from './waiting-thread.ts'

export type Reading<Message> = {
  /** The program's file below `from` (this folder, unless told); built, its last name lies beside the server. */
  program: string
  /** `import.meta.url` of the file beside which the program lies. */
  from?: string
  file: { name: string; bytes: Uint8Array }
  /** What the program is told besides its file. */
  told?: unknown
  seconds: number
  /** The thread's own heap; its buffers lie outside and are bounded by whoever checks the file. */
  heapMegabytes: number
  signal?: AbortSignal | undefined
  /** Takes what the thread tells, and may answer it; true when that was its last word. */
  hear: (message: Message, answer: (words: unknown) => void) => boolean
  /** After its last word the thread waits so long for the next file of its program, which comes as a message. */
  lingerSeconds?: number
}

/** `tooSlow` also when the reader gave up waiting. */
type Ending = 'done' | 'tooLarge' | 'tooSlow'

/** Files read at the same time; the others wait their turn. */
const AT_ONCE = 2

export async function readApart<Message>(reading: Reading<Message>): Promise<Ending> {
  await turn()
  try {
    return await begun(reading)
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

let running = 0
const waiting: (() => void)[] = []

async function turn(): Promise<void> {
  if (running < AT_ONCE) running += 1
  else await new Promise<void>((go) => waiting.push(go))
}

async function begun<Message>(reading: Reading<Message>): Promise<Ending> {
  const { program, seconds, signal, lingerSeconds = 0 } = reading
  const worker = startThread(reading)
  const stop = () => void worker.terminate()
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted === true) stop()
  const clock = setTimeout(stop, seconds * 1000)
  let isDone = false
  try {
    return await new Promise<Ending>((end, fail) => {
      worker.on('message', (message: Message) => {
        if (!reading.hear(message, (words) => worker.postMessage(words))) return
        isDone = true
        end('done')
      })
      worker.on('error', (fault) => (isOutOfMemory(fault) ? end('tooLarge') : fail(fault)))
      worker.on('exit', () => end('tooSlow'))
    })
  } finally {
    clearTimeout(clock)
    signal?.removeEventListener('abort', stop)
    const lingers = isDone && lingerSeconds > 0 && signal?.aborted !== true
    if (lingers) letWait(worker, { program, seconds: lingerSeconds })
    else stop()
  }
}

/** One that waits is handed the file; otherwise a new one begins with it. */
function startThread<Message>(reading: Reading<Message>): Worker {
  const { program, from = import.meta.url, file, told, heapMegabytes } = reading
  const bytes = ownBytes(file.bytes)
  const given = { ...file, bytes, told }
  const waited = wokenThread(program)
  if (waited !== undefined) {
    waited.postMessage(given, [bytes.buffer])
    return waited
  }
  const options = {
    workerData: given,
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 16 },
    execArgv: [],
  }
  return newThread(program, { from, options })
}

/** An upload is handed over and lies in memory once; what shares its memory with others is copied. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes
  const isWhole = Buffer.isBuffer(bytes) && buffer.byteLength === bytes.byteLength
  return isWhole && buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : Uint8Array.from(bytes)
}

/** From the sources the thread first learns TypeScript; built, it is an entry of the bundle (`vite.config.ts`). */
function newThread(
  program: string,
  { from, options }: { from: string; options: WorkerOptions },
): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(join(rootFolder(), `dist/server/${basename(program)}.js`), options)
  const tsx = createRequire(import.meta.url).resolve('tsx/package.json')
  const loader = pathToFileURL(join(dirname(tsx), 'dist/esm/api/index.mjs'))
  const entry = new URL(`./${program}.ts`, from)
  const start = `import('${loader}').then(({ register }) => (register(), import('${entry}')))`
  return new Worker(start, { ...options, eval: true })
}

function isOutOfMemory(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
