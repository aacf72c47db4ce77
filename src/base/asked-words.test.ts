import { expect, test } from 'vitest'
import { z } from 'zod'
import { askedWords } from './asked-words.ts'
import { choice, label, titled } from './label.ts'

const input = z.object({
  title: z.string().meta(titled('称号', 'title')),
  which: choice({ ending: label('将到期', 'ending') })
    .default('ending')
    .meta(titled('范围', 'which')),
  days: z.number().default(180).meta(titled('天数', 'days')),
  town: z.string().default('').meta(titled('镇街', 'town')),
  nested: z.literal('nested').optional().meta(titled('含上级称号', 'with higher titles')),
  view: z.object({}).default({}),
  limit: z.number().default(50),
})
const names = { title: { hnte: label('高新技术企业', 'HNTE') } }

test.each([
  ['zh', ['称号: 高新技术企业', '范围: 将到期', '天数: 180', '含上级称号']],
  ['en', ['title: HNTE', 'which: ending', 'days: 180', 'with higher titles']],
] as const)('each parameter by title and choice, empty ones left out: %s', (language, words) => {
  const asked = input.parse({ title: 'hnte', nested: 'nested' })
  expect(askedWords(input, asked, { language, names })).toEqual(words)
})

test('a choice that nobody names is told as it was asked', () => {
  const asked = input.parse({ title: 'other' })
  expect(askedWords(input, asked, { language: 'zh' })[0]).toBe('称号: other')
})
