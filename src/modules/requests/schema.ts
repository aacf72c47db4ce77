/** 诉求: what a firm asks for, and how it ended. */
import { z } from 'zod'
import { choice, label, titled } from '../../base/label.ts'
import { CreditCode, Day } from '../enterprises/schema.ts'

export const requestKindLabels = {
  patent: label('知识产权服务', 'intellectual property service'),
  loan: label('融资', 'financing'),
  talent: label('用工和人才', 'staff and talent'),
  technology: label('技术需求', 'technology need'),
  policy: label('政策辅导', 'guidance on policies'),
  site: label('场地和审批', 'site and permits'),
  other: label('其他', 'other'),
} as const
export const RequestKind = choice(requestKindLabels).meta(titled('类别', 'kind', 'RequestKind'))

export const requestStateLabels = {
  open: label('办理中', 'open'),
  closed: label('已办结', 'closed'),
} as const
export type RequestState = keyof typeof requestStateLabels

export const RequestTurn = z.object({
  id: z.string(),
  state: choice(requestStateLabels),
  onDate: Day.meta(titled('日期', 'day')),
  /** The result of a closing, or why it was opened again. */
  result: z.string().meta(titled('结果', 'result')),
  recordedAt: z.string(),
  recordedBy: z.string().meta(titled('登记人', 'recorded by')),
})
export type RequestTurn = z.infer<typeof RequestTurn>

export const EnterpriseRequest = z
  .object({
    id: z.string(),
    code: CreditCode,
    kind: RequestKind,
    content: z.string().meta(titled('诉求内容', 'what is asked for')),
    raisedOn: Day.meta(titled('提出日期', 'raised on')),
    state: choice(requestStateLabels).meta(titled('状态', 'state')),
    /** Oldest first. */
    turns: z.array(RequestTurn),
    recordedAt: z.string(),
    recordedBy: z.string().meta(titled('登记人', 'recorded by')),
  })
  .meta(titled('企业诉求', 'enterprise request', 'EnterpriseRequest'))
export type EnterpriseRequest = z.infer<typeof EnterpriseRequest>

/** A request in the list of all: of which firm, in which town today, and for how long it has been open. */
export const RequestRow = EnterpriseRequest.extend({
  name: z.string().meta(titled('企业名称', 'name')),
  town: z.string().meta(titled('镇街', 'town')),
  /** Since it was raised, to today while it is open, to its closing after that. */
  days: z.number().int().meta(titled('办理天数', 'days')),
}).meta(titled('诉求台账', 'requests', 'RequestRow'))
export type RequestRow = z.infer<typeof RequestRow>

/** Open until a turn says otherwise. */
export function requestState(turns: readonly Pick<RequestTurn, 'state'>[]): RequestState {
  return turns.at(-1)?.state ?? 'open'
}
