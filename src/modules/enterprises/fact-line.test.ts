import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, firmFacts } from '../../testing/firms.ts'
import { factLines, isToldTogether, numbersOf } from './fact-line.ts'
import { firmsOf, firmsToldOnce } from './fact-store.ts'
import { columnText, FACT_SIGN, ROW_SIGN } from './firm-block.ts'
import { correct, enterFacts, firmsByCode, firmsByName, historyOf } from './operations.ts'
import { type FactKind, type Firm, factKindLabels } from './schema.ts'

const db = await testDatabase()
const [A, B] = [creditCode(1), creditCode(2)]

/** Each test in a district of its own. */
let districts = 0
const inDistrict = (now?: string) =>
  testContext(db, { district: `lines-${districts}`, ...(now !== undefined && { now }) })
const inNewDistrict = () => {
  districts += 1
  return inDistrict()
}
const linesIn = async (district: string) =>
  (
    await sql<{ kinds: FactKind[] }>`
      select kinds from fact_line where district = ${district} order by id`.execute(db)
  ).rows.map(({ kinds }) => kinds)

describe('facts that are one line', () => {
  const lengths = (rows: Parameters<typeof factLines<ReturnType<typeof fact>>>[0]) =>
    factLines(rows, isToldTogether).map((line) => line.length)
  const towns = (count: number, code = A) =>
    Array.from({ length: count }, (_, n) => fact(code, 'town', { value: `${n}` }))
  const other = { confidence: 'ownFile' as const }

  test.each([
    ['none', [], []],
    ['of one firm, by one paper', firmFacts(A, '甲'), [3]],
    ['of two firms', [...firmFacts(A, '甲'), ...firmFacts(B, '乙')], [3, 3]],
    ['a former name and the name', [fact(A, 'name'), ...firmFacts(A, '甲')], [1, 3]],
    ['a name told last', [fact(A, 'town'), fact(A, 'name')], [1, 1]],
    ['thirty-two', towns(32), [32]],
    ['one more than thirty-two', towns(33), [32, 1]],
    ['by another paper', [fact(A, 'town'), fact(A, 'park', { source: other })], [1, 1]],
    ['by another import', [fact(A, 'town'), fact(A, 'park', { importId: '1' })], [1, 1]],
    ['of another class', [fact(A, 'town'), fact(A, 'park', { sourceClass: 'survey' })], [1, 1]],
    [
      'the middle one in the place of another',
      [fact(A, 'town'), fact(A, 'town', { supersedes: '7', reason: '有误' }), fact(A, 'park')],
      [1, 1, 1],
    ],
  ])('%s', (_, rows, expected) => {
    expect(lengths(rows)).toEqual(expected)
  })

  test('numbers follow one another, also beyond what a binary float holds', () => {
    expect(numbersOf('9007199254740992', 3)).toEqual([
      ...['9007199254740992', '9007199254740993', '9007199254740994'],
    ])
  })

  test('a text of a file cannot end its row or its fact', () => {
    expect(columnText('江澜有限公司')).toBe('江澜有限公司')
    expect(columnText(`江${ROW_SIGN}澜${FACT_SIGN}有限${ROW_SIGN}公司`)).toBe('江 澜 有限 公司')
  })
})

test('whatever facts are entered: numbers in their order, and each reads back by its number', async () => {
  const kinds = Object.keys(factKindLabels) as FactKind[]
  const row = fc
    .tuple(fc.constantFrom(A, B), fc.constantFrom(...kinds), fc.string({ maxLength: 3 }))
    .map(([code, kind, text]) => fact(code, kind, { value: text.replaceAll('\u0000', '') }))
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 80 }), async (rows) => {
      const context = await inNewDistrict()
      const ids = (await enterFacts(context, rows, 'later')).map(Number)
      expect(ids).toEqual([...new Set(ids)].sort((one, two) => one - two))
      const { rows: kept } = await sql<{ id: string; code: string; kind: string }>`
        select id, code, kind from enterprise_fact
        where district = ${context.scope.district} order by id`.execute(db)
      expect(kept).toEqual(rows.map(({ code, kind }, n) => ({ id: String(ids[n]), code, kind })))
    }),
    { numRuns: 15 },
  )
})

test('each fact of a line can be corrected by its number, and the others stay', async () => {
  const context = await inNewDistrict()
  const ids = await enterFacts(context, [
    ...firmFacts(A, '江澜甲有限公司'),
    fact(A, 'park', { value: '东园' }),
  ])
  expect(await linesIn(context.scope.district)).toEqual([['name', 'town', 'presence', 'park']])
  const later = await inDistrict('2025-10-15T10:00:00.000Z')
  const put = (n: number, value: string) =>
    correct.run(later, {
      ...{ code: A, id: ids[n] ?? '', value, detail: '', validFrom: '2020-01-01' },
      ...{ reason: '登记有误', ground: '演示' },
    })
  await put(1, '陶溪镇')
  await put(3, '西园')
  await put(0, '江澜乙有限公司')
  await expect(put(1, '西澜镇')).rejects.toMatchObject({ code: 'enterprise.noSuchFact' })
  expect((await firmsByCode(later, [A])).get(A)).toMatchObject({
    ...{ name: '江澜乙有限公司', town: '陶溪镇', park: '西园', presence: 'here' },
    formerNames: [],
  })
  const { facts } = await historyOf(later, A)
  expect(facts.filter(({ counts }) => !counts).map(({ id }) => id)).toEqual([
    ids[3],
    ids[1],
    ids[0],
  ])
})

test('a firm told of with two names is found by both', async () => {
  const context = await inNewDistrict()
  await enterFacts(context, [
    fact(A, 'name', { value: '江澜旧名有限公司', validFrom: '2019-01-01' }),
    ...firmFacts(A, '江澜新名有限公司'),
    ...firmFacts(B, '江澜旁人有限公司'),
  ])
  const found = await firmsByName(context, [
    '江澜旧名有限公司',
    '江澜新名有限公司',
    '江澜无名有限公司',
  ])
  expect([...found.values()].map((firms) => firms.map(({ code }) => code))).toEqual([[A], [A], []])
})

test('law: a firm told of once reads the same in one piece as fact by fact, and no other reads so', async () => {
  const told = fc.record({
    code: fc.constantFrom(A, B),
    kind: fc.constantFrom<FactKind>('name', 'town', 'presence', 'segment', 'founded', 'aboveSize'),
    detail: fc.constantFrom('', 'main', 'secondary'),
    validFrom: fc.constantFrom('2020-01-01', '2024-02-29', '2025-10-14'),
    empty: fc.boolean(),
  })
  const values: Partial<Record<FactKind, string>> = {
    ...{ name: '江澜甲有限公司', presence: 'here', founded: '2019-05-01', aboveSize: 'yes' },
  }
  let once = 0
  await fc.assert(
    fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 7 }), async (all) => {
      const context = await inNewDistrict()
      const { district } = context.scope
      const rows = all.map(({ code, kind, empty, ...row }) =>
        fact(code, kind, { ...row, value: empty ? '' : (values[kind] ?? '甲') }),
      )
      await enterFacts(context, rows, 'later')
      for (const day of ['2024-02-28', '2025-10-14']) {
        const when = { day, asOf: context.now }
        const asked = { codes: [A, B], aliases: new Map<string, string>(), when }
        const [one, each] = await Promise.all([
          sql<Firm>`select * from (${firmsToldOnce(district, asked)}) firm`.execute(db),
          firmsOf(db, context.scope, asked),
        ])
        const lines = await sql<{ code: string }>`
          select code from fact_line where district = ${district} group by code
          having count(*) = 1 and bool_and(${day}::date >= all(since)) and bool_and(
            facts = cardinality(array(select distinct unnest(kinds))))`.execute(db)
        const codes = lines.rows.map(({ code }) => code)
        expect(one.rows.map(({ code }) => code).sort()).toEqual(codes.sort())
        for (const firm of one.rows)
          expect(each.find(({ code }) => code === firm.code)).toEqual(firm)
        once += codes.length
        const merged = { ...asked, aliases: new Map([[B, A]]) }
        const none = await sql`select * from (${firmsToldOnce(district, merged)}) f`.execute(db)
        expect(none.rows).toEqual([])
      }
    }),
    { numRuns: 150 },
  )
  expect(once).toBeGreaterThan(20)
})

describe('the database itself refuses a line', () => {
  type Line = Record<'kinds' | 'told' | 'details' | 'since', string> & { supersedes: string | null }
  const sound: Line = {
    ...{ kinds: '{name,town}', told: '{甲,乙}', details: '{"",""}', supersedes: null },
    since: '{2020-01-01,2020-01-01}',
  }
  const insert = async (line: Line) => {
    const { district } = (await inNewDistrict()).scope
    await sql`
      insert into fact_line (district, code, kinds, told, details, since, source, source_class,
        recorded_at, recorded_by, supersedes, reason)
      values (${district}, ${A}, ${line.kinds}, ${line.told}, ${line.details}, ${line.since}, '{}',
        'survey', now(), '某', ${line.supersedes}, '有误')`.execute(db)
  }
  const many = (text: string, count = 33) => `{${Array.from({ length: count }, () => text)}}`

  test('a sound one goes in', () => insert(sound))
  test.each<[string, Partial<Line>]>([
    ['of no fact', { kinds: '{}', told: '{}', details: '{}', since: '{}' }],
    ['of unequal columns', { told: '{甲}' }],
    ['with a name that does not come first', { kinds: '{town,name}' }],
    ['with a fact of no value', { told: '{甲,null}' }],
    ['of two facts in the place of another', { supersedes: '7' }],
    [
      'of more than thirty-two facts',
      { kinds: many('town'), told: many('x'), details: many('""'), since: many('2020-01-01') },
    ],
  ])('%s', async (_, faulty) => {
    await expect(insert({ ...sound, ...faulty })).rejects.toMatchObject({ code: '23514' })
  })
})
