import { z } from 'zod'
import { choice, label, titled } from '../../base/label.ts'
import { pageAsked, pageOf } from '../../base/paged-list.ts'
import { query } from '../../base/route.ts'
import { Day } from '../enterprises/schema.ts'
import { Verdict } from '../rules/schema.ts'
import { Bridge, BridgedFirm, StreetRow, TitleId, TitleSummary } from './schema.ts'
import { facets, sortable } from './verdict-choice.ts'

const on = Day.optional().meta(titled('日期', 'day'))

/** Titles that have an encoded rule, over all firms of the district. */
export const listTitles = query('GET /cultivation', {
  title: label('梯度培育汇总', 'Cultivation by title'),
  input: z.object({ on }),
  output: z.array(TitleSummary),
})

/** How far the lists lie behind what is recorded. */
export const waitingFirms = query('GET /cultivation/waiting', {
  title: label('待重新判定的企业', 'Firms waiting to be judged anew'),
  input: z.object({}),
  output: z.object({
    /** None: every list is as of now. */
    waiting: z.number().int().meta(titled('待重新判定', 'waiting')),
    /** The day that the lists speak of. */
    day: Day,
  }),
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
    base: z.string().max(40).optional().meta(titled('原口径', 'version before')),
    reform: z.string().max(40).optional().meta(titled('新口径', 'version after')),
    from: Verdict.meta(titled('原口径结论', 'verdict before')),
    to: Verdict.meta(titled('新口径结论', 'verdict after')),
    /** Only those that hold the title today. */
    held: choice({ yes: label('是', 'yes') })
      .optional()
      .meta(titled('现持有', 'holding it today')),
    ...pageAsked({ sorts: sortable, filters: facets }),
  }),
  output: pageOf(BridgedFirm),
})
