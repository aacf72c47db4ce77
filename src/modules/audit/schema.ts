/** Audit: what was done, by whom, when and from where; one line for every action, never changed. */
import { z } from 'zod'
import { titled, Words } from '../../base/label.ts'

export const AuditLine = z
  .object({
    seq: z.string().meta(titled('序号', 'number')),
    recordedAt: z.string().meta(titled('时间', 'time')),
    /** Null: a visitor, before signing in. */
    account: z.string().nullable().meta(titled('账号', 'account')),
    name: z.string().meta(titled('操作人', 'who')),
    /** The act as it was called when it was done; in English as it is called today. */
    title: Words.meta(titled('事项', 'act')),
    action: z.string().meta(titled('接口', 'address of the act')),
    input: z.unknown().meta(titled('内容', 'content')),
    from: z.string().meta(titled('来源地址', 'address')),
  })
  .meta(titled('日志', 'audit line', 'AuditLine'))
export type AuditLine = z.infer<typeof AuditLine>
