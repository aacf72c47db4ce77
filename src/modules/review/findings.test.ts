import { expect, test } from 'vitest'
import { yunxiPlan, yunxiText } from '../../testing/yunxi-plan.ts'
import { checkPackage } from '../plan/plan-package.ts'
import { freeCode, innermost, plusTarget, withIndustries, without, withTarget } from './findings.ts'
import type { FindingList, TargetWords } from './schema.ts'
import { TargetWords as Words } from './schema.ts'

const words = (change: Partial<TargetWords> = {}) => ({
  ...Words.parse({
    indicator: '高新技术企业',
    operator: '>',
    value: '130',
    unit: '家',
    deadline: '2026',
    type: 'stock',
    binding: 'binding',
    ...change,
  }),
  code: 'I-01',
})
const [first] = yunxiPlan.targets
const start = first?.start ?? 0

test('a corrected target keeps its place, its words and its address', () => {
  const [target] = withTarget(yunxiPlan, start, words())?.targets ?? []
  expect(target).toMatchObject({ operator: '>', value: '130', binding: 'binding' })
  expect(target).toMatchObject({ start, text: first?.text, clause: first?.clause })
})

test('what is not there is not corrected', () => {
  expect(withTarget(yunxiPlan, start + 1, words())).toBeUndefined()
})

test('a version that another document set is no reading and stays', () => {
  const later = {
    ...yunxiPlan,
    targets: yunxiPlan.targets.map((each) => ({ ...each, version: 2 })),
  }
  expect(withTarget(later, start, words())).toBeUndefined()
  expect(without(later, 'targets', String(start))).toBeUndefined()
})

const fund = yunxiText.indexOf('设立专项资金')
const span = { start: fund, end: fund + '设立专项资金'.length }

test('a target added on chosen words stands in their clause, in the order of the text', () => {
  const next = plusTarget(yunxiPlan, span, { ...words(), code: 'I-05' })
  expect(next?.targets.at(-1)).toMatchObject({
    clause: '二/3@11',
    text: '设立专项资金',
    ...span,
    version: 1,
    source: { clause: '二/3@11', document: yunxiPlan.title },
  })
  expect(next && checkPackage(next, yunxiText)).toEqual([])
})

test('two targets on the same words have two addresses', () => {
  const once = plusTarget(yunxiPlan, span, { ...words(), code: 'I-05' })
  const twice = once && plusTarget(once, span, { ...words(), code: 'I-06' })
  const addresses = twice?.targets.slice(-2).map((each) => each.clause)
  expect(addresses).toEqual(['二/3@11', '二/3@12'])
})

test.each([
  ['words that run over two clauses', { start: 100, end: 120 }],
  ['nothing', { start: 100, end: 100 }],
  ['words turned round', { start: 110, end: 100 }],
  ['words behind the end', { start: 10_000, end: 10_010 }],
])('no target is made of %s', (_, wrong) => {
  expect(plusTarget(yunxiPlan, wrong, words())).toBeUndefined()
})

test('of clauses that hold a span the smallest is its clause', () => {
  const holds = (id: string, from: number, to: number) => ({
    ...{ id, kind: 'task' as const, text: '', parent: null },
    ...{ start: from, end: to },
  })
  const clauses = [holds('一', 0, 100), holds('一/1', 10, 50), holds('一/2', 50, 90)]
  expect(innermost(clauses, { start: 20, end: 30 })?.id).toBe('一/1')
  expect(innermost(clauses, { start: 40, end: 60 })?.id).toBe('一')
})

test.each<[FindingList, string]>([
  ['targets', String(start)],
  ['halfQuantitative', 'I-03'],
  ['qualitative', 'Q-01'],
  ['industries', 'T-02'],
  ['unclear', 'U-02'],
])('one entry of %s is dropped, the others stay', (list, key) => {
  const next = without(yunxiPlan, list, key)
  expect(next?.[list].length).toBe(yunxiPlan[list].length - 1)
  expect(without(yunxiPlan, list, 'none')).toBeUndefined()
})

const line = (name: string, type: 'industry' | 'firmGroup' | 'carrier' = 'industry') => ({
  sector: '制造业',
  name,
  type,
})

test('a settled list keeps the numbers of the names that stay, and gives free ones to the new', () => {
  const settled = [line('新材料产业'), line('汽车'), line('摩托车'), line('链主企业', 'firmGroup')]
  const next = withIndustries(yunxiPlan, '二/1', settled)
  expect(next.industries.map(({ code, name, type }) => [code, name, type])).toEqual([
    ['T-01', '新材料产业', 'industry'],
    ['T-04', '汽车', 'industry'],
    ['T-05', '摩托车', 'industry'],
    ['T-06', '链主企业', 'firmGroup'],
  ])
})

test('the industries of other clauses stay where they are', () => {
  const next = withIndustries(yunxiPlan, '二/2', [line('软件业')])
  expect(next.industries.map((each) => each.clause)).toEqual(['二/1', '二/1', '二/1', '二/2'])
})

const ninetyNine = Array.from({ length: 99 }, (_, n) => `I-${String(n + 1).padStart(2, '0')}`)

test.each([
  ['nothing', [], 'I-01'],
  ['the first', ['I-01'], 'I-02'],
  ['all but one between', ['I-01', 'I-03'], 'I-02'],
  ['ninety-nine', ninetyNine, 'II-01'],
])('where %s is taken, the next code is free', (_, taken, code) => {
  expect(freeCode('I', new Set(taken))).toBe(code)
})
