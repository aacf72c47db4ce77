import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { glossaryPage } from '../testing/glossary.ts'

test('the glossary says what the code says', async () => {
  const kept = readFileSync('docs/glossary.md', 'utf8')
  expect(kept, 'npm run glossary').toBe(await glossaryPage())
})
