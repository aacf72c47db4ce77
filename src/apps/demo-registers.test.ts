/** What four years of the demonstration's registers must add up to, read through the desks. */
import { expect, test } from 'vitest'
import { stock } from '../modules/certificates/stock-operations.ts'
import { streets } from '../modules/certificates/street-operations.ts'
import { expiring } from '../modules/cultivation/operations.ts'
import { testContext } from '../testing/context.ts'
import { startedDatabase } from '../testing/started-database.ts'

const db = await startedDatabase()
const clock = '2025-10-14T10:00:00.000Z'
const later = '2026-06-30T00:00:00.000Z'

async function stockOn(title: string, on: string, now = clock) {
  const officer = await testContext(db, { now })
  return stock.run(officer, { title, on, rule: 'certificate', from: `${on.slice(0, 4)}-01-01` })
}

test.each([
  ['hnte', '2022-12-31', 538],
  ['hnte', '2023-12-31', 601],
  ['hnte', '2024-12-31', 655],
  ['innovativeSme', '2024-12-31', 1302],
  ['specialisedSme', '2024-12-31', 172],
  ['littleGiant', '2025-09-30', 21],
  ['techEnterprise', '2025-09-30', 3932],
])(
  'once all moves are known the register counts as many %s on %s as were reported',
  async (...row) => {
    const [title, on, count] = row
    const isAtClock = title === 'hnte' || title === 'techEnterprise'
    const { closing } = await stockOn(title, on, isAtClock ? clock : later)
    expect(closing).toBe(count)
  },
)

test('two certificates struck off with effect from July leave 674 where 676 had been reported', async () => {
  expect((await stockOn('hnte', '2025-09-30')).closing).toBe(674)
  const before = await testContext(db, { now: clock, asOf: '2025-10-11T00:00:00.000Z' })
  const known = await stock.run(before, {
    title: 'hnte',
    rule: 'certificate',
    on: '2025-09-30',
  })
  expect(known.closing).toBe(676)
})

test('GT-10 the told year: 655 +98 first +6 in −27 lapsed −4 out −3 revoked = 725', async () => {
  const year = await stockOn('hnte', '2025-12-31', later)
  expect(year).toMatchObject({
    ...{ opening: 655, first: 98, movedIn: 6, restored: 0 },
    ...{ lapsed: 27, movedOut: 4, revoked: 3, deregistered: 0, closing: 725 },
  })
})

test('in the told town seven certificates end within 180 days, two firms spend too little on R&D', async () => {
  const officer = await testContext(db, { now: clock })
  const page = { view: { filters: {} }, offset: 0, limit: 100 }
  const asked = { title: 'hnte', on: '2025-10-14', town: '西澜镇', days: 180, ...page }
  const { rows } = await expiring.run(officer, asked)
  expect(rows).toHaveLength(7)
  expect(rows.filter(({ unmet }) => unmet.length > 0)).toHaveLength(2)
})

test('towns stand in two groups by stock, ranked by net change since the count is approved', async () => {
  const officer = await testContext(db, { now: clock })
  const towns = await streets.run(officer, { title: 'hnte', on: '2025-09-30' })
  expect(towns).toHaveLength(12)
  expect(towns.reduce((sum, { stock: each }) => sum + each, 0)).toBe(674)
  for (const group of ['A', 'B'] as const) {
    const ranked = towns.filter((town) => town.group === group)
    expect(ranked[0]?.rank).toBe(1)
    expect(ranked.map(({ net }) => net)).toEqual(
      ranked.map(({ net }) => net).toSorted((a, b) => b - a),
    )
  }
})
