import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '../../base/problem.ts'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { comparing, explaining, list, points, reading, source } from './operations.ts'

const db = await testDatabase()
const content = await mkdtemp(join(tmpdir(), 'rules-'))
let officer: Context

const rule = (version: string, valid: string, limit: string) => `
programme: test.small
name: 小企业
english: Small firm
kind: recognition
source:
  1号: { title: 试行办法, docno: 试〔2020〕1号, issuer: 试行部, confidence: secondary source }
versions:
  - { id: ${version}, valid: ${valid}, known: [2020-01-01T00:00:00+08:00, null] }
fields:
  职工总数: { type: count, unit: 人, range: [0, 100000], column: staff }
  营业收入: { type: money, unit: 元, range: [0, 9e13元], column: revenue }
conditions:
  规模: { all: [ { id: 人员, when: 职工总数 <= ${limit}, cite: 1号#一 }, { id: 收入, when: 营业收入 <= 2亿元, cite: 1号#二 } ] }
levers:
  职工总数: { direction: down, cost_per: 1人, weight: 1 }
`

beforeAll(async () => {
  const folder = join(content, 'programmes', 'test.small')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'rule-v1.yaml'), rule('v1', '[2020-01-01, 2023-12-31]', '500人'))
  await writeFile(join(folder, 'rule-v2.yaml'), rule('v2', '[2025-01-01, null]', '300人'))
  await writeFile(join(folder, 'rule-v3.yaml'), 'programme: [')
  officer = await inContent()
})
afterAll(() => rm(content, { recursive: true }))

async function inContent(options: Parameters<typeof testContext>[1] = {}): Promise<Context> {
  return { ...(await testContext(db, options)), services: { contentFolder: content } }
}

/** Code of the refusal, and the places it names. */
async function refusal(asking: Promise<unknown>): Promise<{ code: string; at: string[] }> {
  const thrown: unknown = await asking.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(thrown instanceof Problem)) throw new Error('was not refused')
  return { code: thrown.code, at: thrown.places.map(({ at }) => at) }
}

const asked = { programme: 'test.small', on: '2026-06-01', procedure: 'new' as const }

describe('reading', () => {
  test('the sound files are listed although one is broken, and the broken one is named', async () => {
    const [row] = await list.run(officer, {})
    expect(row).toMatchObject({ programme: 'test.small', name: { zh: '小企业', en: 'Small firm' } })
    expect(row?.versions.map(({ version, clauses }) => [version, clauses])).toEqual([
      ['v1', 2],
      ['v2', 2],
    ])
    const found = await points.run(officer, {})
    expect(found[0]).toMatchObject({ kind: 'fault', programme: 'test.small', version: 'v3' })
    expect(found.filter(({ kind }) => kind === 'gap').map(({ place }) => place)).toEqual([
      '2024-01-01—2024-12-31',
    ])
    expect(found.some(({ kind }) => kind === 'confidence')).toBe(true)
  })

  test('a version with its clauses, their law and their rule', async () => {
    const answer = await reading.run(officer, { programme: 'test.small', version: 'v2' })
    const [clause] = answer.clauses.flatMap(({ parts }) => parts)
    expect(clause).toMatchObject({ id: '人员', cite: '1号#一', reads: ['职工总数'] })
    expect(clause?.rule.zh).toEqual(['职工总数 ≤ 300人'])
    expect(answer.fields.map(({ name, range }) => [name, range])).toEqual([
      ['职工总数', '0人—100000人'],
      ['营业收入', '0元—900000亿元'],
    ])
    expect(answer.others).toEqual(['v1'])
  })

  test('the sources are those of the sound files', async () => {
    const { files } = await source.run(officer, { programme: 'test.small' })
    expect(files.map(({ file }) => file)).toEqual([
      'test.small/rule-v1.yaml',
      'test.small/rule-v2.yaml',
    ])
  })

  test.each([
    ['another programme', { programme: 'test.none', version: 'v1' }, 'rule.unknown'],
    [
      'a version that was left out',
      { programme: 'test.small', version: 'v3' },
      'rule.unknownVersion',
    ],
  ])('%s is refused', async (_, input, code) => {
    expect((await refusal(reading.run(officer, input))).code).toBe(code)
  })
})

describe('explaining one firm', () => {
  test('the version of the day decides, and the least change is one sentence', async () => {
    const facts = { 职工总数: 400, 营业收入: '1亿元' }
    const late = await explaining.run(officer, { ...asked, facts })
    expect(late).toMatchObject({ version: 'v2', verdict: 'unmet' })
    expect(late.leastChange?.sentence.zh).toBe('再减少职工总数100人,即可符合')
    const early = await explaining.run(officer, { ...asked, on: '2023-12-31', facts })
    expect(early).toMatchObject({ version: 'v1', verdict: 'met', needs: [] })
  })

  test('what is missing is asked for and never taken for zero', async () => {
    const answer = await explaining.run(officer, { ...asked, facts: { 职工总数: 1 } })
    expect(answer).toMatchObject({ verdict: 'undetermined', needs: ['营业收入'] })
  })

  test('the log keeps that it happened and nothing of the firm', async () => {
    await explaining.run(officer, { ...asked, facts: { 职工总数: 4321 } })
    const row = await db
      .selectFrom('audit')
      .select(['action', 'input'])
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(row.action).toBe('POST /rules/:programme/explain')
    expect(JSON.stringify(row.input)).toContain('v2')
    expect(JSON.stringify(row.input)).not.toContain('4321')
  })

  test.each([
    ['a day between versions', { on: '2024-06-01', facts: {} }, 'rule.noVersion', []],
    ['a day not on the calendar', { on: '2026-02-30', facts: {} }, 'rule.badDate', []],
    ['text for a number', { facts: { 职工总数: '很多' } }, 'rule.facts', ['职工总数']],
    ['a field it does not have', { facts: { 利润: 1 } }, 'rule.facts', ['利润']],
    ['more than the range', { facts: { 职工总数: 100_001 } }, 'rule.facts', ['职工总数']],
  ])('%s is refused', async (_, input, code, at) => {
    expect(await refusal(explaining.run(officer, { ...asked, ...input }))).toEqual({ code, at })
  })

  test.each([
    ['a visitor', { account: null }, 'access.signIn'],
    ['an administrator', { roles: ['administrator'] as const }, 'access.forbidden'],
    ['a traveller', { asOf: '2025-01-01T00:00:00.000Z' }, 'access.travelling'],
  ])('%s may not', async (_, who, code) => {
    const context = await inContent(who)
    expect((await refusal(explaining.run(context, { ...asked, facts: {} }))).code).toBe(code)
  })
})

describe('comparing two versions over a table', () => {
  const input = {
    programme: 'test.small',
    base: 'v1',
    reform: 'v2',
    on: '2026-06-01',
    procedure: 'new' as const,
    mapping: {},
  }
  async function compared(text: string, more: object = {}) {
    const file = { name: '企业.csv', bytes: new TextEncoder().encode(text) }
    return comparing.run(await inContent({ file }), { ...input, ...more })
  }
  const table = `企业名称,镇街,职工总数,营业收入(万元)
甲,东街,400,"1,000"
乙,东街,300,1000
丙,西街,,1000
丁,西街,501,1000
戊,西街,许多,1000
`

  test('who loses, who stays open, and which cell cannot be taken', async () => {
    const answer = await compared(table, { groupBy: '镇街' })
    expect(answer.totals).toEqual({
      firms: 4,
      baseMet: 2,
      reformMet: 1,
      gains: 0,
      mayGain: 1,
      loses: 1,
      mayLose: 2,
      undetermined: 1,
    })
    expect(answer.groups.map(({ group, firms, loses }) => [group, firms, loses])).toEqual([
      ['东街', 2, 1],
      ['西街', 2, 0],
    ])
    expect(answer.changed).toEqual([
      { row: 2, name: '甲', group: '东街', from: 'met', to: 'unmet' },
    ])
    expect(answer).toMatchObject({ rows: 5, refused: 1, problemCount: 1, missing: [] })
    expect(answer.problems.map(({ at, code }) => [at, code])).toEqual([
      ['CSV!C6', 'fact.notNumber'],
    ])
  })

  test('a column that is not known is given by hand; what is not there is unknown', async () => {
    const text = '单位,人数\n甲,400\n'
    expect((await refusal(compared(text))).code).toBe('rule.noTable')
    const answer = await compared(text, { mapping: { 人数: 'staff' } })
    expect(answer.missing).toEqual(['营业收入'])
    expect(answer.totals).toMatchObject({ firms: 1, reformMet: 0, loses: 0, mayLose: 1 })
  })

  test('a column given by hand keeps the unit of its heading; without one it is 元', async () => {
    const met = async (heading: string) => {
      const mapping = { [heading]: 'revenue' }
      const answer = await compared(`职工总数,${heading}\n10,20001\n`, { mapping })
      return answer.totals.baseMet
    }
    expect([await met('销售额(万元)'), await met('销售额')]).toEqual([0, 1])
  })

  test.each([
    ['a group that is no column', { groupBy: '行业' }, 'rule.unknownColumn'],
    ['a version there is not', { reform: 'v9' }, 'rule.unknownVersion'],
    ['a day not on the calendar', { on: '2026-02-30' }, 'rule.badDate'],
  ])('%s is refused', async (_, more, code) => {
    expect((await refusal(compared(table, more))).code).toBe(code)
  })

  test('every firm whose verdict changes is told, however many they are', async () => {
    const rows = Array.from({ length: 1200 }, (_, row) => `企${row},400,1000\n`)
    const answer = await compared(`企业名称,职工总数,营业收入(万元)\n${rows.join('')}`)
    expect([answer.changed.length, answer.changedCount]).toEqual([1200, 1200])
  })

  test('no file, and too long a table, are refused', async () => {
    expect((await refusal(comparing.run(officer, input))).code).toBe('input.fileMissing')
    const long = `职工总数\n${'1\n'.repeat(50_001)}`
    expect((await refusal(compared(long))).code).toBe('rule.tooManyRows')
  })
})
