/** What holds the undo of an import, what does not, and how it is let go. */
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode } from '../../testing/firms.ts'
import { record as recordCertificate } from '../certificates/ledger-operations.ts'
import { plan } from '../cultivation/visit-operations.ts'
import { planVisits } from '../cultivation/visit-routes.ts'
import {
  correct,
  file,
  firmsByCode,
  historyOf,
  record,
  resolve,
} from '../enterprises/operations.ts'
import { recordFact, recordFiling } from '../enterprises/routes.ts'
import { record as recordEntry } from '../registers/ledger-operations.ts'
import { recordEntry as entryRoute } from '../registers/routes.ts'
import { raise } from '../requests/operations.ts'
import { importing, leaning, read, undo } from './operations.ts'
import { importTable } from './routes.ts'
import type { LeaningKind } from './schema.ts'

const db = await testDatabase()
type Cell = string | number | null
const [a, b] = [creditCode(1), creditCode(2)]
const head = ['统一社会信用代码', '企业名称', '所属镇街', '年度', '营业收入(元)']
const row = (code: string, year = 2024): Cell[] => [
  ...[code, `江澜${code.slice(-4)}科技有限公司`, '西澜镇', year, 1000],
]

/** A district of its own at an hour of the day. */
const at = (district: string, hour = 10): Promise<Context> =>
  testContext(db, { district, now: `2025-10-14T${hour}:00:00.000Z` })

async function brought(context: Context, rows: Cell[][], more: object = {}): Promise<string> {
  const bytes = new Uint8Array(await writeXlsx({ sheets: [{ name: '名单', rows }] }))
  const sent = { ...context, file: { name: '名单.xlsx', bytes } }
  const given = importTable.input.parse({ sender: '区科技局', ...more })
  return (await importing.run(sent as Context, given)).importId ?? ''
}

/** The kinds of what holds the undo; none when it was undone. */
async function holding(context: Context, importId: string): Promise<string[]> {
  const held = await leaning.run(context, { importId })
  const undone = undo.run(context, { importId, reason: '误传' })
  if (held.length === 0) await undone
  else await expect(undone).rejects.toMatchObject({ code: 'intake.leanedOn' })
  return held.map(({ what, code }) => `${what} ${code}`)
}

const certificate = (code: string) => ({
  ...{ code, title: 'hnte', number: 'GR1', batch: '', document: '演示', award: 'first' as const },
  ...{ issuedOn: null, validFrom: '2024-01-01', validTo: '2026-12-31' },
  ...{ supersedes: null, reason: '' },
})
type Later = [what: LeaningKind, act: (context: Context, code: string) => Promise<unknown>]
/** Each tells something of a firm, by another way than the import. */
const later: Later[] = [
  [
    'visit',
    (context, code) =>
      plan.run(
        context,
        planVisits.input.parse({ codes: [code], plannedOn: '2025-10-16', purpose: '核对条款' }),
      ),
  ],
  [
    'request',
    (context, code) =>
      raise.run(context, { code, kind: 'loan', content: '贷款', raisedOn: '2025-10-14' }),
  ],
  ['newCertificate', (context, code) => recordCertificate.run(context, certificate(code))],
  [
    'newResolution',
    (context, code) =>
      resolve.run(context, { code, other: firms[0], decision: 'merged', ground: '演示' }),
  ],
  [
    'newFiling',
    (context, code) =>
      file.run(
        context,
        recordFiling.input.parse({
          ...{ code, year: 2023, figures: { 营业收入: '5' }, ground: '演示' },
          ...{ sourceClass: 'administrative', purpose: 'service', state: 'final' },
        }),
      ),
  ],
  [
    'newFact',
    (context, code) =>
      record.run(
        context,
        recordFact.input.parse({
          ...{ code, kind: 'park', value: '江澜高新园', validFrom: '2025-01-01' },
          ...{ ground: '演示', sourceClass: 'administrative' },
        }),
      ),
  ],
  [
    'newEntry',
    (context, code) =>
      recordEntry.run(
        context,
        entryRoute.input.parse({
          ...{ register: 'technologyContract', key: 'HT-1', code, holder: '甲' },
          ...{ onDate: '2025-09-03', untilDate: null, document: '演示' },
          facts: {
            ...{ kind: '技术开发', side: '输出', amount: '100', month: '2025-09' },
            technologyAmount: null,
          },
        }),
      ),
  ],
]
/** One firm for each way, and two more. */
const firms: [string, ...string[]] = [
  creditCode(50),
  ...later.map((_, n) => creditCode(51 + n)),
  creditCode(60),
]

test('a firm that only an import knows holds its undo as soon as anything else is told of it', async () => {
  const importId = await brought(await at('ways'), [head, ...firms.map((code) => row(code))])
  for (const [n, [, act]] of later.entries()) await act(await at('ways', 11), firms[n + 1] ?? '')
  const held = await holding(await at('ways', 12), importId)
  const merged = firms[1 + later.findIndex(([what]) => what === 'newResolution')] ?? ''
  const expected = later.map(([what], n) =>
    what === 'newResolution' ? `${what} ${firms[0]}` : `${what} ${firms[n + 1]}`,
  )
  expect(held.sort()).toEqual(expected.sort())
  const kept = await firmsByCode(await at('ways', 13), firms)
  expect([kept.get(merged)?.town, kept.size]).toEqual(['西澜镇', firms.length])
})

test('of two lists with one firm the newer goes first, then the older', async () => {
  const first = await brought(await at('two'), [head, row(a)])
  const second = await brought(await at('two', 11), [head, row(a, 2023), row(b)])
  expect(await holding(await at('two', 12), first)).toEqual([`newFiling ${a}`])
  expect(await holding(await at('two', 13), second)).toEqual([])
  expect(await holding(await at('two', 14), first)).toEqual([])
})

test('a firm that was known before its list came is nobody’s to take along', async () => {
  await brought(await at('known'), [head, row(a)])
  const second = await brought(await at('known', 11), [head, row(a, 2023)])
  await recordCertificate.run(await at('known', 12), certificate(a))
  expect(await holding(await at('known', 13), second)).toEqual([])
})

test('what was told of a code before a list named its firm holds nothing', async () => {
  const titles = [
    ['信用代码', '企业名称', '称号类别', '证书编号', '有效期起', '有效期止'],
    [a, '江澜甲科技有限公司', '高企', 'GR1', '2023-10-12', '2026-10-11'],
  ]
  await brought(await at('before'), titles)
  const firms = await brought(await at('before', 11), [head, row(a)])
  expect(await holding(await at('before', 12), firms)).toEqual([])
})

/** Records the name of a firm from a paper of the district's own. */
const naming = async (context: Context, code: string) =>
  record.run(
    context,
    recordFact.input.parse({
      ...{ code, kind: 'name', value: `江澜${code.slice(-4)}科技有限公司` },
      ...{ validFrom: '2018-03-07', ground: '营业执照', sourceClass: 'administrative' },
    }),
  )

test('a corrected fact holds no longer once the firm’s name rests on a paper of its own', async () => {
  const importId = await brought(await at('let go'), [head, row(a)])
  const town = (await historyOf(await at('let go', 11), a)).facts.find(
    ({ kind }) => kind === 'town',
  )
  const correction = {
    ...{ code: a, id: town?.id ?? '', value: '陶溪镇', detail: '' },
    ...{ validFrom: town?.validFrom ?? '', reason: '有误', ground: '演示' },
  }
  await correct.run(await at('let go', 11), correction)
  expect(await holding(await at('let go', 12), importId)).toEqual([`enterprise_fact ${a}`])
  await naming(await at('let go', 13), a)
  expect(await holding(await at('let go', 14), importId)).toEqual([])
  expect((await firmsByCode(await at('let go', 15), [a])).get(a)).toMatchObject({ town: '陶溪镇' })
})

test('all that rests on an import is counted; the page tells the first hundred', async () => {
  const codes = Array.from({ length: 120 }, (_, n) => creditCode(n + 1))
  const importId = await brought(await at('many'), [head, ...codes.map((code) => row(code))])
  await brought(await at('many', 11), [head, ...codes.map((code) => row(code, 2023))])
  const told = await read.run(await at('many', 12), { importId })
  expect(told).toMatchObject({ firmTotal: 120, leaningTotal: 120 })
  expect([told.firms.length, told.leaning.length]).toEqual([120, 100])
  expect(await leaning.run(await at('many', 12), { importId })).toHaveLength(120)
  const refused = undo.run(await at('many', 12), { importId, reason: '误传' })
  await expect(refused).rejects.toMatchObject({ details: { count: 120 } })
})
