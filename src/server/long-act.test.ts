import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { label } from '../base/label.ts'
import { action } from '../base/route.ts'
import { testContext } from '../testing/context.ts'
import { testDatabase } from '../testing/database.ts'
import { tick } from './clock.ts'
import { type Context, implement } from './context.ts'
import { implementLong } from './long-act.ts'

const db = await testDatabase()
const officer = await testContext(db)
const clock = '2025-10-14T10:00:00.000Z'
await db.updateTable('district').set({ clock }).where('district', '=', 'jianglan').execute()

const route = action('POST /slow', {
  title: label('慢慢办', 'take long'),
  input: z.object({ name: z.string() }),
  output: z.object({ at: z.string() }),
})
/** Writes a district of this name; what goes on while it does is told to whoever asks. */
function slow(meanwhile: (context: Context, acting: Context) => Promise<void>) {
  return implementLong(route, {
    may: ['officer'],
    audited: ({ name }) => ({ name }),
    async run(context, { name }, begin) {
      const acting = await begin()
      const row = { name, name_en: name, region_code: '000000', clock: null, demonstration: true }
      await acting.db
        .insertInto('district')
        .values({ district: name, ...row })
        .execute()
      await meanwhile(context, acting)
      return { at: acting.now }
    },
  })
}

const lines = async () => (await db.selectFrom('audit').select('input').execute()).length
const written = async (name: string) =>
  (await db.selectFrom('district').select('district').where('district', '=', name).execute()).length

test('others act in the district while it writes, and later than it', async () => {
  let other = ''
  const act = slow(async ({ db: free, scope, now }) => {
    other = await free.transaction().execute(async (theirs) => {
      await sql`set local lock_timeout = '2s'`.execute(theirs)
      return tick(theirs, scope, now)
    })
  })
  const { at } = await act.run(officer, { name: 'quiet' })
  expect([at > clock, other > at]).toEqual([true, true])
  expect([await written('quiet'), await lines()]).toEqual([1, 1])
})

test('what fails half way has written nothing, not even its line', async () => {
  const act = slow(() => Promise.reject(new Error('half way')))
  await expect(act.run(officer, { name: 'failed' })).rejects.toThrow('half way')
  expect([await written('failed'), await lines()]).toEqual([0, 1])
})

test('inside another act it joins that one’s transaction and adds its own line', async () => {
  const long = slow(() => Promise.resolve())
  const whole = implement(route, {
    may: ['officer'],
    run: (context, input) => long.run(context, input),
  })
  await whole.run(officer, { name: 'joined' })
  expect([await written('joined'), await lines()]).toEqual([1, 3])
})

test('whoever may not is refused before anything is begun', async () => {
  const guest = await testContext(db, { account: null })
  const act = slow(() => Promise.resolve())
  await expect(act.run(guest, { name: 'guest' })).rejects.toMatchObject({ code: 'access.signIn' })
  const past = { ...officer, travelling: true }
  await expect(act.run(past, { name: 'past' })).rejects.toMatchObject({ code: 'access.travelling' })
  expect([await written('guest'), await written('past')]).toEqual([0, 0])
})
