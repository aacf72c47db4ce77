import { openXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Context } from '../../server/context.ts'
import { readSheets } from '../../server/spreadsheet/xlsx.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode } from '../../testing/firms.ts'
import { certificatesOf } from '../certificates/operations.ts'
import { correct, currentFigures, firmsByCode, historyOf } from '../enterprises/operations.ts'
import {
  importing,
  intakes,
  preview,
  progress,
  read,
  rejected,
  stop,
  template,
  undo,
} from './operations.ts'
import { importTable } from './routes.ts'
import { intakeKindLabels } from './schema.ts'
import { leftOutOf, repeatedIn } from './set-aside.ts'

const db = await testDatabase()
const officer = await testContext(db)

type Cell = string | number | null
type Sheet = { name: string; rows: Cell[][]; hidden?: boolean }

async function bookOf(...sheets: Sheet[]): Promise<Context['file']> {
  return { name: '名单.xlsx', bytes: new Uint8Array(await writeXlsx({ sheets })) }
}

async function holding(context: Context, rows: Cell[][]): Promise<Context> {
  return { ...context, file: await bookOf({ name: '名单', rows }) } as Context
}

/** In a district of its own, so that tests do not see each other's firms. */
async function inDistrict(district: string, more: object = {}): Promise<Context> {
  return testContext(db, { district, ...more })
}

/** A day later everything that was recorded here can be read. */
const LATER = '2025-10-15T00:00:00.000Z'
const later = (context: Context): Context => ({ ...context, now: LATER, asOf: LATER })

const given = (more: object = {}) => importTable.input.parse({ sender: '区科技局', ...more })

const head = [
  '序号',
  '统一社会信用代码',
  '企业名称',
  '所属镇街',
  '成立日期',
  '年度',
  '营业收入(万元)',
]
const [a, b] = [creditCode(1), creditCode(2)]
const sound: Cell[][] = [
  [1, a, '江澜甲科技有限公司', '西澜镇', '2018.3.7', 2024, 1234.5],
  [2, b, '江澜乙科技有限公司', '西澜镇', '2019年5月', 2024, '2亿元'],
]
const firms: Cell[][] = [
  ['2024年企业名单'],
  head,
  ...sound,
  [3, `${creditCode(3).slice(0, 17)}!`, '江澜丙科技有限公司', '西澜镇', '25-3-7', 2024, '约十'],
  ['合计', null, null, null, null, null, 9999],
]

test('a list of firms goes in, its faulty row comes back with its reasons', async () => {
  const looked = await preview.run(await holding(officer, firms), given())
  expect(looked).toMatchObject({ kind: 'enterprises', guessed: true, sameAs: null })
  expect(looked.counts).toMatchObject({ rows: 3, ready: 2, problem: 1, notes: 1 })
  expect(await firmsByCode(officer, [a])).toEqual(new Map())
  const kept = await importing.run(await holding(officer, firms), given())
  expect(kept).toMatchObject({ rows: 3, accepted: 2, rejectedRows: 1 })
  expect(kept.rejected.map(({ cell, code }) => [cell, code])).toEqual([
    ['B5', 'intakeRow.codeCharacter'],
    ['E5', 'intakeRow.shortYear'],
    ['G5', 'intakeRow.notANumber'],
  ])
  const known = await firmsByCode(officer, [a, b])
  expect(known.get(a)).toMatchObject({
    ...{ name: '江澜甲科技有限公司', town: '西澜镇', presence: 'here' },
    founded: '2018-03-07',
  })
  const importId = kept.importId ?? ''
  const file = await rejected.run(officer, { importId })
  const [sheet] = await readSheets(file.bytes)
  expect(sheet?.rows.map(({ cells }) => cells.at(-1)?.text.split('\n')[0])).toEqual([
    '2024年企业名单',
    '退回原因',
    expect.stringContaining('B5:'),
  ])
  expect(await read.run(officer, { importId })).toMatchObject({
    firms: [
      { code: a, name: '江澜甲科技有限公司' },
      { code: b, name: '江澜乙科技有限公司' },
    ],
    filings: 2,
  })
})

test('the same file twice brings nothing new and says so', async () => {
  const context = await inDistrict('twice')
  const file = await holding(context, [head, ...sound])
  const first = await importing.run(file, given())
  expect(first).toMatchObject({ accepted: 2 })
  expect((await preview.run(file, given())).sameAs).toBe(first.importId)
  const again = await importing.run(file, given())
  expect(again).toMatchObject({ importId: null, accepted: 0, unchanged: 2, rejectedRows: 0 })
  expect(await intakes.run(context, {})).toHaveLength(1)
})

test('a row written twice goes in once, and is counted as repeated', async () => {
  const file = await holding(await inDistrict('repeated'), [head, ...sound, sound[0] ?? []])
  const looked = await preview.run(file, given())
  expect(looked.counts).toMatchObject({ rows: 3, ready: 2, ignored: 1 })
  expect(repeatedIn(looked)).toBe(1)
  expect(leftOutOf(await importing.run(file, given()))).toBe(1)
})

test('two people with the same file at once: one brings it, the other brings nothing', async () => {
  const one = await holding(await inDistrict('both'), [head, ...sound])
  const other = { ...one, actor: { ...one.actor, account: 'other', name: '填报乙' } }
  const both = await Promise.all([importing.run(one, given()), importing.run(other, given())])
  expect(both.map(({ accepted }) => accepted).sort()).toEqual([0, 2])
  expect(await intakes.run(one, {})).toHaveLength(1)
})

test('an import is undone as one, and the file may come again', async () => {
  const context = await inDistrict('undone')
  const file = await holding(context, [head, ...sound])
  const { importId } = await importing.run(file, given())
  const id = importId ?? ''
  const reporter = await inDistrict('undone', { account: 'r', roles: ['reporter'] })
  await expect(undo.run(reporter, { importId: id, reason: '误传' })).rejects.toMatchObject({
    code: 'intake.notYours',
  })
  expect(await undo.run(context, { importId: id, reason: '误传' })).toEqual({ withdrawn: 10 })
  expect((await firmsByCode(context, [a])).get(a)).toBeUndefined()
  await expect(undo.run(context, { importId: id, reason: '误传' })).rejects.toMatchObject({
    code: 'intake.undone',
  })
  const [record] = await intakes.run(later(context), {})
  expect(record?.undone).toMatchObject({ reason: '误传' })
  expect(await importing.run(file, given())).toMatchObject({ accepted: 2 })
})

test('an import on which later rows rest is not undone, and they are told', async () => {
  const context = await inDistrict('leaning')
  const first = await importing.run(await holding(context, [head, ...sound]), given())
  const corrected: Cell[][] = [head, [1, a, '江澜甲科技有限公司', '西澜镇', null, 2024, 99]]
  const second = await importing.run(
    await holding(context, corrected),
    given({ reason: '更正年报' }),
  )
  expect(second).toMatchObject({ accepted: 1 })
  const figure = async () => (await currentFigures(later(context), [a])).get(a)?.[0]
  expect(await figure()).toMatchObject({ value: '990000' })
  const refused = undo.run(context, { importId: first.importId ?? '', reason: '误传' })
  await expect(refused).rejects.toMatchObject({
    code: 'intake.leanedOn',
    places: [
      {
        at: expect.stringMatching(/^filing\//),
        message: { zh: expect.stringContaining(`更正年度数据(${a})`) },
      },
    ],
  })
  await undo.run(context, { importId: second.importId ?? '', reason: '误传' })
  expect(await figure()).toMatchObject({ value: '12345000' })
  await undo.run(context, { importId: first.importId ?? '', reason: '误传' })
})

test('a fact corrected by hand holds the undo of its import; an undo takes every fact of a line', async () => {
  const context = await inDistrict('corrected')
  const { importId } = await importing.run(await holding(context, [head, ...sound]), given())
  const undoing = { importId: importId ?? '', reason: '误传' }
  const { facts } = await historyOf(context, a)
  const town = facts.find(({ kind }) => kind === 'town')
  expect(facts.filter(({ counts }) => counts).map(({ kind }) => kind)).toContain('founded')
  const correction = {
    detail: '',
    validFrom: town?.validFrom ?? '',
    reason: '有误',
    ground: '演示',
  }
  await correct.run(context, { code: a, id: town?.id ?? '', value: '陶溪镇', ...correction })
  await expect(undo.run(context, undoing)).rejects.toMatchObject({
    code: 'intake.leanedOn',
    places: [{ at: expect.stringMatching(/^enterprise_fact\//) }],
  })
  const other = await inDistrict('untouched')
  const second = await importing.run(await holding(other, [head, ...sound]), given())
  expect(await read.run(later(other), { importId: second.importId ?? '' })).toMatchObject({
    facts: 8,
    filings: 2,
  })
  await undo.run(other, { importId: second.importId ?? '', reason: '误传' })
  const after = (await historyOf(later(other), a)).facts
  expect(after.map(({ counts }) => counts)).toEqual(after.map(() => false))
  expect(after.length).toBeGreaterThan(1)
})

test('certificates and what befell them', async () => {
  const context = await inDistrict('titles')
  const certificates: Cell[][] = [
    ['信用代码', '企业名称', '称号类别', '证书编号', '首次/重新', '有效期起', '有效期止'],
    [a, '江澜甲科技有限公司', '高企', 'GR1', '首次', '2023.10.12', '2026.10.11'],
    [b, '江澜乙科技有限公司', '高企', 'GR2', '首次', '2026-10-12', '2023-10-11'],
  ]
  const kept = await importing.run(await holding(context, certificates), given())
  expect(kept).toMatchObject({ kind: 'certificates', accepted: 1, rejectedRows: 1 })
  const changes: Cell[][] = [
    ['称号', '证书编号', '处理结果', '取消日期', '文号'],
    ['高企', 'GR1', '取消', '2024-01-01', '演示〔2025〕1号'],
    ['高企', 'GR7', '取消', '2024-01-01', '演示〔2025〕1号'],
  ]
  const revoked = await importing.run(await holding(context, changes), given())
  expect(revoked).toMatchObject({ kind: 'certificateChanges', accepted: 1, rejectedRows: 1 })
  expect(revoked.rejected.map(({ code }) => code)).toEqual(['intakeRow.certificateUnknown'])
  const [known] = await certificatesOf(later(context), [a])
  expect(known?.events).toMatchObject([{ kind: 'revoked', effectiveOn: '2024-01-01' }])
  await expect(
    undo.run(context, { importId: kept.importId ?? '', reason: '误传' }),
  ).rejects.toMatchObject({ code: 'intake.leanedOn' })
})

test('a row without a code that a person settles is judged as the known firm’s', async () => {
  const context = await inDistrict('named')
  await importing.run(await holding(context, [head, ...sound]), given())
  const named = await holding(context, [
    ['企业名称', '镇街', '年度', '营业收入(万元)'],
    ['江澜甲科技有限公司', '西澜镇', 2023, 5],
  ])
  const [question] = (await preview.run(named, given())).questions
  expect(question).toMatchObject({ kind: 'nameOnly', others: [{ code: a }] })
  const decisions = { [question?.id ?? '']: { answer: 'match', code: a } }
  const { importId } = await importing.run(named, given({ decisions }))
  expect(await read.run(later(context), { importId: importId ?? '' })).toMatchObject({
    ...{ facts: 0, filings: 1, firms: [{ code: a }] },
  })
})

test('what was set by hand for a sender is used again for the same headings', async () => {
  const context = await inDistrict('memory')
  const odd: Cell[][] = [
    ['企业名称', '镇街', '甲栏'],
    ['江澜甲科技有限公司', '西澜镇', `'${a}'`],
  ]
  const mapping = { 名单: { A: 'name', B: 'town', C: 'code' } }
  const file = await holding(context, odd)
  await importing.run(file, given({ kind: 'enterprises', mapping }))
  const looked = await preview.run(file, given({ kind: 'enterprises' }))
  expect(looked.sheets[0]?.blocks[0]?.columns.map(({ field, by }) => [field, by])).toEqual([
    ['name', 'remembered'],
    ['town', 'remembered'],
    ['code', 'remembered'],
  ])
  const stranger = await preview.run(file, given({ kind: 'enterprises', sender: '别的单位' }))
  expect(stranger.sheets[0]?.blocks[0]?.columns[0]?.by).toBe('words')
})

const refusals: [name: string, options: object, code: string][] = [
  ['survey data for anything but statistics', { sourceClass: 'survey' }, 'intake.surveyPurpose'],
  [
    'a column set to a field that is none',
    { kind: 'enterprises', mapping: { 名单: { A: 'colour' } } },
    'intake.unknownField',
  ],
]
test.each(refusals)('refused: %s', async (_name, more, code) => {
  const file = await holding(officer, [head, ...sound])
  await expect(preview.run(file, given(more))).rejects.toMatchObject({ code })
})

test('a workbook without a table, and one with nothing to import', async () => {
  const none = await holding(officer, [['春眠不觉晓', '处处闻啼鸟']])
  await expect(preview.run(none, given())).rejects.toMatchObject({ code: 'intake.noTable' })
  const faulty = await holding(officer, [head, [1, '9.15E+17', '江澜丁有限公司']])
  await expect(importing.run(faulty, given())).rejects.toMatchObject({
    code: 'intake.nothingToImport',
    places: [{ code: 'intakeRow.codeScientific' }],
  })
})

test('a run that is told to stop leaves nothing', async () => {
  const context = await inDistrict('stopped')
  const file = await holding(context, [head, ...sound])
  const running = importing.run(file, given({ ticket: 'T1' }))
  while (!(await stop.run(context, { ticket: 'T1' })).stopped)
    await new Promise((go) => setTimeout(go, 5))
  await expect(running).rejects.toMatchObject({ code: 'intake.cancelled' })
  expect(await intakes.run(context, {})).toEqual([])
  expect(await firmsByCode(context, [a])).toEqual(new Map())
  expect(await progress.run(context, { ticket: 'T1' })).toMatchObject({ step: 'unknown' })
})

test('a template filled in brings the row that was written, and nothing of its own sheets', async () => {
  const context = await inDistrict('template')
  for (const kind of ['enterprises', 'certificates', 'technologyContract'] as const) {
    const { bytes } = await template.run(officer, { kind })
    const book = await openXlsx(bytes)
    const [sheet] = book.sheets
    const head = (sheet?.rows[0] ?? []).map(String)
    const written: Record<string, string> = {
      ...{ 统一社会信用代码: a, 企业名称: '江澜甲科技有限公司', 所属单位: '江澜甲科技有限公司' },
      ...{ 称号类别: '科技型企业', 有效期起: '2025-03-01', 有效期止: '长期', 编号: 'HT-1' },
      ...{ 合同类别: '技术开发', 方向: '输出', '成交额(元)': '120万元', 日期: '2025.9.3' },
    }
    sheet?.rows.push(head.map((title) => written[title] ?? null))
    const file = { name: '模板.xlsx', bytes: new Uint8Array(await saveXlsx(book)) }
    const looked = await preview.run({ ...context, file } as Context, given())
    expect(looked.kind).toBe(kind)
    expect(looked.counts).toMatchObject({ rows: 1, ready: 1, notes: 0 })
  }
})

test('every kind has a template that its own headings are read from', async () => {
  for (const kind of Object.keys(intakeKindLabels) as (keyof typeof intakeKindLabels)[]) {
    const file = await template.run(officer, { kind })
    const [sheet] = await readSheets(file.bytes)
    const headings = sheet?.rows[0]?.cells.map((cell) => cell?.text ?? '') ?? []
    const filled = await holding(officer, [headings, headings.map(() => '甲')])
    const looked = await preview.run(filled, given())
    expect(looked.kind, kind).toBe(kind)
    const unread = looked.sheets[0]?.blocks[0]?.columns.filter(({ field }) => field === 'none')
    expect(unread, kind).toEqual([])
  }
})
