/** SHA-256 against the vectors of FIPS 180-4 and the platform's own. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digest } from './digest.ts'

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('of “%s”', (text, hash) => {
  expect(digest(text)).toBe(hash)
})

test('as the platform has it, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(digest(text)).toBe(createHash('sha256').update(text).digest('hex'))
    }),
  )
})
