/** The built product as people start it: `npm start`, twice, killed, as another user. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { stopServer } from '../../server/database/launch.ts'
import { placeOf } from '../../server/database/place.ts'

const NOBODY = 65534
const folder = mkdtempSync('/tmp/cy-start-')
const running: ChildProcess[] = []
const copies: string[] = []

beforeAll(() => {
  chmodSync(folder, 0o755)
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--when-stale'], {
    encoding: 'utf8',
  })
  expect(built.stderr + built.stdout, 'the build').not.toContain('failed')
})

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  for (const name of readdirSync(folder)) await stopServer(placeOf(join(folder, name)))
  for (const each of [folder, ...copies]) rmSync(each, { recursive: true, force: true })
})

type Started = { child: ChildProcess; address: string; said: () => string; milliseconds: number }

function settings(data: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], PORT: '0', CEYUAN_DATA: join(folder, data) }
}

async function start(
  data: string,
  options: { uid?: number; gid?: number; cwd?: string } = {},
): Promise<Started> {
  const began = performance.now()
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: settings(data),
    ...options,
  })
  running.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      text += chunk
    })
  while (!text.includes('Ctrl-C') && child.exitCode === null) await pause(10)
  const address = /http:\/\/\S+/.exec(text)?.[0] ?? text
  return { child, address, said: () => text, milliseconds: performance.now() - began }
}

async function ended({ child }: Started, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal)
  await once(child, 'exit')
  return child.exitCode
}

const Districts = z.array(z.object({ district: z.string(), tryAs: z.boolean() }))

async function districts(address: string): Promise<string[]> {
  const answer = await fetch(`${address}/api/districts`)
  return Districts.parse(await answer.json()).map(({ district }) => district)
}

function serverRuns(data: string): boolean {
  return existsSync(join(folder, data, 'database/cluster/postmaster.pid'))
}

test('the first start loads both districts; the second is quick and finds them', async () => {
  const first = await start('data')
  expect(await districts(first.address)).toEqual(['jianglan', 'jlp'])
  expect(first.said()).toMatch(/先试[\s\S]*Try first/)
  expect(await ended(first, 'SIGINT')).toBe(0)
  expect(serverRuns('data')).toBe(false)
  const second = await start('data')
  expect(await districts(second.address)).toEqual(['jianglan', 'jlp'])
  console.info(`second start: ${Math.round(second.milliseconds)} ms`)
  expect(await ended(second, 'SIGTERM')).toBe(0)
  expect(serverRuns('data')).toBe(false)
})

test('a second instance attaches to the data; a killed one leaves them whole', async () => {
  const [first, second] = [await start('data'), await start('data')]
  expect(await ended(first, 'SIGKILL')).toBe(null)
  expect(await districts(second.address)).toEqual(['jianglan', 'jlp'])
  expect(serverRuns('data')).toBe(true)
  expect(await ended(second, 'SIGINT')).toBe(0)
  expect(serverRuns('data')).toBe(false)
})

test('ending npm ends the house, though a shell stands between them', async () => {
  const npm = spawn('npm', ['start'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: settings('data'),
  })
  running.push(npm)
  let text = ''
  npm.stdout.on('data', (chunk) => {
    text += chunk
  })
  while (!text.includes('Ctrl-C') && npm.exitCode === null) await pause(10)
  npm.kill('SIGTERM')
  for (let tick = 0; tick < 200 && serverRuns('data'); tick += 1) await pause(50)
  expect(serverRuns('data')).toBe(false)
})

test('a taken port is refused with the next step, before anything is started', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const bound = taken.address()
  const port = typeof bound === 'object' ? String(bound?.port) : ''
  const refused = spawnSync(process.execPath, ['scripts/start.mjs'], {
    env: { PATH: process.env['PATH'], PORT: port, CEYUAN_DATA: join(folder, 'other') },
    encoding: 'utf8',
  })
  taken.close()
  expect(refused.status).toBe(1)
  expect(refused.stderr).toContain('PORT=')
  expect(serverRuns('other')).toBe(false)
})

test('the pages, a try in the demonstration and an export come out of the bundle', async () => {
  const house = await start('data')
  const page = await (await fetch(house.address, { headers: { accept: 'text/html' } })).text()
  const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(page) ?? []
  const asset = await fetch(house.address + script, { headers: { 'accept-encoding': 'br' } })
  expect(asset.headers.get('content-encoding')).toBe('br')
  const entered = await fetch(`${house.address}/api/try-as`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ district: 'jianglan', role: 'auditor' }),
  })
  const cookie = entered.headers.getSetCookie().join('; ').split(';')[0] ?? ''
  const sheet = await fetch(`${house.address}/api/lists/audit?view={}`, { headers: { cookie } })
  expect(sheet.headers.get('content-disposition')).toContain('.xlsx')
  expect(new Uint8Array(await sheet.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([80, 75]))
  await ended(house, 'SIGINT')
})

test.runIf(process.getuid?.() === 0)('an ordinary user starts it likewise', async () => {
  const data = join(folder, 'nobody')
  mkdirSync(data)
  chownSync(data, NOBODY, NOBODY)
  const house = await start('nobody', { uid: NOBODY, gid: NOBODY, cwd: openCheckout() })
  expect(await districts(house.address)).toEqual(['jianglan', 'jlp'])
  expect(await ended(house, 'SIGINT')).toBe(0)
})

/** The checkout, or where it stands below a closed folder (/root) a copy that others can read. */
function openCheckout(): string {
  const asNobody = ['-u', 'nobody', '--', 'test', '-r', join(process.cwd(), 'package.json')]
  if (spawnSync('runuser', asNobody).status === 0) return process.cwd()
  const copy = mkdtempSync('/tmp/cy-checkout-')
  chmodSync(copy, 0o755)
  copies.push(copy)
  const parts = ['package.json', 'package-lock.json', 'vite.config.ts']
  const folders = ['src', 'migrations', 'scripts', 'content', 'dist', 'node_modules']
  spawnSync('cp', ['-aL', ...parts, ...folders, copy])
  return copy
}
