import { readXlsx } from 'hucre/xlsx'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { label } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import { problemTable } from '../../base/problem.ts'
import { requestFor } from '../../base/request.ts'
import { roleLabels } from '../../base/role.ts'
import { action, download, query, upload } from '../../base/route.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { testDoorstep } from '../../testing/doorstep.ts'
import { type Actor, implement, visitor } from '../context.ts'
import { exportLists, served } from '../export-list.ts'
import type { ServeOptions } from './serve.ts'
import { serve } from './serve.ts'

const refuseStone = problemTable('stone', {
  taken: { status: 409, zh: '{name} 已有,请换名', en: '{name} is taken, choose another' },
})
const Stone = z.object({ name: z.string(), weight: z.number() })
const stones = [
  { name: '青石', weight: 1200.5 },
  { name: '=SUM(A1)', weight: 3 },
  { name: '白石', weight: 20 },
]

const listStones = query('GET /stones', {
  title: label('石头', 'stones'),
  input: z.object({ heavier: z.number().optional(), words: z.array(z.string()).optional() }),
  output: z.array(Stone),
})
const showStone = query('GET /stones/:name', {
  title: label('一块石头', 'a stone'),
  input: z.object({ name: z.string() }),
  output: z.object({ name: z.string(), now: z.string(), asOf: z.string() }),
})
const addStone = action('POST /stones', {
  title: label('加石头', 'add a stone'),
  input: Stone,
  output: Stone,
})
const knock = action('POST /knock', {
  title: label('敲门', 'knock'),
  input: z.object({}),
  output: z.object({}),
})
const weigh = upload('POST /stones/:name/picture', {
  title: label('传照片', 'send a picture'),
  input: z.object({ name: z.string(), note: z.string() }),
  output: z.object({ name: z.string(), note: z.string(), file: z.string(), bytes: z.number() }),
})
const picture = download('GET /stones/:name/picture', {
  title: label('看照片', 'see a picture'),
  input: z.object({ name: z.string() }),
})
const broken = query('GET /broken', {
  title: label('坏的', 'broken'),
  input: z.object({}),
  output: z.object({}),
})

const listed = implement(listStones, {
  may: ['officer', 'auditor'],
  run: async (_, { heavier = 0 }) => stones.filter(({ weight }) => weight > heavier),
})
const stoneList = list({
  id: 'stones',
  title: label('石头', 'Stones'),
  route: listStones,
  rowKey: (row: z.infer<typeof Stone>) => row.name,
  columns: [
    { key: 'name', title: label('名称', 'Name'), kind: 'text', text: (row) => row.name },
    {
      key: 'weight',
      title: label('重量', 'Weight'),
      kind: 'number',
      text: (row) => row.weight.toLocaleString('en', { minimumFractionDigits: 2 }),
      value: (row) => row.weight,
    },
  ],
})
const operations = [
  listed,
  implement(showStone, {
    may: 'signedIn',
    run: async ({ now, asOf }, { name }) => ({ name, now, asOf, secret: 'never leaves' }),
  }),
  implement(addStone, {
    may: ['officer'],
    run: async (_, stone) => {
      if (stone.weight < 0) refuseStone('taken', { name: stone.name })
      return stone
    },
  }),
  implement(knock, { may: 'visitor', run: async () => ({}) }),
  implement(weigh, {
    may: ['officer'],
    run: async ({ file }, { name, note }) => ({
      name,
      note,
      file: file?.name ?? '',
      bytes: file?.bytes.length ?? 0,
    }),
  }),
  implement(picture, {
    may: 'signedIn',
    run: async (_, { name }) => ({
      name: `${name}的照片.txt`,
      type: 'text/plain',
      bytes: new TextEncoder().encode('石'),
    }),
  }),
  implement(broken, {
    may: 'visitor',
    run: async () => {
      throw new Error('a secret of the inside')
    },
  }),
  exportLists([served(stoneList, listed)]),
]

const REAL_NOW = '2026-03-01T00:00:00.000Z'
const db = await testDatabase()
const { scope, services } = await testContext(db)
const officer: Actor = { account: 'wang', name: '王工', body: '发改委', roles: ['officer'] }
const auditor: Actor = { account: 'shen', name: '审计员', body: undefined, roles: ['auditor'] }
let actor = officer
const log: string[] = []

const options: ServeOptions = {
  db,
  services,
  doorstep: testDoorstep,
  version: '0.0.0',
  realNow: () => REAL_NOW,
  visitorTriesPerMinute: 3,
  log: (line) => log.push(line),
  authenticate: async () => ({ actor, scope }),
}
const app = await serve(operations, options)

beforeEach(() => {
  actor = officer
})

const audit = () => db.selectFrom('audit').select(['name', 'action', 'input']).execute()
function as<T>(other: Actor, ask: () => T): T {
  actor = other
  return ask()
}
const get = (url: string) => app.inject({ method: 'GET', url })
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers })

test('a query answers what its schema lets out, and texts come back as numbers and lists', async () => {
  const { method, path } = requestFor(listStones, { heavier: 100, words: ['石'] })
  const answer = await app.inject({ method: method === 'GET' ? 'GET' : 'POST', url: path })
  expect(answer.json()).toEqual([{ name: '青石', weight: 1200.5 }])
  const shown = await get('/api/stones/%E4%BA%8C%2F(%E4%B8%80)%40%E7%9F%B3')
  expect(shown.json()).toEqual({ name: '二/(一)@石', now: REAL_NOW, asOf: REAL_NOW })
})

test.each([
  ['nobody signed in', 401, 'access.signIn', () => as(visitor, () => get('/api/stones'))],
  ['not this role', 403, 'access.forbidden', () => as(auditor, () => post('/api/stones', {}))],
  ['no such address', 404, 'input.unknownAddress', () => get('/api/rocks')],
  ['no such verb', 404, 'input.unknownAddress', () => post('/api/broken', {})],
  ['a word where a number belongs', 400, 'input.invalid', () => get('/api/stones?heavier=much')],
  ['fields missing', 400, 'input.invalid', () => post('/api/stones', { name: 1 })],
  ['a list instead of an object', 400, 'input.unreadable', () => post('/api/stones', [1])],
  [
    'a refusal of the operation',
    409,
    'stone.taken',
    () => post('/api/stones', { name: 'a', weight: -1 }),
  ],
  [
    'an action in the past',
    409,
    'access.travelling',
    () => post('/api/stones?asOf=2025-01-01T00:00:00Z', { name: 'a', weight: 1 }),
  ],
  ['no moment', 400, 'input.invalid', () => get('/api/stones?asOf=yesterday')],
  ['a moment to come', 400, 'input.invalid', () => get('/api/stones?asOf=2099-01-01T00:00:00Z')],
  ['an unknown list', 404, 'list.unknown', () => get('/api/lists/rocks?view={}')],
  ['a bad address', 400, 'input.unreadable', () => get('/api/stones/%E4%BA')],
  [
    'a page of another site',
    403,
    'input.foreignPage',
    () => post('/api/stones', { name: 'a', weight: 1 }, { origin: 'https://evil.example' }),
  ],
  [
    'another site, as the browser says',
    403,
    'input.foreignPage',
    () => post('/api/stones', { name: 'a', weight: 1 }, { 'sec-fetch-site': 'same-site' }),
  ],
])('refused: %s', async (_, status, code, ask) => {
  const before = await audit()
  const answer = await ask()
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json().detail).toMatch(/\p{Script=Han}/u)
  expect(await audit()).toEqual(before)
})

test.each([
  ['half a JSON', '{"name":', 'application/json', 400],
  ['a plain text', 'name', 'text/plain', 415],
  ['no type at all', 'name', '', 415],
  ['a NUL', '{"name":"\\u0000","weight":1}', 'application/json', 400],
  ['half a character', '{"name":"\\ud800","weight":1}', 'application/json', 400],
  ['a form', 'name=a', 'application/x-www-form-urlencoded', 415],
  ['a form with a file', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x', 415],
  ['too much', `{"name":"${'a'.repeat(21_000_000)}"}`, 'application/json', 413],
])('a body is refused: %s', async (_, payload, type, status) => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/stones',
    payload,
    headers: { 'content-type': type },
  })
  expect(answer.statusCode).toBe(status)
})

test('every fault is told with its place, in both languages', async () => {
  const answer = await post('/api/stones', { weight: 'x' })
  expect(answer.json().places).toMatchObject([
    {
      at: 'name',
      message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) },
    },
    { at: 'weight' },
  ])
})

test('a moment that cannot be meant is told with its place and an example', async () => {
  const { places } = (await get('/api/stones?asOf=2099-01-01T00:00:00Z')).json()
  expect(places).toMatchObject([{ at: 'asOf', message: { zh: expect.stringMatching(/现在/) } }])
})

test('an action leaves one line in the audit log; its own page may send it', async () => {
  const before = (await audit()).length
  const headers = { origin: 'http://localhost:80', host: 'localhost:80' }
  const answer = await post('/api/stones', { name: '新石', weight: 2 }, headers)
  expect(answer.json()).toEqual({ name: '新石', weight: 2 })
  expect((await audit()).slice(before)).toEqual([
    { name: '王工', action: 'POST /stones', input: { name: '新石', weight: 2 } },
  ])
})

test('a visitor may try only so often', async () => {
  actor = visitor
  const answers = []
  for (let count = 0; count < 4; count += 1) answers.push(await post('/api/knock', {}))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429])
  expect(answers[3]?.json()).toMatchObject({ code: 'input.tooMany' })
  expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(0)
})

test('what fails inside is told as a number; the whole goes to the log', async () => {
  const answer = await get('/api/broken')
  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toContain('secret')
  const number = /[0-9a-f]{8}/.exec(answer.json().detail)?.[0] ?? 'none'
  expect(log.find((line) => line.startsWith(number))).toContain('a secret of the inside')
})

describe('files', () => {
  const form = (parts: [string, string, Buffer | string][]) => {
    const boundary = 'x-boundary-x'
    const chunks = parts.flatMap(([name, more, content]) => [
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ])
    return app.inject({
      method: 'POST',
      url: '/api/stones/a/picture',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    })
  }

  test('a file comes in with its fields and its Chinese name', async () => {
    const answer = await form([
      ['input', '', '{"note":"正面"}'],
      ['file', '; filename="../etc/照片.csv"\r\ncontent-type: text/csv', 'abc'],
    ])
    expect(answer.json()).toEqual({ name: 'a', note: '正面', file: '照片.csv', bytes: 3 })
  })

  test.each([
    ['no file', [['input', '', '{"note":"a"}']], 400, 'input.fileMissing'],
    ['no fields', [['file', '; filename="a"', 'abc']], 400, 'input.invalid'],
    [
      'bad fields',
      [
        ['input', '', '{'],
        ['file', '; filename="a"', ''],
      ],
      400,
      'input.unreadable',
    ],
  ] as const)('refused: %s', async (_, parts, status, code) => {
    const answer = await form(parts.map(([...part]) => part))
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  const part = '\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc'
  test.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    ['that is cut off', 'multipart/form-data; boundary=x', `--x${part}`],
    ['of noise', 'multipart/form-data; boundary=x', '\u0001\u0002--y\r\n'],
  ])('a form %s is refused', async (_, type, payload) => {
    const url = '/api/stones/a/picture'
    const headers = { 'content-type': type }
    const answer = await app.inject({ method: 'POST', url, headers, payload })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'input.unreadable'])
  })

  test('a file above 60 MB is refused', async () => {
    const large = Buffer.alloc(60 * 1024 * 1024 + 1, 'a')
    const answer = await form([
      ['input', '', '{"note":"a"}'],
      ['file', '; filename="a"', large],
    ])
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'input.tooLarge'])
    expect(answer.json().detail).toContain('60 MB')
  })

  test('a file goes out under its Chinese name', async () => {
    const answer = await get('/api/stones/a/picture')
    expect(answer.body).toBe('石')
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="a_.txt"; filename*=UTF-8''${encodeURIComponent('a的照片.txt')}`,
    )
  })
})

describe('a list as .xlsx', () => {
  const view = { search: '石', sort: { key: 'weight', descending: true }, filters: {} }
  const ask = (input: object) =>
    get(requestFor({ ...listStones, address: 'GET /lists/stones' } as never, input as never).path)

  test('holds exactly what is shown, after a sheet that says what it is', async () => {
    const answer = await ask({ view, input: { heavier: 10 }, language: 'zh' })
    const { sheets } = await readXlsx(answer.rawPayload)
    expect(sheets[0]?.rows).toEqual([
      ['项目', '内容'],
      ['列表', '石头'],
      ['区', '江澜区'],
      ['演示数据', '虚构区的演示数据,不得对外使用'],
      ['数据时点', '2026-03-01 08:00'],
      ['筛选条件', 'heavier: 10;搜索“石”;按重量降序'],
      ['条数', '2 条(共 2 条)'],
      ['导出人', '王工'],
      ['导出时间', '2026-03-01 08:00'],
    ])
    expect(sheets[1]?.rows).toEqual([
      ['名称', '重量'],
      ['青石', 1200.5],
      ['白石', 20],
    ])
  })

  test('disarms a text that a spreadsheet would run', async () => {
    const answer = await ask({ view: {}, language: 'en' })
    const { sheets } = await readXlsx(answer.rawPayload)
    expect(sheets[1]?.rows[2]).toEqual(["'=SUM(A1)", 3])
  })

  test('asks for the list’s own permission', async () => {
    actor = { ...officer, roles: ['reporter'] }
    expect((await ask({ view })).json().code).toBe('access.forbidden')
    actor = visitor
    expect((await ask({ view })).json().code).toBe('access.signIn')
  })
})

test('a demonstration district has its own now, and the real one is a word away', async () => {
  const clock = '2025-10-14T10:00:00.000Z'
  await db.updateTable('district').set({ clock }).execute()
  const seen = async (asOf: string) => (await get(`/api/stones/a${asOf}`)).json()
  expect(await seen('')).toMatchObject({ now: clock, asOf: clock })
  expect(await seen('?asOf=now')).toMatchObject({ now: REAL_NOW, asOf: REAL_NOW })
  const past = '2025-01-01T08:00:00+08:00'
  expect(await seen(`?asOf=${encodeURIComponent(past)}`)).toMatchObject({
    now: clock,
    asOf: '2025-01-01T00:00:00.000Z',
  })
  await post('/api/stones', { name: '新石', weight: 2 })
  expect(await seen('')).toMatchObject({ now: '2025-10-14T10:00:01.000Z' })
  await db.updateTable('district').set({ clock: null }).execute()
})

test('OpenAPI lists every operation with both titles and all refusals', async () => {
  const document = (await get('/api/openapi.json')).json()
  expect(document.paths['/api/stones'].post.summary).toBe('加石头 · add a stone')
  expect(Object.keys(document.paths)).toHaveLength(6)
  expect(document['x-problems']).toContainEqual(expect.objectContaining({ code: 'stone.taken' }))
  expect(JSON.stringify(document)).not.toContain('$defs')
})

test('health says that the database answers; nothing may frame the pages', async () => {
  const answer = await get('/api/health')
  expect(answer.json()).toEqual({ status: 'ok', version: '0.0.0', database: 'embedded' })
  expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
  expect(answer.headers['content-security-policy']).not.toContain('upgrade')
})

test('a request leaves one line, without its query', async () => {
  log.length = 0
  await get('/api/stones?heavier=1')
  expect(log).toEqual([expect.stringMatching(/^\S+ GET \/api\/stones 200 \d+ ms wang$/)])
})

test('roles that are refused are named', async () => {
  actor = auditor
  expect((await post('/api/stones', {})).json().detail).toContain(roleLabels.officer.zh)
})
