import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stopServer } from './launch.ts'
import { type OpenDatabase, openDatabase } from './open.ts'
import { placeOf } from './place.ts'

const NOBODY = 65534
const isRoot = process.getuid?.() === 0
let folder = ''
const children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync('/tmp/cy-')
  chmodSync(folder, 0o755)
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await stopServer(placeOf(folder))
  rmSync(folder, { recursive: true, force: true })
})

const open = (dataFolder = folder) => openDatabase({ dataFolder })

function postmaster(dataFolder = folder): number | undefined {
  const file = join(dataFolder, 'database/cluster/postmaster.pid')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined
}

/** Another process that holds the same data folder open. */
async function node(options: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {}) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/testing/hold-database.ts', folder],
    { stdio: ['ignore', 'pipe', 'pipe'], ...options },
  )
  children.push(child)
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  while (!said.includes('embedded\n') && child.exitCode === null) await pause(20)
  return { child, said }
}

async function writeDistrict({ db }: OpenDatabase, district: string): Promise<void> {
  const row = { name: district, name_en: district, region_code: '000000', clock: null }
  await db
    .insertInto('district')
    .values({ district, demonstration: true, ...row })
    .execute()
}

async function districts({ db }: OpenDatabase): Promise<string[]> {
  return (await db.selectFrom('district').select('district').orderBy('district').execute()).map(
    (row) => row.district,
  )
}

test('the server stops with the last node that leaves, and not before', async () => {
  const [first, second] = await Promise.all([open(), open()])
  const pid = postmaster()
  await writeDistrict(first, 'a')
  await first.close()
  expect(postmaster()).toBe(pid)
  expect(await districts(second)).toEqual(['a'])
  await second.close()
  expect(postmaster()).toBeUndefined()
  expect(statSync(join(folder, 'database')).mode & 0o077).toBe(0)
})

test('a killed node leaves the server to the next one, with every row', async () => {
  const { child } = await node()
  const pid = postmaster()
  const mine = await open()
  await writeDistrict(mine, 'a')
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(postmaster()).toBe(pid)
  expect(await districts(mine)).toEqual(['a'])
  await mine.close()
  expect(postmaster()).toBeUndefined()
})

test('after a power cut the next start recovers every row that was acknowledged', async () => {
  const { child } = await node()
  const other = await open()
  await writeDistrict(other, 'a')
  child.kill('SIGKILL')
  process.kill(postmaster() ?? 0, 'SIGKILL')
  await pause(300)
  const again = await open()
  expect(await districts(again)).toEqual(['a'])
  await again.close()
  await other.close()
})

test('a server that dies under a running node is started again', async () => {
  const mine = await open()
  await writeDistrict(mine, 'a')
  process.kill(postmaster() ?? 0, 'SIGKILL')
  let found: string[] = []
  for (let tick = 0; tick < 100 && found.length === 0; tick += 1) {
    await pause(100)
    found = await districts(mine).catch(() => [])
  }
  expect(found).toEqual(['a'])
  await mine.close()
  expect(postmaster()).toBeUndefined()
})

test('a lock whose number belongs to another program by now is no hindrance', async () => {
  await (await open()).close()
  const lock = join(folder, 'database/cluster/postmaster.pid')
  writeFileSync(lock, `${process.pid}\n${join(folder, 'database/cluster')}\n1\n5432\n\n\n\n`)
  chownSync(lock, statSync(join(folder, 'database')).uid, statSync(join(folder, 'database')).gid)
  const again = await open()
  expect(await districts(again)).toEqual([])
  await again.close()
})

test('a data folder with a long name has its socket elsewhere', async () => {
  const long = join(folder, '长'.repeat(40))
  mkdirSync(long)
  const opened = await open(long)
  expect(placeOf(long).socketFolder).toMatch(/^\/tmp\/ceyuan-/)
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(opened.db)
  expect(rows).toEqual([{ one: 1 }])
  await opened.close()
  rmSync(placeOf(long).socketFolder, { recursive: true })
})

test.runIf(isRoot)('an ordinary user runs the server as himself; root may attach', async () => {
  chownSync(folder, NOBODY, NOBODY)
  const { said } = await node({ uid: NOBODY, gid: NOBODY, env: { ...process.env, HOME: folder } })
  expect(said).toBe('embedded\n')
  const pid = postmaster()
  expect(statSync(`/proc/${pid}`).uid).toBe(NOBODY)
  const mine = await open()
  expect(postmaster()).toBe(pid)
  await mine.close()
})

test.runIf(isRoot)(
  'where root may not make a user namespace the server runs as nobody',
  async () => {
    const { said } = await node({ env: { ...process.env, PATH: '/nowhere' } })
    expect(said).toBe('embedded\n')
    expect(statSync(`/proc/${postmaster()}`).uid).toBe(NOBODY)
  },
)

test('a database that cannot be reached is refused with what to do', async () => {
  const url = 'postgres://ceyuan@127.0.0.1:1/ceyuan'
  await expect(openDatabase({ dataFolder: folder, url })).rejects.toMatchObject({
    code: 'start.unreachable',
  })
})
