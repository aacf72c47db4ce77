import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { action, query } from '../../base/route.ts'
import { Objection } from './schema.ts'

/** 'bulletin/B-2025Q3-1': the paper it is about. */
const subject = z.string().trim().min(1).meta(titled('对象', 'subject'))

export const listObjections = query('GET /objections', {
  title: label('异议', 'Objections'),
  input: z.object({ subject }),
  output: z.array(Objection),
})

export const raiseObjection = action('POST /objections', {
  title: label('提出或答复异议', 'Raise or answer an objection'),
  input: z.object({
    subject,
    place: Objection.shape.place.default(''),
    text: z.string().trim().min(1).max(2000).meta(titled('异议内容', 'objection')),
    answers: z
      .string()
      .regex(/^\d{1,18}$/)
      .nullable()
      .default(null),
  }),
  output: Objection,
})
