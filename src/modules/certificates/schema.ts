/** 证书: a title awarded to a firm for a term, and what became of it. */
import { z } from 'zod'
import { choice, label, titled } from '../../base/label.ts'
import { Recorded } from '../../base/recorded.ts'
import { CreditCode, Day } from '../enterprises/schema.ts'

/** A title as content/registers/titles.yaml describes it. */
export const Title = z
  .object({
    id: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
    name: z.string(),
    english: z.string(),
    level: z.string(),
    /** Years of a term; null where the document leaves it open or it is unknown. */
    term: z.number().int().min(1).max(10).nullable(),
    /** Holders of this title hold these too (statistics.md §8). */
    within: z.array(z.string()).default([]),
    indicator: z.string().nullable().default(null),
    programme: z.string().nullable().default(null),
    /** Valid for a calendar year: it ends on 31 December unless taken up again. */
    year: z.boolean().default(false),
    cite: z.string(),
  })
  .meta(titled('称号', 'title', 'Title'))
export type Title = z.infer<typeof Title>
export const TitleCatalogue = z.object({ titles: z.array(Title) })

export const awardLabels = {
  first: label('首次认定', 'first recognition'),
  renewal: label('重新认定', 'renewal'),
  reReview: label('复核通过', 're-review passed'),
  unstated: label('未注明', 'not stated'),
} as const
export const Award = choice(awardLabels).meta(titled('首次/重新', 'first or renewal'))
export type Award = keyof typeof awardLabels

export const Certificate = Recorded.extend({
  code: CreditCode,
  title: z.string().meta(titled('称号类别', 'title')),
  number: z.string().meta(titled('证书编号', 'certificate number')),
  batch: z.string().meta(titled('认定批次', 'batch')),
  document: z.string().meta(titled('文号', 'document number')),
  award: Award,
  issuedOn: Day.nullable().meta(titled('发证日', 'issued on')),
  validFrom: Day.meta(titled('有效期起', 'valid from')),
  validTo: Day.meta(titled('有效期止', 'valid to')),
}).meta(titled('证书', 'certificate', 'Certificate'))
export type Certificate = z.infer<typeof Certificate>

/** What befell a certificate. A revocation may be back-dated: the stock of past dates changes, issued papers do not. */
export const endingLabels = {
  revoked: label('取消', 'revoked'),
  restored: label('恢复', 'restored'),
} as const
export const CertificateEvent = Recorded.extend({
  certificate: z.string(),
  kind: choice(endingLabels).meta(titled('变动', 'change')),
  effectiveOn: Day.meta(titled('自何日起', 'since')),
  document: z.string().meta(titled('文号', 'document number')),
}).meta(titled('证书变动', 'certificate event', 'CertificateEvent'))
export type CertificateEvent = z.infer<typeof CertificateEvent>

/** How a firm between two certificates is counted (GT-13). */
export const stockRuleLabels = {
  /** Only while a certificate runs. */
  certificate: label('证书时点', 'by certificate'),
  /** A term that ended is bridged to the renewal recognised in the same year. */
  year: label('认定年度', 'by year of recognition'),
} as const
export const StockRule = choice(stockRuleLabels).meta(titled('计数口径', 'counting rule'))
export type StockRule = keyof typeof stockRuleLabels

/** What can be said of a day: all that is recorded, what is known of it so far, or nothing. */
export const dayToldLabels = {
  recorded: label('按台账', 'by the register'),
  toCome: label(
    '该日未到:只计目前已知的证书',
    'the day has not come: only certificates known so far are counted',
  ),
  unrecorded: label(
    '没有记录:台账中该称号的证书都在此日之后',
    'nothing is recorded: all certificates of the title are later',
  ),
} as const
export const DayTold = choice(dayToldLabels).meta(titled('该日', 'the day', 'DayTold'))
export type DayTold = keyof typeof dayToldLabels

/** 净增表: its columns in the order of formats.md §5. */
export const netChangeLabels = {
  opening: label('期初', 'opening'),
  first: label('首次认定', 'first recognition'),
  movedIn: label('迁入', 'moved in'),
  restored: label('恢复', 'restored'),
  lapsed: label('到期未续', 'lapsed without renewal'),
  revoked: label('取消', 'revoked'),
  movedOut: label('迁出', 'moved out'),
  deregistered: label('注销', 'deregistered'),
  closing: label('期末', 'closing'),
  renewed: label(
    '其中:当期重新认定(不计净增)',
    'renewed in the period (not part of the net change)',
  ),
} as const

/** opening + first + movedIn + restored − lapsed − revoked − movedOut − deregistered = closing, always. */
export const NetChange = z
  .object({
    opening: z.number().int(),
    first: z.number().int(),
    /** Not part of the sum: renewed before the term ended, or after a gap that lies within the period. */
    renewed: z.number().int(),
    movedIn: z.number().int(),
    restored: z.number().int(),
    lapsed: z.number().int(),
    revoked: z.number().int(),
    movedOut: z.number().int(),
    deregistered: z.number().int(),
    closing: z.number().int(),
  })
  .meta(titled('净增表', 'net change', 'NetChange'))
export type NetChange = z.infer<typeof NetChange>

/** Lists beside the expiry calendar. */
export const termEndLabels = {
  ending: label('即将到期', 'ending soon'),
  gaps: label('今年到期、尚未重新认定', 'lapsed this year, not yet recognised again'),
  lost: label('上年到期、此后未重新认定', 'lapsed last year, not recognised again since'),
  month: label('当月到期', 'ending in the month'),
} as const

const { first, renewed, movedIn, restored, lapsed, revoked, movedOut, deregistered } =
  netChangeLabels
/** The columns that count movements; the others count firms on a day. */
export const MovementColumn = choice({
  ...{ first, renewed, movedIn, restored, lapsed, revoked, movedOut, deregistered },
}).meta(titled('变动', 'movement'))

/** A line of annex 3. */
export const StreetRow = z.object({
  town: z.string(),
  group: z.enum(['A', 'B']),
  rank: z.number().int().nullable(),
  stock: z.number().int(),
  first: z.number().int(),
  ended: z.number().int(),
  renewed: z.number().int(),
  net: z.number().int(),
  netBasisPoints: z.number().int().nullable(),
  visits: z.number().int().nullable(),
  requestsClosed: z.number().int().nullable(),
})
