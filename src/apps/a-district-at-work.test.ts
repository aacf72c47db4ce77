/** The desks together, on the content of a first start: what one does is what the next one reads. */
import { readFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { Decimal } from '../base/decimal.ts'
import { Period } from '../base/period.ts'
import * as desk from '../modules/desk/operations.ts'
import * as indicators from '../modules/indicators/operations.ts'
import * as objections from '../modules/objections/operations.ts'
import * as packages from '../modules/packages/operations.ts'
import * as plan from '../modules/plan/operations.ts'
import * as standings from '../modules/standings/operations.ts'
import type { Context } from '../server/context.ts'
import { testContext } from '../testing/context.ts'
import { startedDatabase } from '../testing/started-database.ts'

const db = await startedDatabase()
const JL = 'jianglan-2022-2025'
const period = Period.parse('2025Q3')
let minute = 0
let officer: Context

beforeEach(async () => {
  officer = await later()
})

/** Each act a minute after the one before, on the evening of the demonstration's clock. */
async function later(roles: Context['actor']['roles'] = ['officer']): Promise<Context> {
  minute += 1
  return testContext(db, { now: new Date(Date.UTC(2025, 9, 14, 11, minute)).toISOString(), roles })
}

const refusal = (code: string) => ({ code })
const text = '云岭市科技三年行动计划(2026—2028年)\n一、目标\n到2028年,高新技术企业超过300家。\n'

test('a pasted plan is read, kept as a draft, amended, accepted and exported', async () => {
  const { plan: id, reading } = await plan.draftPasted.run(officer, { text })
  expect(reading.targets).toMatchObject([{ operator: '>', value: '300', unit: '家' }])
  officer = await later()
  const at = await plan.read.run(officer, { plan: id })
  expect([at.accepted, at.version]).toEqual([false, 1])
  const change = {
    plan: id,
    version: 1,
    package: { ...at.package, titleEn: 'Yunling' },
    reason: '英文名',
  }
  await plan.amend.run(officer, change)
  officer = await later()
  await expect(plan.amend.run(officer, change)).rejects.toMatchObject(refusal('plan.moved'))
  await plan.accept.run(officer, { plan: id, reason: '' })
  officer = await later()
  const accepted = await plan.read.run(officer, { plan: id })
  expect([accepted.accepted, accepted.version, accepted.titleEn]).toEqual([true, 2, 'Yunling'])
  const { yaml, source } = await plan.exported.run(officer, { plan: id })
  expect([yaml.includes('Yunling'), source]).toEqual([true, text])
})

test('a plan without any number is read, and the officer is told so', async () => {
  const words = { text: '某区创新方案\n一、总体要求\n坚持创新引领。\n' }
  const { reading, notes } = await plan.draftPasted.run(officer, words)
  expect([reading.targets, notes]).toEqual([
    [],
    [expect.objectContaining({ zh: expect.stringMatching(/没有读到量化目标/) })],
  ])
  officer = await later()
})

test('a text that would weigh on every page is read nowhere and kept nowhere', async () => {
  const before = await plan.list.run(officer, {})
  const texts = [
    ['plan.tooLongToKeep', '(一)企业达到800家。\n'.repeat(60_000)],
    ['plan.tooManyClauses', '1.\n'.repeat(10_001)],
  ] as const
  for (const [code, long] of texts)
    await expect(plan.draftPasted.run(officer, { text: long })).rejects.toMatchObject(refusal(code))
  expect(await plan.list.run(officer, {})).toEqual(before)
})

test('a plan file is read by its content, and an empty text is refused', async () => {
  const bytes = new TextEncoder().encode(text)
  const { notes, reading } = await plan.draft.run(
    { ...officer, file: { name: 'a.txt', bytes } },
    {},
  )
  expect([notes, reading.coverage.covered]).toEqual([[], reading.coverage.characters])
  officer = await later()
  await expect(plan.draftPasted.run(officer, { text: ' \n' })).rejects.toMatchObject(
    refusal('plan.noText'),
  )
})

test('a plan made here takes an id once; a decision on it stays on record', async () => {
  const { package: content } = await plan.read.run(officer, { plan: JL })
  const made = { ...content, id: 'jianglan-copy', definitions: [], yearlyTargets: [] }
  const { text: source } = await plan.source.run(officer, { plan: JL })
  await plan.create.run(officer, { package: made, text: source, name: 'copy.txt' })
  officer = await later()
  await expect(
    plan.create.run(officer, { package: made, text: source, name: 'copy.txt' }),
  ).rejects.toMatchObject(refusal('plan.taken'))
  const decided = {
    kind: 'accepted' as const,
    subject: '',
    decision: 'accepted',
    reason: '核对无误',
  }
  await plan.recordDecision(officer, { plan: 'jianglan-copy', ...decided, evidence: [] })
  officer = await later()
  const { decisions } = await plan.read.run(officer, { plan: 'jianglan-copy' })
  expect(decisions).toMatchObject([decided])
})

test('a year’s target and its curve change the light; the version before stays', async () => {
  const source = { confidence: 'demonstration' as const, document: '调整通知(演示)' }
  const curve = ['Q1', 'Q2', 'Q3', 'Q4'].map((quarter, index) => ({
    period: Period.parse(`2025${quarter}`),
    basisPoints: (index + 1) * 2500,
  }))
  const target = {
    ...{ year: 2025, operator: '>=' as const, value: Decimal.parse('60'), unit: '亿元' },
    ...{ curve, source },
  }
  const asked = { plan: JL, code: 'I-02', reason: '按程序调整' }
  const { version } = await indicators.setTarget.run(officer, { ...asked, target })
  expect(version).toBe(2)
  officer = await later()
  const { answer, yearlyTargets } = await standings.detail.run(officer, {
    ...{ plan: JL, code: 'I-02', period, scope: 'whole' },
  })
  expect([answer.yearTarget?.value, answer.standing]).toEqual(['60', 'ahead'])
  expect(yearlyTargets.filter((each) => each.year === 2025)).toHaveLength(2)
  await expect(
    indicators.setTarget.run(officer, { ...asked, target: { ...target, unit: '家' } }),
  ).rejects.toMatchObject(refusal('indicator.unitMismatch'))
  await expect(
    indicators.setTarget.run(officer, { ...asked, target: { ...target, year: 2030 } }),
  ).rejects.toMatchObject(refusal('indicator.yearOutsideTerm'))
  officer = await later()
  const both = [{ ...target, code: 'I-02', value: Decimal.parse('80') }]
  expect(
    await indicators.setTargets.run(officer, { plan: JL, targets: both, reason: '恢复' }),
  ).toEqual({
    set: 1,
  })
})

test('a card is revised from a later day, a target by the document that changes it', async () => {
  const { definitions, targets } = await indicators.indicator.run(officer, {
    plan: JL,
    code: 'I-14',
  })
  const [card] = definitions
  const [target] = targets
  if (card === undefined || target === undefined) throw new Error('I-14 has a card and a target')
  const { code: _, version, ...definition } = card
  const revisedCard = {
    ...definition,
    effectiveFrom: '2026-04-01',
    comparability: 'notComparable' as const,
  }
  const asked = { plan: JL, code: 'I-14', reason: '办法修订' }
  expect(await indicators.revise.run(officer, { ...asked, definition: revisedCard })).toEqual({
    version: version + 1,
  })
  officer = await later()
  await expect(indicators.revise.run(officer, { ...asked, definition })).rejects.toMatchObject(
    refusal('indicator.effectiveTooEarly'),
  )
  const { operator, unit, deadline } = target
  const paper = { document: '区科技领导小组会议纪要(演示)', clause: '第三条', date: '2025-10-14' }
  const change = { operator, unit, deadline, value: Decimal.parse('740'), ...paper }
  expect(await indicators.retarget.run(officer, { ...asked, ...change })).toEqual({ version: 2 })
})

test('a judgement stands beside the light and never changes it', async () => {
  const asked = { plan: JL, code: 'I-09', period }
  const before = await standings.detail.run(officer, { ...asked, scope: 'whole' })
  await standings.judge.run(officer, {
    ...asked,
    word: 'onTime',
    reason: '四季度落地',
    measures: '',
  })
  officer = await later()
  const after = await standings.detail.run(officer, { ...asked, scope: 'whole' })
  expect([after.answer.standing, after.judgement?.reason]).toEqual([
    before.answer.standing,
    '四季度落地',
  ])
  await expect(
    standings.judge.run(officer, {
      ...asked,
      code: 'Z-99',
      word: 'onTime',
      reason: '有',
      measures: '',
    }),
  ).rejects.toMatchObject(refusal('standing.noTarget'))
})

test('a published rule answers 规则未覆盖 in its hole; an unknown rule is refused', async () => {
  const asked = { plan: JL, reason: '按外地规则试看' }
  const { presets } = await standings.rules.run(officer, { plan: JL })
  const holed = presets.find((each) => each.uncovered.length > 0)
  await standings.choose.run(officer, { ...asked, preset: holed?.id ?? '' })
  officer = await later()
  const rows = await standings.list.run(officer, { plan: JL, period, scope: 'whole' })
  expect(rows.map((each) => each.answer.standing)).toContain('uncovered')
  await standings.choose.run(officer, { ...asked, preset: presets[0]?.id ?? '' })
  officer = await later()
  await expect(standings.choose.run(officer, { ...asked, preset: 'none' })).rejects.toMatchObject(
    refusal('standing.noPreset'),
  )
})

test('when the term is over, final values suggest a verdict for every target', async () => {
  const now = '2026-11-20T02:00:00.000Z'
  const leader = await testContext(db, { now, roles: ['leader'] })
  const found = await standings.verdicts.run(leader, { plan: JL })
  expect(found).toHaveLength(21)
})

test('the desk asks each role its own; the cockpit asks a leader to decide', async () => {
  const { todos } = await desk.workbench.run(officer, { plan: JL, period })
  expect(todos.some((todo) => todo.band === 'overdue')).toBe(true)
  const leader = await later(['leader'])
  const { asks, trust } = await desk.cockpit.run(leader, { plan: JL, period })
  expect([asks.length > 0, trust.due, trust.overdue]).toEqual([true, 14, 3])
  const [first] = await desk.search.run(leader, { text: 'gxjs' })
  expect(first?.title.zh).toContain('高新技术')
})

test('a package leaves as an archive and comes back the same; a broken one leaves nothing', async () => {
  const archive = await packages.exportArchive.run(officer, { plan: JL })
  const again = await packages.exportArchive.run(officer, { plan: JL })
  expect(Buffer.compare(Buffer.from(archive.bytes), Buffer.from(again.bytes))).toBe(0)
  const file = { name: 'p.zip', bytes: archive.bytes }
  await expect(packages.loadArchive.run({ ...officer, file }, {})).rejects.toMatchObject(
    refusal('plan.taken'),
  )
  officer = await later()
  const junk = { name: 'p.zip', bytes: readFileSync('LICENSE') }
  await expect(packages.loadArchive.run({ ...officer, file: junk }, {})).rejects.toMatchObject(
    refusal('package.notPackage'),
  )
})

test('the samples can be listed and downloaded', async () => {
  const [sample] = await packages.samples.run(officer, {})
  const { bytes } = await packages.sample.run(officer, { sample: sample?.sample ?? '' })
  expect([bytes[0], bytes[1]]).toEqual([0x50, 0x4b])
})

test('an objection is raised and answered; an answer to nothing is refused', async () => {
  const subject = 'bulletin/x'
  const { seq } = await objections.raise.run(officer, {
    subject,
    place: '',
    text: '不符',
    answers: null,
  })
  officer = await later()
  await objections.raise.run(officer, { subject, place: '', text: '已核', answers: seq })
  officer = await later()
  expect((await objections.list.run(officer, { subject })).map((each) => each.answers)).toEqual([
    null,
    seq,
  ])
  const astray = { subject, place: '', text: '已核', answers: '999' }
  await expect(objections.raise.run(officer, astray)).rejects.toMatchObject(
    refusal('objection.noSuchObjection'),
  )
})
