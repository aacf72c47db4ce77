import { expect, test } from 'vitest'
import { contentText } from './content.ts'

test.each([
  [{ account: 'li', entered: false }, 'account: li · entered: false'],
  [{ roles: ['officer', 'reporter'], body: null, note: '' }, 'roles: officer、reporter'],
  [{ value: 0, ids: [] }, 'value: 0'],
  [{ wanted: { a: 1 }, rows: [{ b: 2 }] }, 'wanted: {"a":1} · rows: [{"b":2}]'],
  [{}, ''],
  [null, ''],
  [undefined, ''],
  ['text', 'text'],
  [[1, 2], '1、2'],
])('%j reads: %s', (input, text) => {
  expect(contentText(input)).toBe(text)
})
