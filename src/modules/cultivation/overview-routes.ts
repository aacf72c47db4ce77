import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { query } from '../../base/route.ts'
import { CreditCode, Day } from '../enterprises/schema.ts'
import { Verdict } from '../rules/schema.ts'
import { Bridge, StreetRow, TitleId, TitleSummary } from './schema.ts'

const on = Day.optional().meta(titled('日期', 'day'))
const top = z.number().int().min(1).max(2000)

/** Titles that have an encoded rule, over all firms of the district. */
export const listTitles = query('GET /cultivation', {
  title: label('梯度培育汇总', 'Cultivation by title'),
  input: z.object({ on }),
  output: z.array(TitleSummary),
})

export const listStreets = query('GET /cultivation/by-street', {
  title: label('各镇街培育情况', 'Cultivation by town'),
  input: z.object({ title: TitleId.default('hnte'), on }),
  output: z.array(StreetRow),
})

export const bridgeVersions = query('GET /cultivation/bridge', {
  title: label('新旧口径对照', 'Bridge between versions'),
  input: z.object({
    title: TitleId,
    on,
    /** Without them the one in force on the day and the newest. */
    base: z.string().max(40).optional(),
    reform: z.string().max(40).optional(),
  }),
  output: Bridge,
})

/** The firms of one cell of the bridge. */
export const listBridged = query('GET /cultivation/bridge/firms', {
  title: label('新旧口径对照企业', 'Firms of the bridge'),
  input: z.object({
    title: TitleId,
    on,
    base: z.string().max(40).optional(),
    reform: z.string().max(40).optional(),
    from: Verdict,
    to: Verdict,
    top: top.default(500),
  }),
  output: z.array(
    z.object({
      code: CreditCode,
      name: z.string(),
      town: z.string(),
      held: z.boolean(),
      base: Verdict,
      reform: Verdict,
    }),
  ),
})
