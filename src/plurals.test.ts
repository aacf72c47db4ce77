/** English sentences count: '{count} {count:row|rows}' (`filled`), never '1 rows'. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rootFolder } from './server/root.ts'

/** A count, an adjective perhaps, and a word that ends like a plural. */
const counted = /(?<!\$)\{(?:count|all|total|firms|days)\} (?:[a-z-]+ )?[a-z]{2,}s\b/g
const verbs = /\} (?:is|has|was|this|as|lies|hits|[a-z]+ (?:is|has|was|this|as|lies))$/

/** Cells of workbooks speak of one cell each; their counts are of characters and rows above one. */
const elsewhere = ['src/modules/intake/', 'src/modules/imports/', 'src/server/spreadsheet/']

const files = readdirSync(join(rootFolder(), 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .filter((file) => !elsewhere.some((folder) => file.startsWith(folder)))

test('no English sentence says “1 rows”', () => {
  const faults = files.flatMap((file) =>
    [...readFileSync(join(rootFolder(), file), 'utf8').matchAll(counted)]
      .map(([found]) => found)
      .filter((found) => !verbs.test(found))
      .map((found) => `${file}: ${found}`),
  )
  expect(faults).toEqual([])
})

test.each([
  ['{count} rows', true],
  ['{count} later rows', true],
  ['{count} {count:row|rows}', false],
  ['{count} of {all} {all:row|rows}', false],
])('%s is a fault: %s', (sentence, isFault) => {
  expect([...sentence.matchAll(counted)].length > 0).toBe(isFault)
})
