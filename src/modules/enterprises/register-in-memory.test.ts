import { expect, test } from 'vitest'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, firmFacts } from '../../testing/firms.ts'
import { insertFacts } from './fact-store.ts'
import { firmsTyped } from './find-operations.ts'
import { insertTurn } from './image-store.ts'
import { enterFacts, firmPage, firmsByCode } from './operations.ts'
import { registerOf } from './reader-operations.ts'

const db = await testDatabase()
const [A, B] = [creditCode(1), creditCode(2)]
const none = { held: new Map(), key: '' }

async function listed(context: Context, search = '') {
  const view = { filters: {}, search }
  const { rows } = await firmPage(context, { view, offset: 0, limit: 50 }, none)
  return rows.map(({ name, town }) => `${name} ${town}`)
}

/** Acts of others on the second firm, after which nothing of it is different. */
async function otherActs(context: Context, count: number) {
  for (let act = 0; act < count; act += 1) await insertTurn(db, context.scope, [B])
}

test.each([
  ['as many acts as are told one by one', 199],
  ['more acts than are told one by one', 201],
])('a register that %s lie behind shows what the first of them said', async (_, acts) => {
  const context = await testContext(db, { district: `behind-${acts}` })
  await enterFacts(context, [...firmFacts(A, '江澜甲有限公司'), ...firmFacts(B, '江澜乙有限公司')])
  expect(await listed(context, '江澜')).toHaveLength(2)
  await enterFacts(context, [fact(A, 'name', { value: '泽远甲有限公司', validFrom: '2024-01-01' })])
  await otherActs(context, acts)
  expect(await listed(context, '泽远')).toEqual(['泽远甲有限公司 西澜镇'])
})

test('two readers of different moments do not put each other’s register aside', async () => {
  const district = 'two-moments'
  await enterFacts(
    await testContext(db, { district, now: '2025-01-10T10:00:00.000Z' }),
    firmFacts(A, '江澜甲有限公司'),
  )
  const at = (asOf: string) => testContext(db, { district, asOf })
  const [early, late] = [await at('2025-02-01T00:00:00.000Z'), await at('2025-03-01T00:00:00.000Z')]
  const first = await registerOf(early)
  const second = await registerOf(late)
  expect((await registerOf(early)).image).toBe(first.image)
  expect((await registerOf(late)).image).toBe(second.image)
})

test('a past moment is read on its own day, whatever the rows say of days after it', async () => {
  const district = 'own-day'
  const stamp = { now: '2025-01-10T10:00:00.000Z', name: '专员甲', account: undefined }
  const then = await testContext(db, { district, asOf: '2025-02-01T00:00:00.000Z' })
  const rows = [
    ...firmFacts(A, '江澜甲有限公司'),
    fact(A, 'town', { value: '陶溪镇', validFrom: '2025-06-01' }),
  ]
  await insertFacts(db, then.scope, { rows, stamp })
  expect(await listed(then)).toEqual(['江澜甲有限公司 西澜镇'])
  expect((await firmsTyped(then, '江澜')).map(({ town }) => town)).toEqual(['西澜镇'])
  const later = await testContext(db, { district, asOf: '2025-07-01T00:00:00.000Z' })
  expect(await listed(later)).toEqual(['江澜甲有限公司 陶溪镇'])
})

test('a name of full-width signs is found as typed on any keyboard', async () => {
  const context = await testContext(db, { district: 'signs' })
  await enterFacts(context, firmFacts(A, '江澜甲乙，丙科技有限公司'))
  const name = (await firmsByCode(context, [A])).get(A)?.name ?? ''
  for (const typed of [name, '甲乙,丙', '乙，'])
    expect((await firmsTyped(context, typed)).map(({ code }) => code)).toEqual([A])
})
