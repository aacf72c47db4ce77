import { expect, test } from 'vitest'
import { testContext } from '../testing/context.ts'
import { testDatabase } from '../testing/database.ts'
import { askedOnce } from './asked-once.ts'

const db = await testDatabase()

function counting() {
  let count = 0
  return async () => {
    count += 1
    return count
  }
}

test('one reading request asks once; another asks again, and so does another district', async () => {
  const context = { ...(await testContext(db)), asked: new Map() }
  const ask = counting()
  expect(await askedOnce(context, 'a', ask)).toBe(1)
  expect(await askedOnce({ ...context }, 'a', ask)).toBe(1)
  expect(await askedOnce(context, 'b', ask)).toBe(2)
  expect(await askedOnce({ ...context, scope: { district: 'elsewhere' } }, 'a', ask)).toBe(3)
  expect(await askedOnce({ ...context, asked: new Map() }, 'a', ask)).toBe(4)
})

test('whoever acts asks every time: without a request’s memory, and inside a transaction', async () => {
  const context = await testContext(db)
  const ask = counting()
  expect([await askedOnce(context, 'a', ask), await askedOnce(context, 'a', ask)]).toEqual([1, 2])
  const asked = new Map()
  await db.transaction().execute(async (inside) => {
    const acting = { ...context, db: inside, asked }
    expect([await askedOnce(acting, 'a', ask), await askedOnce(acting, 'a', ask)]).toEqual([3, 4])
  })
})
