import type { z } from 'zod'
import { titleOf } from '../../base/label.ts'
import type { Place } from '../../base/problem.ts'
import { place } from '../../base/problem.ts'
import type { New } from '../../base/recorded.ts'
import { type RegisterEntry, type RegisterName, registerFacts } from './schema.ts'

type Entering = Pick<New<RegisterEntry>, 'register' | 'key' | 'onDate' | 'untilDate' | 'facts'>

/** What is wrong with a row before it may stand in its register, each fault with its place. */
export function entryFaults(row: Entering): Place[] {
  const faults: Place[] = []
  if (row.untilDate !== null && row.untilDate < row.onDate)
    faults.push(
      place('untilDate', 'register.endsBeforeBegins', { from: row.onDate, to: row.untilDate }),
    )
  return [...faults, ...factFaults(row.register, row.facts)]
}

function factFaults(register: RegisterName, facts: RegisterEntry['facts']): Place[] {
  const shape: Record<string, z.ZodType> = registerFacts[register].shape
  return Object.entries(shape)
    .filter(([name, schema]) => !schema.safeParse(facts[name] ?? absent(schema)).success)
    .map(([name, schema]) => {
      const title = titleOf(schema)
      const { zh, en } = expected(name)
      return place(name, 'register.badFact', { field: title.zh, expected: zh, expectedEn: en })
    })
}

/** What a missing fact is parsed as: null where that may be, nothing otherwise. */
function absent(schema: z.ZodType): null | undefined {
  return schema.safeParse(null).success ? null : undefined
}

function expected(name: string): { zh: string; en: string } {
  if (/amount|area|prefabricated/i.test(name))
    return {
      zh: '不小于零的数字,不带逗号和单位,如 1200000',
      en: 'a number not below nought without commas or unit, such as 1200000',
    }
  if (name === 'side') return { zh: '输出或吸纳', en: '输出 (sold) or 吸纳 (bought)' }
  if (name === 'month') return { zh: '如 2025-09 的月份', en: 'a month such as 2025-09' }
  return { zh: '文字', en: 'text' }
}
