import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { decimal } from '../../base/decimal.ts'
import { loadAlarms, type Published } from './load-alarms.ts'
import { fromYaml } from './package-yaml.ts'
import type { PlanPackage } from './schema.ts'

const yaml = readFileSync(
  fileURLToPath(new URL('../../../content/plans/jlp-2022-2025/plan.yaml', import.meta.url)),
  'utf8',
)
const { value: plan } = fromYaml(yaml)
if (plan === undefined) throw new Error('the package of the plan does not hold')

const source = '2022年5月公布'
const raised = (published: readonly Published[], content: PlanPackage = plan) =>
  loadAlarms(content, published).map(({ code, message }) => `${code} ${message.slice(0, 4)}`)

test('the plan with its published values: I-18 and I-20 lie below them, R&D growth has two targets', () => {
  const published = [
    { code: 'I-18', period: '2020', value: '27', unit: '个', source },
    { code: 'I-20', period: '2020', value: '66', unit: '%', source },
    { code: 'I-14', period: '2020', value: '432', unit: '家', source },
  ]
  expect(raised(published)).toEqual([
    'target.twoPlans I-01',
    'target.belowPublished I-18',
    'target.belowPublished I-20',
  ])
  const [, first] = loadAlarms(plan, published)
  expect(first).toMatchObject({ clause: '二/(一)/2/③@121' })
  expect(first?.message).toContain('目标 25个,2020已公布 27个(2022年5月公布)')
})

test.each([
  ['one below the target', '24', '2020', false],
  ['the target itself, which fulfils ≥', '25', '2020', true],
  ['above it', '25.1', '2020Q4', true],
  ['within the term', '27', '2022', false],
  ['the last month before the term', '27', '2021-12', true],
  ['no number', '约27', '2020', false],
])('I-18 against %s', (_, value, period, met) => {
  const published = [{ code: 'I-18', period, value, unit: '个', source }]
  expect(raised(published).includes('target.belowPublished I-18')).toBe(met)
})

test.each([
  ['the limit itself does not exceed it', '80', '亿元', false],
  ['a little more does', '80.01', '亿元', true],
  ['in another unit of money', '800100', '万元', true],
  ['in a unit that does not convert', '9000', '家', false],
])('I-02 must exceed 80亿元: %s', (_, value, unit, met) => {
  const published = [{ code: 'I-02', period: '2021', value, unit, source }]
  expect(raised(published).includes('target.belowPublished I-02')).toBe(met)
})

test('the newest of several values speaks', () => {
  const published = ['2018', '2020', '2019'].map((period) => ({
    code: 'I-18',
    period,
    value: '30',
    unit: '个',
    source,
  }))
  const [, below] = loadAlarms(plan, published)
  expect(below?.message).toContain('2020已公布')
})

test('another plan with the same target is no second target', () => {
  const same = structuredClone(plan)
  for (const { targets } of same.relations)
    for (const target of targets) target.value = decimal('13')
  expect(raised([], same)).toEqual([])
})

test('a target without a card is told of', () => {
  const bare = { ...plan, definitions: [] }
  expect(raised([], bare).filter((each) => each.startsWith('definition.missing'))).toHaveLength(21)
})

test('only the newest version of a target is judged', () => {
  const [target] = plan.targets.filter(({ code }) => code === 'I-18')
  if (target === undefined) throw new Error('I-18 is missing')
  const raisedTo40 = { ...target, version: 2, value: decimal('40') }
  const content = { ...plan, targets: [...plan.targets, raisedTo40] }
  const published = [{ code: 'I-18', period: '2020', value: '27', unit: '个', source }]
  expect(raised(published, content)).not.toContain('target.belowPublished I-18')
})
