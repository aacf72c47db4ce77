import { expect, test } from 'vitest'
import { withoutRadicals } from './radicals.ts'

test.each([
  ['九⻰坡区', '九龙坡区'],
  ['⼯业增⻓', '工业增长'],
  ['㐀 is no radical', '㐀 is no radical'],
])('%s is read as %s, unit for unit', (printed, meant) => {
  expect(withoutRadicals(printed)).toBe(meant)
  expect(printed).toHaveLength(meant.length)
})
