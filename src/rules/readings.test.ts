/** What small programmes are read as: what is asked, what is said of exceptions, awards and durations. */
import { describe, expect, test } from 'vitest'
import { loadProgramme } from './check/programme.ts'
import { explain } from './explain/explain.ts'
import type { Version } from './meaning/version.ts'

const head = `programme: test.reading
name: 样例
kind: recognition
source: { 样例: { title: 样例, docno: 样例, issuer: [测试] } }
versions: [ { id: v1, valid: [2020-01-01, null], known: [2020-01-01T00:00:00Z, null] } ]
`

function read(rest: string): Version {
  const { programme, faults } = loadProgramme([{ file: 'a.yaml', text: head + rest }])
  const version = programme?.versions[0]
  if (version === undefined) throw new Error(JSON.stringify(faults, null, 1))
  return version
}

function judge(version: Version, facts: object) {
  const found = explain(version, { ...facts }, '2026-06-01')
  if (found.kind === 'refused') throw new Error(JSON.stringify(found.faults))
  return found.explanation
}

describe('only live branches are asked for', () => {
  const version = read(`fields:
  类别: { type: category, values: [甲, 乙, 丙], column: k }
  人数: { type: count, unit: 人, range: [0, 1000], column: n }
  资产: { type: money, unit: 元, range: [0, 9e13元], column: m }
  奖项: { type: count, unit: 项, range: [0, 10], not_applicable: true, column: p }
scores:
  人分: { bands: { of: 人数, steps: [ { at_least: 10人, score: 5 }, { else: 0 } ] } }
  资分: { bands: { of: 资产, steps: [ { at_least: 1万元, score: 5 }, { else: 0 } ] } }
  奖分: { bands: { of: 奖项, steps: [ { at_least: 1项, score: [1, 2] }, { else: 0 } ] }, not_applicable: 0 }
  选分: { by: { of: 类别, cases: { 甲: 人分, 乙: 资分, 丙: [2, 4] } } }
  总分: { sum: [ 选分, 奖分 ] }
score: 总分
conditions: { 达标: { when: 总分 >= 3分 } }
`)
  test.each([
    ['of 甲 the staff', { 类别: '甲', 奖项: 0 }, ['人数'], []],
    ['of 乙 the assets', { 类别: '乙', 奖项: 0 }, ['资产'], []],
    ['of 丙 nobody but the panel', { 类别: '丙', 奖项: 0 }, [], ['scores.选分.by.cases.丙']],
    [
      'what is not applicable is known',
      { 类别: '甲', 奖项: { notApplicable: true } },
      ['人数'],
      [],
    ],
  ])('%s', (_, facts, needs, open) => {
    const found = judge(version, facts)
    expect(found).toMatchObject({ verdict: 'undetermined', needs })
    expect(found.openPoints.map(({ id }) => id)).toEqual(open)
  })
})

describe('what cannot win is not asked for', () => {
  const version = read(`fields:
  专利数: { type: count, unit: 件, range: [0, 100], column: p }
  软著数: { type: count, unit: 件, range: [0, 100], column: s }
  人数: { type: count, unit: 人, range: [0, 1000], column: n }
scores:
  专利: { bands: { of: 专利数, steps: [ { at_least: 3件, score: 20 }, { at_least: 1件, score: 10 }, { else: 0 } ] } }
  软著: { bands: { of: 软著数, steps: [ { at_least: 1件, score: 10 }, { else: 0 } ] } }
  成果: { best_of: [ 专利, 软著 ] }
  人员: { bands: { of: 人数, steps: [ { at_least: 10人, score: 20 }, { else: 0 } ] } }
  总分: { sum: [ 成果, 人员 ] }
conditions: { 达标: { when: 总分 >= 40分 } }
`)
  test.each([
    [
      'ten points cannot come before ten that are certain',
      { 专利数: { between: [1, 3] } },
      ['专利数', '人数'],
    ],
    ['they may where nothing is certain', {}, ['专利数', '人数', '软著数']],
  ])('%s', (_, facts, needs) => {
    const found = judge(version, facts)
    expect([found.verdict, [...found.needs].sort()]).toEqual(['undetermined', [...needs].sort()])
  })
})

describe('an exception', () => {
  const version = read(`fields:
  人数: { type: count, unit: 人, range: [0, 1000], column: n }
  国家级: { type: bool, column: k }
conditions:
  规模: { when: 人数 <= 500人 }
  特例: { exception_to: 规模, if: 国家级, when: 人数 <= 800人 }
`)
  const told = (facts: object) => judge(version, facts).clauses[0]?.parts.at(-1)

  test('is not applicable where its test fails', () => {
    expect(told({ 人数: 400, 国家级: false })).toMatchObject({ outcome: 'notApplicable' })
    expect(told({ 人数: 400, 国家级: false })?.sentence.zh).toBe('特例:不适用')
  })
  test('is judged where its test holds', () => {
    expect(told({ 人数: 600, 国家级: true })).toMatchObject({ outcome: 'met' })
    expect(told({ 人数: 900, 国家级: true })).toMatchObject({ outcome: 'unmet' })
  })
  test('to a group of several leaves the group one bit', () => {
    const group = read(`fields:
  人数: { type: count, unit: 人, range: [0, 1000], column: n }
  守信: { type: bool, column: h }
  国家级: { type: bool, column: k }
conditions:
  规模: { all: [ { when: 人数 <= 500人 }, { when: 守信 } ] }
  特例: { exception_to: 规模, if: 国家级, when: 人数 <= 800人 }
`)
    expect(group.mask.map(({ id }) => id)).toEqual(['规模'])
    expect(judge(group, { 人数: 600, 守信: true, 国家级: true }).failing).toBe(0n)
  })
})

test('the name of a group that may have nothing stands for its denial', () => {
  const version = read(`fields: { 冠军: { type: bool, column: c } }
conditions: { 限制: { none: [ { id: 单项冠军, when: 冠军 } ] } }
`)
  expect(version.names['限制']).toBe(version.verdict)
})

test('a duration is compared in its own unit', () => {
  const version = read(`fields: { 注册: { type: date, range: [1949-10-01, 2100-12-31], column: d } }
derive: { 天数: { elapsed: { since: 注册, unit: days } } }
conditions: { 年限: { when: 天数 >= 365天 } }
`)
  expect(judge(version, { 注册: '2025-06-01' }).verdict).toBe('met')
  expect(judge(version, { 注册: '2025-06-02' }).verdict).toBe('unmet')
})

test('a range may name a field that is declared later', () => {
  const version = read(`fields:
  少: { type: count, unit: 项, range: [0, 多], column: few }
  多: { type: count, unit: 项, range: [0, 10], column: many }
conditions: { 有: { when: 少 >= 1项 } }
`)
  expect(judge(version, { 多: 0 }).verdict).toBe('unmet')
})

describe('awards', () => {
  const award = (rate: string, rest = '') =>
    read(`fields:
  投入: { type: money, unit: 元, range: [0, 9e13元], column: m }
  新: { type: bool, column: k }
${rest}amount: { items: [ { id: 补助, if: 新, of: 投入, rate: ${rate} } ] }
`)

  test('a rate that is not known pays what either end does', () => {
    const range = award('{ rule_unknown: { range: [1%, 3%], need: 未见正式文本 } }')
    expect(judge(range, { 投入: 10_000, 新: true })).toMatchObject({
      amount: { lo: '100', hi: '300' },
      openPoints: [{ kind: 'officialText', id: '未见正式文本' }],
    })
  })
  test('so does a dated rate of which only a range is known', () => {
    const parameters =
      'parameters: { 率: { values: [ { value: [1%, 3%] } ], need: 未见正式文本 } }\n'
    expect(judge(award('率', parameters), { 投入: 10_000, 新: true })).toMatchObject({
      amount: { lo: '100', hi: '300' },
    })
  })
  test.each([
    [true, 'met'],
    [false, 'unmet'],
    [null, 'undetermined'],
  ])('without conditions the verdict asks whether an item applies: %s', (isNew, verdict) => {
    expect(judge(award('10%'), { 投入: 10_000, 新: isNew }).verdict).toBe(verdict)
  })
})

test.each([
  ['F5111', 'met'],
  ['C1620', 'met'],
  ['C3912', 'unmet'],
  ['J66', 'unmet'],
])('a code falls to its longest prefix, of one letter too: %s', (code, verdict) => {
  const version = read(`fields: { 行业: { type: code, column: i } }
lists: { 名单: [ F, C16 ] }
conditions: { 在列: { when: 行业 in 名单 } }
`)
  expect(judge(version, { 行业: code }).verdict).toBe(verdict)
})

test('least change where one lever reaches a line by two ways', () => {
  const version = read(`fields:
  人数: { type: count, unit: 人, range: [1, 1000], column: n }
  科技: { type: count, unit: 人, range: [0, 1000], column: t }
conditions: { 占比: { when: 科技 / 人数 >= 10% } }
levers: { 科技: { direction: up, cost_per: 1人, weight: 1, moves_with: [ 人数 ] } }
`)
  // (5 + 6) / (100 + 6) is the first at or above a tenth.
  expect(judge(version, { 科技: 5, 人数: 100 }).leastChange?.moves).toEqual([
    { field: '科技', from: '5', to: '11' },
  ])
})
