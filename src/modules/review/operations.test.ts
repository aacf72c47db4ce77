import { beforeEach, expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { allRoles } from '../../base/role.ts'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { yunxiText } from '../../testing/yunxi-plan.ts'
import { cards as makeCards } from '../indicators/operations.ts'
import { accept, draftPasted, read, reading } from '../plan/operations.ts'
import * as review from './operations.ts'

const db = await testDatabase()
let district = 0
let officer: Context
let plan: string

/** A district of its own for each test, with the plan as read. */
beforeEach(async () => {
  district += 1
  officer = await testContext(db, { district: `yunxi-${district}` })
  plan = (await draftPasted.run(officer, { text: yunxiText })).plan
})

const package_ = async () => (await read.run(officer, { plan })).package
const later = (minutes: number) =>
  new Date(Date.parse('2025-10-14T10:00:00.000Z') + minutes * 60_000).toISOString()
const accepted = () => accept.run(officer, { plan, reason: '' })

const words = {
  indicator: '高新技术企业',
  operator: '>' as const,
  value: Decimal.parse('120'),
  unit: '家',
  deadline: '2026',
  type: 'stock' as const,
  binding: 'binding' as const,
}

test('the reading of a draft can be asked again, with how sure the reader is', async () => {
  const again = await reading.run(officer, { plan })
  expect(again.targets.map((each) => each.start)).toEqual([43, 56, 96])
  expect(again.coverage.covered).toBe(again.coverage.characters)
  expect(again.targets.every((each) => each.confidence > 0)).toBe(true)
})

test('before the reading is accepted one thing after another is mended without a reason', async () => {
  await review.target.run(officer, { plan, start: 43, code: 'I-01', reason: '', ...words })
  const fund = yunxiText.indexOf('设立专项资金')
  const span = { start: fund, end: fund + 6 }
  const money = { ...words, indicator: '专项资金', value: Decimal.parse('2'), unit: '亿元' }
  await review.added.run(officer, { plan, ...span, ...money, code: '', reason: '' })
  await review.drop.run(officer, { plan, list: 'qualitative', key: 'Q-01', reason: '' })
  const line = { sector: '制造业', name: '氢能', type: 'industry' as const }
  await review.industries.run(officer, { plan, clause: '二/1', industries: [line], reason: '' })
  const { versions, package: content } = await read.run(officer, { plan })
  expect(content.targets[0]).toMatchObject({ operator: '>', binding: 'binding' })
  expect(content.targets.at(-1)).toMatchObject({
    code: 'I-05',
    text: '设立专项资金',
    clause: '二/3@11',
  })
  expect([content.qualitative, content.industries.map((each) => each.name)]).toEqual([[], ['氢能']])
  expect(versions.map((each) => each.reason)).toEqual([
    '核定产业 二/1',
    '剔除定性目标 Q-01',
    '补读目标 I-05',
    '更正读取 I-01',
    '粘贴文本.txt',
  ])
})

test('an added target of an indicator that the plan has takes its code', async () => {
  const fund = yunxiText.indexOf('设立专项资金')
  const asked = { plan, start: fund, end: fund + 6, code: '', reason: '' }
  await review.added.run(officer, { ...asked, ...words, deadline: '2025' })
  expect((await package_()).targets.at(-1)?.code).toBe('I-01')
})

test('once it is accepted a correction says why, and codes stay', async () => {
  await accepted()
  const asked = { plan, start: 43, ...words }
  await expect(
    review.target.run(officer, { ...asked, code: 'I-01', reason: '' }),
  ).rejects.toMatchObject({ code: 'review.reasonNeeded' })
  await expect(
    review.target.run(officer, { ...asked, code: 'I-09', reason: '改号' }),
  ).rejects.toMatchObject({ code: 'review.codeFixed' })
  await review.target.run(officer, { ...asked, code: 'I-01', reason: '算子误读' })
  const { versions } = await read.run(officer, { plan })
  expect(versions[0]?.reason).toBe('更正读取 I-01:算子误读')
})

test.each<[string, (context: Context) => Promise<unknown>, string]>([
  [
    'a target that is not there',
    (context) => review.target.run(context, { plan, start: 1, code: 'I-01', reason: '', ...words }),
    'review.noSuchFinding',
  ],
  [
    'words that run over two clauses',
    (context) =>
      review.added.run(context, { plan, start: 100, end: 130, code: '', reason: '', ...words }),
    'review.spanOutside',
  ],
  [
    'an entry that is not there',
    (context) => review.drop.run(context, { plan, list: 'unclear', key: 'U-99', reason: '' }),
    'review.noSuchFinding',
  ],
  [
    'a clause that is not there',
    (context) => review.industries.run(context, { plan, clause: '九', industries: [], reason: '' }),
    'review.noClause',
  ],
  [
    'a code that means something else in the plan',
    (context) =>
      review.target.run(context, { plan, start: 43, code: 'I-02', reason: '', ...words }),
    'plan.invalid',
  ],
  [
    'a term that ends before it begins',
    (context) => review.facts.run(context, { ...facts(), from: '2026', to: '2024' }),
    'review.termReversed',
  ],
  [
    'an open matter that is not there',
    (context) => review.resolve.run(context, { ...answer(), code: 'U-99' }),
    'review.noSuchFinding',
  ],
  [
    'an answer without its document',
    (context) => review.resolve.run(context, { ...answer(), document: '' }),
    'review.sourceNeeded',
  ],
  [
    'an answer without its clause',
    (context) => review.resolve.run(context, { ...answer(), clause: '' }),
    'review.sourceNeeded',
  ],
  ['an owner of no clause', (context) => review.assign.run(context, owners('九')), 'plan.invalid'],
  [
    'a version that does not exist',
    (context) => review.changes.run(context, { plan, from: 1, to: 9 }),
    'plan.noVersion',
  ],
  [
    'a plan that does not exist',
    (context) => review.settings.run(context, { plan: 'none' }),
    'plan.unknown',
  ],
])('refused: %s', async (_, act, code) => {
  await expect(act(officer)).rejects.toMatchObject({ code })
})

const facts = () => ({
  ...{ plan, title: '云溪区创新行动方案', titleEn: 'Innovation Plan of Yunxi' },
  ...{ from: '2024', to: '2027', kind: 'document' as const, number: '云溪府发〔2024〕1号' },
  ...{ issuedOn: '2024-01-05', publishedOn: '', reason: '' },
})
const answer = () => ({
  ...{ plan, code: 'U-02', known: '引进、培育、留用三个方面' },
  ...{ document: '区人才工作要点', clause: '第二条', date: '2024-03-01' },
})
const owners = (clause: string) => ({
  plan,
  owners: [{ clause, leadBody: '区人力社保局', responsibleBodies: ['区科技局'] }],
})

test('title, term and number are corrected; an empty date is unknown, not today', async () => {
  await review.facts.run(officer, facts())
  const { title, titleEn, term, document } = await package_()
  expect({ title, titleEn, term }).toEqual({
    title: '云溪区创新行动方案',
    titleEn: 'Innovation Plan of Yunxi',
    term: { from: '2024', to: '2027' },
  })
  expect(document).toMatchObject({
    number: '云溪府发〔2024〕1号',
    issuedOn: '2024-01-05',
    publishedOn: null,
  })
})

test('a draft without a term is not accepted until it has one', async () => {
  const { plan: bare } = await draftPasted.run(officer, { text: '某行动方案\n一、目标\n企业5家。' })
  await expect(accept.run(officer, { plan: bare, reason: '' })).rejects.toMatchObject({
    code: 'plan.noTerm',
  })
  await review.facts.run(officer, { ...facts(), plan: bare })
  await accept.run(officer, { plan: bare, reason: '' })
  expect((await read.run(officer, { plan: bare })).accepted).toBe(true)
})

test('what was open is answered with its source, and counts no more', async () => {
  const before = (await read.run(officer, { plan })).unclear
  await review.resolve.run(officer, answer())
  const { package: content, unclear } = await read.run(officer, { plan })
  expect(unclear).toBe(before - 1)
  expect(content.unclear.find((each) => each.code === 'U-02')?.answer).toEqual({
    text: '引进、培育、留用三个方面',
    source: {
      ...{ document: '区人才工作要点', clause: '第二条', date: '2024-03-01' },
      confidence: 'ownFile',
    },
  })
})

test('owners are given all at once, marked as what they are in a demonstration', async () => {
  await review.assign.run(officer, owners('二/2'))
  expect((await package_()).owners).toEqual([
    {
      clause: '二/2',
      leadBody: '区人力社保局',
      responsibleBodies: ['区科技局'],
      confidence: 'demonstration',
    },
  ])
  await review.assign.run(officer, { plan, owners: [] })
  expect((await package_()).owners).toEqual([])
})

test('a related paper is recorded once and can be removed again', async () => {
  const paper = {
    ...{
      plan,
      kind: 'precedes' as const,
      title: '《云溪区科技规划》',
      document: '云溪府发〔2020〕3号',
    },
    ...{ date: '', url: '', confidence: 'ownFile' as const, note: '', reason: '' },
  }
  await review.relation.run(officer, paper)
  await review.relation.run(officer, { ...paper, kind: 'parent', note: '市级' })
  expect((await package_()).relations).toEqual([
    {
      ...{ kind: 'parent', title: '《云溪区科技规划》', targets: [] },
      source: { document: '云溪府发〔2020〕3号', confidence: 'ownFile', note: '市级' },
    },
  ])
  await review.drop.run(officer, { plan, list: 'relations', key: paper.title, reason: '' })
  expect((await package_()).relations).toEqual([])
})

test('two versions are compared part by part; a reader of the past sees the past', async () => {
  const now = await testContext(db, { district: officer.scope.district, now: later(5) })
  await review.assign.run(now, owners('二/2'))
  expect(await review.changes.run(now, { plan, from: 1, to: 2 })).toEqual([
    { part: 'owner', key: '二/2', before: null, after: '区人力社保局、区科技局' },
  ])
  const past = await testContext(db, {
    district: officer.scope.district,
    now: later(9),
    asOf: later(1),
  })
  expect((await read.run(past, { plan })).versions).toHaveLength(1)
  await expect(review.changes.run(past, { plan, from: 1, to: 2 })).rejects.toMatchObject({
    code: 'plan.noVersion',
  })
  await expect(review.assign.run(past, owners('二/2'))).rejects.toMatchObject({
    code: 'access.travelling',
  })
})

test('a card is revised field by field, with the document that says so', async () => {
  await accepted()
  await makeCards.run(officer, { plan, cards: [] })
  const asked = {
    ...{ plan, code: 'I-01', reason: '按新办法', name: '高新技术企业', nameEn: 'HNTEs' },
    ...{ meaning: '有效期内的高新技术企业', numerator: '', denominator: '', formula: '' },
    ...{ unit: '家', decimals: 0, type: 'stock' as const, direction: 'up' as const },
    ...{ frequency: 'quarter' as const, lagDays: 20, exemptMonths: '1、2', releaseNote: '' },
    ...{ sourceBody: '区科技局', leadBody: '', appraisal: 'yes' as const, public: 'no' as const },
    ...{ open: '', effectiveFrom: '2025-01-01', comparability: 'comparable' as const },
    ...{ document: '口径汇编', clause: '第三条', date: '' },
  }
  expect(await review.card.run(officer, asked)).toEqual({ version: 2 })
  const [setting] = await review.settings.run(officer, { plan })
  expect(setting).toMatchObject({ cardVersion: 2, effectiveFrom: '2025-01-01', ownCard: true })
  await expect(review.card.run(officer, asked)).rejects.toMatchObject({
    code: 'indicator.effectiveTooEarly',
  })
})

const acts: [string, (context: Context) => Promise<unknown>][] = [
  ['facts', (context) => review.facts.run(context, facts())],
  [
    'target',
    (context) => review.target.run(context, { plan, start: 43, code: '', reason: '', ...words }),
  ],
  ['owners', (context) => review.assign.run(context, owners('二/2'))],
  ['answer', (context) => review.resolve.run(context, answer())],
  [
    'drop',
    (context) => review.drop.run(context, { plan, list: 'unclear', key: 'U-01', reason: '' }),
  ],
]

test.each(acts)('nobody but an officer: %s', async (_, act) => {
  for (const role of allRoles.filter((each) => each !== 'officer')) {
    const other = await testContext(db, { district: officer.scope.district, roles: [role] })
    await expect(act(other)).rejects.toMatchObject({ code: 'access.forbidden' })
  }
  const visitor = await testContext(db, { district: officer.scope.district, account: null })
  await expect(act(visitor)).rejects.toMatchObject({ code: 'access.signIn' })
})

test('an administrator sees no plan, its settings and its changes neither', async () => {
  const other = await testContext(db, {
    district: officer.scope.district,
    roles: ['administrator'],
  })
  await expect(review.settings.run(other, { plan })).rejects.toMatchObject({
    code: 'access.forbidden',
  })
  await expect(review.changes.run(other, { plan, from: 1, to: 1 })).rejects.toMatchObject({
    code: 'access.forbidden',
  })
})

test('another district’s plan is not there', async () => {
  const elsewhere = await testContext(db, { district: 'elsewhere' })
  await expect(review.assign.run(elsewhere, owners('二/2'))).rejects.toMatchObject({
    code: 'plan.unknown',
  })
})
