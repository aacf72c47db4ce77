import { describe, expect, test } from 'vitest'
import { catalogueOf } from './catalogue.ts'
import { changedCsv } from './changed-csv.ts'
import { changedTable } from './changed-table.ts'
import { citeParts, clauseRows } from './clause-rows.ts'
import type { RuleClause } from './schema.ts'
import { confidenceWords } from './source-words.ts'
import { gapsIn, versionOn } from './spans.ts'
import { termText } from './term-text.ts'
import { startingDay, tried } from './trial.ts'
import { type Form, moneyWords } from './written-facts.ts'

const text = `
programme: test.form
name: 表单
kind: recognition
source:
  1号: { title: 办法, docno: 试1号, issuer: 部 }
versions:
  - { id: v1, valid: [2020-01-01, null], known: [2020-01-01T00:00:00+08:00, null] }
fields:
  收入: { type: money, unit: 元, range: [0, 9e13元], years: 2, column: revenue }
  人数: { type: count, unit: 人, range: [0, 1000], column: staff }
  占比: { type: ratio, range: [0%, 100%], column: share }
  合规: { type: bool, column: clean }
conditions:
  条件:
    all:
      - { id: 收入, when: 收入 >= 100万元, cite: 1号#一 }
      - { id: 人数, when: 人数 >= 10人, cite: 1号#二 }
      - { id: 占比, when: 占比 >= 5%, cite: 1号#三 }
      - { id: 合规, when: 合规, cite: 1号#四 }
      - { id: 往年, every_year: { years: 2, when: 收入 >= 1元 }, cite: 1号#五 }
`
const { entries, faults } = catalogueOf([{ file: 'rule-v1.yaml', text }])
const programme = entries[0]?.programme

function verdict(form: Form) {
  const trial = tried(programme, { form, on: '2026-06-01', procedure: 'new' })
  if (trial.kind !== 'tried') throw new Error(JSON.stringify(faults))
  return trial
}

const whole: Form = {
  '收入@2025': { text: '1,00', unit: '万元' },
  '收入@2024': { text: '0.01', unit: '元' },
  人数: { text: '10' },
  占比: { text: '5' },
  合规: { text: 'yes' },
}

describe('what is typed', () => {
  test('units, years, separators and full-width digits are read', () => {
    const met = { ...whole, '收入@2024': { text: '1', unit: '元' } }
    expect(verdict(met).explanation).toMatchObject({ verdict: 'met', needs: [] })
    expect(verdict(whole).explanation?.verdict).toBe('unmet')
  })

  test('an open place is unknown, and asked for', () => {
    const open = { ...whole, '收入@2024': { text: '1' }, 人数: { text: '' } }
    expect(verdict(open).explanation).toMatchObject({ verdict: 'undetermined', needs: ['人数'] })
  })

  test('a range is open on both sides until it is filled', () => {
    const ranged = (from: string, upTo: string) =>
      verdict({ ...whole, '收入@2024': { text: '1' }, 人数: { text: from, upTo } }).explanation
    expect(ranged('9', '10')?.verdict).toBe('undetermined')
    expect(ranged('10', '')?.verdict).toBe('met')
    expect(ranged('', '9')?.verdict).toBe('unmet')
  })

  test('a fault stands at its place and nothing is judged', () => {
    const trial = verdict({ '收入@2024': { text: '很多' }, 人数: { text: '1001' } })
    expect(trial.explanation).toBeUndefined()
    expect([...trial.faults].map(([place, [first]]) => [place, first?.code])).toEqual([
      ['收入@2024', 'notNumber'],
      ['人数', 'outOfRange'],
    ])
  })

  test('a day before any version, and the day a form begins with', () => {
    expect(tried(programme, { form: {}, on: '2019-12-31', procedure: 'new' }).kind).toBe(
      'noVersion',
    )
    expect(startingDay(programme, '2025-10-14')).toBe('2025-10-14')
    expect(startingDay(programme, '2019-01-01')).toBe('2020-01-01')
  })
})

const span = { knownFrom: null, knownTo: null, procedures: [], capped: null }

describe('terms', () => {
  test.each([
    ['the next day follows', '2021-01-01', []],
    ['a day is missing', '2021-01-02', [['2021-01-01', '2021-01-01']]],
  ])('%s', (_, from, gaps) => {
    const spans = [
      { ...span, from: '2020-01-01', to: '2020-12-31' },
      { ...span, from, to: null },
    ]
    expect(gapsIn(spans).map((gap) => [gap.from, gap.to])).toEqual(gaps)
  })

  test('the version of a day, else the last', () => {
    const version = (name: string, from: string, to: string | null) => ({
      version: name,
      spans: [{ ...span, from, to }],
      clauses: 0,
      fields: 0,
      unknowns: 0,
      confidence: [],
    })
    const row = {
      programme: 'a',
      name: { zh: '', en: '' },
      kind: 'recognition' as const,
      versions: [version('a', '2020-01-01', '2020-12-31'), version('b', '2022-01-01', null)],
    }
    expect(['2020-12-31', '2021-06-01'].map((day) => versionOn(row, day))).toEqual(['a', 'b'])
  })
})

describe('words', () => {
  test('money and confidence', () => {
    expect(moneyWords('300000')).toBe('30万元')
    expect(termText({ ...span, from: '2022-08-01', to: null, procedures: ['review'] }, 'zh')).toBe(
      '2022-08-01起(复核)',
    )
    expect(confidenceWords('secondary source (republished)', 'zh')).toBe('二手来源(转载)')
  })

  test('a clause that stands twice is told once', () => {
    const clause = (id: string, parts: RuleClause[] = []) =>
      ({ id, parts }) as unknown as RuleClause
    const rows = clauseRows([clause('a', [clause('b', [clause('c')])]), clause('b', [clause('c')])])
    expect(rows.map(({ clause: { id }, depth, again }) => [id, depth, again])).toEqual([
      ['a', 0, false],
      ['b', 1, false],
      ['c', 2, false],
      ['b', 0, true],
    ])
    expect(citeParts('115号#第七条(一)')).toEqual({ document: '115号', clause: '第七条(一)' })
  })

  test('a firm named like a formula does not run in the spreadsheet', () => {
    const changed = [{ row: 2, name: '=1+1', group: '"', from: 'met', to: 'unmet' }] as const
    const answer = { base: 'v1', reform: 'v2', changed } as never
    const csv = changedCsv(changedTable(answer, 'zh', (verdict) => verdict))
    expect(csv).toContain(`"2","'=1+1","""","met","unmet"`)
  })
})
