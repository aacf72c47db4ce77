import { expect, test } from 'vitest'
import { refuseTooLong } from './kept-length.ts'

const clauses = (count: number) => Array.from({ length: count })

test.each([
  ['as long as may be', '一'.repeat(700_000), 10_000],
  ['nothing', '', 0],
])('kept: %s', (_, text, count) => {
  expect(() => refuseTooLong(text, clauses(count))).not.toThrow()
})

test.each([
  ['a character more', '一'.repeat(700_001), 1, 'plan.tooLongToKeep'],
  ['a clause more', '一', 10_001, 'plan.tooManyClauses'],
])('refused: %s', (_, text, count, code) => {
  expect(() => refuseTooLong(text, clauses(count))).toThrow(code)
})
