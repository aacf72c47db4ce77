/** A small launcher: attaches to the server of a data folder, or makes and starts it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { refuseStart } from '../problems.ts'
import type { Binaries } from './binaries.ts'
import { type Identity, identityFor } from './identity.ts'
import { makeSocketFolder, type ServerPlace, SOCKET_PORT } from './place.ts'

export type LaunchOptions = {
  place: ServerPlace
  binaries: Binaries
  /** `throwaway` trades safety for speed: tests only. */
  kind: 'durable' | 'throwaway'
  progress: (line: string) => void
}

/** The role that owns everything in the embedded server; its socket's folder keeps others out. */
export const OWNER = 'ceyuan'
/** Locale names by system; the character class must know Chinese or trigram search finds nothing. */
const CHARACTER_LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8']
const TRIES = 4
const MAX_WAIT_SECONDS = 120
const MAX_LOG_BYTES = 10_000_000

/** Attaches to the running server of `place`, or starts it; several processes may ask at once. */
export async function ensureServer(options: LaunchOptions): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    if (await answersInTime(options.place)) return
    const identity = identityFor(options.place.folder)
    makeSocketFolder(options.place)
    if (!existsSync(options.place.cluster)) initialise(options, identity)
    if (await started(options, identity)) return
    clearStaleLocks(options.place)
    await pause(100 * attempt)
  }
  const { log } = options.place
  refuseStart('launch', { reason: lastFault(log), log })
}

/** Stops the server of `place` in order; open transactions are rolled back. */
export async function stopServer(place: ServerPlace): Promise<void> {
  const pid = postmasterPid(place)
  if (pid === undefined || !isPostgres(pid)) return
  process.kill(pid, 'SIGINT')
  for (let tick = 0; tick < 1500 && isPostgres(pid); tick += 1) await pause(20)
}

/** What a client needs to reach the server of `place`. */
export function connection(place: ServerPlace, database: string) {
  return { host: place.socketFolder, port: SOCKET_PORT, user: OWNER, database }
}

type Answer = 'ready' | 'busy' | 'silent'

/** Busy: it is starting, recovering after a crash, or stopping. */
async function answer(place: ServerPlace): Promise<Answer> {
  const client = new Client(connection(place, 'postgres'))
  client.on('error', () => undefined)
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    return codeOf(error) === '57P03' ? 'busy' : 'silent'
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function answersInTime(place: ServerPlace): Promise<boolean> {
  for (let tick = 0; tick < MAX_WAIT_SECONDS * 20; tick += 1) {
    const said = await answer(place)
    if (said !== 'busy') return said === 'ready'
    await pause(50)
  }
  return false
}

/** Makes the cluster aside and renames it: a start that was cut off leaves no half-made data. */
function initialise({ place, binaries, kind, progress }: LaunchOptions, identity: Identity): void {
  progress('正在初始化内置数据库 · Making the embedded database')
  const aside = join(place.folder, `making-${randomUUID().slice(0, 8)}`)
  let reason = ''
  for (const locale of CHARACTER_LOCALES) {
    const { prefix, ...owner } = identity
    const [command = '', ...first] = [...prefix, binaries.initdb]
    const made = spawnSync(command, [...first, ...initialOptions(aside, kind)], {
      ...owner,
      cwd: place.folder,
      env: { ...process.env, ...binaries.environment, LC_ALL: locale },
      encoding: 'utf8',
    })
    if (made.status === 0) {
      adopt(aside, place.cluster)
      return
    }
    rmSync(aside, { recursive: true, force: true })
    reason = (made.stderr ?? made.error?.message ?? '').trim()
  }
  refuseStart('initialise', { reason })
}

function initialOptions(folder: string, kind: LaunchOptions['kind']): string[] {
  const options = ['-D', folder, '-U', OWNER, '--auth=trust', '--encoding=UTF8']
  options.push('--locale-provider=icu', '--icu-locale=zh-Hans-CN')
  return kind === 'throwaway' ? [...options, '--no-sync'] : options
}

/** The first of several processes wins; the others throw their own copy away. */
function adopt(aside: string, cluster: string): void {
  try {
    renameSync(aside, cluster)
  } catch {
    rmSync(aside, { recursive: true, force: true })
  }
}

/** Spawns the server so that it outlives us, and waits until it answers; false when it gave up. */
async function started(options: LaunchOptions, identity: Identity): Promise<boolean> {
  options.progress('正在启动内置数据库 · Starting the embedded database')
  const child = spawned(options, identity)
  let over = false
  child.once('exit', () => {
    over = true
  })
  child.once('error', () => {
    over = true
  })
  while (!over) {
    if (await answersInTime(options.place)) return true
    await pause(15)
  }
  return answersInTime(options.place)
}

function spawned(options: LaunchOptions, { prefix, ...owner }: Identity): ChildProcess {
  const { place, binaries } = options
  const log = openLog(place.log)
  const [command = '', ...first] = [...prefix, binaries.postgres]
  const child = spawn(command, [...first, '-D', place.cluster, ...settings(options)], {
    ...owner,
    cwd: place.folder,
    env: { ...process.env, ...binaries.environment },
    detached: true,
    stdio: ['ignore', log, log],
  })
  child.unref()
  closeSync(log)
  return child
}

function settings({ place, kind }: LaunchOptions): string[] {
  const values = {
    listen_addresses: '',
    unix_socket_directories: place.socketFolder,
    unix_socket_permissions: '0700',
    port: String(SOCKET_PORT),
    max_connections: '100',
    shared_buffers: `${sharedMegabytes()}MB`,
    // An import of tens of thousands of firms should not wait for checkpoints of its own making.
    max_wal_size: '4GB',
    // A search reads through what waits for its place in the index: single acts leave little of it.
    gin_pending_list_limit: '256kB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(kind === 'throwaway' && {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
    }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

const MIB = 2 ** 20

/** A sixteenth of what this process may use, from PostgreSQL's own 128 MB to 512 MB. */
function sharedMegabytes(): number {
  const limit = process.constrainedMemory()
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem()
  return Math.round(Math.min(512, Math.max(128, memory / MIB / 16)))
}

/** The log is kept across starts and begun anew when it has grown long. */
function openLog(log: string): number {
  const long = existsSync(log) && statSync(log).size > MAX_LOG_BYTES
  return openSync(log, long ? 'w' : 'a', 0o600)
}

function lastFault(log: string): string {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
  return lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? 'no log'
}

function postmasterPid({ cluster }: ServerPlace): number | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  return Number.isNaN(pid) ? undefined : pid
}

/**
 * After a power cut or inside a restarted container the number in a lock file may belong to another
 * program by now; PostgreSQL then refuses to start. Such a lock is removed, a true one never.
 */
function clearStaleLocks(place: ServerPlace): void {
  const pid = postmasterPid(place)
  if (pid === undefined || isPostgres(pid)) return
  rmSync(join(place.cluster, 'postmaster.pid'), { force: true })
  rmSync(join(place.socketFolder, `.s.PGSQL.${SOCKET_PORT}.lock`), { force: true })
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  const name = `/proc/${pid}/cmdline`
  if (!existsSync('/proc/self/cmdline')) return true
  return existsSync(name) && readFileSync(name, 'utf8').includes('postgres')
}

export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
