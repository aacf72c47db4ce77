import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, filing, firmFacts, recordedRow } from '../../testing/firms.ts'
import { type Column, FACT_SIGN, type FirmBlock } from './firm-block.ts'
import {
  currentFigures,
  enterFacts,
  enterFilings,
  enterFirmBlock,
  enterResolutions,
  firmsByCode,
  firmsByName,
  refreshFirms,
} from './operations.ts'
import { factKindLabels } from './schema.ts'

const db = await testDatabase()

/** Each test in a district of its own, so that none counts another's firms. */
let districts = 0
async function newDistrict() {
  districts += 1
  const district = `firms-${districts}`
  return {
    at: (now: string, asOf?: string) =>
      testContext(db, { district, now, ...(asOf !== undefined && { asOf }) }),
    context: await testContext(db, { district }),
  }
}
const [A, B, C] = [creditCode(1), creditCode(2), creditCode(3)]

/** What is kept ready of a district, in an order of its own. */
async function kept(district: string) {
  const firms =
    await sql`select * from enterprise_now where district = ${district} order by code`.execute(db)
  const figures =
    await sql`select * from figure_now where district = ${district} order by code, year`.execute(db)
  const words =
    await sql`select * from enterprise_words where district = ${district} order by code`.execute(db)
  return { words: words.rows, firms: firms.rows, figures: figures.rows }
}

describe('a firm is put together fact by fact', () => {
  test('the fact that began later counts, former names stay known', async () => {
    const { context } = await newDistrict()
    await enterFacts(context, [
      ...firmFacts(A, '江澜一号机械有限公司'),
      fact(A, 'name', { value: '江澜壹号智造有限公司', validFrom: '2024-03-01' }),
      fact(A, 'segment', { value: '电机', detail: 'main' }),
      fact(A, 'segment', { value: '电控', detail: 'secondary', validFrom: '2024-01-01' }),
      fact(A, 'aboveSize', { value: 'yes', validFrom: '2024-01-01' }),
    ])
    const firm = (await firmsByCode(context, [A])).get(A)
    expect(firm).toMatchObject({
      name: '江澜壹号智造有限公司',
      formerNames: ['江澜一号机械有限公司'],
      presence: 'here',
      segment: '电机',
      aboveSize: true,
    })
    const before = await firmsByCode(context, [A], '2024-02-29')
    expect(before.get(A)).toMatchObject({ name: '江澜一号机械有限公司', formerNames: [] })
  })

  test('as known before it was recorded, a correction is not yet so', async () => {
    const { at } = await newDistrict()
    const [id = ''] = await enterFacts(await at('2025-01-10T00:00:00.000Z'), [
      fact(A, 'town', { value: '西澜镇' }),
    ])
    await enterFacts(await at('2025-02-10T00:00:00.000Z'), [
      fact(A, 'town', { value: '陶溪镇', supersedes: id, reason: '登记有误' }),
    ])
    const then = await at('2025-03-01T00:00:00.000Z', '2025-01-31T00:00:00.000Z')
    expect((await firmsByCode(then, [A])).get(A)?.town).toBe('西澜镇')
    expect((await firmsByCode(await at('2025-03-01T00:00:00.000Z'), [A])).get(A)?.town).toBe(
      '陶溪镇',
    )
  })

  test('a fact of tomorrow is refused', async () => {
    const { context } = await newDistrict()
    await expect(
      enterFacts(context, [fact(A, 'town', { value: '西澜镇', validFrom: '2025-10-15' })]),
    ).rejects.toMatchObject({ code: 'enterprise.futureFact' })
  })

  test.each([
    ['texts', (column: string) => column],
    ['bytes', (column: string) => new TextEncoder().encode(column)],
  ])(
    'a block of an import as %s: facts up to today go in, one of tomorrow is named',
    async (_, of) => {
      const { context } = await newDistrict()
      const block = (last: string) => blockOf(['2020-01-01', '2025-10-14', last], of)
      await enterFirmBlock(context, block('2025-10-14'), origin)
      await refreshFirms(context, [A])
      expect((await firmsByCode(context, [A])).get(A)).toMatchObject({
        town: '西澜镇',
        park: '东园',
      })
      await expect(enterFirmBlock(context, block('2025-10-15'), origin)).rejects.toMatchObject({
        code: 'enterprise.futureFact',
        details: { code: A, kind: factKindLabels.park.zh, day: '2025-10-15', today: '2025-10-14' },
      })
    },
  )
})

const origin = {
  source: { file: '名录.xlsx', confidence: 'demonstration' as const },
  ...{ sourceClass: 'administrative' as const, importId: '1', reason: '' },
}

/** A firm’s name, town and park, since these days. */
function blockOf(days: readonly string[], of: (column: string) => Column): FirmBlock {
  const line = (...texts: readonly string[]) => of(texts.join(FACT_SIGN))
  const none = of('')
  return {
    codes: [A],
    facts: {
      count: 1,
      columns: {
        ...{ code: of(A), cell: of('表!2'), kind: line('name', 'town', 'park') },
        ...{ value: line('江澜一号机械有限公司', '西澜镇', '东园'), validFrom: line(...days) },
        detail: line('', '', ''),
      },
    },
    filings: {
      ...{ count: 0, purpose: '', state: '' },
      columns: { code: none, year: none, figures: none, supersedes: none, cell: none },
    },
  }
}

describe('GT-20: names are no key', () => {
  test('same name, two codes: 2 firms; one code, two names: 1 firm', async () => {
    const { context } = await newDistrict()
    await enterFacts(context, [
      ...firmFacts(A, '江澜同名科技有限公司'),
      ...firmFacts(B, '江澜同名科技有限公司'),
      ...firmFacts(C, '江澜旧名有限公司'),
      fact(C, 'name', { value: '江澜新名有限公司', validFrom: '2023-01-01' }),
    ])
    expect((await firmsByCode(context, [A, B, C])).size).toBe(3)
    const named = await firmsByName(context, ['江澜同名科技有限公司', '江澜旧名有限公司'])
    expect(
      named
        .get('江澜同名科技有限公司')
        ?.map(({ code }) => code)
        .sort(),
    ).toEqual([A, B])
    expect(named.get('江澜旧名有限公司')?.map(({ name }) => name)).toEqual(['江澜新名有限公司'])
  })
})

describe('two codes are merged by a decision that may be taken back', () => {
  const merged = { ...recordedRow, code: A, other: B, decision: 'merged' as const }
  test('the other code is read as the one that stays; nothing is deleted', async () => {
    const { context, at } = await newDistrict()
    await enterFacts(context, [
      ...firmFacts(A, '江澜甲有限公司'),
      fact(B, 'town', { value: '陶溪镇', validFrom: '2024-01-01' }),
    ])
    await enterFilings(context, [filing(B, { 营业收入: '100' })])
    await enterResolutions(context, [merged])
    const firms = await firmsByCode(context, [A, B])
    expect(firms.get(B)).toMatchObject({ code: A, name: '江澜甲有限公司', town: '陶溪镇' })
    expect((await currentFigures(context, [A])).get(A)).toMatchObject([{ value: '100' }])
    const later = { ...merged, decision: 'distinct' as const }
    const next = await at('2025-10-15T00:00:00.000Z')
    await enterResolutions(next, [later])
    expect((await firmsByCode(next, [B])).get(B)).toMatchObject({ code: B, town: '陶溪镇' })
    expect((await currentFigures(next, [A])).get(A)).toEqual([])
  })
})

describe('figures', () => {
  test('administrative before publicList before selfReported; the newest of a class; survey never', async () => {
    const { at } = await newDistrict()
    const early = await at('2025-01-01T00:00:00.000Z')
    await enterFilings(early, [
      filing(
        A,
        { 营业收入: '10', 研发费用: '1', 职工总数: '5' },
        { sourceClass: 'administrative' },
      ),
      filing(A, { 营业收入: '99', 净利润: '7' }, { sourceClass: 'survey', purpose: 'statistics' }),
    ])
    const late = await at('2025-02-01T00:00:00.000Z')
    await enterFilings(late, [
      filing(A, { 营业收入: '20', 从业人员: '6', 职工总数: '' }),
      filing(A, { 从业人员: '8' }, { sourceClass: 'publicList' }),
    ])
    const figures = (await currentFigures(late, [A])).get(A) ?? []
    expect(Object.fromEntries(figures.map(({ field, value }) => [field, value]))).toEqual({
      营业收入: '10',
      研发费用: '1',
      职工总数: '5',
      从业人员: '8',
    })
    const own = (await currentFigures(late, [A], { classes: ['selfReported'] })).get(A) ?? []
    expect(own.map(({ value }) => value).sort()).toEqual(['20', '6'])
  })

  test('of two papers of a class the newest is kept ready, of two of one moment the later one', async () => {
    const { at, context } = await newDistrict()
    await enterFilings(await at('2025-01-01T00:00:00.000Z'), [
      filing(A, { 营业收入: '10', 研发费用: '1' }),
    ])
    await enterFilings(await at('2025-02-01T00:00:00.000Z'), [
      filing(A, { 营业收入: '20' }),
      filing(A, { 营业收入: '30', 净利润: '7' }),
    ])
    const { figures } = await kept(context.scope.district)
    expect(figures).toMatchObject([
      { code: A, year: 2024, figures: { 营业收入: '30', 研发费用: '1', 净利润: '7' } },
    ])
  })

  test('asking for survey data is refused', async () => {
    const { context } = await newDistrict()
    await expect(currentFigures(context, [A], { classes: ['survey'] })).rejects.toMatchObject({
      code: 'enterprise.surveyData',
    })
  })
})

test('law: what is kept ready equals what is made anew', async () => {
  const { context } = await newDistrict()
  await enterFacts(
    context,
    [A, B, C].flatMap((code) => firmFacts(code, `江澜${code}有限公司`)),
  )
  await enterFilings(context, [filing(B, { 营业收入: '1' }), filing(C, { 营业收入: '2' })])
  await enterResolutions(context, [{ ...recordedRow, code: A, other: C, decision: 'merged' }])
  const before = await kept(context.scope.district)
  await refreshFirms(context, 'all')
  expect(before.firms.length).toBe(2)
  expect(await kept(context.scope.district)).toEqual(before)
})
