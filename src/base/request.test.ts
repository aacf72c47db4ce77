import { expect, test } from 'vitest'
import { z } from 'zod'
import { label } from './label.ts'
import { Problem } from './problem.ts'
import { answerOf, inputFrom, requestFor } from './request.ts'
import { action, query } from './route.ts'

const show = query('GET /indicators/:code/values', {
  title: label('看数值', 'show values'),
  input: z.object({
    code: z.string(),
    period: z.string().optional(),
    places: z.number().optional(),
    areas: z.array(z.string()).optional(),
    latest: z.boolean().optional(),
  }),
  output: z.unknown(),
})
const record = action('POST /indicators/:code/values', {
  title: label('登记', 'record'),
  input: z.object({ code: z.string(), value: z.string() }),
  output: z.unknown(),
})

test('a query travels in its address: path fields there, texts as they are, the rest as JSON', () => {
  const asked = requestFor(show, { code: 'I/02', period: '2025', places: 2, areas: ['铜岸'] })
  expect(asked).toEqual({
    method: 'GET',
    path: `/api/indicators/I%2F02/values?period=2025&places=2&areas=${encodeURIComponent('["铜岸"]')}`,
    body: undefined,
  })
})

test('an action carries its fields as a body and its moment in the address', () => {
  const asked = requestFor(record, { code: 'I-02', value: '52.30' }, { asOf: 'now' })
  expect(asked).toEqual({
    method: 'POST',
    path: '/api/indicators/I-02/values?asOf=now',
    body: { value: '52.30' },
  })
})

test('undefined fields do not travel', () => {
  expect(requestFor(show, { code: 'I-02', period: undefined }).path).toBe(
    '/api/indicators/I-02/values',
  )
})

test.each([
  ['a text that looks like a number stays a text', { period: '2025' }, { period: '2025' }],
  ['a number is read as one', { places: '2' }, { places: 2 }],
  ['a list is read as one', { areas: '["铜岸"]' }, { areas: ['铜岸'] }],
  ['a truth value is read as one', { latest: 'false' }, { latest: false }],
  ['what fits nothing stays for the schema to refuse', { places: 'two' }, { places: 'two' }],
  ['a list with a wrong part is still a list', { areas: '[7]' }, { areas: [7] }],
  ['an unknown field stays as it came', { other: '7' }, { other: '7' }],
])('reading back: %s', (_, texts, input) => {
  expect(inputFrom(show, texts)).toEqual(input)
})

test('a refusal travels with its code, both sentences and its places', () => {
  const answer = answerOf(new Problem('input.invalid', { what: 'period' }))
  expect(answer).toMatchObject({ status: 400, code: 'input.invalid', places: [] })
  expect(answer.detail).toContain('period')
  expect(answer.detailEn).toContain('period')
})
