/** What of a row contradicts itself, said alike of a form and of an imported file. */
import { Decimal, exact } from '../../base/decimal.ts'
import { titleOf } from '../../base/label.ts'
import type { Details } from '../../base/problem.ts'
import { type RegisterEntry, type RegisterName, registerFacts } from './schema.ts'

/** At which field it is told; the words of `code` take the details. */
export type Contradiction = {
  at: string
  code: 'endsBeforeBegins' | keyof typeof contradictionWords
  details: Details
}

export const contradictionWords = {
  monthDiffers: {
    zh: '登记月份 {month} 与登记日期 {day} 不在同一个月;请核对',
    en: 'The month {month} is not that of the day {day}; check both',
  },
  partsExceed: {
    zh: '“{title}”{part} 大于“{wholeTitle}”{whole};请核对',
    en: '“{titleEn}” {part} is more than “{wholeTitleEn}” {whole}; check them',
  },
} as const

type Row = Pick<RegisterEntry, 'onDate' | 'untilDate' | 'facts'>

/** Facts that are missing or no number contradict nothing. */
export function contradictions(register: RegisterName, row: Row): Contradiction[] {
  return [...dates(row), ...amounts(register, row)]
}

function dates({ onDate, untilDate, facts }: Row): Contradiction[] {
  const found: Contradiction[] = []
  if (untilDate !== null && untilDate < onDate)
    found.push({
      ...{ at: 'untilDate', code: 'endsBeforeBegins' },
      details: { from: onDate, to: untilDate },
    })
  const month = facts['month']
  if (month && month !== onDate.slice(0, 7))
    found.push({ at: 'month', code: 'monthDiffers', details: { month, day: onDate } })
  return found
}

/** What is a part of what. */
const parts = [
  ['technologyAmount', 'amount'],
  ['prefabricated', 'area'],
] as const

function amounts(register: RegisterName, { facts }: Row): Contradiction[] {
  return parts.flatMap(([part, whole]): Contradiction[] => {
    const [inner, outer] = [facts[part], facts[whole]].map((text) => Decimal.safeParse(text).data)
    if (inner === undefined || outer === undefined) return []
    if (exact(inner).lessThanOrEqualTo(outer)) return []
    const [{ zh: title, en: titleEn }, { zh: wholeTitle, en: wholeTitleEn }] = [
      titleIn(register, part),
      titleIn(register, whole),
    ]
    const details = { title, titleEn, part: inner, wholeTitle, wholeTitleEn, whole: outer }
    return [{ at: part, code: 'partsExceed', details }]
  })
}

function titleIn(register: RegisterName, fact: string) {
  const shape: Readonly<Record<string, Parameters<typeof titleOf>[0]>> =
    registerFacts[register].shape
  const schema = shape[fact]
  return schema === undefined ? { zh: fact, en: fact } : titleOf(schema)
}
