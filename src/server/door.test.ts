import { expect, test } from 'vitest'
import { isLocal, isLoopback, setupCode } from './door.ts'

const doorstep = { embedded: true, host: '127.0.0.1' }
const headers = { host: '127.0.0.1:8420', origin: 'http://127.0.0.1:8420', accept: '*/*' }

test('a browser on the machine itself is local', () => {
  expect(isLocal(doorstep, { remote: '127.0.0.1', headers })).toBe(true)
})

const page = 'http://127.0.0.1:8420'
const requests: [string, Record<string, string>, string, boolean][] = [
  ['a command line without Origin', { host: 'localhost:8420' }, '::1', true],
  [
    'a page on localhost',
    { host: 'localhost:8420', origin: 'http://localhost:8420' },
    '::ffff:127.0.0.1',
    true,
  ],
  ['IPv6', { host: '[::1]:8420', origin: 'http://[::1]:8420' }, '::1', true],
  ['another machine', headers, '192.168.1.7', false],
  ['a foreign name that resolves here', { host: 'evil.example:8420' }, '127.0.0.1', false],
  ['a foreign name with our page', { host: 'evil.example:8420', origin: page }, '127.0.0.1', false],
  ['a page of another site', { ...headers, origin: 'https://ceyuan.example' }, '127.0.0.1', false],
  ['a page without an origin of its own', { ...headers, origin: 'null' }, '127.0.0.1', false],
  ['no Host at all', {}, '127.0.0.1', false],
]
for (const name of [
  'x-forwarded-for',
  'X-Forwarded-Proto',
  'x-forwarded-host',
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'cf-connecting-ip',
  'true-client-ip',
  'x-original-host',
  'cdn-loop',
])
  requests.push([`behind a proxy: ${name}`, { ...headers, [name]: '' }, '127.0.0.1', false])

test.each(requests)('%s', (_, sent, remote, local) => {
  expect(isLocal(doorstep, { remote, headers: sent })).toBe(local)
})

test.each([
  ['another database', { embedded: false, host: '127.0.0.1' }],
  ['a server that listens to all', { embedded: true, host: '0.0.0.0' }],
  ['a server that listens to all, IPv6', { embedded: true, host: '::' }],
])('with %s nobody is local', (_, other) => {
  expect(isLocal(other, { remote: '127.0.0.1', headers })).toBe(false)
})

test.each([
  ['127.0.0.1', true],
  ['127.255.255.254', true],
  ['localhost', true],
  ['LOCALHOST', true],
  ['::1', true],
  ['[::1]', true],
  ['::ffff:127.0.0.1', true],
  ['127.0.0.256', false],
  ['127.0.0.1.evil.example', false],
  ['localhost.evil.example', false],
  ['128.0.0.1', false],
  ['0.0.0.0', false],
  ['', false],
])('%s is a loopback address: %s', (address, loopback) => {
  expect(isLoopback(address)).toBe(loopback)
})

test('a setup code is shown when somebody needs it, and works once', () => {
  const shown: string[] = []
  const code = setupCode((each) => shown.push(each))
  expect(shown).toEqual([])
  expect(code.accepts('')).toBe(false)
  expect(code.accepts('AAAA-BBBB-CCCC-DDDD')).toBe(false)
  const [first = ''] = shown
  expect(shown).toHaveLength(1)
  expect(code.accepts(first.toLowerCase().replaceAll('-', ' '))).toBe(true)
  code.spend()
  expect(code.accepts(first)).toBe(false)
  expect(shown).toHaveLength(2)
  expect(code.accepts(shown[1] ?? '')).toBe(true)
})

test('a setup code that the house announces is shown once', () => {
  const shown: string[] = []
  const code = setupCode((each) => shown.push(each))
  code.announce()
  code.announce()
  expect(shown).toHaveLength(1)
})
