import { expect, test } from 'vitest'
import { testContext } from '../testing/context.ts'
import { testDatabase } from '../testing/database.ts'
import type { Database } from './context.ts'
import { knownAt, remembered, revisionOf } from './remembered.ts'

const db = await testDatabase()
const { scope } = await testContext(db)
const NOW = '2025-10-14T10:00:00.000Z'

function line(on: Database) {
  return on
    .insertInto('audit')
    .values({
      ...{ district: scope.district, recorded_at: NOW, account: null },
      ...{ name: '专员甲', action: 'POST /x', title: '办理', input: '{}', from_address: '' },
    })
    .execute()
}

test('a district of which nothing is on record has a revision too', async () => {
  expect(await revisionOf(db, { district: 'nobody' }, NOW)).toBe(
    await revisionOf(db, { district: 'x' }, NOW),
  )
})

test('a line moves the revision of its own district only', async () => {
  const [before, elsewhere] = [
    await revisionOf(db, scope, NOW),
    await revisionOf(db, { district: 'elsewhere' }, NOW),
  ]
  await line(db)
  expect(await revisionOf(db, scope, NOW)).not.toBe(before)
  expect(await revisionOf(db, { district: 'elsewhere' }, NOW)).toBe(elsewhere)
})

test('an act that commits after a later one moves the revision as well', async () => {
  const slow = await db.startTransaction().execute()
  await line(slow)
  await line(db)
  const meanwhile = await revisionOf(db, scope, NOW)
  await slow.commit().execute()
  expect(await revisionOf(db, scope, NOW)).not.toBe(meanwhile)
})

test('an act after the reader’s now is not in the revision they read at', async () => {
  const before = '2025-10-14T09:59:59.000Z'
  const known = await revisionOf(db, scope, before)
  await line(db)
  expect(await revisionOf(db, scope, before)).toBe(known)
})

test('an answer is made once per key; a failure and a transaction are not remembered', async () => {
  let made = 0
  const make = async () => {
    made += 1
    if (made === 1) throw new Error('away')
    return made
  }
  await expect(remembered(db, ['count'], make)).rejects.toThrow('away')
  expect(await remembered(db, ['count'], make)).toBe(2)
  expect(await remembered(db, ['count'], make)).toBe(2)
  expect(await remembered(db, ['count', 'next'], make)).toBe(3)
  const inside = await db.transaction().execute((acting) => remembered(acting, ['count'], make))
  expect(inside).toBe(4)
})

test('an answer that is asked for again and again outlives five hundred that are asked for once', async () => {
  let made = 0
  const make = async () => {
    made += 1
    return made
  }
  for (let asked = 0; asked < 500; asked += 1) {
    await remembered(db, ['whole district'], make)
    await remembered(db, ['one search', String(asked)], async () => asked)
  }
  expect(made).toBe(1)
})

test('of large answers those are kept that were wanted last, and of one that is larger than all the newest', async () => {
  const block = new ArrayBuffer(2 ** 26)
  const made: string[] = []
  const wanted = (name: string, copies = 1) =>
    remembered(db, ['large', name], async () => {
      made.push(name)
      return Array.from({ length: copies }, () => new Uint8Array(block))
    })
  for (const name of ['a', 'b', 'c', 'a', 'd', 'e']) await wanted(name)
  await wanted('a')
  expect(made.splice(0)).toEqual(['a', 'b', 'c', 'd', 'e'])
  await wanted('b')
  expect(made.splice(0)).toEqual(['b'])
  await wanted('whole district', 9)
  await remembered(db, ['small'], async () => 'small')
  await wanted('whole district', 9)
  await wanted('b')
  expect(made.splice(0)).toEqual(['whole district', 'b'])
})

test('two readers of one day and one state of the log have one key, whatever their milliseconds', async () => {
  const at = (now: string, more = {}) => testContext(db, { now, ...more })
  const early = await knownAt(await at('2025-10-15T01:00:00.001Z'))
  expect(await knownAt(await at('2025-10-15T09:00:00.777Z'))).toEqual(early)
  expect(await knownAt(await at('2025-10-17T01:00:00.001Z'))).not.toEqual(early)
  const then = { now: '2025-10-15T09:00:00.777Z', asOf: '2025-10-15T01:00:00.001Z' }
  expect(await knownAt(await at(then.now, { asOf: then.asOf }))).not.toEqual(early)
  await line(db)
  expect(await knownAt(await at('2025-10-15T09:00:00.777Z'))).not.toEqual(early)
})
