import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Period } from '../../base/period.ts'
import { readWorkbook } from '../../server/spreadsheet/read.ts'
import { type TestContextOptions, testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { importCards } from '../../testing/import-samples.ts'
import { brought, kept, keptPlan, planTarget, samplePlan } from '../../testing/plan-samples.ts'
import { list, series } from '../observations/operations.ts'
import { importing, imports, preview, rejected, sample, undo } from './operations.ts'
import { importFile, previewImport } from './routes.ts'

const db = await testDatabase()
await keptPlan(
  await testContext(db),
  samplePlan({ targets: [planTarget('I-02')], definitions: [...importCards] }),
)

let minutes = 0
function acting(options: TestContextOptions = {}) {
  minutes += 10
  const now = new Date(Date.UTC(2025, 9, 15, 0, minutes)).toISOString()
  return testContext(db, { now, ...options })
}

/** A sheet as text, in the period's own column unless the test says otherwise. */
const sheet = (lines: readonly string[], name = '三季度.csv') => ({
  name,
  bytes: new TextEncoder().encode(lines.join('\n')),
})
const head = '指标代码,指标名称,所属期,数值,单位,地区'
const options = (changes: object = {}) => importFile.input.parse({ sender: '区科技局', ...changes })
const looking = (changes: object = {}) =>
  previewImport.input.parse({ sender: '区科技局', ...changes })

const lineCount = async () => (await list.run(await acting(), { show: 'all', limit: 9999 })).length
async function recordedValue(period: string, code = 'I-02') {
  const [line] = await series.run(await acting(), {
    codes: [code],
    area: '江澜区',
    scope: 'whole',
    periods: [Period.parse(period)],
  })
  return line?.value
}

test('a file is looked at, kept, and the same file again changes nothing; undone, the value is gone', async () => {
  const file = sheet([
    head,
    'I-02,年技术交易额,2025年三季度,523000,万元,',
    'I-99,无此指标,2025Q3,1,,',
  ])
  const before = await lineCount()
  const looked = await preview.run(await acting({ file }), looking())
  expect(looked.counts).toMatchObject({ ready: 1, problem: 1, unchanged: 0 })
  expect(await lineCount()).toBe(before)
  expect(await imports.run(await acting(), {})).toEqual([])

  const summary = await importing.run(await acting({ file }), options())
  expect(summary).toMatchObject({ accepted: 1, rejected: 1, unchanged: 0, undone: null })
  expect(await recordedValue('2025Q3')).toBe('52.3')
  const [line] = await list.run(await acting(), { code: 'I-02', show: 'all', limit: 10 })
  expect(line).toMatchObject({
    importId: summary.importId,
    unit: '亿元',
    source: { file: '三季度.csv', confidence: 'ownFile' },
  })
  expect(line?.source.cell).toContain('D2')

  const again = await importing.run(await acting({ file }), options())
  expect(again).toMatchObject({ accepted: 0, unchanged: 1 })
  expect(await lineCount()).toBe(before + 1)

  const { importId } = summary
  const reason = '报错了季度'
  expect(await undo.run(await acting(), { importId, reason })).toEqual({ withdrawn: 1 })
  expect(await recordedValue('2025Q3')).toBeUndefined()
  const twice = undo.run(await acting(), { importId, reason })
  await expect(twice).rejects.toMatchObject({ code: 'import.undone' })
  const known = await imports.run(await acting(), {})
  expect(known.find((each) => each.importId === importId)?.undone?.reason).toBe(reason)
  const past = await testContext(db, { now: '2026-01-01T00:00:00.000Z', asOf: summary.recordedAt })
  expect(await imports.run(past, {})).toMatchObject([{ importId, undone: null }])
})

test('the same sound file again leaves no second record of an import', async () => {
  const file = sheet([head, 'I-12,,2025Q2,655,家,'])
  await importing.run(await acting({ file }), options())
  const count = (await imports.run(await acting(), {})).length
  const again = await importing.run(await acting({ file }), options())
  expect(again).toMatchObject({ accepted: 0, unchanged: 1, rejected: 0 })
  expect(await imports.run(await acting(), {})).toHaveLength(count)
})

test('rows that stay out come back in their own layout with a reason and unable to run', async () => {
  const file = sheet([
    '江澜区三季度情况,,,,,',
    head,
    'I-02,年技术交易额,2025-06,35.2,亿元,',
    'I-02,年技术交易额,2027年,1,亿元,',
    "I-13,科技型企业数,2025Q2,=cmd|'/c calc'!A1,家,",
  ])
  const { importId, rejected: count } = await importing.run(await acting({ file }), options())
  expect(count).toBe(2)
  const given = await rejected.run(await acting(), { importId })
  expect(given.name).toBe('退回-三季度.xlsx')
  const book = await readWorkbook({ name: given.name, bytes: given.bytes })
  const rows = book.sheets[0]?.rows.map((row) => row.cells.map((cell) => cell?.text ?? '')) ?? []
  expect(rows.map((row) => row[0])).toEqual(['江澜区三季度情况', '指标代码', 'I-02', 'I-13'])
  expect(rows[1]?.at(-1)).toBe('退回原因')
  expect(rows[2]?.at(-1)).toContain('还没有结束')
  expect(rows[3]?.at(-1)).toContain('像是公式或命令')
  for (const cell of book.sheets.flatMap(({ rows: all }) => all.flatMap(({ cells }) => cells)))
    expect(cell?.formula).toBeUndefined()
})

test('a correction stays out without its reason and goes in with it, naming what it replaces', async () => {
  const [old = ''] = await kept(await acting(), brought('18.20', { period: '2025Q1' }))
  const file = sheet([head, 'I-02,,2025Q1,17.60,亿元,'])
  const looked = await preview.run(await acting({ file }), looking())
  expect(looked.counts).toMatchObject({ ready: 0, problem: 1, needsReason: 1 })
  const refused = importing.run(await acting({ file }), options())
  await expect(refused).rejects.toMatchObject({ code: 'import.nothingToImport' })
  const at = looked.rows[0]?.at ?? ''
  const reasons = { [at]: '重复登记剔除' }
  expect(await importing.run(await acting({ file }), options({ reasons }))).toMatchObject({
    accepted: 1,
  })
  const [line] = await list.run(await acting(), {
    period: Period.parse('2025Q1'),
    code: 'I-02',
    show: 'current',
    limit: 5,
  })
  expect(line).toMatchObject({ value: '17.60', supersedes: old, reason: '重复登记剔除' })
})

test('what the officer leaves out stays out, and is no fault to give back', async () => {
  const file = sheet([head, 'I-12,,2025Q1,640,家,', 'I-13,,2025Q1,1400,家,'])
  const { rows } = await preview.run(await acting({ file }), looking())
  const leftOut = rows.filter((row) => row.value?.code === 'I-13').map((row) => row.at)
  const summary = await importing.run(await acting({ file }), options({ leftOut }))
  expect(summary).toMatchObject({ accepted: 1, rejected: 0 })
  expect(await recordedValue('2025Q1', 'I-13')).toBeUndefined()
})

test('columns set by hand are used again for the same sender and the same headings only', async () => {
  const lines = ['名目,代号甲,期,量', '某数,I-12,2024Q4,630', '某数,I-13,2024Q4,1390']
  const file = sheet(lines, '另表.csv')
  const { sheets } = await preview.run(await acting({ file }), looking({ sender: '区统计局' }))
  const name = sheets[0]?.name ?? ''
  const mapping = { [name]: { A: 'none', B: 'code', C: 'period', D: 'value' } }
  const kept = await importing.run(await acting({ file }), options({ sender: '区统计局', mapping }))
  expect(kept.accepted).toBe(2)
  const next = sheet([lines[0] ?? '', '某数,I-12,2024Q3,620', '某数,I-13,2024Q3,1380'], '另表.csv')
  const asked = async (sender: string) =>
    (await preview.run(await acting({ file: next }), looking({ sender }))).sheets[0]?.blocks[0]
      ?.columns
  const remembered = await asked('区统计局')
  expect(remembered?.map(({ by, field }) => [by, field])).toEqual([
    ['remembered', 'none'],
    ['remembered', 'code'],
    ['remembered', 'period'],
    ['remembered', 'value'],
  ])
  const other = await asked('区商务委')
  expect(other?.some(({ by }) => by === 'remembered')).toBe(false)
})

test('an import that dies before its end leaves nothing at all', async () => {
  const file = sheet([head, 'I-02,,2023Q4,58.9,亿元,', 'I-99,,2023Q4,1,,'])
  const before = [await lineCount(), (await imports.run(await acting(), {})).length]
  const context = await acting({ file })
  const dying = db.transaction().execute(async (transaction) => {
    const summary = await importing.run({ ...context, db: transaction }, options())
    expect(summary.accepted).toBe(1)
    throw new Error('power cut')
  })
  await expect(dying).rejects.toThrow('power cut')
  expect([await lineCount(), (await imports.run(await acting(), {})).length]).toEqual(before)
  const { rows } = await sql`select from audit where input::text like '%2023Q4%'`.execute(db)
  expect(rows).toEqual([])
})

test('an import whose connection is killed leaves nothing, and the same file goes in afterwards', async () => {
  const file = sheet([head, 'I-02,,2022Q4,44.6,亿元,'])
  const before = await lineCount()
  const context = await acting({ file })
  const dying = db.transaction().execute(async (transaction) => {
    await importing.run({ ...context, db: transaction }, options())
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db)
    await sql`select 1`.execute(transaction)
  })
  await expect(dying).rejects.toThrow()
  expect(await lineCount()).toBe(before)
  expect(await importing.run(await acting({ file }), options())).toMatchObject({ accepted: 1 })
})

test('two people who import the same file at once bring its values once', async () => {
  const file = sheet([head, 'I-02,,2021Q4,31.0,亿元,', 'I-12,,2021Q4,472,家,'])
  const before = await lineCount()
  const acts = [await acting({ file, name: '专员甲' }), await acting({ file, name: '填报甲' })]
  const { now } = await acting()
  const both = await Promise.all(
    acts.map((context) => importing.run({ ...context, now, asOf: now }, options())),
  )
  expect(both.map((each) => each.accepted).sort()).toEqual([0, 2])
  expect(await lineCount()).toBe(before + 2)
})

test('two different files at once both come in, each with a number of its own', async () => {
  const files = [
    sheet([head, 'I-02,,2020Q4,28.0,亿元,'], 'a.csv'),
    sheet([head, 'I-02,,2020Q3,20.0,亿元,'], 'b.csv'),
  ]
  const both = await Promise.all(
    files.map(async (file) => importing.run(await acting({ file }), options())),
  )
  expect(new Set(both.map((each) => each.importId)).size).toBe(2)
  expect([await recordedValue('2020Q4'), await recordedValue('2020Q3')]).toEqual(['28.0', '20.0'])
})

test.each([
  ['nothing that can come in', sheet([head, 'I-99,,2025Q3,1,,']), 'import.nothingToImport'],
  ['no table', sheet(['今天天气不错', '明天也不错']), 'import.noTable'],
])('a file with %s is refused', async (_, file, code) => {
  await expect(importing.run(await acting({ file }), options())).rejects.toMatchObject({ code })
})

test('a file with nothing to take says why, cell by cell', async () => {
  const file = sheet([head, 'I-99,,2025Q3,1,,', 'I-02,,2025Q3,1,家,', 'I-02,,2031Q3,1,亿元,'])
  const { places } = await importing.run(await acting({ file }), options()).catch((fault) => fault)
  expect(places).toMatchObject([
    { code: 'importRow.unknownIndicator', at: expect.stringMatching(/![A-F]2$/) },
    { code: 'importRow.wrongUnit', at: expect.stringMatching(/![A-F]3$/) },
    { at: expect.stringMatching(/![A-F]4$/) },
  ])
})

test('a picture by another name is refused by what it is', async () => {
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1])
  const file = { name: '三季度.xlsx', bytes: jpeg }
  const looked = preview.run(await acting({ file }), looking())
  await expect(looked).rejects.toMatchObject({ code: 'workbook.otherFormat' })
})

test.each([
  ['a visitor', { account: null }, 'access.signIn'],
  ['an auditor', { roles: ['auditor'] }, 'access.forbidden'],
  ['a leader', { roles: ['leader'] }, 'access.forbidden'],
  ['a traveller', { asOf: '2025-01-01T00:00:00.000Z' }, 'access.travelling'],
] as const)('%s may not import or undo', async (_, who, code) => {
  const file = sheet([head, 'I-02,,2025Q3,1,亿元,'])
  const context = await acting({ ...who, file })
  await expect(importing.run(context, options())).rejects.toMatchObject({ code })
  const undoing = undo.run(context, { importId: 'x', reason: '错' })
  await expect(undoing).rejects.toMatchObject({ code })
})

test('an import of another district, or none at all, is not found', async () => {
  const file = sheet([head, 'I-12,,2020Q2,400,家,'])
  const { importId } = await importing.run(await acting({ file }), options())
  const there = { district: 'linjiang' } as const
  const unknown = { code: 'import.unknown' }
  await expect(undo.run(await acting(there), { importId, reason: '错' })).rejects.toMatchObject(
    unknown,
  )
  await expect(rejected.run(await acting(there), { importId })).rejects.toMatchObject(unknown)
  expect(await imports.run(await acting(there), {})).toEqual([])
})

test('the sample table is given in a demonstration district only', async () => {
  const given = await sample.run(await acting(), {})
  expect(given.bytes).toEqual(await readFile('content/demo/jianglan-2025Q3.xlsx'))
  await db
    .insertInto('district')
    .values({
      ...{ district: 'real', name: '某区', name_en: 'Real', region_code: '500107' },
      ...{ demonstration: false, clock: null },
    })
    .execute()
  const real = sample.run(await acting({ district: 'real' }), {})
  await expect(real).rejects.toMatchObject({ code: 'import.noSample' })
})
