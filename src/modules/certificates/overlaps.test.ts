import { describe, expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts, recordedRow } from '../../testing/firms.ts'
import { enterFacts, enterResolutions } from '../enterprises/operations.ts'
import { list, overlaps } from './ledger-operations.ts'
import { enterCertificates } from './operations.ts'

const db = await testDatabase()
const [stays = '', goes = '', apart = ''] = [1, 2, 3].map(creditCode)
type Held = readonly [code: string, number: string, validFrom: string, validTo: string]
let districts = 0

/** Three firms; these certificates of them, and the second code found to be the first firm where it says so. */
async function house(held: readonly Held[], isMerged: 'merged' | 'apart') {
  districts += 1
  const context = await testContext(db, { district: `overlaps-${districts}` })
  await enterFacts(
    context,
    [stays, goes, apart].flatMap((code) => firmFacts(code, `江澜${code}有限公司`)),
  )
  await enterCertificates(
    context,
    held.map(([code, number, validFrom, validTo]) => ({
      ...{ ...recordedRow, code, title: 'hnte', number, batch: '', document: '名单(演示)' },
      ...{ award: 'first' as const, issuedOn: null, validFrom, validTo },
    })),
  )
  const one = { ...recordedRow, code: stays, other: goes, decision: 'merged' as const }
  if (isMerged === 'merged') await enterResolutions(context, [one])
  return context
}

const earlier: Held = [stays, 'GR1', '2022-04-01', '2025-03-31']
const ofGone = (from: string): Held => [goes, 'GR2', from, '2028-03-31']

describe('terms of two codes that are one firm', () => {
  test('are listed where they share days, under the code that stays', async () => {
    const context = await house([earlier, ofGone('2025-02-01')], 'merged')
    expect(await overlaps.run(context, { title: 'hnte' })).toMatchObject([
      { code: stays, first: { number: 'GR1' }, second: { number: 'GR2' }, days: 59 },
    ])
  })

  test('are not while the codes are two firms', async () => {
    const context = await house([earlier, ofGone('2025-02-01')], 'apart')
    expect(await overlaps.run(context, {})).toEqual([])
  })

  test.each([
    ['ended before a later one of the other code: no gap', 'merged', '2025-04-01', 'ended'],
    ['ended, and the later one is another firm’s: a gap', 'apart', '2025-04-01', 'gap'],
    ['ended, and the other code’s begins tomorrow: a gap', 'merged', '2025-07-01', 'gap'],
  ] as const)('%s', async (_, isMerged, from, status) => {
    const context = await house([earlier, ofGone(from)], isMerged)
    const on = '2025-06-30'
    const whole = await list.run(context, { title: 'hnte', rule: 'certificate', on })
    expect(whole.find(({ number }) => number === 'GR1')?.status).toBe(status)
    const own = await list.run(context, { code: stays, rule: 'certificate', on })
    expect(own.map(({ number }) => number)).toEqual(
      isMerged === 'merged' ? ['GR1', 'GR2'] : ['GR1'],
    )
    expect(own[0]?.status).toBe(status)
  })
})

test.each([
  ['begins on the last day of the one before: one day shared', '2025-03-31', [1]],
  ['begins the day after: none', '2025-04-01', []],
])('a term of one code that %s', async (_, from, days) => {
  const context = await house([earlier, [stays, 'GR2', from, '2028-03-31']], 'apart')
  expect((await overlaps.run(context, {})).map((each) => each.days)).toEqual(days)
})

test('the same days under two codes that are one firm are a pair once', async () => {
  const context = await house([earlier, [goes, 'GR1', earlier[2], earlier[3]]], 'merged')
  expect(await overlaps.run(context, {})).toMatchObject([{ code: stays, days: 1096 }])
})
