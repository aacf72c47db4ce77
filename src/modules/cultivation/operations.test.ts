import { expect, test } from 'vitest'
import type { New } from '../../base/recorded.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, filing, firmFacts, recordedRow } from '../../testing/firms.ts'
import { enterCertificates } from '../certificates/operations.ts'
import type { Certificate } from '../certificates/schema.ts'
import { enterFacts, enterFilings } from '../enterprises/operations.ts'
import { allBridged, bridge, bridged } from './bridge-operations.ts'
import { forecast } from './forecast-operations.ts'
import {
  allNearMiss,
  allOpenMiss,
  expiring,
  gap,
  gaps,
  ladder,
  nearMiss,
  oneTitle,
  openMiss,
  standing,
  toAsk,
  unsupported,
} from './operations.ts'
import { streets, titles } from './overview-operations.ts'

const db = await testDatabase()
const paged = { view: { filters: {} }, offset: 0, limit: 100 }
const techSme = { title: 'techSme', town: '', ...paged }
const officer = await testContext(db)

async function rowsIn<Row>(batches: AsyncIterable<Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for await (const batch of batches) rows.push(...batch)
  return rows
}

const sound = {
  职工总数: '100',
  科技人员数: '12',
  销售收入: '50000000',
  资产总额: '40000000',
  成本费用总额: '45000000',
  研发费用总额: '3000000',
  Ⅰ类知识产权数: '0',
  Ⅱ类知识产权数: '1',
  境内注册居民企业: '是',
  属禁止限制淘汰类: '否',
  发生重大事故或严重违法: '否',
  列入异常或失信名单: '否',
  近五年国家级科技奖: '否',
  省部级以上研发机构: '否',
  主导制定标准: '否',
}

function certificate(code: string, more: Partial<New<Certificate>> = {}): New<Certificate> {
  return {
    ...recordedRow,
    ...{ code, title: 'hnte', number: 'GR1', batch: '1', document: '文', award: 'first' },
    ...{ issuedOn: null, validFrom: '2023-01-01', validTo: '2025-12-31', ...more },
  }
}

const [met, short, open, holder, away] = [1, 2, 3, 4, 5].map(creditCode) as [
  string,
  string,
  string,
  string,
  string,
]

await enterFacts(officer, [
  ...firmFacts(met, '江澜符合有限公司'),
  ...firmFacts(short, '江澜差一步有限公司', '东桥街道'),
  ...firmFacts(open, '江澜待问有限公司'),
  ...firmFacts(holder, '江澜持证有限公司'),
  ...firmFacts(away, '江澜迁出有限公司'),
  fact(away, 'presence', { value: 'movedOut', validFrom: '2024-01-01' }),
])
const unasked = Object.fromEntries(
  Object.entries(sound).filter(([field]) => field !== '研发费用总额'),
)
await enterFilings(officer, [
  filing(met, sound),
  // 50 points for R&D would be 10: 12 % staff gives 4, one class II right 6.
  filing(short, { ...sound, 研发费用总额: '1000000' }),
  filing(open, unasked),
  filing(holder, { ...sound, 销售收入: '300000000' }),
  filing(away, sound),
])
await enterCertificates(officer, [
  certificate(holder, { title: 'techSme', validTo: '2025-12-31', validFrom: '2025-01-01' }),
  certificate(creditCode(9), { title: 'hnte' }),
])

test('a firm is judged by the version in force, with the origin of each fact', async () => {
  const found = await gap.run(officer, { code: short, title: 'techSme' })
  expect(found).toMatchObject({
    ...{ verdict: 'unmet', version: 'v1', procedure: 'new', held: null },
    score: { lo: 20, hi: 20 },
  })
  const [unmet] = found.clauses.filter(({ outcome }) => outcome === 'unmet')
  expect(unmet?.facts.find(({ field }) => field === '研发费用总额')).toMatchObject({
    ...{ year: 2024, value: '1000000', kind: 'filing', sourceClass: 'selfReported' },
  })
  expect(found.leastChange?.sentence.zh).toContain('即可符合')
})

test('near miss: one clause short, of firms that are here and do not hold the title', async () => {
  const { rows, total, facets } = await nearMiss.run(officer, techSme)
  expect(rows.map(({ code, step }) => [code, step])).toEqual([[short, 'oneClause']])
  expect(total).toBe(1)
  const [row] = rows
  expect(facets['town']).toMatchObject([{ value: '东桥街道', count: 1 }])
  expect(facets['unmet']?.map(({ value }) => value)).toEqual(row?.unmet.map(({ id }) => id))
  expect(facets['lever']?.map(({ words }) => words)).toEqual(row?.levers)
  expect(row?.levers).toEqual([{ zh: '研发费用总额', en: 'R&D cost (tax scope)' }])
  const elsewhere = await nearMiss.run(officer, { ...techSme, town: '西澜镇' })
  expect(elsewhere).toMatchObject({ rows: [], total: 0, all: 0 })
  expect(await rowsIn(allNearMiss(officer, techSme))).toEqual(rows)
})

test('one clause unmet and more unknown is no step: it stands in a list of its own', async () => {
  const elsewhere = await testContext(db, { district: 'open-miss' })
  await enterFacts(elsewhere, firmFacts(met, '江澜另有未知有限公司'))
  await enterFilings(elsewhere, [filing(met, { ...unasked, 属禁止限制淘汰类: '是' })])
  const { rows } = await openMiss.run(elsewhere, techSme)
  expect(rows.map(({ code, step }) => [code, step])).toEqual([[met, 'oneClauseOpen']])
  expect(await rowsIn(allOpenMiss(elsewhere, techSme))).toHaveLength(1)
  expect((await nearMiss.run(elsewhere, techSme)).total).toBe(0)
  const summary = (await titles.run(elsewhere, {})).find(({ title }) => title === 'techSme')
  expect(summary?.nearMiss).toBe(0)
})

test('one answer decides', async () => {
  const { rows } = await toAsk.run(officer, techSme)
  expect(rows.map(({ code, needs }) => [code, needs.map(({ zh }) => zh)])).toEqual([
    [open, ['研发费用总额']],
  ])
})

test('a holder whose figures no longer support the title', async () => {
  const { rows } = await unsupported.run(officer, techSme)
  expect(rows.map(({ code, until }) => [code, until])).toEqual([[holder, '2025-12-31']])
  expect(rows[0]?.unmet.map(({ id }) => id)).toContain('收入规模')
})

test('what is kept and another day count alike', async () => {
  const today = await oneTitle.run(officer, { title: 'techSme', top: 10 })
  expect(today).toMatchObject({
    ...{ holders: 1, others: { met: 1, unmet: 1, undetermined: 1 } },
    held: { met: 0, unmet: 1, undetermined: 0 },
  })
  const later = await oneTitle.run(officer, { title: 'techSme', on: '2025-10-15', top: 10 })
  expect({ ...later, on: today.on }).toEqual(today)
})

test('every title with a rule is answered for a firm, and a stranger is refused', async () => {
  const found = await gaps.run(officer, { code: met })
  expect(found.map(({ title }) => title)).toContain('hnte')
  await expect(gaps.run(officer, { code: creditCode(77) })).rejects.toMatchObject({
    code: 'cultivation.unknownFirm',
  })
  await expect(gap.run(officer, { code: met, title: 'nothing' })).rejects.toMatchObject({
    code: 'cultivation.unknownTitle',
  })
  await expect(gap.run(officer, { code: met, title: 'techEnterprise' })).rejects.toMatchObject({
    code: 'cultivation.noProgramme',
  })
})

test('titles, towns and versions are counted from the same firms', async () => {
  const summary = (await titles.run(officer, {})).find(({ title }) => title === 'techSme')
  expect(summary).toMatchObject({ holders: 1, expiring: 1, nearMiss: 1 })
  const rows = await streets.run(officer, { title: 'techSme' })
  expect(rows.map(({ town, holders, nearMiss }) => [town, holders, nearMiss])).toEqual(
    expect.arrayContaining([
      ['东桥街道', 0, 1],
      ['西澜镇', 1, 0],
    ]),
  )
  const soon = await expiring.run(officer, { ...techSme, days: 180 })
  expect(soon.rows[0]).toMatchObject({ code: holder, daysLeft: 78, step: 'expiring' })
  const moves = await bridge.run(officer, { title: 'specialisedSme' })
  expect(moves).toMatchObject({ base: 'v2022', reform: 'v2026', firms: 4 })
  const [move] = moves.moves
  if (move === undefined) throw new Error('no move')
  const asked = { title: 'specialisedSme', from: move.base, to: move.reform, ...paged }
  const cell = await bridged.run(officer, asked)
  expect([cell.total, cell.rows.length]).toEqual([move.firms, move.firms])
  expect(await rowsIn(allBridged(officer, asked))).toEqual(cell.rows)
  const ofHolders = await bridged.run(officer, { ...asked, held: 'yes' })
  expect(ofHolders.rows).toEqual(cell.rows.filter(({ held }) => held))
  expect(ofHolders.total).toBe(move.holders)
  const named = { base: moves.base, reform: moves.reform, on: '2025-10-15' }
  const later = await bridge.run(officer, { title: 'specialisedSme', ...named })
  expect(later.moves).toEqual(moves.moves)
  const turned = { base: moves.reform, reform: moves.base }
  const back = await bridge.run(officer, { title: 'specialisedSme', ...turned })
  expect(back.firms).toBe(moves.firms)
})

test.each([
  ['holders', 1],
  ['heldMet', 0],
  ['heldOpen', 0],
  ['met', 1],
  ['unmet', 1],
  ['open', 1],
] as const)('the count of %s opens to its %d firms', async (standing_, count) => {
  const found = await standing.run(officer, { ...techSme, standing: standing_ })
  expect([found.total, found.rows.length]).toEqual([count, count])
})

test('a stock without history is not forecast', async () => {
  const told = await forecast.run(officer, { title: 'techSme' })
  expect(told).toMatchObject({ opening: 1, range: null, chance: null })
  expect(told.lack.length).toBeGreaterThan(0)
  const before = { title: 'techSme', until: '2025-10-01' }
  await expect(forecast.run(officer, before)).rejects.toMatchObject({
    code: 'cultivation.untilBefore',
  })
})

test.each([
  ['2035-10-14', undefined],
  ['2035-10-15', 'cultivation.untilFar'],
])('a forecast to %s: %s', async (until, refusal) => {
  const told = forecast.run(officer, { title: 'techSme', until })
  if (refusal === undefined) expect(await told).toMatchObject({ until })
  else await expect(told).rejects.toMatchObject({ code: refusal })
})

test.each([
  ['one step short', nearMiss, {}],
  ['one unmet, more unknown', openMiss, {}],
  ['one answer decides', toAsk, {}],
  ['no longer supported', unsupported, {}],
  ['those who meet it', standing, { standing: 'met' as const }],
])('on a day on which no rule governs nobody was judged: %s', async (_, listed, more) => {
  const asked = { ...techSme, standing: 'met' as const, ...more, title: 'hnte', on: '2015-06-01' }
  await expect(listed.run(officer, asked)).rejects.toMatchObject({ code: 'cultivation.noVersion' })
})

test('holders are told on any day', async () => {
  const asked = { ...techSme, title: 'hnte', on: '2015-06-01', standing: 'holders' as const }
  expect(await standing.run(officer, asked)).toMatchObject({ total: 0 })
})

test('a town that nobody knows is refused', async () => {
  const asked = { ...techSme, town: '西蓝镇' }
  await expect(nearMiss.run(officer, asked)).rejects.toMatchObject({
    code: 'enterprise.unknownTown',
  })
})

test('the ladder of a firm', async () => {
  expect(await ladder.run(officer, { code: holder })).toMatchObject([
    { title: 'techSme', from: '2025-01-01', to: '2025-12-31', ended: null },
  ])
})
