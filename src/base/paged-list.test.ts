import { expect, test } from 'vitest'
import { z } from 'zod'
import { pageAsked } from './paged-list.ts'

const asked = z.object(pageAsked({ sorts: ['name'], filters: ['town'] }))

test('a view of what the list knows is taken, and so is none', () => {
  const view = { sort: { key: 'name', descending: true }, filters: { town: ['西澜镇'] } }
  expect(asked.parse({ view })).toMatchObject({ view })
  expect(asked.parse({})).toEqual({ view: { filters: {} }, offset: 0, limit: 50 })
})

test.each([
  ['a sort', { sort: { key: 'amount', descending: false } }, ['view', 'sort', 'key']],
  ['a filter', { filters: { amount: ['1'] } }, ['view', 'filters', 'amount']],
])('%s by what it does not know is refused with what it knows', (_, view, path) => {
  const { error } = asked.safeParse({ view })
  expect(error?.issues.map((issue) => issue.path)).toEqual([path])
  expect(error?.issues[0]?.message).toContain('“amount”')
  expect(error?.issues[0]?.message).toMatch(/name|town/)
})
