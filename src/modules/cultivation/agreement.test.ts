import { expect, test } from 'vitest'
import { explain } from '../../rules/explain/explain.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, filing, firmFacts, recordedRow } from '../../testing/firms.ts'
import { enterCertificates } from '../certificates/operations.ts'
import { enterFacts, enterFilings, enterResolutions } from '../enterprises/operations.ts'
import { factsFor } from './firm-facts.ts'
import { judgedFirms, rowsOver } from './judging-operations.ts'
import { fieldsAsked } from './near-miss.ts'
import { gap } from './operations.ts'
import { recordsOf } from './record-operations.ts'
import { judgedTitle, standOn } from './stand-operations.ts'
import { bitsOf, type VerdictRow } from './verdict-row.ts'

const db = await testDatabase()
const officer = await testContext(db)
const FIRMS = 100
const titles = ['techSme', 'hnte', 'innovativeSme', 'specialisedSme', 'littleGiant']

/** The same numbers every time, spread over the thresholds; every seventh is not said. */
function chosen(firm: number, place: number, values: readonly string[]): string | undefined {
  const at = (firm * 31 + place * 17 + firm * place * 7) % (values.length * 7)
  return at % 7 === 6 ? undefined : values[Math.floor(at / 7)]
}

const wanted = await standOn(officer, undefined)
const fields = [
  ...new Map(
    titles.flatMap((id) =>
      judgedTitle(wanted, id).programme.versions.flatMap(({ fields: all }) =>
        all.map((each) => [each.name, each] as const),
      ),
    ),
  ).values(),
]
const values: Readonly<Record<string, readonly string[]>> = {
  money: ['0', '1000000', '3000000', '5000000', '50000000', '200000000', '200000000.01'],
  count: ['0', '1', '2', '3', '12', '100', '300'],
  score: ['0', '3', '6'],
  ratio: ['1', '10', '12.5', '50'],
  bool: ['是', '否', '否'],
  number: ['49.5', '60', '80.25'],
}

function figures(firm: number, year: number): Record<string, string> {
  const found = fields.flatMap((field, place) => {
    const own = field.type === 'category' ? (field.values ?? []) : (values[field.type] ?? [])
    const value = own.length === 0 ? undefined : chosen(firm, place + year, own)
    return value === undefined ? [] : [[field.name, value]]
  })
  return Object.fromEntries(found)
}

const codes = Array.from({ length: FIRMS }, (_, index) => creditCode(index + 1))
await enterFacts(
  officer,
  codes.flatMap((code, index) => [
    ...firmFacts(code, `江澜${index}有限公司`),
    fact(code, 'industry', { value: ['3911', '6513', '39', '7021'][index % 4] ?? '' }),
    ...(index % 5 === 0 ? [] : [fact(code, 'founded', { value: `20${10 + (index % 15)}-03-01` })]),
  ]),
)
await enterFilings(
  officer,
  codes.flatMap((code, index) =>
    [2022, 2023, 2024].map((year) => filing(code, figures(index, year), { year })),
  ),
)
await enterCertificates(
  officer,
  codes.flatMap((code, index) =>
    index % 3 === 0
      ? [
          {
            ...recordedRow,
            ...{
              code,
              title: titles[index % 5] ?? 'hnte',
              number: `N${index}`,
              batch: '',
              document: '',
            },
            ...{ award: 'first' as const, issuedOn: null },
            ...{ validFrom: '2023-01-01', validTo: '2025-12-31' },
          },
        ]
      : [],
  ),
)

const shown = (row: VerdictRow) => [row.code, row.verdict, row.score, row.fails, row.needs]
const byCode = (a: VerdictRow, b: VerdictRow) => (a.code < b.code ? -1 : 1)

test.each(titles)('%s: database, kernel and interpreter judge every firm alike', async (title) => {
  const stand = await standOn(officer, undefined)
  const { programme } = judgedTitle(stand, title)
  const [version] = programme.versions
  if (version === undefined) throw new Error('no version')
  let judged = 0
  for (const who of ['others', 'holders'] as const) {
    const over = { version, procedure: 'new' as const, among: { title, who, town: '' } }
    const every = { verdicts: ['met', 'unmet', 'undetermined'] as const, top: 1000 }
    const inDatabase = await judgedFirms(officer, stand, { over, wanted: every })
    const inProcess = await rowsOver(officer, stand, over)
    const sound = new Set(inDatabase.map(({ code }) => code))
    const same = inProcess.filter(({ code }) => sound.has(code)).sort(byCode)
    expect([...inDatabase].sort(byCode).map(shown)).toEqual(same.map(shown))
    const records = await recordsOf(officer, [...sound], { day: stand.day, figures: 'origins' })
    const rows = new Map(inDatabase.map((row) => [row.code, row]))
    for (const record of records) {
      const { facts } = factsFor(version, record, stand.about)
      const answer = explain({ ...version, levers: [] }, facts, { on: stand.day, procedure: 'new' })
      const row = rows.get(record.firm.code)
      if (answer.kind !== 'explained' || row === undefined) throw new Error('not judged')
      const { verdict, failing, score, needs } = answer.explanation
      expect([row.verdict, row.fails, row.score], record.firm.code).toEqual([
        verdict,
        failing,
        score,
      ])
      if (verdict === 'undetermined')
        expect(new Set(fieldsAsked(version, row.needs))).toEqual(new Set(needs))
      judged += 1
    }
  }
  expect(judged).toBeGreaterThan(FIRMS / 8)
})

test('survey data reaches no fact (统计法 28)', async () => {
  const [code = ''] = codes
  const before = await gap.run(officer, { code, title: 'techSme' })
  await enterFilings(officer, [
    filing(
      code,
      { 职工总数: '9999', 科技人员数: '9998' },
      { sourceClass: 'survey', purpose: 'statistics' },
    ),
  ])
  const after = await gap.run(officer, { code, title: 'techSme' })
  expect(after).toEqual(before)
  expect(JSON.stringify(after)).not.toContain('9999')
})

test('a corrected figure and a merged code renew the row that the rules read', async () => {
  const [one = '', two = ''] = codes.slice(50)
  const stand = await standOn(officer, undefined)
  const [version] = judgedTitle(stand, 'techSme').programme.versions
  if (version === undefined) throw new Error('no version')
  const among = { title: 'techSme', who: 'others' as const, town: '' }
  const every = { verdicts: ['met', 'unmet', 'undetermined'] as const, top: 1000 }
  const asked = { over: { version, procedure: 'new' as const, among }, wanted: every }
  const before = await judgedFirms(officer, stand, asked)
  expect(before.map(({ code }) => code)).toEqual(expect.arrayContaining([one, two]))
  const barred = { 境内注册居民企业: '否' }
  await enterFilings(officer, [filing(one, barred, { year: 2025, sourceClass: 'administrative' })])
  const [row] = (await judgedFirms(officer, stand, asked)).filter(({ code }) => code === one)
  expect(row?.verdict).toBe('unmet')
  expect(bitsOf(row?.fails ?? 0n)).toContain(0)
  await enterResolutions(officer, [{ ...recordedRow, code: one, other: two, decision: 'merged' }])
  const merged = await judgedFirms(officer, stand, asked)
  expect(merged.map(({ code }) => code)).not.toContain(two)
})
