import { describe, expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts } from '../../testing/firms.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { all, close, list, raise, reopen, requestsClosedBetween } from './operations.ts'

const db = await testDatabase()
let districts = 0
const [own, other] = [creditCode(1), creditCode(2)]

async function house() {
  districts += 1
  const district = `requests-${districts}`
  const at = (minute: number, more = {}) =>
    testContext(db, { district, now: `2025-10-14T10:${10 + minute}:00.000Z`, ...more })
  const street = { roles: ['street'], body: '西澜镇', name: '镇街甲' }
  await enterFacts(await at(0), [
    ...firmFacts(own, '江澜甲科技有限公司', '西澜镇'),
    ...firmFacts(other, '江澜乙科技有限公司', '陶溪镇'),
  ])
  return { at, street }
}
const asked = (code: string, raisedOn = '2025-08-01') => ({
  ...{ code, raisedOn, kind: 'loan' as const, content: '需流动资金贷款' },
})
const year = ['2025-01-01', '2025-09-30'] as const

test('a request is raised, closed with its result, opened again; the annex counts what is closed', async () => {
  const { at, street } = await house()
  expect(await requestsClosedBetween(await at(1), ...year)).toBeUndefined()
  const { id } = await raise.run(await at(1, street), asked(own))
  await raise.run(await at(1), asked(other))
  expect(await requestsClosedBetween(await at(2), ...year)).toEqual(new Map())
  const closing = { request: id, onDate: '2025-09-01', result: '已与银行对接' }
  expect(await close.run(await at(3, street), closing)).toMatchObject({
    state: 'closed',
    turns: [{ result: '已与银行对接', recordedBy: '镇街甲' }],
  })
  expect(await requestsClosedBetween(await at(4), ...year)).toEqual(new Map([['西澜镇', 1]]))
  expect(await requestsClosedBetween(await at(4), '2025-01-01', '2025-08-31')).toEqual(new Map())
  await reopen.run(await at(5, street), { request: id, onDate: '2025-09-20', result: '贷款未放' })
  expect(await requestsClosedBetween(await at(6), ...year)).toEqual(new Map())
  const [then] = await list.run(await at(6, { asOf: '2025-10-14T10:13:30.000Z' }), { code: own })
  expect(then?.state).toBe('closed')
})

test('the list of all names firm and town; open ones come first, the longest open before the others', async () => {
  const { at } = await house()
  const { id } = await raise.run(await at(1), asked(own, '2025-09-01'))
  await raise.run(await at(1), asked(other, '2025-10-01'))
  await raise.run(await at(1), asked(other, '2025-09-04'))
  await close.run(await at(2), { request: id, onDate: '2025-09-11', result: '已对接' })
  const rows = await all.run(await at(3), {})
  expect(rows.map(({ town, state, days }) => [town, state, days])).toEqual([
    ['陶溪镇', 'open', 40],
    ['陶溪镇', 'open', 13],
    ['西澜镇', 'closed', 10],
  ])
})

test('pressed twice at once, a request is raised once; closed, it may be raised again', async () => {
  const { at } = await house()
  const [first, second] = [await at(1), await at(1)]
  const both = await Promise.allSettled([
    raise.run(first, asked(own)),
    raise.run(second, asked(own)),
  ])
  const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
  expect(refused).toEqual(['request.alreadyRaised'])
  const [one, ...others] = await all.run(await at(2), {})
  expect(others).toEqual([])
  const closing = { request: one?.id ?? '', onDate: '2025-09-01', result: '已办' }
  await close.run(await at(3), closing)
  await raise.run(await at(4), asked(own))
  expect(await all.run(await at(5), {})).toHaveLength(2)
})

describe('refused', () => {
  test.each([
    ['another town’s firm', { roles: ['street'], body: '西澜镇' }, asked(other), 'notYourTown'],
    ['no town of the own', { roles: ['street'] }, asked(own), 'noOwnTown'],
    ['a day to come', {}, asked(own, '2025-10-15'), 'future'],
    ['a firm nobody knows', {}, asked(creditCode(9)), 'unknownFirm'],
  ] as const)('a request: %s', async (_, more, input, code) => {
    const { at } = await house()
    await expect(raise.run(await at(1, more), input)).rejects.toMatchObject({
      code: `request.${code}`,
    })
  })

  test('a closing before it was raised, twice, of nothing, by another town; a reopening of what is open', async () => {
    const { at } = await house()
    const { id } = await raise.run(await at(1), asked(own))
    const closing = { request: id, onDate: '2025-09-01', result: '已办' }
    const refused = (code: string) => ({ code: `request.${code}` })
    await expect(
      close.run(await at(2), { ...closing, onDate: '2025-07-31' }),
    ).rejects.toMatchObject(refused('beforeRaised'))
    await expect(reopen.run(await at(2), closing)).rejects.toMatchObject(refused('notClosed'))
    await expect(
      close.run(await at(2, { roles: ['street'], body: '陶溪镇' }), closing),
    ).rejects.toMatchObject(refused('notYourTown'))
    await close.run(await at(3), closing)
    await expect(close.run(await at(4), closing)).rejects.toMatchObject(refused('alreadyClosed'))
    await expect(close.run(await at(4), { ...closing, request: '999999' })).rejects.toMatchObject(
      refused('unknown'),
    )
    await expect(
      close.run(await testContext(db, { district: 'requests-elsewhere' }), closing),
    ).rejects.toMatchObject(refused('unknown'))
  })

  test.each([
    ['a reporter', { roles: ['reporter'] }, 'access.forbidden'],
    ['a past moment', { asOf: '2025-10-01T00:00:00.000Z' }, 'access.travelling'],
  ] as const)('%s keeps none', async (_, more, code) => {
    const { at } = await house()
    await expect(raise.run(await at(1, more), asked(own))).rejects.toMatchObject({ code })
  })
})
