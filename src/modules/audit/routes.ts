import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { query } from '../../base/route.ts'
import { AuditLine } from './schema.ts'

/** As many lines are read at once, the newest first; older ones by `before` or a narrower period. */
export const LINES_AT_ONCE = 5000

export const listAudit = query('GET /audit', {
  title: label('操作日志', 'Audit log'),
  input: z.object({
    /** Days of the district's clock, both included. */
    from: z.iso.date().optional().meta(titled('从', 'from')),
    to: z.iso.date().optional().meta(titled('到', 'to')),
    /** Done by this account, or done to it. */
    account: z.string().trim().max(64).optional().meta(titled('账号', 'account')),
    /** A part of the act's name or address. */
    action: z.string().trim().max(120).optional().meta(titled('事项', 'act')),
    before: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional()
      .meta(titled('早于序号', 'before number')),
  }),
  output: z.array(AuditLine),
})
