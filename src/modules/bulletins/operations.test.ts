import { type RawBuilder, sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { DocumentNumber } from '../../base/document.ts'
import { Period } from '../../base/period.ts'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { startedDatabase } from '../../testing/started-database.ts'
import { raise } from '../objections/operations.ts'
import { record } from '../observations/operations.ts'
import * as operations from './operations.ts'
import type { Office } from './schema.ts'

const office: Office = {
  body: '江澜区科技领导小组办公室',
  mark: '江澜区科技领导小组办公室文件',
  numberWord: '江科领办发',
  addressee: '区级有关部门',
  copyTo: '',
  note: '',
  sealed: true,
}
const plan = 'jianglan-2022-2025'
const quarter = Period.parse('2025Q3')
const moment = (minute: number) => `2025-10-14T10:${String(minute).padStart(2, '0')}:00.000Z`

const db = await startedDatabase()
let minute = 10
let officer: Context

const later = async () => {
  minute += 1
  return testContext(db, { now: moment(minute) })
}

beforeEach(async () => {
  officer = await later()
  // The PDF has its own tests; here a missing browser keeps the issue quick.
  process.env['CHROMIUM_PATH'] = '/nowhere/chromium'
})

async function drafted(period = quarter): Promise<string> {
  const { bulletin } = await operations.draft.run(officer, { plan, period, office })
  officer = await later()
  return bulletin
}

const number = (count: number) => DocumentNumber.parse(`江科领办发〔2025〕${count}号`)

async function issued(count: number, period = quarter): Promise<string> {
  const bulletin = await drafted(period)
  await operations.issue.run(officer, { bulletin, number: number(count) })
  officer = await later()
  return bulletin
}

test('a draft says what the ledger says, and what it lacks', async () => {
  const paper = await operations.read.run(officer, { bulletin: await drafted() })
  expect(paper.stage).toBe('draft')
  expect(paper.title).toBe(
    '江澜区科技领导小组办公室关于2025年前三季度产业创新提升行动推进情况的通报',
  )
  expect(paper.checklist).toMatchObject({ total: 21, due: 14, reported: 11, approved: 9 })
  expect(JSON.stringify(paper.document.blocks)).toContain('52.30')
})

test('a draft is previewed with its marks, downloaded as Word, and offered the next number', async () => {
  const bulletin = await drafted()
  const page = await operations.preview.run(officer, { bulletin, copy: 'working' })
  expect(new TextDecoder().decode(page.bytes)).toContain('①')
  const word = await operations.draftDocx.run(officer, { bulletin })
  expect([word.name, word.bytes[0], word.bytes[1]]).toEqual([
    expect.stringContaining('(草稿).docx'),
    0x50,
    0x4b,
  ])
  const { number: next } = await operations.nextOne.run(officer, { bulletin })
  expect(next).toMatch(/^江科领办发〔2025〕\d+号$/)
})

test('an issued paper keeps its files; without a browser the Word file still issues and says why', async () => {
  const bulletin = await drafted()
  const answer = await operations.issue.run(officer, { bulletin, number: number(1) })
  expect(answer.withoutPdf?.zh).toContain('Chromium')
  expect(answer.files.map((file) => file.name.split('.').at(-1)).sort()).toEqual(['docx', 'xlsx'])
  officer = await later()
  const paper = await operations.read.run(officer, { bulletin })
  expect([paper.stage, paper.number, paper.hash]).toEqual(['issued', number(1), answer.hash])
})

test('GT-23 a later correction changes the ledger and not the issued paper: reprint and seal stay the same', async () => {
  const bulletin = await issued(2)
  const [file] = (await operations.read.run(officer, { bulletin })).files
  const name = file?.name ?? ''
  const before = await operations.file.run(officer, { bulletin, name })
  await record.run(officer, {
    code: 'I-02',
    scope: 'whole',
    period: quarter,
    value: Decimal.parse('51.80'),
    numerator: null,
    denominator: null,
    unit: '亿元',
    state: 'revised',
    document: '区技术合同登记核减通知(演示)',
    note: '',
    supersedes: null,
    reason: '一份合同撤销登记',
  })
  officer = await later()
  const after = await operations.file.run(officer, { bulletin, name })
  expect(Buffer.compare(Buffer.from(before.bytes), Buffer.from(after.bytes))).toBe(0)
  const seal = await operations.verify.run(officer, { bulletin })
  expect([seal.snapshotSame, seal.draftSame]).toEqual([true, true])
  expect(seal.files.every((each) => each.same)).toBe(true)
  const { corrections } = await operations.read.run(officer, { bulletin })
  expect(corrections).toMatchObject([
    { code: 'I-02', before: '52.30', after: '51.80', reason: '一份合同撤销登记' },
  ])
  const erratum = await operations.erratum.run(officer, { bulletin })
  officer = await later()
  const paper = await operations.read.run(officer, { bulletin: erratum.bulletin })
  expect([paper.kind, paper.corrects]).toEqual(['erratum', bulletin])
  expect(JSON.stringify(paper.document)).toContain('51.80')
})

test('the words of a draft may be edited; a number changed by hand stops the issue', async () => {
  const bulletin = await drafted()
  const { document } = await operations.read.run(officer, { bulletin })
  const edited = {
    ...document,
    blocks: document.blocks.map((block) =>
      block.kind === 'table'
        ? block
        : {
            ...block,
            runs: block.runs.map((run) =>
              run.reference === undefined ? run : { ...run, text: `9${run.text}` },
            ),
          },
    ),
  }
  await operations.edit.run(officer, { bulletin, document: edited, reason: '' })
  officer = await later()
  const paper = await operations.read.run(officer, { bulletin })
  const blocks = paper.checklist.items.filter((item) => item.weight === 'blocks')
  expect(edited).not.toEqual(document)
  expect(blocks.map((item) => item.kind)).toContain('handChanged')
  await expect(
    operations.issue.run(officer, { bulletin, number: number(30) }),
  ).rejects.toMatchObject({ code: 'bulletin.blocked' })
  const addressed = {
    ...document,
    addressee: '各镇人民政府',
    demonstration: false,
    number: number(9),
  }
  officer = await later()
  await operations.edit.run(officer, { bulletin, document: addressed, reason: '改主送' })
  officer = await later()
  const kept = (await operations.read.run(officer, { bulletin })).document
  expect([kept.addressee, kept.demonstration, kept.number]).toEqual(['各镇人民政府', true, null])
  await operations.issue.run(officer, { bulletin, number: number(30) })
})

test('an objection without an answer stops the issue; an answer lets it go on', async () => {
  const bulletin = await drafted()
  const subject = `bulletin/${bulletin}`
  const raised = await raise.run(officer, { subject, place: '', text: '数不对', answers: null })
  officer = await later()
  const asked = { bulletin, number: number(40) }
  await expect(operations.issue.run(officer, asked)).rejects.toMatchObject({
    code: 'bulletin.objectionsOpen',
  })
  await raise.run(officer, { subject, place: '', text: '已核对无误', answers: raised.seq })
  officer = await later()
  await operations.issue.run(officer, asked)
})

test('of two who issue at once one succeeds, and nothing is half issued', async () => {
  const bulletin = await drafted()
  const both = await Promise.allSettled([
    operations.issue.run(officer, { bulletin, number: number(50) }),
    operations.issue.run(officer, { bulletin, number: number(51) }),
  ])
  expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  officer = await later()
  const paper = await operations.read.run(officer, { bulletin })
  expect([paper.stage, paper.files.length]).toEqual(['issued', 2])
})

/** What somebody with the database's own password could do; the house itself is refused. */
async function tampered(change: RawBuilder<unknown>): Promise<void> {
  const tables = ['bulletin_issue', 'bulletin_file']
  for (const table of tables)
    await sql`alter table ${sql.table(table)} disable trigger all`.execute(db)
  await change.execute(db)
  for (const table of tables)
    await sql`alter table ${sql.table(table)} enable trigger all`.execute(db)
}

test('verifying tells a changed seal, a changed paper and a changed file apart', async () => {
  const bulletin = await issued(80, Period.parse('2024Q1'))
  const told = async () => {
    const seal = await operations.verify.run(officer, { bulletin })
    return [seal.snapshotSame, seal.draftSame, seal.files.every((each) => each.same)]
  }
  expect(await told()).toEqual([true, true, true])
  const other = sql`replace(snapshot, '通报', '通告')`
  await tampered(sql`update bulletin_issue set snapshot = ${other} where bulletin = ${bulletin}`)
  expect(await told()).toEqual([false, false, true])
  const hash = sql`encode(sha256(convert_to(snapshot, 'UTF8')), 'hex')`
  await tampered(
    sql`update bulletin_issue set snapshot_hash = ${hash} where bulletin = ${bulletin}`,
  )
  expect(await told()).toEqual([true, false, true])
  const back = sql`replace(snapshot, '通告', '通报')`
  await tampered(sql`update bulletin_issue set snapshot = ${back} where bulletin = ${bulletin}`)
  await tampered(
    sql`update bulletin_issue set snapshot_hash = ${hash} where bulletin = ${bulletin}`,
  )
  expect(await told()).toEqual([true, true, true])
  const bytes = sql`set_byte(bytes, 100, 255 - get_byte(bytes, 100))`
  await tampered(sql`update bulletin_file set bytes = ${bytes} where bulletin = ${bulletin}`)
  expect(await told()).toEqual([true, true, false])
})

test('at a moment before its issue a paper is a draft: no files, nothing to reprint or verify', async () => {
  const bulletin = await drafted(Period.parse('2024Q2'))
  const before = officer
  await operations.issue.run(await later(), { bulletin, number: number(70) })
  officer = await later()
  const [file] = (await operations.read.run(officer, { bulletin })).files
  const asked = { bulletin, name: file?.name ?? '' }
  const begun = await sql<{ at: string }>`
    select recorded_at as at from bulletin where bulletin = ${bulletin}`.execute(db)
  const then = { ...before, asOf: begun.rows[0]?.at ?? '', travelling: true }
  const paper = await operations.read.run(then, { bulletin })
  expect([paper.stage, paper.files]).toEqual(['draft', []])
  const refused = { code: 'bulletin.notIssued' }
  await expect(operations.file.run(then, asked)).rejects.toMatchObject(refused)
  await expect(operations.verify.run(then, { bulletin })).rejects.toMatchObject(refused)
  expect((await operations.file.run(officer, asked)).bytes.length).toBeGreaterThan(0)
})

test('a second issue, a taken number, an edit after issue and an unneeded erratum are refused', async () => {
  const first = await issued(60, Period.parse('2024Q4'))
  const second = await drafted(Period.parse('2024Q4'))
  const { document } = await operations.read.run(officer, { bulletin: first })
  for (const [code, attempt] of [
    [
      'bulletin.alreadyIssued',
      () => operations.issue.run(officer, { bulletin: first, number: number(61) }),
    ],
    [
      'bulletin.numberTaken',
      () => operations.issue.run(officer, { bulletin: second, number: number(60) }),
    ],
    [
      'bulletin.alreadyIssued',
      () => operations.edit.run(officer, { bulletin: first, document, reason: '' }),
    ],
    ['bulletin.nothingToCorrect', () => operations.erratum.run(officer, { bulletin: first })],
    ['bulletin.notIssued', () => operations.verify.run(officer, { bulletin: second })],
    ['bulletin.unknown', () => operations.read.run(officer, { bulletin: 'B-0' })],
    ['bulletin.noFile', () => operations.file.run(officer, { bulletin: first, name: 'x' })],
  ] as const)
    await expect(attempt()).rejects.toMatchObject({ code })
})

test('of two who begin at once each has a paper of their own', async () => {
  // Where a clock stands still, acts follow one another; in a real district they meet.
  await sql`update district set clock = null where district = 'jianglan'`.execute(db)
  const third = Period.parse('2024Q3')
  const begin = () => operations.draft.run(officer, { plan, period: third, office })
  const both = await Promise.all([begin(), begin()])
  expect(new Set(both.map((each) => each.bulletin)).size).toBe(2)
})
