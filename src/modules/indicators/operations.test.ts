import { beforeEach, expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import type { Place } from '../../base/problem.ts'
import { allRoles } from '../../base/role.ts'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { yunxiText } from '../../testing/yunxi-plan.ts'
import { accept, draftPasted, read } from '../plan/operations.ts'
import * as indicators from './operations.ts'
import { evenCurve } from './schema.ts'

const db = await testDatabase()
let district = 0
let officer: Context
let plan: string

beforeEach(async () => {
  district += 1
  officer = await testContext(db, { district: `yunxi-${district}` })
  plan = (await draftPasted.run(officer, { text: yunxiText })).plan
})

const carded = async () => {
  await accept.run(officer, { plan, reason: '' })
  return indicators.cards.run(officer, { plan, cards: [] })
}
const year = (code: string, number: number, value: string) => ({
  ...{ code, year: number, operator: '>=' as const, value: Decimal.parse(value), unit: '亿元' },
  curve: evenCurve(number, 'quarter'),
  source: { document: '年度任务分解', confidence: 'ownFile' as const },
})

test('cards are made once the reading is accepted, and once only', async () => {
  await expect(indicators.cards.run(officer, { plan, cards: [] })).rejects.toMatchObject({
    code: 'indicator.notAccepted',
  })
  expect(await carded()).toEqual({ cards: ['I-01', 'I-02', 'I-04'], yearlyTargets: 3 })
  await expect(indicators.cards.run(officer, { plan, cards: [] })).rejects.toMatchObject({
    code: 'indicator.cardsComplete',
  })
  const { version, versions } = await read.run(officer, { plan })
  expect([version, versions[0]?.reason]).toEqual([2, '按方案目标生成口径卡'])
})

test('a second plan of the district keeps the cards and gets its own years', async () => {
  await carded()
  const other = await draftPasted.run(officer, { text: yunxiText.replaceAll('2026', '2028') })
  await accept.run(officer, { plan: other.plan, reason: '' })
  expect(await indicators.cards.run(officer, { plan: other.plan, cards: [] })).toEqual({
    cards: [],
    yearlyTargets: 3,
  })
  const { definitions } = await indicators.indicator.run(officer, {
    plan: other.plan,
    code: 'I-01',
  })
  expect(definitions).toHaveLength(1)
})

test('several years are set as one version of the plan', async () => {
  await carded()
  const targets = [year('I-02', 2024, '5'), year('I-02', 2025, '6.5'), year('I-02', 2026, '8')]
  expect(await indicators.setTargets.run(officer, { plan, targets, reason: '分解' })).toEqual({
    set: 3,
  })
  const { yearlyTargets } = await indicators.indicator.run(officer, { plan, code: 'I-02' })
  expect(yearlyTargets.map((each) => [each.year, each.version, each.value])).toEqual([
    [2024, 1, '5'],
    [2025, 1, '6.5'],
    [2026, 2, '8'],
    [2026, 1, '8'],
  ])
  expect((await read.run(officer, { plan })).version).toBe(3)
})

test('one that is wrong lets none be set, and all faults are told with their places', async () => {
  await carded()
  const targets = [
    year('I-02', 2024, '5'),
    year('I-02', 2030, '6'),
    { ...year('I-01', 2025, '100'), curve: [] },
    year('Z-01', 2025, '1'),
  ]
  const asked = indicators.setTargets.run(officer, { plan, targets, reason: '分解' })
  const refused = await asked.catch((error: { code: string; places: Place[] }) => error)
  expect(refused).toMatchObject({
    code: 'indicator.several',
    places: [
      { at: 'targets[1] I-02 2030', code: 'indicator.yearOutsideTerm' },
      { at: 'targets[2] I-01 2025', code: 'indicator.unitMismatch' },
      { at: 'targets[2] I-01 2025', code: 'indicator.curveNotRising' },
      { at: 'targets[3] Z-01 2025', code: 'indicator.unknown' },
    ],
  })
  expect((await read.run(officer, { plan })).version).toBe(2)
})

const revised = () => ({
  ...{ plan, code: 'I-02', operator: '>' as const, value: Decimal.parse('7'), unit: '亿元' },
  ...{ deadline: '2026', document: '区政府常务会议纪要', clause: '', date: '', reason: '调整' },
})

test.each([
  ['a unit that does not convert', { unit: '家' }, 'indicator.unitMismatch'],
  ['an indicator that is not there', { code: 'Z-01' }, 'indicator.unknown'],
])('a target is not revised with %s', async (_, change, code) => {
  await expect(indicators.retarget.run(officer, { ...revised(), ...change })).rejects.toMatchObject(
    { code },
  )
})

test('a revised target is the next version, by its document; the plan’s own stays', async () => {
  await carded()
  expect(await indicators.retarget.run(officer, revised())).toEqual({ version: 2 })
  const { targets } = await indicators.indicator.run(officer, { plan, code: 'I-02' })
  expect(targets.map(({ version, value, source }) => [version, value, source.document])).toEqual([
    [2, '7', '区政府常务会议纪要'],
    [1, '8', '云溪区创新行动方案(2024—2026年)'],
  ])
})

test('nobody but an officer makes cards or sets years', async () => {
  await carded()
  const targets = [year('I-02', 2024, '5')]
  for (const role of allRoles.filter((each) => each !== 'officer')) {
    const other = await testContext(db, { district: officer.scope.district, roles: [role] })
    const acts: (() => Promise<unknown>)[] = [
      () => indicators.cards.run(other, { plan, cards: [] }),
      () => indicators.setTargets.run(other, { plan, targets, reason: '分解' }),
      () => indicators.retarget.run(other, revised()),
    ]
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'access.forbidden' })
  }
})

test('the past is read, not set', async () => {
  await carded()
  const { district: name } = officer.scope
  const past = await testContext(db, { district: name, asOf: '2025-01-01T00:00:00.000Z' })
  await expect(indicators.cards.run(past, { plan, cards: [] })).rejects.toMatchObject({
    code: 'access.travelling',
  })
  await expect(indicators.indicator.run(past, { plan, code: 'I-01' })).rejects.toMatchObject({
    code: 'plan.unknown',
  })
})
