import { expect, test } from 'vitest'
import { z } from 'zod'
import { label } from '../../base/label.ts'
import { Problem } from '../../base/problem.ts'
import { inputFrom } from '../../base/request.ts'
import { query } from '../../base/route.ts'
import { checked } from './read-input.ts'

const ask = query('GET /stones', {
  title: label('石头', 'stones'),
  input: z.object({
    limit: z.number().int().min(1).max(200).optional(),
    weight: z.number().positive().lt(50).optional(),
    id: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    day: z.iso.date().optional(),
    sign: z.string().optional(),
  }),
  output: z.unknown(),
})

/** What is said of the one field that was sent, as query text. */
function told(field: string, text: string): string {
  try {
    checked(ask, inputFrom(ask, { [field]: text }))
    return 'taken'
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault
    const [place] = fault.places
    return `${place?.message.zh} | ${place?.message.en}`
  }
}

test.each([
  ['the least', 'limit', '1', 'taken'],
  ['the most', 'limit', '200', 'taken'],
  ['less than the least', 'limit', '0', '不能小于 1 | not less than 1'],
  ['more than the most', 'limit', '201', '不能大于 200 | not more than 200'],
  ['not even the bound', 'weight', '0', '须大于 0 | more than 0'],
  ['nor the other bound', 'weight', '50', '须小于 50 | less than 50'],
  ['a fraction of a whole number', 'limit', '1.5', '请填写整数 | write a whole number'],
  ['a word for a number', 'limit', 'many', '请填写数字 | write a number'],
  ['a list for a number', 'limit', '[1]', '请填写数字 | write a number'],
  [
    'no number of a row',
    'id',
    'x',
    '写法不对,应如 1024 | not in the right form; write it like 1024',
  ],
  ['a number of a row', 'id', '12', 'taken'],
  [
    'no day',
    'day',
    '2024-02-30',
    '没有这一天;日期应如 2025-03-07 | no such day; write it like 2025-03-07',
  ],
  ['a number where a text may stand', 'sign', '7', 'taken'],
])('%s is answered in words', (_, field, text, answer) => {
  expect(told(field, text)).toBe(answer)
})
