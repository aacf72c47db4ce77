import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { programmeSchema } from './json-schema.ts'

// Written by npx tsx scripts/programme-schema.ts
test('the schema for editors is that of the shapes', () => {
  expect(readFileSync('docs/rules/programme.schema.json', 'utf8')).toBe(programmeSchema())
})
