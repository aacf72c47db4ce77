import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { pageAsked, pageOf } from '../../base/paged-list.ts'
import { query } from '../../base/route.ts'
import { CreditCode, Day } from '../enterprises/schema.ts'
import { Pair } from '../rules/schema.ts'
import { CultivationRow, Rung, Standing, TitleGap, TitleId, VerdictCounts } from './schema.ts'
import { facets, sortable } from './verdict-choice.ts'

const on = Day.optional().meta(titled('日期', 'day'))
const town = z.string().max(60).default('').meta(titled('镇街', 'town'))
const top = z.number().int().min(1).max(2000)

const listed = z.object({
  title: TitleId.default('hnte'),
  on,
  town,
  ...pageAsked({ sorts: sortable, filters: facets }),
})

export const listNearMiss = query('GET /cultivation/near-miss', {
  title: label('差一步企业', 'One step short'),
  input: listed,
  output: pageOf(CultivationRow),
})

export const listOpenMiss = query('GET /cultivation/open-miss', {
  title: label('一条不符、另有未知的企业', 'One clause unmet, more unknown'),
  input: listed,
  output: pageOf(CultivationRow),
})

export const listToAsk = query('GET /cultivation/to-ask', {
  title: label('问清一项即可判断的企业', 'One answer decides'),
  input: listed,
  output: pageOf(CultivationRow),
})

export const listExpiring = query('GET /cultivation/expiring', {
  title: label('即将到期的称号', 'Expiring titles'),
  input: listed.extend({
    /** Empty: every title. */
    title: z
      .union([TitleId, z.literal('')])
      .default('')
      .meta(titled('称号', 'title')),
    days: z.number().int().min(1).max(1100).default(180).meta(titled('天数', 'days')),
  }),
  output: pageOf(CultivationRow),
})

export const listUnsupported = query('GET /cultivation/unsupported', {
  title: label('数据不再支持的称号', 'Titles no longer supported'),
  input: listed,
  output: pageOf(CultivationRow),
})

/** The firms behind a count: how they stand to a title. */
export const listStanding = query('GET /cultivation/standing', {
  title: label('称号下的企业', 'Firms by how they stand'),
  input: listed.extend({ standing: Standing.default('holders') }),
  output: pageOf(CultivationRow),
})

/** One firm against every title with a rule. */
export const gapsOfFirm = query('GET /cultivation/firms/:code/gaps', {
  title: label('企业与各称号的差距', 'Gaps of a firm'),
  input: z.object({ code: CreditCode, on }),
  output: z.array(TitleGap),
})

export const gapToTitle = query('GET /cultivation/firms/:code/gaps/:title', {
  title: label('企业与称号的差距', 'Gap to a title'),
  input: z.object({ code: CreditCode, title: TitleId, on }),
  output: TitleGap,
})

export const ladderOfFirm = query('GET /cultivation/firms/:code/ladder', {
  title: label('企业成长阶梯', 'Ladder of a firm'),
  input: z.object({ code: CreditCode }),
  output: z.array(Rung),
})

/** What the command line answers: one title, counted and its nearest firms. */
export const cultivate = query('GET /cultivation/titles/:title', {
  title: label('培育一览', 'Cultivation of a title'),
  input: z.object({ title: TitleId, on, top: top.default(20).meta(titled('条数', 'rows')) }),
  output: z.object({
    title: TitleId,
    name: Pair,
    on: Day,
    version: z.string(),
    holders: z.number().int(),
    others: VerdictCounts,
    held: VerdictCounts,
    nearMiss: z.array(CultivationRow),
    toAsk: z.array(CultivationRow),
  }),
})
