import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { label } from '../../base/label.ts'
import { action } from '../../base/route.ts'
import { type Context, implement } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { lines } from './operations.ts'

const db = await testDatabase()
let auditor: Context

const plant = implement(
  action('POST /trees', {
    title: label('种树', 'Plant a tree'),
    input: z.object({ account: z.string().optional(), kind: z.string() }),
    output: z.object({}),
  }),
  { may: ['officer'], run: async () => ({}) },
)

beforeAll(async () => {
  auditor = await testContext(db, {
    account: 'shen',
    roles: ['auditor'],
    now: '2025-10-20T00:00:00.000Z',
  })
  const at = async (now: string, account: string, input: { account?: string; kind: string }) =>
    plant.run(await testContext(db, { account, name: account, now }), input)
  await at('2025-10-13T15:59:59.999Z', 'li', { kind: '松' })
  await at('2025-10-13T16:00:00.000Z', 'wang', { kind: '柏' })
  await at('2025-10-14T15:59:59.999Z', 'wang', { kind: '竹', account: 'li' })
  await at('2025-10-14T16:00:00.000Z', 'zhao', { kind: '梅' })
  const elsewhere = await testContext(db, { district: 'elsewhere', account: 'li' })
  await plant.run(elsewhere, { kind: '外' })
})

test.each([
  ['everything, the newest first', {}, ['梅', '竹', '柏', '松']],
  [
    'one day of the district, from its midnight to the next',
    { from: '2025-10-14', to: '2025-10-14' },
    ['竹', '柏'],
  ],
  ['from a day on', { from: '2025-10-15' }, ['梅']],
  ['until a day', { to: '2025-10-13' }, ['松']],
  ['what an account did and what was done to it', { account: 'li' }, ['竹', '松']],
  ['nobody', { account: 'nobody' }, []],
  ['an act by a part of its name', { action: '种' }, ['梅', '竹', '柏', '松']],
  [
    'an act by a part of its address, in any letters',
    { action: '/TREES' },
    ['梅', '竹', '柏', '松'],
  ],
  ['an act that nobody did', { action: '%' }, []],
  ['empty fields ask for nothing', { account: '', action: '' }, ['梅', '竹', '柏', '松']],
])('the log shows %s', async (_, input, kinds) => {
  const found = await lines.run(auditor, input)
  expect(found.map((line) => (line.input as { kind: string }).kind)).toEqual(kinds)
})

test('a reader of a past moment sees what was written by then', async () => {
  const past = { ...auditor, asOf: '2025-10-13T16:00:00.000Z', travelling: true }
  expect(await lines.run(past, {})).toMatchObject([{ account: 'wang' }, { account: 'li' }])
})

test('older lines follow by number', async () => {
  const [newest, second] = await lines.run(auditor, {})
  expect((await lines.run(auditor, { before: newest?.seq }))[0]).toEqual(second)
})

test('a line says who did what from where, in both languages', async () => {
  expect((await lines.run(auditor, {}))[0]).toMatchObject({
    account: 'zhao',
    name: 'zhao',
    title: { zh: '种树', en: 'Plant a tree' },
    action: 'POST /trees',
    from: '127.0.0.1',
    recordedAt: '2025-10-14T16:00:00.000Z',
  })
})

test.each(['update audit set name = $1', 'delete from audit where name = $1'])(
  'nobody changes a line, not even with SQL: %s',
  async (statement) => {
    const { sql } = await import('kysely')
    const [head = '', tail = ''] = statement.split('$1')
    await expect(sql`${sql.raw(head)}${'zhao'}${sql.raw(tail)}`.execute(db)).rejects.toThrow(
      /append-only/,
    )
  },
)

test('a refused action leaves no line', async () => {
  const before = await lines.run(auditor, {})
  await expect(plant.run(auditor, { kind: '无' })).rejects.toMatchObject({
    code: 'access.forbidden',
  })
  expect(await lines.run(auditor, {})).toEqual(before)
})
