import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse as parseCsv } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { noticeEnds } from '../../base/calendar.ts'
import { Definition, YearlyTarget } from '../../modules/indicators/schema.ts'
import { publishedValues } from '../../modules/packages/published.ts'
import { fromYaml } from '../../modules/plan/package-yaml.ts'
import { checkPackage } from '../../modules/plan/plan-package.ts'
import { readPlan } from '../../modules/plan/read-plan.ts'
import type { PlanPackage, PlanReading } from '../../modules/plan/schema.ts'
import { HolidayFile } from './demo-settings.ts'
import { madePackages } from './made-packages.ts'
import { realNames, Substitutions } from './substitution.ts'

const place = (path: string) => fileURLToPath(new URL(`../../../content/${path}`, import.meta.url))
const read = (path: string) => readFileSync(place(path), 'utf8')
const real = 'plans/jlp-2022-2025'
const demo = 'demo/jianglan-2022-2025'
const example = 'examples/yunji-2026-2028'
const folders = [real, demo, example]

function packageOf(folder: string): PlanPackage {
  const { value } = fromYaml(read(`${folder}/plan.yaml`))
  if (value === undefined) throw new Error(`${folder}: the package does not hold`)
  return value
}

const published = (folder: string) =>
  publishedValues(parseCsv(read(`${folder}/observations.csv`)) as string[][])

test.each(folders)('%s loads without a fault', (folder) => {
  expect(fromYaml(read(`${folder}/plan.yaml`)).problems).toEqual([])
  expect(checkPackage(packageOf(folder), read(`${folder}/source.txt`))).toEqual([])
  for (const card of packageOf(folder).definitions) Definition.parse(card)
  for (const target of packageOf(folder).yearlyTargets) YearlyTarget.parse(target)
})

test('what is made stands as it is made today; else run scripts/content.ts', () => {
  for (const [path, text] of madePackages(read)) expect(read(path), path).toBe(text)
})

test.each(folders)('%s: every target has a card', (folder) => {
  const plan = packageOf(folder)
  const cards = new Set(plan.definitions.map((each) => Definition.parse(each).code))
  expect(plan.targets.filter((target) => !cards.has(target.code))).toEqual([])
})

test.each([
  [real, { targets: 21, half: 3, qualitative: 8, industries: 26, unclear: 13 }],
  [demo, { targets: 21, half: 3, qualitative: 8, industries: 26, unclear: 13 }],
  [example, { targets: 11, half: 1, qualitative: 2, industries: 4, unclear: 2 }],
])('%s holds %o', (folder, counts) => {
  const plan = packageOf(folder)
  expect({
    targets: plan.targets.length,
    half: plan.halfQuantitative.length,
    qualitative: plan.qualitative.length,
    industries: plan.industries.length,
    unclear: plan.unclear.length,
  }).toEqual(counts)
})

test('the renamed text reads as the real one does', () => {
  const shape = (folder: string) => {
    const { clauses, targets, coverage, alarms, ...reading } = readPlan(
      read(`${folder}/source.txt`),
    )
    expect(coverage.covered).toBe(coverage.characters)
    return {
      clauses: clauses.map(({ id, kind }) => [id, kind]),
      targets: targets.map(({ operator, value, unit, type }) => [operator, value, unit, type]),
      half: reading.halfQuantitative.length,
      qualitative: reading.qualitative.length,
      industries: reading.industries,
      alarms: alarms.map((each) => each.code),
    }
  }
  expect(shape(demo)).toEqual(shape(real))
})

test('what a person accepted of the real plan is what the reader finds', () => {
  const plan = packageOf(real)
  const reading = readPlan(read(`${real}/source.txt`))
  const words = (list: readonly { clause: string; text: string }[]) =>
    list.map(({ clause, text }) => [clause, text])
  expect(words(plan.halfQuantitative)).toEqual(words(reading.halfQuantitative))
  expect(words(plan.qualitative)).toEqual(words(reading.qualitative))
  const promises = (list: PlanReading['targets'] | PlanPackage['targets']) =>
    list.map(({ operator, value, unit, deadline, type, text }) => {
      return { operator, value, unit, deadline, type, text }
    })
  expect(promises(plan.targets)).toEqual(promises(reading.targets))
  expect(plan.industries.map(({ code: _, ...industry }) => industry)).toEqual(reading.industries)
})

test('no real place, body, programme or firm is named in the fictional district', () => {
  const table = Substitutions.parse(parse(read('demo/substitutions.yaml')))
  const texts = ['cards', 'district', 'series', 'places', 'accounts', 'planted-errors'].map(
    (name) => `demo/${name}.yaml`,
  )
  for (const path of [`${demo}/source.txt`, `${demo}/plan.yaml`, ...texts])
    expect(realNames(read(path), table), path).toEqual([])
  expect(realNames(read(`${real}/source.txt`), table).length).toBeGreaterThan(10)
})

test('every place of the real district is on the list of names that must not remain', () => {
  const table = Substitutions.parse(parse(read('demo/substitutions.yaml')))
  const rows: string[][] = parseCsv(read(`${real}/places.csv`), { from_line: 2 })
  for (const [name = ''] of rows) expect(realNames(name, table), name).not.toEqual([])
})

test('the real district carries only published values, each with its source', () => {
  const { values, problems } = published(real)
  expect(problems).toEqual([])
  expect(values).toHaveLength(66)
  const cards = packageOf(real).definitions.map((each) => Definition.parse(each))
  for (const value of values) {
    const card = cards.find(
      (each) => each.code === value.code && each.version === value.definitionVersion,
    )
    expect(card?.unit, value.code).toBe(value.unit)
    expect(value.source.date).toBeTruthy()
    expect(['officialText', 'officialMedia', 'repost']).toContain(value.source.confidence)
  }
})

test('only three plan indicators of the real district have a published value of their own', () => {
  const { values } = published(real)
  const own = values.filter((each) => each.code.startsWith('I-'))
  expect(own.map((each) => [each.code, each.period, each.value, each.scope])).toEqual([
    ['I-14', '2020', '432', 'unstated'],
    ['I-16', '2020Q1', '1440', 'unstated'],
    ['I-20', '2020', '66', 'unstated'],
  ])
})

test('the 27 incubators are a sum of four published parts, not a typed number', () => {
  const card = packageOf(real)
    .definitions.map((each) => Definition.parse(each))
    .find((each) => each.code === 'I-18')
  const parts = card?.formula?.split(' + ') ?? []
  const { values } = published(real)
  const found = parts.map((code) => values.find((each) => each.code === code)?.value)
  expect(found).toEqual(['3', '5', '5', '14'])
})

test('the real package claims no owner, no yearly target, no release lag and no appraisal', () => {
  const plan = packageOf(real)
  expect([plan.owners, plan.yearlyTargets, plan.document.number]).toEqual([[], [], null])
  const cards = plan.definitions.map((each) => Definition.parse(each))
  for (const card of cards.filter((each) => each.code.startsWith('I-'))) {
    expect([card.release.lagDays, card.leadBody, card.scope]).toEqual([null, null, null])
    expect(card.open.length).toBeGreaterThan(0)
  }
})

test('the example city brings its own values under its own cards', () => {
  const { values, problems } = published(example)
  expect(problems).toEqual([])
  const cards = packageOf(example).definitions.map((each) => Definition.parse(each))
  for (const value of values)
    expect(cards.find((each) => each.code === value.code)?.unit).toBe(value.unit)
  expect(new Set(values.map((each) => each.area))).toEqual(new Set(['云漈市']))
})

test.each([
  ['the first day does not count', 'no', '2025-10-13'],
  ['the first day counts', 'yes', '2025-10-11'],
] as const)('GT-27 a notice of 5 working days from 2025-09-29: %s', (_name, first, ends) => {
  const { years } = HolidayFile.parse(parse(read('codes/holidays.yaml')))
  expect(noticeEnds('2025-09-29', 5, years, first)).toBe(ends)
})

test('content holds data and no code', () => {
  const kinds = readdirSync(place('.'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name.split('.').at(-1) ?? '')
  expect(kinds.filter((kind) => !['yaml', 'csv', 'txt', 'xlsx', 'md'].includes(kind))).toEqual([])
  expect(existsSync(place('README.md'))).toBe(true)
})
