import { expect, test } from 'vitest'
import { estimatedSize } from './estimated-size.ts'

const row = (n: number) => ({ code: `91000000MA${n}`, name: '江澜科技有限公司', score: { lo: n } })
const rows = (count: number) => Array.from({ length: count }, (_, n) => row(n))

test.each([
  ['rows', rows(1000), rows(10_000)],
  ['a map', new Map(rows(1000).map((each) => [each.code, [each]])), undefined],
  ['a set', new Set(rows(1000)), undefined],
  ['an object', Object.fromEntries(rows(1000).map((each) => [each.code, each])), undefined],
])('ten times as much of %s is about ten times as large', (_, some, more) => {
  const size = estimatedSize(some)
  expect(size).toBeGreaterThan(1000 * 60)
  expect(size).toBeLessThan(1000 * 400)
  if (more !== undefined) expect(estimatedSize(more) / size).toBeCloseTo(10, 0)
})

test('numbers in one block are as large as the block, a text as its letters', () => {
  expect(estimatedSize(new Float64Array(1000))).toBe(8064)
  expect(estimatedSize('江澜')).toBe(20)
  expect([estimatedSize(1), estimatedSize(null), estimatedSize(1n)]).toEqual([8, 8, 24])
})

test('what holds itself has a size too', () => {
  const ring: { next?: unknown } = {}
  ring.next = ring
  expect(estimatedSize(ring)).toBeLessThan(1000)
})
