import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { action, query } from '../../base/route.ts'
import { CreditCode, Day } from '../enterprises/schema.ts'
import { EnterpriseRequest, RequestKind, RequestRow } from './schema.ts'

const request = z.string().regex(/^\d{1,18}$/)
const words = z.string().trim().min(1).max(1000)

export const listRequests = query('GET /requests/firms/:code', {
  title: label('企业诉求', 'Requests of a firm'),
  input: z.object({ code: CreditCode }),
  output: z.array(EnterpriseRequest),
})

export const listAllRequests = query('GET /requests', {
  title: label('诉求台账', 'Requests'),
  input: z.object({}),
  output: z.array(RequestRow),
})

export const raiseRequest = action('POST /requests', {
  title: label('登记诉求', 'Record a request'),
  input: z.object({
    code: CreditCode,
    kind: RequestKind,
    content: words.meta(titled('诉求内容', 'what is asked for')),
    raisedOn: Day.meta(titled('提出日期', 'raised on')),
  }),
  output: EnterpriseRequest,
})

export const closeRequest = action('POST /requests/:request/closing', {
  title: label('办结诉求', 'Close a request'),
  input: z.object({
    request,
    onDate: Day.meta(titled('办结日期', 'closed on')),
    result: words.meta(titled('办理结果', 'result')),
  }),
  output: EnterpriseRequest,
})

export const reopenRequest = action('POST /requests/:request/reopening', {
  title: label('重新办理诉求', 'Open a request again'),
  input: z.object({
    request,
    onDate: Day.meta(titled('日期', 'day')),
    result: words.meta(titled('原因', 'reason')),
  }),
  output: EnterpriseRequest,
})
