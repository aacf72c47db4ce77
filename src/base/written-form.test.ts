import { expect, test } from 'vitest'
import { z } from 'zod'
import { exampleOf, like } from './written-form.ts'

test('a pattern keeps the example that a refusal shows', () => {
  const schema = z.string().regex(like(/^\d{4}号$/, '0009号'))
  const [issue] = schema.safeParse('9').error?.issues ?? []
  expect(issue?.code === 'invalid_format' && exampleOf(issue.pattern)).toBe('0009号')
})

test('without an example there is none', () => {
  expect(exampleOf('/^never$/')).toBeUndefined()
  expect(exampleOf(undefined)).toBeUndefined()
})
