/** Page data under 50 users with one second of thought, the built server and the load on the same cores. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { askedAll } from './load.ts'
import { type BenchResult, percentile } from './result.ts'

const USERS = 50
const THINK_MS = 1000
const RUN_MS = 20_000

type Started = { address: string; child: ChildProcess; milliseconds: number }

/** Starts the product as `npm start` does and waits for its address. */
export async function started(dataFolder: string, port: number): Promise<Started> {
  const from = performance.now()
  const environment = { ...process.env, PORT: String(port), CEYUAN_DATA: dataFolder }
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env: environment })
  let said = ''
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString()
  })
  while (!/http:\/\/[\w.:]+/.test(said)) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${said}`)
    await sleep(10)
  }
  const [address = ''] = /http:\/\/[\w.:]+/.exec(said) ?? []
  return { address, child, milliseconds: performance.now() - from }
}

export async function ended({ child }: Started): Promise<void> {
  child.kill('SIGINT')
  while (child.exitCode === null && child.signalCode === null) await sleep(20)
}

/** Resident peak of a process and all it started, PostgreSQL left out, in megabytes. */
export function treePeakMB(pid: number): number {
  const own = /VmHWM:\s+(\d+)/.exec(statusOf(pid))?.[1]
  const name = /Name:\s+(\S+)/.exec(statusOf(pid))?.[1] ?? ''
  if (name.startsWith('postgres')) return 0
  const children = childrenOf(pid).map(treePeakMB)
  return Math.round(Number(own ?? 0) / 1024) + children.reduce((sum, each) => sum + each, 0)
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

function childrenOf(pid: number): number[] {
  try {
    const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    return list.trim().split(/\s+/).filter(Boolean).map(Number)
  } catch {
    return []
  }
}

type Asking = { address: string; paths: readonly string[]; cookie: string }

export async function benchPages(server: Started, asking: Asking): Promise<BenchResult> {
  const load = { paths: asking.paths, users: USERS, milliseconds: RUN_MS, think: THINK_MS }
  const times = await askedAll(asking, load)
  return {
    case: `page data p95, ${USERS} users, 1 s think time, ${times.length} answers`,
    value: Number(percentile(times, 0.95).toFixed(1)),
    unit: 'ms',
    peakMB: treePeakMB(server.child.pid ?? 0),
  }
}

/** Steps into the demonstration district and returns the session's cookie. */
export async function cookieFor(
  address: string,
  role: string,
  district = 'jianglan',
): Promise<string> {
  const answer = await fetch(`${address}/api/try-as`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ district, role }),
  })
  if (!answer.ok) throw new Error(`try as ${role}: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}
