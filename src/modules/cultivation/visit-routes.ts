import { z } from 'zod'
import { choice, label, titled } from '../../base/label.ts'
import { action, query } from '../../base/route.ts'
import { CreditCode, Day } from '../enterprises/schema.ts'
import { Visit, VisitNeed, VisitOutcome, VisitPoint } from './visit-schema.ts'

const visitRangeLabels = {
  open: label('待走访', 'to be made'),
  recent: label('近90天走访过', 'made in the last 90 days'),
  all: label('全部', 'all'),
} as const

export const listVisits = query('GET /visits', {
  title: label('走访计划', 'Visits'),
  input: z.object({
    town: z.string().max(60).default('').meta(titled('镇街', 'town')),
    /** `open` leaves out what has an outcome; `recent` are those made in the last 90 days. */
    which: choice(visitRangeLabels).default('open').meta(titled('范围', 'which')),
  }),
  output: z.array(Visit),
})

export const visitsOfFirm = query('GET /visits/firms/:code', {
  title: label('企业走访', 'Visits of a firm'),
  input: z.object({ code: CreditCode }),
  output: z.array(Visit),
})

export const planVisits = action('POST /visits', {
  title: label('安排走访', 'Plan visits'),
  input: z.object({
    codes: z.array(CreditCode).min(1).max(200).meta(titled('企业', 'firms')),
    plannedOn: Day.meta(titled('计划日期', 'planned on')),
    officer: z.string().trim().max(60).default('').meta(titled('走访人', 'visiting officer')),
    purpose: z.string().trim().min(1).max(200).meta(titled('走访事由', 'purpose')),
    /** Those with a code are about that firm alone; at most twenty of one firm are kept. */
    points: z
      .array(VisitPoint.extend({ code: CreditCode.optional() }))
      .max(4000)
      .default([])
      .meta(titled('了解事项', 'points')),
  }),
  output: z.array(z.object({ id: z.string(), code: CreditCode })),
})

export const recordVisit = action('POST /visits/:visit/notes', {
  title: label('登记走访结果', 'Record a visit'),
  input: z.object({
    visit: z.string().regex(/^\d{1,18}$/),
    outcome: VisitOutcome,
    onDate: Day.meta(titled('日期', 'day')),
    note: z.string().trim().max(4000).default('').meta(titled('走访记录', 'note')),
    needs: z.array(VisitNeed).max(10).default([]).meta(titled('企业诉求', 'needs')),
  }),
  output: Visit,
})
