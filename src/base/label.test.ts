import { expect, test } from 'vitest'
import { counted, filled, label } from './label.ts'

const words = label('共 {count} 条', '{count} {count:row is|rows are} left')

test.each([
  ['none', 0, '0 rows are left'],
  ['one', 1, '1 row is left'],
  ['one, as text', '1', '1 row is left'],
  ['two', 2, '2 rows are left'],
  ['many, with their separator', '1,001', '1,001 rows are left'],
])('English counts in words: %s', (_, count, said) => {
  expect(filled(words, { count })).toEqual({ zh: `共 ${count} 条`, en: said })
})

test('a name without a value stays visible, also where it was to choose a word', () => {
  expect(filled(words, {}).en).toBe('{count} {count:row is|rows are} left')
  expect(filled(label('{toString}', '{toString}'), {}).en).toBe('{toString}')
})

test('a count beside its noun', () => {
  expect([0, 1, 2].map((count) => counted(count, 'row is', 'rows are'))).toEqual([
    ...['0 rows are', '1 row is', '2 rows are'],
  ])
})
