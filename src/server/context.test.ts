import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { label } from '../base/label.ts'
import { action } from '../base/route.ts'
import { testContext } from '../testing/context.ts'
import { testDatabase } from '../testing/database.ts'
import { type Context, implement } from './context.ts'

const db = await testDatabase()
let officer: Context

const place = action('POST /places', {
  title: label('登记地点', 'add a place'),
  input: z.object({ name: z.string() }),
  output: z.object({ name: z.string() }),
})
const both = action('POST /two-places', {
  title: label('登记两处', 'add two places'),
  input: z.object({ names: z.array(z.string()) }),
  output: z.object({}),
})

/** Adds a district: a table of the kit will do. */
async function insert({ db: at }: Context, district: string): Promise<void> {
  const row = { name: district, name_en: district, region_code: '000000', clock: null }
  await at
    .insertInto('district')
    .values({ district, demonstration: true, ...row })
    .execute()
}

const add = implement(place, {
  may: ['officer'],
  async run(context, { name }) {
    await insert(context, name)
    if (name.startsWith('bad')) throw new Error('half way')
    return { name }
  },
})
const addBoth = implement(both, {
  may: ['officer'],
  async run(context, { names }) {
    for (const name of names) await add.run(context, { name })
    return {}
  },
})

beforeEach(async () => {
  officer = await testContext(db)
})

const lines = async () =>
  await db.selectFrom('audit').select(['action', 'input']).orderBy('seq').execute()
const places = async () =>
  (await db.selectFrom('district').select('district').orderBy('district').execute()).map(
    (row) => row.district,
  )

describe('an action and its line in the audit log', () => {
  test('happen together', async () => {
    await add.run(officer, { name: 'one' })
    expect(await places()).toContain('one')
    expect(await lines()).toEqual([{ action: 'POST /places', input: { name: 'one' } }])
  })

  test('neither happens when the action fails half way', async () => {
    const before = await lines()
    await expect(add.run(officer, { name: 'bad-one' })).rejects.toThrow('half way')
    expect(await places()).not.toContain('bad-one')
    expect(await lines()).toEqual(before)
  })

  test('neither happens when the line cannot be written', async () => {
    const unwritable = implement(place, {
      may: ['officer'],
      audited: () => ({ count: 1n }),
      run: async (context, { name }) => {
        await insert(context, name)
        return { name }
      },
    })
    await expect(unwritable.run(officer, { name: 'unwritten' })).rejects.toThrow('BigInt')
    expect(await places()).not.toContain('unwritten')
  })

  test('an action within an action adds its own line and shares its fate', async () => {
    const before = (await lines()).length
    await addBoth.run(officer, { names: ['two', 'three'] })
    const added = (await lines()).slice(before).map((line) => line.action)
    expect(added).toEqual(['POST /places', 'POST /places', 'POST /two-places'])
    const failing = addBoth.run(officer, { names: ['four', 'bad-two'] })
    await expect(failing).rejects.toThrow('half way')
    expect(await places()).not.toContain('four')
    expect(await lines()).toHaveLength(before + 3)
  })
})

test.each([
  ['a visitor', { account: null }, 'access.signIn'],
  ['another role', { roles: ['auditor'] as const }, 'access.forbidden'],
  ['a traveller', { asOf: '2025-01-01T00:00:00.000Z' }, 'access.travelling'],
])('%s is refused and leaves no line', async (_, who, code) => {
  const before = await lines()
  const context = await testContext(db, who)
  await expect(add.run(context, { name: 'refused' })).rejects.toMatchObject({ code })
  expect(await lines()).toEqual(before)
  expect(await places()).not.toContain('refused')
})

test('work left for after the commit waits for it, and is dropped when there is none', async () => {
  const seen: string[] = []
  const leaving = implement(place, {
    may: ['officer'],
    run: async (context, { name }) => {
      context.afterCommit(() => seen.push(name))
      await insert(context, name)
      if (name === 'fails') throw new Error('no')
      expect(seen).toEqual([])
      return { name }
    },
  })
  await expect(leaving.run(officer, { name: 'fails' })).rejects.toThrow('no')
  expect(seen).toEqual([])
  await leaving.run(officer, { name: 'five' })
  expect(seen).toEqual(['five'])
})

test('a standing clock moves one second with each action, and the line carries its time', async () => {
  const clock = '2025-10-14T10:00:00.000Z'
  await db.updateTable('district').set({ clock }).where('district', '=', 'jianglan').execute()
  await add.run({ ...officer, now: clock }, { name: 'six' })
  await add.run({ ...officer, now: '2025-10-14T10:00:01.000Z' }, { name: 'seven' })
  const last = await db
    .selectFrom('audit')
    .select('recorded_at')
    .orderBy('seq', 'desc')
    .limit(2)
    .execute()
  expect(last.map((line) => line.recorded_at)).toEqual([
    '2025-10-14T10:00:02.000Z',
    '2025-10-14T10:00:01.000Z',
  ])
})

test('of actions that start at the same moment each has its own', async () => {
  const clock = '2025-10-14T11:00:00.000Z'
  await db.updateTable('district').set({ clock }).where('district', '=', 'jianglan').execute()
  const names = ['a', 'b', 'c', 'd']
  await Promise.all(names.map((name) => add.run({ ...officer, now: clock }, { name })))
  const rows = await db
    .selectFrom('audit')
    .select('recorded_at')
    .where('recorded_at', '>', clock)
    .execute()
  expect(rows.map((row) => row.recorded_at.slice(11, 19)).sort()).toEqual([
    '11:00:01',
    '11:00:02',
    '11:00:03',
    '11:00:04',
  ])
})
