import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import helmet from '@fastify/helmet'
import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { serveWeb } from './web-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'cy-web-'))
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'index.html'), '<title>策源</title><meta content="CSP_NONCE">')
writeFileSync(join(folder, 'assets/main-1a2b.js'), 'whole')
writeFileSync(join(folder, 'assets/main-1a2b.js.gz'), gzipSync('packed'))
afterAll(() => rmSync(folder, { recursive: true }))

const app = Fastify()
await app.register(helmet, { enableCSPNonces: true })
await serveWeb(app, folder)

const ask = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const page = { accept: 'text/html' }

test.each([
  ['the root', '/'],
  ['a page', '/plans/jlp-2022-2025/indicators'],
  ['a page whose name holds dots', '/plans/a.b'],
])('%s is the application, asked for anew each time', async (_, url) => {
  const answer = await ask(url, page)
  expect(answer.body).toContain('策源')
  expect(answer.headers['cache-control']).toBe('no-cache')
})

test('a page carries the nonce that its header names, each time another', async () => {
  const nonces = []
  for (const answer of [await ask('/', page), await ask('/plans', page)]) {
    const [, nonce = ''] = /content="([0-9a-f]{32})"/.exec(answer.body) ?? []
    expect(answer.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
    nonces.push(nonce)
  }
  expect(nonces[0]).not.toBe(nonces[1])
})

test('a file named by its content is kept for a year and sent as it was packed', async () => {
  const answer = await ask('/assets/main-1a2b.js', { 'accept-encoding': 'gzip' })
  expect(answer.headers['content-encoding']).toBe('gzip')
  expect(answer.headers['cache-control']).toContain('immutable')
  expect((await ask('/assets/main-1a2b.js')).body).toBe('whole')
})

test.each([
  ['a file that is gone', '/assets/main-0000.js', page],
  ['an address of the API', '/api/nothing', page],
  ['what no browser shows', '/plans', { accept: 'application/json' }],
  ['a way out of the folder', '/..%2f..%2fetc/passwd', {}],
])('refused: %s', async (_, url, headers) => {
  const answer = await ask(url, headers)
  expect([403, 404]).toContain(answer.statusCode)
  expect(answer.body).not.toContain('root:')
})

test('without built pages every unknown address is refused as such', async () => {
  const bare = Fastify()
  await serveWeb(bare, join(folder, 'nothing'))
  expect((await bare.inject('/')).json()).toMatchObject({ code: 'input.unknownAddress' })
})
