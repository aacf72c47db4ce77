/** 异议: what a body objects to in a paper before it is issued, and what was answered. */
import { z } from 'zod'
import { titled } from '../../base/label.ts'

export const Objection = z
  .object({
    seq: z.string().meta(titled('序号', 'number')),
    /** The paragraph, row or number it is about, in the reader's words. */
    place: z.string().meta(titled('所在位置', 'place')),
    text: z.string().meta(titled('异议内容', 'objection')),
    body: z.string().meta(titled('提出单位', 'raised by')),
    /** The objection that this one answers; null for a new one. */
    answers: z.string().nullable(),
    recordedAt: z.string(),
    recordedBy: z.string(),
  })
  .meta(titled('异议', 'objection', 'Objection'))
export type Objection = z.infer<typeof Objection>
