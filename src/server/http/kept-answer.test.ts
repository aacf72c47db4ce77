import { expect, test } from 'vitest'
import { z } from 'zod'
import { label } from '../../base/label.ts'
import { action, query } from '../../base/route.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { testDoorstep } from '../../testing/doorstep.ts'
import { type Actor, implement, visitor } from '../context.ts'
import { serve } from './serve.ts'

const countStones = query('GET /stones', {
  title: label('石头', 'stones'),
  input: z.object({ heavier: z.number().optional() }),
  output: z.object({ count: z.number(), asked: z.number() }),
})
const addStone = action('POST /stones', {
  title: label('加石头', 'add a stone'),
  input: z.object({}),
  output: z.object({}),
})

const tellMoment = query('GET /moment', {
  title: label('时刻', 'moment'),
  input: z.object({ words: z.number().default(1) }),
  output: z.object({ asOf: z.string(), asked: z.number(), text: z.string() }),
})

let count = 0
let asked = 0
const operations = [
  implement(countStones, {
    may: ['officer'],
    sameForAll: true,
    run: async () => {
      asked += 1
      return { count, asked }
    },
  }),
  implement(tellMoment, {
    may: ['officer'],
    sameForAll: true,
    run: async ({ asOf }, { words }) => {
      asked += 1
      return { asOf, asked, text: '石'.repeat(words) }
    },
  }),
  implement(addStone, {
    may: ['officer'],
    run: async () => {
      count += 1
      return {}
    },
  }),
]

const db = await testDatabase()
const { scope, services } = await testContext(db)
const officer: Actor = { account: 'wang', name: '王工', body: undefined, roles: ['officer'] }
let actor = officer
let realNow = '2026-03-01T00:00:00.000Z'
/** What happens while a request is still finding out who asks. */
let meanwhile = async () => {}
const app = await serve(operations, {
  db,
  services,
  doorstep: testDoorstep,
  version: '0.0.0',
  realNow: () => realNow,
  visitorTriesPerMinute: 3,
  log: () => undefined,
  authenticate: async () => {
    await meanwhile()
    return { actor, scope }
  },
})
const get = async (query = '') => (await app.inject({ url: `/api/stones${query}` })).json()

test('what is the same for all is made once, until somebody acts, another day comes or another thing is asked', async () => {
  expect(await get()).toEqual({ count: 0, asked: 1 })
  actor = { ...officer, account: 'li', name: '李工' }
  expect(await get()).toEqual({ count: 0, asked: 1 })
  expect(await get('?heavier=3')).toEqual({ count: 0, asked: 2 })
  await app.inject({ method: 'POST', url: '/api/stones', payload: {} })
  expect(await get()).toEqual({ count: 1, asked: 3 })
  expect(await get('?asOf=2026-02-01T00:00:00Z')).toEqual({ count: 1, asked: 4 })
  realNow = '2026-03-02T00:00:00.000Z'
  expect(await get()).toEqual({ count: 1, asked: 5 })
})

test('an act that commits while a request comes in is in the answer that is kept', async () => {
  const before = '2026-03-03T08:00:00.000Z'
  const acted = '2026-03-03T08:00:01.000Z'
  realNow = before
  meanwhile = async () => {
    meanwhile = async () => {}
    realNow = acted
    await app.inject({ method: 'POST', url: '/api/stones', payload: {} })
  }
  const { asOf } = (await app.inject({ url: '/api/moment' })).json()
  expect(asOf).toBe(acted)
})

test('an answer too long to keep is made anew', async () => {
  const long = async () => (await app.inject({ url: '/api/moment?words=300000' })).json().asked
  expect(await long()).toBe((await long()) - 1)
  const short = async () => (await app.inject({ url: '/api/moment?words=2' })).json().asked
  expect(await short()).toBe(await short())
})

test('it is not for whoever may not ask', async () => {
  actor = visitor
  expect(await get()).toMatchObject({ code: 'access.signIn' })
  actor = officer
})
