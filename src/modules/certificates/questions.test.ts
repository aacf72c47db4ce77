import { describe, expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, firmFacts } from '../../testing/firms.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { expiry, termEnds } from './expiry-operations.ts'
import { list } from './ledger-operations.ts'
import { listTermEnds } from './routes.ts'
import { moved, sheet, stock, table } from './stock-operations.ts'

const db = await testDatabase()
const officer = await testContext(db)
await enterFacts(officer, [
  ...firmFacts(creditCode(1), '甲', '西澜镇'),
  fact(creditCode(1), 'town', { value: '陶溪镇', validFrom: '2025-01-01' }),
])
const rule = 'certificate' as const
const hnte = { title: 'hnte', rule }

describe('a question that says two things is refused', () => {
  const both = { ...hnte, including: 'nested', excluding: 'nested' } as const
  test.each([
    ['the stock', () => stock.run(officer, both)],
    ['its sheet', () => sheet.run(officer, both)],
    ['the table by town', () => table.run(officer, both)],
    ['the rows', () => moved.run(officer, both)],
  ])('with and without higher titles: %s', async (_, ask) => {
    await expect(ask()).rejects.toMatchObject({ code: 'certificate.bothNestings' })
  })

  test.each([
    ['the ends of a month without it', { which: 'month' }],
    ['a month beside what ends soon', { which: 'ending', month: '2025-11' }],
    ['a successor beside gaps', { which: 'gaps', followed: 'yes' }],
  ] as const)('%s', async (_, more) => {
    const asked = { title: 'hnte', days: 180, ...more }
    await expect(termEnds.run(officer, asked)).rejects.toMatchObject({
      code: 'certificate.monthNeeded',
    })
  })
})

test.each([
  ['2025-12', true],
  ['2025-01', true],
  ['2025-13', false],
  ['2025-00', false],
  ['0025-01', false],
])('a month of the calendar: %s %s', (month, isOne) => {
  const asked = { title: 'hnte', which: 'month', month }
  expect(listTermEnds.input.safeParse(asked).success).toBe(isOne)
})

describe('a town', () => {
  const asking: [name: string, ask: (town: string) => Promise<unknown>][] = [
    ['movements', (town) => moved.run(officer, { ...hnte, town })],
    ['what ends', (town) => expiry.run(officer, { title: 'hnte', days: 180, town })],
    [
      'what ends in a month',
      (town) =>
        termEnds.run(officer, { title: 'hnte', days: 180, which: 'month', month: '2025-11', town }),
    ],
    ['certificates', (town) => list.run(officer, { rule, town })],
  ]
  test.each(asking)('that nobody knows is refused: %s', async (_, ask) => {
    await expect(ask('西蓝镇')).rejects.toMatchObject({ code: 'enterprise.unknownTown' })
  })
  test.each(asking)('of today, of a firm of before, or none, is answered: %s', async (_, ask) => {
    for (const town of ['陶溪镇', '西澜镇', '']) await ask(town)
  })
})
