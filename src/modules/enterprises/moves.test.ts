import { describe, expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, firmFacts } from '../../testing/firms.ts'
import { enterFacts, historyOf, move } from './operations.ts'
import type { Move } from './schema.ts'

const db = await testDatabase()
let districts = 0
const [own, other] = [creditCode(21), creditCode(22)]

/** A district with one firm in each of two towns; whoever asks acts in it. */
async function house() {
  districts += 1
  const district = `moves-${districts}`
  const officer = await testContext(db, { district })
  await enterFacts(officer, [
    ...firmFacts(own, '江澜甲科技有限公司', '西澜镇'),
    ...firmFacts(other, '江澜乙科技有限公司', '陶溪镇'),
  ])
  const street = (body: string | undefined = '西澜镇') =>
    testContext(db, {
      ...{ district, roles: ['street'], account: 'xilan', name: '镇街甲' },
      ...(body !== '' && { body }),
    })
  return { officer, street: await street(), unplaced: await street('') }
}
const asked = (code: string, kind: Move, more: { town?: string; on?: string } = {}) => ({
  ...{ code, move: kind, on: '2025-07-01', town: '', where: '', ground: '登记机关变更通知' },
  ...more,
})

const earlier = { on: '2024-07-01', town: '西澜镇' }

describe('a street officer', () => {
  test.each([
    ['movedOut', { presence: 'movedOut', presenceSince: '2025-07-01', town: '西澜镇' }],
    ['deregistered', { presence: 'deregistered' }],
    ['revoked', { presence: 'revoked' }],
  ] as const)('confirms %s of a firm of the own town', async (kind, after) => {
    const { street } = await house()
    expect(await move.run(street, asked(own, kind))).toMatchObject(after)
  })

  test('confirms that a firm left for another town, and that one came', async () => {
    const { street, officer } = await house()
    const left = await move.run(street, asked(own, 'removed', { town: '陶溪镇' }))
    expect(left).toMatchObject({ town: '陶溪镇', presence: 'here' })
    const came = await move.run(street, asked(other, 'removed', { town: '西澜镇' }))
    expect(came).toMatchObject({ town: '西澜镇', presence: 'here' })
    const { facts } = await historyOf(officer, other)
    expect(facts.filter(({ kind }) => kind === 'town').map(({ value }) => value)).toEqual([
      '西澜镇',
      '陶溪镇',
    ])
    expect(facts[0]).toMatchObject({ recordedBy: '镇街甲', recordedAccount: 'xilan' })
  })

  test('takes in a firm from outside: it stands in the own town', async () => {
    const { street, officer } = await house()
    await move.run(officer, asked(other, 'movedOut', { on: '2025-03-01' }))
    expect(await move.run(street, asked(other, 'movedIn'))).toMatchObject({
      ...{ presence: 'movedIn', town: '西澜镇' },
    })
  })

  test.each([
    ['movedOut', {}],
    ['deregistered', {}],
    ['removed', { town: '铜岸镇' }],
  ] as const)('is refused %s of a firm of another town', async (kind, more) => {
    const { street, officer } = await house()
    await expect(move.run(street, asked(other, kind, more))).rejects.toMatchObject({
      code: 'enterprise.notYourTown',
    })
    expect((await historyOf(officer, other)).facts).toHaveLength(3)
  })

  test('without a town of the own is told so', async () => {
    const { unplaced } = await house()
    await expect(move.run(unplaced, asked(own, 'movedOut'))).rejects.toMatchObject({
      code: 'enterprise.noOwnTown',
    })
  })

  test.each([
    ['of two quarters ago', asked(own, 'movedOut', { on: '2025-06-30' }), 'townTooLate'],
    ['that pulls a firm here back then', asked(other, 'removed', earlier), 'townTooLate'],
    ['in the future', asked(own, 'movedOut', { on: '2025-10-15' }), 'futureFact'],
    ['to the town where it stands', asked(own, 'removed', { town: '西澜镇' }), 'unchanged'],
    ['inside without a town', asked(own, 'removed'), 'noTownGiven'],
    ['in of a firm that is here', asked(own, 'movedIn'), 'alreadyHere'],
  ] as const)('is refused a move %s', async (_, wanted, code) => {
    const { street } = await house()
    await expect(move.run(street, wanted)).rejects.toMatchObject({ code: `enterprise.${code}` })
  })
})

test('an officer dates a move as far back as the firm is registered', async () => {
  const { officer } = await house()
  expect((await move.run(officer, asked(other, 'removed', earlier))).town).toBe('西澜镇')
  await expect(
    move.run(officer, asked(own, 'movedOut', { on: '2019-12-31' })),
  ).rejects.toMatchObject({ code: 'enterprise.beforeRegistration' })
})

test('an officer confirms moves everywhere; a leader none', async () => {
  const { officer } = await house()
  expect(await move.run(officer, asked(other, 'removed', { town: '铜岸镇' }))).toMatchObject({
    town: '铜岸镇',
  })
  expect((await move.run(officer, asked(own, 'movedOut'))).presence).toBe('movedOut')
  const back = asked(own, 'movedIn', { on: '2025-09-01', town: '铜岸镇' })
  expect(await move.run(officer, back)).toMatchObject({ presence: 'movedIn', town: '铜岸镇' })
  const leader = { ...officer, actor: { ...officer.actor, roles: ['leader' as const] } }
  await expect(move.run(leader, asked(other, 'movedOut'))).rejects.toMatchObject({
    code: 'access.forbidden',
  })
})

test('a firm of which nobody said that it is here is confirmed, and one that left must move in', async () => {
  const { officer } = await house()
  const unsaid = creditCode(23)
  await enterFacts(officer, [fact(unsaid, 'name', { value: '江澜丙科技有限公司' })])
  expect(await move.run(officer, asked(unsaid, 'here'))).toMatchObject({ presence: 'here' })
  await move.run(officer, asked(unsaid, 'movedOut', { on: '2025-08-01' }))
  await expect(
    move.run(officer, asked(unsaid, 'here', { on: '2025-09-01' })),
  ).rejects.toMatchObject({ code: 'enterprise.movedOutBefore' })
})
