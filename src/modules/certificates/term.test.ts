import { expect, test } from 'vitest'
import { isEndless, NO_END, termEnd } from './term.ts'

test.each([
  ['a last day', '2025-12-31', false, '2025-12-31', '2025-12-31'],
  ['the day before no end', '2099-12-30', false, '2099-12-30', '2099-12-30'],
  ['no end', NO_END, true, '长期', 'no end'],
  ['a day beyond it', '2199-12-31', true, '长期', 'no end'],
])('%s', (_, day, endless, zh, en) => {
  expect(isEndless(day)).toBe(endless)
  expect(termEnd(day)).toEqual({ zh, en })
})
