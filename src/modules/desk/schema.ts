/** 工作台: what a person should do, decide or find. Owns nothing; reads every other desk. */
import { z } from 'zod'
import { choice, label, titled, Words } from '../../base/label.ts'

export const findingKindLabels = {
  indicator: label('指标', 'Indicator'),
  clause: label('条款', 'Clause'),
  body: label('单位', 'Body'),
  bulletin: label('通报', 'Bulletin'),
  plan: label('方案', 'Plan'),
  enterprise: label('企业', 'Enterprise'),
} as const

/** Something that a search leads to. */
export const Finding = z
  .object({
    kind: choice(findingKindLabels),
    title: Words,
    detail: Words,
    address: z.string(),
  })
  .meta(titled('查到的内容', 'finding', 'Finding'))
export type Finding = z.infer<typeof Finding>

export const bandLabels = {
  overdue: label('已逾期', 'Overdue'),
  today: label('今日', 'Today'),
  week: label('本周', 'This week'),
  later: label('随后', 'Later'),
} as const

/** One thing to do: what, why now, and where it is done. */
export const Todo = z
  .object({
    band: choice(bandLabels).meta(titled('时限', 'when')),
    title: Words,
    detail: Words,
    address: z.string(),
    count: z.number().int().nonnegative(),
  })
  .meta(titled('待办', 'to do', 'Todo'))
export type Todo = z.infer<typeof Todo>

/** What somebody did lately that changes what others see. */
export const Change = z
  .object({ at: z.string(), by: z.string(), title: Words, address: z.string() })
  .meta(titled('变动', 'change', 'Change'))
export type Change = z.infer<typeof Change>

/** 请您决定: a matter only a leader can settle, with the arithmetic that raises it. */
export const Ask = z
  .object({ title: Words, ground: Words, proposal: Words, address: z.string() })
  .meta(titled('请您决定', 'for your decision', 'Ask'))
export type Ask = z.infer<typeof Ask>

/** 数据可信度: how much of what is shown has been approved, and what has been corrected. */
export const Trust = z
  .object({
    due: z.number().int(),
    reported: z.number().int(),
    approved: z.number().int(),
    overdue: z.number().int(),
    corrections: z.number().int(),
  })
  .meta(titled('数据可信度', 'trust in the data', 'Trust'))
export type Trust = z.infer<typeof Trust>
