import { expect, test } from 'vitest'
import type { View } from '../../base/list.ts'
import { type Explained, explain, type LeastChange } from '../../rules/explain/explain.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, filing, firmFacts, recordedRow } from '../../testing/firms.ts'
import {
  certificatesOf,
  enterCertificateEvents,
  enterCertificates,
} from '../certificates/operations.ts'
import { enterFacts, enterFilings, enterResolutions } from '../enterprises/operations.ts'
import { nextTurn } from './day-turns.ts'
import { factsFor } from './firm-facts.ts'
import { rowsOver } from './judging-operations.ts'
import { judgedNow } from './kept-operations.ts'
import type { KeptVerdict } from './kept-verdict.ts'
import { fieldsAsked } from './near-miss.ts'
import { gap } from './operations.ts'
import { ownPart } from './own-clauses.ts'
import { recordsOf } from './record-operations.ts'
import { judgedTitle, standOn } from './stand-operations.ts'
import { type Chosen, orders } from './verdict-choice.ts'
import {
  clausesIn,
  pageOfRows,
  verdictBatches,
  verdictsOn,
  verdictsPage,
} from './verdict-operations.ts'
import { bitsOf } from './verdict-row.ts'

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

const everyFirm = { view: { filters: {} }, order: 'code' as const, offset: 0, limit: 1000 }
const every = { verdicts: ['met', 'unmet', 'undetermined'] as const }

async function keptOf(title: string, more: Partial<Chosen> = {}): Promise<KeptVerdict[]> {
  const stand = await standOn(officer, undefined)
  const chosen = { title, town: '', ...every, ...more }
  return (await verdictsPage(officer, stand, { ...everyFirm, chosen })).rows
}

/** Nothing is kept of a firm that its explanation does not say; answers whether it was explained at all. */
function explainedAlike(
  row: KeptVerdict,
  { answer, leastChange }: { answer: Explained; leastChange: LeastChange | null },
): 0 | 1 {
  if (answer.kind !== 'explained') {
    expect([row.verdict, row.step]).toEqual(['undetermined', null])
    return 0
  }
  const { verdict, failing, score, needs } = answer.explanation
  expect([row.verdict, row.fails, row.score], row.code).toEqual([verdict, failing, score])
  if (verdict === 'undetermined') {
    const ask = row.step === 'askOne' ? needs[0] : ''
    expect([row.asked, row.ask]).toEqual([needs.length, ask])
  }
  const moved = leastChange?.moves.map(({ field }) => field)
  if (row.step === 'oneMove') expect(moved).toHaveLength(1)
  if (row.levers.length > 0) expect(row.levers).toEqual(moved)
  return 1
}

/** How many firms of one half were explained, each alike by all three. */
async function halfAlike(title: string, held: boolean): Promise<number> {
  const stand = await standOn(officer, undefined)
  const by = judgedNow(stand).find((each) => each.title === title && each.held === held)
  if (by === undefined) throw new Error('no version')
  const { version, procedure } = by
  const kept = await keptOf(title, { held })
  const among = { title, who: held ? ('holders' as const) : ('others' as const), town: '' }
  const inProcess = await rowsOver(officer, stand, { version, procedure, among })
  const told = new Map(inProcess.map((row) => [row.code, row]))
  const codesKept = kept.map(({ code }) => code)
  expect(codesKept.sort()).toEqual([...told.keys()].sort())
  const leverless = { ...version, levers: [] }
  let judged = 0
  for (const record of await recordsOf(officer, codesKept, {
    day: stand.day,
    figures: 'origins',
  })) {
    const row = kept.find(({ code }) => code === record.firm.code)
    const bulk = told.get(record.firm.code)
    if (row === undefined || bulk === undefined) throw new Error('not judged')
    expect([bulk.verdict, bulk.fails, bulk.score]).toEqual([row.verdict, row.fails, row.score])
    const { facts } = factsFor(version, record, stand.about)
    const when = { on: stand.day, procedure }
    const answer = explain(leverless, facts, when)
    const own = ownPart(version, row.fails)
    const alone = own === undefined ? undefined : explain(own, facts, when)
    const change = alone?.kind === 'explained' ? alone.explanation.leastChange : null
    judged += explainedAlike(row, { answer, leastChange: change })
    if (row.verdict === 'undetermined' && answer.kind === 'explained')
      expect(new Set(fieldsAsked(version, bulk.needs))).toEqual(new Set(answer.explanation.needs))
  }
  return judged
}

test.each(titles)(
  '%s: what is kept, kernel and interpreter judge every firm alike',
  async (title) => {
    const judged = (await halfAlike(title, true)) + (await halfAlike(title, false))
    expect(judged).toBeGreaterThan(FIRMS / 8)
  },
)

test.each(titles)('%s: another day is chosen, counted and ordered as today is', async (title) => {
  const stand = await standOn(officer, undefined)
  const memory = await verdictsOn(officer, stand)
  const clausesOf = clausesIn(stand)
  const step = ['oneClause', 'oneMove', 'oneClauseOpen']
  const views: View[] = [
    { filters: {} },
    { filters: { step } },
    { filters: { town: ['西澜镇'] }, sort: { key: 'score', descending: true } },
    { filters: {}, search: '江澜1', sort: { key: 'until', descending: false } },
  ]
  const clause = clausesOf(memory.find((row) => row.title === title && row.failing > 0) ?? none)[0]
  if (clause !== undefined) views.push({ filters: { unmet: [clause] } })
  for (const view of views)
    for (const order of orders) {
      const asked = { chosen: { title, town: '' }, view, order, offset: 2, limit: 30 }
      const today = await verdictsPage(officer, stand, asked)
      expect(pageOfRows(memory, { asked, clausesOf })).toEqual(today)
    }
})

test('an export is its pages in one reading', async () => {
  const stand = await standOn(officer, undefined)
  const view: View = { filters: { town: ['西澜镇'] }, sort: { key: 'score', descending: true } }
  const asked = { chosen: { title: 'techSme', town: '' }, view, order: 'nearest' as const }
  const exported: KeptVerdict[] = []
  for await (const rows of verdictBatches(officer, stand, asked)) exported.push(...rows)
  const page = await verdictsPage(officer, stand, { ...asked, offset: 0, limit: 1000 })
  expect(exported).toEqual(page.rows)
  expect(exported.length).toBeGreaterThan(10)
})

const none = { title: '', held: false, fails: 0n }

test('a firm of another age is judged anew on the day its age tells', () => {
  const { programme } = judgedTitle(wanted, 'hnte')
  const [version] = programme.versions
  if (version === undefined) throw new Error('no version')
  expect(nextTurn(version, '2025-10-01', '2025-10-14')).toBe('2026-10-01')
  expect(nextTurn(version, '2025-10-01', '2026-10-01')).toBe('2026-10-02')
  expect(nextTurn(version, '2020-10-01', '2025-10-14')).toBeUndefined()
  expect(nextTurn(version, null, '2025-10-14')).toBeUndefined()
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

test('a corrected figure, a revoked certificate and a merged code renew what is kept', async () => {
  const [one = '', two = ''] = codes.slice(50)
  const before = await keptOf('techSme', { held: false })
  expect(before.map(({ code }) => code)).toEqual(expect.arrayContaining([one, two]))
  const barred = { 境内注册居民企业: '否' }
  await enterFilings(officer, [filing(one, barred, { year: 2025, sourceClass: 'administrative' })])
  const [row] = (await keptOf('techSme')).filter(({ code }) => code === one)
  expect(row?.verdict).toBe('unmet')
  expect(bitsOf(row?.fails ?? 0n)).toContain(0)
  const [holder] = await keptOf('techSme', { held: true })
  const [certificate] = await certificatesOf(officer, [holder?.code ?? ''])
  await enterCertificateEvents(officer, [
    {
      ...recordedRow,
      ...{ certificate: certificate?.id ?? '', kind: 'revoked', document: '公告' },
      effectiveOn: '2025-10-01',
    },
  ])
  const held = await keptOf('techSme', { held: true })
  expect(held.map(({ code }) => code)).not.toContain(holder?.code)
  await enterResolutions(officer, [{ ...recordedRow, code: one, other: two, decision: 'merged' }])
  const merged = await keptOf('techSme')
  expect(merged.map(({ code }) => code)).not.toContain(two)
})
