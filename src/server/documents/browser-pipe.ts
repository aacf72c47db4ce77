import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'

/** Sends one command of the Chrome DevTools protocol and gives its answer. */
export type Ask = (method: string, parameters?: object) => Promise<Record<string, unknown>>

const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND',
]

/**
 * Lends a browser of its own, with a fresh profile and no network, for as long as `work` takes. It is
 * spoken to through two pipes, so that no port is opened. Rejects when it does not start, stops, or
 * takes longer than `timeoutSeconds`.
 */
export async function withBrowser<T>(
  path: string,
  timeoutSeconds: number,
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'ceyuan-print-'))
  // Chromium's own sandbox refuses to start as root.
  const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(path, [...flags, ...rootFlags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  try {
    return await Promise.race([work(conversation(child)), ended(child, timeoutSeconds)])
  } finally {
    child.kill('SIGKILL')
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

function ended(child: ChildProcess, timeoutSeconds: number): Promise<never> {
  return new Promise((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`exit ${code}`)))
    setTimeout(() => reject(new Error(`${timeoutSeconds} s`)), timeoutSeconds * 1000).unref()
  })
}

type Answer = { id?: number; result?: Record<string, unknown>; error?: { message: string } }

/** Messages are JSON texts that end with a zero byte, on descriptors 3 (to it) and 4 (from it). */
function conversation(child: ChildProcess): Ask {
  const [to, from] = [child.stdio[3], child.stdio[4]]
  if (!(to instanceof Writable && from instanceof Readable)) throw new Error('no pipe to browser')
  const waiting = new Map<number, { resolve: (answer: Answer) => void }>()
  let asked = 0
  let heard: Buffer[] = []
  to.on('error', () => undefined)
  from.on('error', () => undefined)
  from.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      heard.push(chunk.subarray(start, end))
      const answer = JSON.parse(Buffer.concat(heard).toString('utf8')) as Answer
      if (answer.id !== undefined) waiting.get(answer.id)?.resolve(answer)
      heard = []
      start = end + 1
    }
    heard.push(chunk.subarray(start))
  })
  return async (method, parameters = {}) => {
    asked += 1
    const id = asked
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, { resolve })
      to.write(`${JSON.stringify({ id, method, ...parameters })}\0`)
    })
    waiting.delete(id)
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`)
    return answer.result ?? {}
  }
}
