/** 一企一档: all that is known of one firm on one page, each block with its source; and the list that leads there. */
import { z } from 'zod'
import { titled, Words } from '../../base/label.ts'
import { Certificate, CertificateEvent } from '../certificates/schema.ts'
import { Visit } from '../cultivation/visit-schema.ts'
import { CurrentFigure, EnterpriseFact, Filing, Firm, Resolution } from '../enterprises/schema.ts'
import { RegisterEntry } from '../registers/schema.ts'

/** A title as the list names it. */
const HeldTitle = z.object({ id: z.string(), name: Words })

/** A line of the register of firms. */
export const EnterpriseRow = Firm.extend({
  /** Letter of GB/T 4754. */
  section: z.string(),
  industryName: z.string().meta(titled('行业', 'industry')),
  /** Titles that it holds on the reader's day and is counted under. */
  titles: z.array(HeldTitle).meta(titled('称号', 'titles')),
})
export type EnterpriseRow = z.infer<typeof EnterpriseRow>

/** One thing that happened, in words; `about` tells which block it belongs to. */
export const TimelineEntry = z.object({
  on: z.iso.date(),
  about: z.enum(['fact', 'title', 'register', 'visit', 'code']),
  words: Words,
  source: z.string(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

const counts = { counts: z.boolean() }

export const EnterpriseFile = z
  .object({
    firm: EnterpriseRow,
    /** Whether it stands in the counts of the district on the reader's day. */
    counted: z.boolean(),
    /** Every code that is read as this firm, the one that stays first. */
    codes: z.array(z.string()),
    facts: z.array(EnterpriseFact.extend(counts)),
    resolutions: z.array(Resolution.extend(counts)),
    certificates: z.array(
      Certificate.extend({
        name: Words,
        /** Runs on the reader's day. */
        running: z.boolean(),
        events: z.array(CertificateEvent),
      }),
    ),
    /** Certificates that no longer count: corrected, or withdrawn as recorded in error; newest act first. */
    replacedCertificates: z.array(
      Certificate.extend({
        name: Words,
        withdrawn: z.boolean(),
        replacedAt: z.string(),
        why: z.string(),
      }),
    ),
    /** The figures that count. */
    figures: z.array(CurrentFigure.extend({ english: z.string(), unit: z.string() })),
    /** Every paper that the figures came from; survey papers only for the statistics office. */
    filings: z.array(Filing.extend(counts)),
    /** Survey papers that are kept for statistics alone and not shown (统计法 28). */
    surveyPapers: z.number().int(),
    entries: z.array(RegisterEntry),
    visits: z.array(Visit),
    /** Newest first. */
    timeline: z.array(TimelineEntry),
  })
  .meta(titled('一企一档', 'enterprise file', 'EnterpriseFile'))
export type EnterpriseFile = z.infer<typeof EnterpriseFile>

const PlaceTitle = z.object({
  id: z.string(),
  name: Words,
  /** Holders on the day, and when the year began. */
  now: z.number().int(),
  before: z.number().int(),
})

/** A town or a park, compared with the others. Parks lie across towns: they are not added to them. */
export const Place = z
  .object({
    place: z.string().meta(titled('镇街或园区', 'town or park')),
    kind: z.enum(['town', 'park']),
    firms: z.number().int().meta(titled('在册企业', 'firms')),
    aboveSize: z.number().int().meta(titled('规上企业', 'above designated size')),
    titles: z.array(PlaceTitle),
    /** Technology contracts registered since the year began: number and 元. */
    contracts: z.number().int().meta(titled('技术合同', 'technology contracts')),
    amount: z.string().meta(titled('合同成交额', 'contract value')),
  })
  .meta(titled('镇街与园区', 'place', 'Place'))
export type Place = z.infer<typeof Place>
