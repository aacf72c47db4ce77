/** The pages of docs/rules/language say what the engine does, and every construct has one. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { faultTable } from '../../rules/check/fault-table.ts'
import { indexed, pageFiles } from './construct-list.ts'
import { readPage } from './construct-page.ts'

const folder = 'docs/rules/language'
const pages = pageFiles().map((file) => readPage(file, readFileSync(file, 'utf8')))
const index = readFileSync('docs/rules/language.md', 'utf8')

test('every page stands in the index, which is made from them', () => {
  const listed = pages.map(({ file }) => file)
  const there = readdirSync(folder).map((name) => `${folder}/${name}`)
  expect([...listed].sort()).toEqual(there.sort())
  expect(indexed(index, pages), 'npm run rule-pages').toBe(index)
})

test.each(pages)('$file', (page) => {
  expect(page.rendered, 'npm run rule-pages').toBe(readFileSync(page.file, 'utf8'))
  expect(page.differences).toEqual([])
  expect(page.cases.length).toBeGreaterThanOrEqual(2)
  expect(page.meaning).toHaveLength(2)
  expect(page.rendered).toMatch(/```sql\n[\s\S]*```sql\n[\s\S]*```sql\n[\s\S]*```sql\n/)
  expect(page.refused.filter(({ codes }) => codes.length === 0)).toEqual([])
  expect(page.refused).not.toEqual([])
})

/** What a person who reads the pages is told, beside faults of whole files and of the engine's own limits. */
const untold = new Set<string>(['fileTooLarge', 'tooDeep', 'maskTooWide', 'overflow'])

test('every fault that check can tell is told on a page', () => {
  const told = new Set<string>(
    pages.flatMap(({ refused }) => refused.flatMap(({ codes }) => codes)),
  )
  const codes = Object.keys(faultTable)
  expect(codes.filter((code) => !told.has(code) && !untold.has(code))).toEqual([])
})

test('every construct of the JSON Schema has its page, and no page explains what another does', () => {
  const explained = pages.flatMap(({ constructs }) => constructs)
  expect(explained.filter((each, place) => explained.indexOf(each) !== place)).toEqual([])
  const schema: unknown = JSON.parse(readFileSync('docs/rules/programme.schema.json', 'utf8'))
  const shapes = constructsOf(schema)
  const isExplained = (each: string) =>
    explained.includes(each) || explained.includes(each.replace(/^[^.]+/, '*'))
  expect([...shapes].filter((each) => !isExplained(each))).toEqual([])
  const unknown = explained.filter((each) => !each.startsWith('*') && !shapes.has(each))
  expect(unknown).toEqual([])
})

test('no link of the pages leads nowhere', () => {
  const links = pages.flatMap(({ file, rendered }) =>
    [...rendered.matchAll(/\]\(([^)#]+\.md)\)/g)].map(([, to = '']) => join(dirname(file), to)),
  )
  const files = new Set(pages.map(({ file }) => file))
  expect(links.filter((link) => !files.has(link))).toEqual([])
})

type Schema = { readonly [key: string]: unknown }

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Place = { readonly owner: string; readonly key: string }

/** Every key of every shape as `shape.key`, and every word of a closed set as `shape.key.word`. */
function constructsOf(root: unknown): Set<string> {
  const found = new Set<string>()
  const seen = new Set<string>()
  const defined = isSchema(root) && isSchema(root['$defs']) ? root['$defs'] : {}
  const follow = (ref: string, place: Place): void => {
    const mark = `${ref} ${place.owner}.${place.key}`
    if (seen.has(mark)) return
    seen.add(mark)
    walk(defined[ref.split('/').at(-1) ?? ''], place)
  }
  const walk = (schema: unknown, place: Place): void => {
    if (!isSchema(schema)) return
    const { $ref: ref, enum: words, properties: shapes } = schema
    if (typeof ref === 'string') follow(ref, place)
    for (const word of listOf(words)) found.add(`${place.owner}.${place.key}.${word}`)
    const owner = shapeOf(shapes, place.key)
    for (const [key, inner] of Object.entries(shapes ?? {})) {
      found.add(`${owner}.${key}`)
      walk(inner, { owner, key })
    }
    for (const part of partsOf(schema)) walk(part, place)
  }
  walk(root, { owner: '', key: 'programme' })
  return found
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function partsOf(schema: Schema): readonly unknown[] {
  const parts = ['items', 'prefixItems', 'anyOf', 'allOf', 'additionalProperties']
  return parts.flatMap((part) => schema[part])
}

/** Conditions and quantities stand in many places and have one name each; other shapes have that of their key. */
function shapeOf(properties: unknown, key: string): string {
  if (!isSchema(properties)) return key
  if ('minima' in properties) return 'condition'
  return 'best_of' in properties ? 'value' : key
}
