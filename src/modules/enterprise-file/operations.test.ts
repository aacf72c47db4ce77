import { describe, expect, test } from 'vitest'
import type { Filters } from '../../base/facets.ts'
import { allRoles } from '../../base/role.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, filing, firmFacts, recordedRow } from '../../testing/firms.ts'
import { enterCertificates } from '../certificates/operations.ts'
import { enterFacts, enterFilings, enterResolutions } from '../enterprises/operations.ts'
import { enterEntries } from '../registers/operations.ts'
import { allEnterprises, list, places, read } from './operations.ts'

const db = await testDatabase()
const [A, B, C, D] = [1, 2, 3, 4].map(creditCode) as [string, string, string, string]
const certificate = (code: string, title: string, validFrom = '2024-11-01') => ({
  ...{ ...recordedRow, code, title, number: `${title}${code.slice(-4)}`, batch: '第二批' },
  ...{ document: '', award: 'first' as const, issuedOn: validFrom, validFrom },
  validTo: `${Number(validFrom.slice(0, 4)) + 3}-10-31`,
})

/** Four firms: two in one town, one moved out, one branch. */
const context = await testContext(db, { district: 'file' })
const early = { ...context, now: '2025-05-01T00:00:00.000Z', asOf: '2025-05-01T00:00:00.000Z' }
await enterFacts(early, [
  ...firmFacts(A, '江澜泽川精密机械有限公司'),
  fact(A, 'name', { value: '江澜泽远精密机械有限公司', validFrom: '2024-01-01' }),
  fact(A, 'industry', { value: '3484', detail: '2017' }),
  fact(A, 'park', { value: '西澜科技创新园' }),
  fact(A, 'aboveSize', { value: 'yes' }),
  ...firmFacts(B, '江澜恒达软件有限公司', '陶溪镇'),
  fact(B, 'industry', { value: '6513', detail: '2017' }),
  ...firmFacts(C, '重庆长行软件有限公司'),
  fact(C, 'presence', { value: 'movedOut', validFrom: '2025-01-01' }),
  ...firmFacts(D, '江澜恒达软件有限公司西澜分公司'),
  fact(D, 'branchOf', { value: B }),
])
await enterCertificates(early, [certificate(A, 'hnte'), certificate(C, 'hnte')])
await enterFilings(early, [
  filing(A, { 营业收入: '1000.50' }),
  filing(A, { 营业收入: '9' }, { sourceClass: 'survey', purpose: 'statistics' }),
])
const contract = { kind: '技术开发', side: '输出', amount: '120000', technologyAmount: null }
await enterEntries(early, [
  {
    ...{ ...recordedRow, register: 'technologyContract', key: 'J1', code: A, holder: '甲' },
    ...{ onDate: '2025-03-03', untilDate: null, facts: { ...contract, month: '2025-03' } },
  },
])

const asked = (filters: Filters = {}, search = '', offset = 0) => ({
  ...{ view: { filters: { ...filters } as Record<string, string[]>, search } },
  ...{ offset, limit: 50 },
})
const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code).sort()

describe('the list', () => {
  test.each([
    ['two characters', '精密', [A]],
    ['one character', '软', [B, C, D]],
    ['a former name', '泽川', [A]],
    ['initials', 'hdrj', [B, D]],
    ['two letters where a name begins', 'jl', [A, B, D]],
    ['full pinyin', 'changxing', [C]],
    ['full pinyin with blanks', 'jiang lan heng da ruan jian', [B, D]],
    ['two syllables of two letters', 'heng da', [B, D]],
    ['initials with blanks', 'h d r j', [B, D]],
    ['syllables in another order', 'ruan jian heng da', [B, D]],
    ['pinyin of a part of which another firm has the rest', 'chang da', []],
    ['part of a code', A.slice(-5), [A]],
    ['a code in lower case', A.toLowerCase(), [A]],
    ['two words', '江澜 软件', [B, D]],
    ['a word that only its pairs are in', '精机密', []],
    ['what a database would take for a pattern', '%', []],
    ['a quote', "'", []],
  ])('finds by %s', async (_, search, found) => {
    const now = await list.run(context, asked({}, search))
    expect(codes(now.rows)).toEqual([...found].sort())
    expect(now.total).toBe(found.length)
    const past = await list.run({ ...context, travelling: true }, asked({}, search))
    expect(codes(past.rows)).toEqual(codes(now.rows))
  })

  test.each<[string, Filters, string[]]>([
    ['town', { town: ['西澜镇'] }, [A, C, D]],
    ['presence', { presence: ['movedOut'] }, [C]],
    ['title held and counted', { title: ['hnte'] }, [A]],
    ['section', { section: ['I'] }, [B]],
    ['above size', { aboveSize: ['yes'] }, [A]],
    ['branches', { kind: ['branch'] }, [D]],
    ['two at once', { town: ['西澜镇'], kind: ['firm'] }, [A, C]],
    ['nothing left', { town: ['西澜镇'], section: ['I'] }, []],
  ])('filters by %s, and counts what it shows', async (_, filters, left) => {
    const page = await list.run(context, asked(filters))
    expect(codes(page.rows)).toEqual(left)
    expect(page).toMatchObject({ total: left.length, all: 4 })
    const past = await list.run({ ...context, travelling: true }, asked(filters))
    expect(past).toMatchObject({ total: page.total, facets: page.facets })
  })

  test('choices say what they are called and how many they leave', async () => {
    const { facets } = await list.run(context, asked({}, '软件'))
    expect(facets['town']).toEqual([
      { value: '西澜镇', count: 2, words: { zh: '西澜镇', en: '西澜镇' } },
      { value: '陶溪镇', count: 1, words: { zh: '陶溪镇', en: '陶溪镇' } },
    ])
    expect(facets['presence']?.map(({ words }) => words.zh)).toEqual(['在本区登记', '迁出'])
  })

  test('sorts both ways, what is missing last', async () => {
    const sorted = async (descending: boolean) => {
      const view = { filters: {}, sort: { key: 'town', descending } }
      return (await list.run(context, { view, offset: 0, limit: 50 })).rows.map(({ town }) => town)
    }
    expect(await sorted(false)).toEqual(['陶溪镇', '西澜镇', '西澜镇', '西澜镇'])
    expect(await sorted(true)).toEqual(['西澜镇', '西澜镇', '西澜镇', '陶溪镇'])
  })

  test('is exported whole, in batches', async () => {
    const rows = []
    for await (const batch of allEnterprises(context, { view: { filters: { kind: ['firm'] } } }))
      rows.push(...batch)
    expect(codes(rows)).toEqual([A, B, C])
    expect(rows.find(({ code }) => code === A)?.titles).toEqual([
      { id: 'hnte', name: { zh: '高新技术企业', en: 'High and New Technology Enterprise' } },
    ])
  })

  test('of a moment before anything was recorded is empty', async () => {
    const past = await testContext(db, { district: 'file', asOf: '2025-04-01T00:00:00.000Z' })
    expect(await list.run(past, asked())).toMatchObject({ rows: [], total: 0, all: 0 })
  })
})

describe('the page of a firm', () => {
  test('gathers what every desk knows, with its sources', async () => {
    const file = await read.run(context, { code: A.toLowerCase() })
    expect(file).toMatchObject({
      counted: true,
      firm: { name: '江澜泽远精密机械有限公司', industryName: '机械零部件加工' },
      codes: [A],
      figures: [{ field: '营业收入', value: '1000.50', unit: '元', sourceClass: 'selfReported' }],
      entries: [{ key: 'J1' }],
      certificates: [{ title: 'hnte', running: true }],
    })
    expect(file.timeline[0]).toMatchObject({ on: '2025-03-03', about: 'register' })
    expect(file.timeline.map(({ words }) => words.zh)).toContain('登记状态:在本区登记')
  })

  test('shows survey papers to the statistics office alone', async () => {
    const officer = await read.run(context, { code: A })
    expect(officer).toMatchObject({ surveyPapers: 1 })
    expect(officer.filings.map(({ sourceClass }) => sourceClass)).toEqual(['selfReported'])
    const office = await testContext(db, { district: 'file', roles: ['statistics'] })
    const own = await read.run(office, { code: A })
    expect(own.filings).toHaveLength(2)
  })

  test.each([
    ['a plan officer', { roles: ['officer'] }, 1, 1],
    ['the statistics office', { roles: ['statistics'] }, 2, 0],
    ['whoever runs the machine', { roles: allRoles, account: 'system:命令行' }, 1, 1],
  ] as const)('统计法 28: %s is shown papers and told how many are not', async (...row) => {
    const [, who, shown, kept] = row
    const reader = await testContext(db, { district: 'file', ...who })
    const { filings, surveyPapers } = await read.run(reader, { code: A })
    expect([filings.length, surveyPapers]).toEqual([shown, kept])
  })

  test('of a merged code is the firm it went into', async () => {
    const district = await testContext(db, { district: 'merged' })
    await enterFacts(district, [
      ...firmFacts(A, '江澜甲有限公司'),
      ...firmFacts(B, '江澜甲有限公司'),
    ])
    await enterResolutions(district, [{ ...recordedRow, code: A, other: B, decision: 'merged' }])
    const file = await read.run(district, { code: B })
    expect(file).toMatchObject({ firm: { code: A }, codes: [A, B] })
    expect(file.timeline.some(({ about }) => about === 'code')).toBe(true)
  })

  test.each([
    ['of nobody', creditCode(99), 'enterprise.noSuchFirm'],
    ['of a wrong check character', '91000000MA00000158', 'enterprise.badCode'],
  ])('%s is refused', async (_, code, refusal) => {
    await expect(read.run(context, { code })).rejects.toMatchObject({ code: refusal })
  })
})

test('towns and parks are compared by firms, titles, their change and contracts', async () => {
  const rows = await places.run(context, {})
  expect(
    rows.map(({ kind, place, firms, contracts, amount }) => [
      kind,
      place,
      firms,
      contracts,
      amount,
    ]),
  ).toEqual([
    ['town', '西澜镇', 1, 1, '120000'],
    ['town', '陶溪镇', 1, 0, '0'],
    ['park', '西澜科技创新园', 1, 1, '120000'],
  ])
  const hnte = rows[0]?.titles.find(({ id }) => id === 'hnte')
  expect(hnte).toMatchObject({ now: 1, before: 2 })
})
