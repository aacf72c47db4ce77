import { addDays } from '../../base/calendar.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { certificatesOf } from '../certificates/operations.ts'
import { membersOf } from '../enterprises/code-aliases.ts'
import { aliasesAt, firmsByCode } from '../enterprises/operations.ts'
import {
  batchesOfFirms,
  expiringFirms,
  type FirmList,
  type Listed,
  nearMissFirms,
  openMissFirms,
  pageOfFirms,
  pageOn,
  standingFirms,
  toAskFirms,
  unsupportedFirms,
} from './firm-list-operations.ts'
import { expiryDay, gapsOf, gapsTo } from './list-operations.ts'
import { refuseCultivation } from './problems.ts'
import * as routes from './routes.ts'
import { rungsOf } from './rungs.ts'
import type { Standing } from './schema.ts'
import { governing, judgedTitle, standOn } from './stand-operations.ts'
import { firmsIn, verdictsIn } from './tally.ts'
import { tallies } from './verdict-operations.ts'

export const nearMiss = implement(routes.listNearMiss, {
  may: businessReaders,
  run: (context, input) => pageOfFirms(context, input, nearMissFirms),
})

export const openMiss = implement(routes.listOpenMiss, {
  may: businessReaders,
  run: (context, input) => pageOfFirms(context, input, openMissFirms),
})

export const toAsk = implement(routes.listToAsk, {
  may: businessReaders,
  run: (context, input) => pageOfFirms(context, input, toAskFirms),
})

export const expiring = implement(routes.listExpiring, {
  may: businessReaders,
  run: (context, input) => pageOfFirms(context, input, expiringFirms(input.days)),
})

export const unsupported = implement(routes.listUnsupported, {
  may: businessReaders,
  run: (context, input) => pageOfFirms(context, input, unsupportedFirms),
})

export const standing = implement(routes.listStanding, {
  may: businessReaders,
  run: (context, input) => pageOfFirms(context, input, standingFirms(input.standing)),
})

export const gaps = implement(routes.gapsOfFirm, {
  may: businessReaders,
  async run(context, { code, on }) {
    const found = await gapsOf(context, await standOn(context, on), code)
    return found ?? refuseCultivation('unknownFirm', { code })
  },
})

export const gap = implement(routes.gapToTitle, {
  may: businessReaders,
  async run(context, { code, title, on }) {
    const stand = await standOn(context, on)
    judgedTitle(stand, title)
    const found = await gapsOf(context, stand, code)
    if (found === undefined) return refuseCultivation('unknownFirm', { code })
    const one = found.find((each) => each.title === title)
    if (one !== undefined) return one
    const version = governing(stand, title, 'new')
    const [only] = (await gapsTo(context, stand, { title, version, codes: [code] })).values()
    return only ?? refuseCultivation('unknownFirm', { code })
  },
})

export const ladder = implement(routes.ladderOfFirm, {
  may: businessReaders,
  async run(context, { code }) {
    const firms = await firmsByCode(context, [code])
    const firm = firms.get(code) ?? refuseCultivation('unknownFirm', { code })
    const stand = await standOn(context, undefined)
    const codes = membersOf([firm.code], await aliasesAt(context))
    const certificates = await certificatesOf(context, codes)
    return rungsOf(certificates, {
      titles: stand.titles,
      dayAfter: (day) => addDays(day, 1),
    })
  },
})

/** Every row of a list, for its export. */
export const allNearMiss = (context: Context, input: Listed) =>
  batchesOfFirms(context, input, nearMissFirms)
export const allOpenMiss = (context: Context, input: Listed) =>
  batchesOfFirms(context, input, openMissFirms)
export const allToAsk = (context: Context, input: Listed) =>
  batchesOfFirms(context, input, toAskFirms)
export const allExpiring = (context: Context, input: Listed & { days: number }) =>
  batchesOfFirms(context, input, expiringFirms(input.days))
export const allUnsupported = (context: Context, input: Listed) =>
  batchesOfFirms(context, input, unsupportedFirms)
export const allStanding = (context: Context, input: Listed & { standing: Standing }) =>
  batchesOfFirms(context, input, standingFirms(input.standing))

export const oneTitle = implement(routes.cultivate, {
  may: businessReaders,
  async run(context, { title: id, on, top }) {
    const stand = await standOn(context, on)
    const { title } = judgedTitle(stand, id)
    const version = governing(stand, id, 'new')
    const by = { from: stand.day, to: expiryDay(stand.day) }
    const counted = await tallies(context, stand, { title: id, ...by })
    const listed = { title: id, town: '', view: { filters: {} }, offset: 0, limit: top }
    const lines = async (kind: FirmList) => (await pageOn(context, stand, { listed, kind })).rows
    return {
      title: id,
      name: { zh: title.name, en: title.english },
      on: stand.day,
      version: version.id,
      holders: firmsIn(counted.filter(({ held }) => held)),
      others: verdictsIn(counted.filter(({ held }) => !held)),
      held: verdictsIn(counted.filter(({ held }) => held)),
      nearMiss: await lines(nearMissFirms),
      toAsk: await lines(toAskFirms),
    }
  },
})
