import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../base/role.ts'
import type { Context } from '../../server/context.ts'
import { readSheets } from '../../server/spreadsheet/xlsx.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, filing, firmFacts, recordedRow } from '../../testing/firms.ts'
import {
  enterFacts,
  enterFilings,
  enterFirmBlock,
  firmsByCode,
  historyOf,
} from '../enterprises/operations.ts'
import { importing, preview, rejected, undo } from './operations.ts'
import { importTable } from './routes.ts'

const db = await testDatabase()
const [a, b, c] = [creditCode(1), creditCode(2), creditCode(3)]
const head = ['统一社会信用代码', '企业名称', '年度', '净利润(元)']
const survey = { sourceClass: 'survey', purpose: 'statistics', kind: 'enterprises' }
let districts = 0

/** Two firms; of the first the survey told 13 million of profit and 9 of revenue. */
async function house() {
  districts += 1
  const district = `survey-${districts}`
  const as = (account: string, roles: Role[]) => testContext(db, { district, account, roles })
  const officer = await as('o', ['officer'])
  await enterFacts(officer, [...firmFacts(a, '甲'), ...firmFacts(b, '乙')])
  const papers = { 净利润: '13100000', 营业收入: '9' }
  await enterFilings(officer, [filing(a, papers, { sourceClass: 'survey', purpose: 'statistics' })])
  return { as, officer, both: await as('s', ['officer', 'statistics']) }
}

type Cells = (string | number | null)[][]

async function holding(context: Context, rows: Cells, of: Cells[number] = head): Promise<Context> {
  const bytes = new Uint8Array(await writeXlsx({ sheets: [{ name: '表', rows: [of, ...rows] }] }))
  return { ...context, file: { name: '调查.xlsx', bytes } } as Context
}

const given = (more: object = {}) =>
  importTable.input.parse({ sender: '区统计局', ...survey, ...more })

const toldBy = async (context: Context, profit: number, more: object = {}) => {
  const { rows, tallies } = await preview.run(
    await holding(context, [[a, null, 2024, profit]]),
    given(more),
  )
  return { words: JSON.stringify([rows, tallies]), status: rows[0]?.status, rows }
}
const codes = ({ rows }: Awaited<ReturnType<typeof toldBy>>) =>
  rows.flatMap(({ problems, remarks }) => [...problems, ...remarks]).map(({ code }) => code)

describe('统计法 28: figures of survey papers are no answer to who may not see them', () => {
  test('neither the value nor whether it is the same', async () => {
    const { officer } = await house()
    const [other, same] = [await toldBy(officer, 1), await toldBy(officer, 13_100_000)]
    expect(other.words).not.toContain('13100000')
    expect(codes(other)).toEqual(['intakeRow.surveyOnFile'])
    expect(codes(same)).toEqual(codes(other))
    expect(same.status).toBe(other.status)
  })

  test('nor with a reason, nor how many times the year before it is', async () => {
    const { officer } = await house()
    const reason = '统计局来函更正'
    const [other, same] = [
      await toldBy(officer, 1, { reason }),
      await toldBy(officer, 13_100_000, { reason }),
    ]
    expect(codes(other)).toEqual(['intakeRow.surveyReplaced'])
    expect([same.status, ...codes(same)]).toEqual([other.status, ...codes(other)])
    const next = await preview.run(await holding(officer, [[a, null, 2025, 1]]), given())
    expect(next.tallies).toEqual([])
  })

  test('who may see them is told both', async () => {
    const { both } = await house()
    expect((await toldBy(both, 1)).words).toContain('13100000')
    expect((await toldBy(both, 13_100_000)).status).toBe('unchanged')
  })

  test('a correction with a reason takes away no other figure of the paper', async () => {
    const { officer } = await house()
    const reason = '统计局来函更正'
    const file = await holding(officer, [[a, null, 2024, 14]])
    expect(await importing.run(file, given({ reason }))).toMatchObject({ accepted: 1 })
    const { filings } = await historyOf({ ...officer, asOf: '2025-10-15T00:00:00.000Z' }, a)
    expect(filings.filter(({ counts }) => counts).map(({ figures }) => figures)).toEqual(
      expect.arrayContaining([{ 净利润: '13100000', 营业收入: '9' }, { 净利润: '14' }]),
    )
  })
})

describe('the rejected rows of a survey', () => {
  const faulty: Cells = [
    [a, null, 2024, 77_000_001],
    [b, null, 2024, 88_000_002],
  ]

  test.each<[who: string, account: string, roles: Role[], sees: boolean]>([
    ['its sender', 'o', ['officer'], true],
    ['who may see survey papers', 'x', ['statistics'], true],
    ['another plan officer', 'x', ['officer'], false],
    ['a street officer', 'x', ['street'], false],
    ['the group leader', 'x', ['leader'], false],
  ])('%s: %s %s sees them: %s', async (_who, account, roles, sees) => {
    const { as, officer } = await house()
    const kept = await importing.run(await holding(officer, faulty), given())
    const importId = kept.importId ?? ''
    const reader = await as(account, roles)
    const asked = { ...reader, now: '2025-10-15T00:00:00.000Z', asOf: '2025-10-15T00:00:00.000Z' }
    const tell = async () =>
      (await readSheets((await rejected.run(asked, { importId })).bytes)).flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => cells.map((cell) => cell?.text)),
      )
    const check = async () => {
      if (sees) expect((await tell()).join(' ')).toContain('77000001')
      else await expect(tell()).rejects.toMatchObject({ code: 'intake.surveyRows' })
    }
    await check()
    await undo.run({ ...officer, now: asked.now, asOf: asked.now }, { importId, reason: '误传' })
    await check()
  })

  test('of any other import stay open to all readers', async () => {
    const { as, officer } = await house()
    const rows: Cells = [
      [b, null, 2024, 5],
      [b.slice(1), null, 2024, 5],
    ]
    const other = { sourceClass: 'administrative', purpose: 'service' }
    const { importId } = await importing.run(await holding(officer, rows), given(other))
    const street = await as('x', ['street'])
    const asOf = '2025-10-15T00:00:00.000Z'
    await rejected.run({ ...street, asOf, now: asOf }, { importId: importId ?? '' })
  })
})

describe('统计法 28: what a survey says of a firm itself is not recorded', () => {
  const columns = [...head, '镇街', '规上标志', '行业代码']

  test('an import leaves it out with the article, and takes the figures', async () => {
    const { officer } = await house()
    const file = await holding(officer, [[b, '乙', 2024, 5, '陶溪镇', '是', '3484']], columns)
    const { rows } = await preview.run(file, given())
    expect(rows[0]?.remarks.map(({ at, code }) => `${at} ${code}`)).toEqual([
      '表!E2 intakeRow.surveyFact',
      '表!G2 intakeRow.surveyFact',
      '表!F2 intakeRow.surveyFact',
    ])
    expect(rows[0]?.remarks[0]?.message.zh).toContain('第二十八条')
    expect(rows[0]).toMatchObject({ status: 'ready', brings: '2024年净利润 5元' })
    await importing.run(file, given())
    const later = { ...officer, now: '2025-10-15T00:00:00.000Z', asOf: '2025-10-15T00:00:00.000Z' }
    expect((await firmsByCode(later, [b])).get(b)).toMatchObject({
      ...{ town: '西澜镇', aboveSize: null, industry: '' },
    })
  })

  test('a firm that no register has does not come in by a survey', async () => {
    const { officer } = await house()
    const { rows } = await preview.run(
      await holding(officer, [[c, '丙', 2024, 5, '西澜镇', '是', null]], columns),
      given(),
    )
    expect(rows[0]?.problems.map(({ code }) => code)).toEqual(['intakeRow.surveyFirm'])
  })

  test('another name is no renaming: it can only be set aside', async () => {
    const { officer } = await house()
    const { questions } = await preview.run(
      await holding(officer, [[b, '乙乙', 2024, 5, null, null, null]], columns),
      given(),
    )
    expect(questions.map(({ answers }) => answers)).toEqual([['keepName', 'leaveOut']])
  })

  test('no other kind of table is taken from a survey', async () => {
    const { officer } = await house()
    const file = await holding(
      officer,
      [[a, '甲', 'GR1', '高新技术企业', '2024-01-01']],
      [...['统一社会信用代码', '企业名称', '证书编号', '称号', '发证日期']],
    )
    for (const kind of [undefined, 'certificates'])
      await expect(preview.run(file, given({ kind }))).rejects.toMatchObject({
        code: 'intake.surveyKind',
      })
  })

  test('nor does any part of the house enter it', async () => {
    const { officer } = await house()
    const row = { ...recordedRow, sourceClass: 'survey' as const, code: a, kind: 'park' as const }
    const entered = enterFacts(officer, [
      { ...row, value: '园', detail: '', validFrom: '2025-01-01' },
    ])
    await expect(entered).rejects.toMatchObject({ code: 'enterprise.surveyFact' })
    const columnsOf = { code: a, kind: 'park', value: '园', detail: '', validFrom: '2025-01-01' }
    const none = { code: '', year: '', figures: '', supersedes: '', cell: '' }
    const block = enterFirmBlock(
      officer,
      {
        codes: [a],
        facts: { count: 1, columns: { ...columnsOf, cell: 'A1' } },
        filings: { count: 0, columns: none, purpose: '', state: '' },
      },
      { sourceClass: 'survey', source: { confidence: 'ownFile' }, importId: '1', reason: '' },
    )
    await expect(block).rejects.toMatchObject({ code: 'enterprise.surveyFact' })
  })
})
