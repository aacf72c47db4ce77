import { expect, test } from 'vitest'
import { z } from 'zod'
import { label } from '../base/label.ts'
import { action } from '../base/route.ts'
import { testContext } from '../testing/context.ts'
import { testDatabase } from '../testing/database.ts'
import { implement } from './context.ts'
import { inTurn } from './in-turn.ts'

const db = await testDatabase()
const at = (seconds: string) => testContext(db, { now: `2025-10-14T10:00:${seconds}Z` })

const route = action('POST /turns', {
  title: label('轮候', 'take a turn'),
  input: z.object({ desk: z.string() }),
  output: z.object({ before: z.number(), now: z.string() }),
})
/** Looks how many came before, waits a little and writes its line. */
const act = implement(route, {
  may: ['officer'],
  async run(asking, { desk }) {
    const { db: here, now } = await inTurn(asking, desk)
    const lines = await here
      .selectFrom('audit')
      .select('seq')
      .where('recorded_at', '<=', now)
      .execute()
    await new Promise((waited) => setTimeout(waited, 50))
    return { before: lines.length, now }
  },
})

test('of two at once the later one sees what the earlier one did, also with a clock behind', async () => {
  const [ahead, behind] = [await at('00.900'), await at('00.100')]
  const first = act.run(ahead, { desk: 'one' })
  await new Promise((waited) => setTimeout(waited, 20))
  const second = act.run(behind, { desk: 'one' })
  expect(await Promise.all([first, second])).toEqual([
    { before: 0, now: '2025-10-14T10:00:00.900Z' },
    { before: 1, now: '2025-10-14T10:00:00.900Z' },
  ])
})

test('a moment further back than anybody waits stays as it was', async () => {
  const long = await testContext(db, { now: '2025-10-14T09:00:00.000Z' })
  expect(await act.run(long, { desk: 'one' })).toMatchObject({ now: '2025-10-14T09:00:00.000Z' })
})
