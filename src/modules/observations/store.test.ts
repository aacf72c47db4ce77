import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMinutes } from '../../base/calendar.ts'
import { Decimal } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { brought } from '../../testing/plan-samples.ts'
import { latestAsOf, type Recorded } from './as-of.ts'
import { insertApprovals, insertWithdrawals } from './decision-store.ts'
import { keyOf } from './entering.ts'
import type { Line } from './ledger-line.ts'
import { currentLines, insertLines, linesAsOf, newestLines, undecidedLines } from './store.ts'

const db = await testDatabase()

const START = '2025-03-01T00:00:00.000Z'
const moment = fc.integer({ min: 0, max: 12 }).map((minutes) => addMinutes(START, minutes))
const decision = fc.record({
  decision: fc.constantFrom('approved', 'returned', 'referenceOnly'),
  after: fc.integer({ min: 0, max: 6 }),
})
const drawn = fc.record({
  code: fc.constantFrom('I-02', 'I-14'),
  area: fc.constantFrom('江澜区', '陶溪镇'),
  scope: fc.constantFrom('whole', 'direct'),
  period: fc.constantFrom('2024Q4', '2024-12', '2024', '2024Q3'),
  amount: fc.integer({ min: 1, max: 99 }),
  at: moment,
  decisions: fc.array(decision, { maxLength: 3 }),
  withdrawnAfter: fc.option(fc.integer({ min: 0, max: 6 })),
})
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never

let districts = 0

/** The same ledger twice: in a district of its own in the database, and as plain lines. */
async function kept(lines: readonly Drawn[]) {
  districts += 1
  const { scope } = await testContext(db, { district: `d${districts}` })
  const recorded: Recorded[] = []
  for (const { at, amount, decisions, withdrawnAfter, period, ...place } of lines) {
    const line = {
      ...brought(String(amount), { ...place, period: Period.parse(period) }),
      value: Decimal.parse(String(amount)),
      recordedAt: at,
      recordedBy: '填报甲',
    }
    const [id = ''] = await insertLines(db, scope, [line])
    const approvals = decisions.map(({ decision: word, after }) => ({
      decision: word,
      condition: '',
      recordedAt: addMinutes(at, after),
      recordedBy: '统计甲',
    }))
    for (const approval of approvals)
      await insertApprovals(db, scope, [{ ...approval, observation: id }])
    const withdrawn =
      withdrawnAfter === null
        ? null
        : { reason: '撤回', recordedAt: addMinutes(at, withdrawnAfter), recordedBy: '专员甲' }
    if (withdrawn !== null) await insertWithdrawals(db, scope, { ...withdrawn, ids: [id] })
    recorded.push({ ...line, id, approvals, withdrawn })
  }
  return { scope, recorded }
}

const told = (lines: readonly Line[]) =>
  lines
    .map((line) => `${keyOf(line)} #${line.id} ${line.value} ${line.approval?.decision ?? '-'}`)
    .sort()

test('law: the database and the pure verb know the same values at any moment', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(drawn, { maxLength: 14 }),
      fc.array(moment, { minLength: 1, maxLength: 4 }),
      async (lines, moments) => {
        const { scope, recorded } = await kept(lines)
        for (const asOf of moments) {
          const expected = latestAsOf(recorded, asOf)
          expect(told(await currentLines(db, scope, { asOf }))).toEqual(told(expected))
          expect(told(await newestLines(db, scope, { asOf }))).toEqual(told(expected))
          const waiting = expected.filter((line) => line.approval === null)
          expect(told(await undecidedLines(db, scope, { asOf }))).toEqual(told(waiting))
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('law: asking for some lines never makes an old one count', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(drawn, { minLength: 1, maxLength: 10 }),
      moment,
      async (lines, asOf) => {
        const { scope, recorded } = await kept(lines)
        const current = new Set(latestAsOf(recorded, asOf).map((line) => line.id))
        const ids = recorded.filter((_, index) => index % 2 === 0).map((line) => line.id)
        const found = await newestLines(db, scope, { asOf, ids })
        expect(new Set(found.map((line) => line.id))).toEqual(
          new Set(ids.filter((id) => current.has(id))),
        )
        const some = { codes: ['I-02'], area: '江澜区', scope: 'whole' as const }
        const narrowed = latestAsOf(recorded, asOf).filter(
          (line) => line.code === 'I-02' && line.area === '江澜区' && line.scope === 'whole',
        )
        expect(told(await currentLines(db, scope, { asOf, ...some }))).toEqual(told(narrowed))
      },
    ),
    { numRuns: 30 },
  )
})

test('lines come newest first and no more than asked for, with what had happened to them by then', async () => {
  const { scope } = await testContext(db, { district: 'few' })
  const at = (minutes: number) => addMinutes(START, minutes)
  const line = (amount: string, minutes: number) => ({
    ...brought(amount),
    recordedAt: at(minutes),
    recordedBy: '填报甲',
  })
  const [first = '', second = ''] = await insertLines(db, scope, [line('1', 0), line('2', 5)])
  await insertWithdrawals(db, scope, {
    ids: [second],
    reason: '报错',
    recordedAt: at(9),
    recordedBy: '专员甲',
  })
  const ids = async (minutes: number, limit?: number) =>
    (await linesAsOf(db, scope, { asOf: at(minutes), limit })).map((each) => [
      each.id,
      each.withdrawn?.reason,
    ])
  expect(await ids(4)).toEqual([[first, undefined]])
  expect(await ids(8)).toEqual([
    [second, undefined],
    [first, undefined],
  ])
  expect(await ids(9, 1)).toEqual([[second, '报错']])
  const count = await insertWithdrawals(db, scope, {
    ids: [first, second],
    reason: '再撤',
    recordedAt: at(10),
    recordedBy: '专员甲',
  })
  expect(count).toBe(1)
})

test('the database itself refuses to change or remove what was appended', async () => {
  const { scope } = await testContext(db, { district: 'kept' })
  const [id = ''] = await insertLines(db, scope, [
    { ...brought('1'), recordedAt: START, recordedBy: '填报甲' },
  ])
  const changing = db
    .updateTable('observation')
    .set({ reason: '改' })
    .where('id', '=', id)
    .execute()
  await expect(changing).rejects.toThrow()
  await expect(db.deleteFrom('observation').execute()).rejects.toThrow()
})
