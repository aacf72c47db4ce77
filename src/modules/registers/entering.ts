import type { z } from 'zod'
import { titleOf } from '../../base/label.ts'
import type { Place } from '../../base/problem.ts'
import { place } from '../../base/problem.ts'
import type { New } from '../../base/recorded.ts'
import { contradictions } from './contradictions.ts'
import { choicesOfFact, type RegisterEntry, type RegisterName, registerFacts } from './schema.ts'

type Entering = Pick<New<RegisterEntry>, 'register' | 'key' | 'onDate' | 'untilDate' | 'facts'>

/** What is wrong with a row before it may stand in its register, each fault with its place. */
export function entryFaults(row: Entering): Place[] {
  const wrong = factFaults(row.register, row.facts)
  const told = contradictions(row.register, row)
    .filter(({ at }) => wrong.every((fault) => fault.at !== at))
    .map(({ at, code, details }) => place(at, `register.${code}`, details))
  return [...told, ...wrong]
}

function factFaults(register: RegisterName, facts: RegisterEntry['facts']): Place[] {
  const shape: Record<string, z.ZodType> = registerFacts[register].shape
  return Object.entries(shape)
    .filter(([name, schema]) => !schema.safeParse(facts[name] || absent(schema)).success)
    .map(([name, schema]) => {
      const title = titleOf(schema)
      const { zh, en } = expected(name, schema)
      return place(name, 'register.badFact', { field: title.zh, expected: zh, expectedEn: en })
    })
}

/** What a missing fact is parsed as: null where that may be, nothing otherwise. */
function absent(schema: z.ZodType): null | undefined {
  return schema.safeParse(null).success ? null : undefined
}

function expected(name: string, schema: z.ZodType): { zh: string; en: string } {
  const choices = choicesOfFact(schema)
  if (choices.length > 0)
    return {
      zh: `${choices.map(([word]) => word).join('、')}之一`,
      en: `one of ${choices.map(([word, { en }]) => `${word} (${en})`).join(', ')}`,
    }
  if (/amount|area|prefabricated/i.test(name))
    return {
      zh: '不小于零的数字,不带逗号和单位,如 1200000',
      en: 'a number not below nought without commas or unit, such as 1200000',
    }
  if (name === 'month') return { zh: '如 2025-09 的月份', en: 'a month such as 2025-09' }
  return { zh: '文字,不能空着', en: 'text and not left empty' }
}
