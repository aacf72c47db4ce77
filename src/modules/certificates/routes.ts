import { z } from 'zod'
import { choice, label, titled, Words } from '../../base/label.ts'
import { action, query } from '../../base/route.ts'
import { like } from '../../base/written-form.ts'
import { CreditCode, Day } from '../enterprises/schema.ts'
import {
  Award,
  Certificate,
  DayTold,
  endingLabels,
  MovementColumn,
  NetChange,
  StockRule,
  StreetRow,
  Title,
  termEndLabels,
} from './schema.ts'
import { statusLabels } from './status.ts'
import { causeLabels } from './stock.ts'

const nested = z.literal('nested')
/** A title by its identifier or its Chinese name. */
const title = z.string().trim().min(1).max(60).meta(titled('称号', 'title'))
const on = Day.optional().meta(titled('期末(不写为今日)', 'closing day; today when not given'))
const from = Day.optional().meta(
  titled('期初(不写为上年末)', 'opening day; the last day of the year before when not given'),
)
const asked = {
  title,
  on,
  from,
  rule: StockRule.default('certificate'),
  including: nested.optional().meta(titled('含上级称号(默认)', 'with higher titles (default)')),
  excluding: nested.optional().meta(titled('不含上级称号', 'without higher titles')),
}
const town = z.string().optional().meta(titled('镇街', 'town'))

export const listTitles = query('GET /titles', {
  title: label('称号目录', 'Titles'),
  input: z.object({}),
  output: z.array(Title),
})

/** The table of formats.md §5 from the opening day to the closing day, and the unique firms at its end. */
export const readStock = query('GET /stock/:title', {
  title: label('存量与净增', 'Stock and net change'),
  input: z.object(asked),
  output: NetChange.extend({ unique: z.number().int(), day: DayTold }),
})

/** One screen of a title's stock: the table, by town, both rules, what is left out and why. */
export const StockSheet = z.object({
  title: Title,
  from: Day,
  on: Day,
  /** What can be said of the closing day. */
  day: DayTold,
  net: NetChange,
  /** The closing under each rule and nesting, labelled (GT-12, GT-13). */
  closings: z.array(
    z.object({
      rule: StockRule,
      nested: z.enum(['including', 'excluding']),
      count: z.number().int(),
    }),
  ),
  /** Whoever holds the title or a higher one, and firms in the union of the whole ladder, each once. */
  ladder: z.object({
    titles: z.array(
      z.object({ id: z.string(), name: z.string(), english: z.string(), count: z.number().int() }),
    ),
    unique: z.number().int(),
  }),
  /** Firms with a certificate of which nobody has said whether they are here: not counted. */
  unplaced: z.array(z.string()),
})
export type StockSheet = z.infer<typeof StockSheet>

export const readStockSheet = query('GET /stock/:title/sheet', {
  title: label('存量与净增表', 'Stock sheet'),
  input: z.object(asked),
  output: StockSheet,
})

/** 净增表 row by row: the district first (its town is empty), then every town; moves between towns show in theirs. */
export const NetRow = NetChange.extend({ town: z.string().nullable(), day: DayTold })
export type NetRow = z.infer<typeof NetRow>

export const listNetChange = query('GET /stock/:title/net-change', {
  title: label('净增表', 'Net change'),
  input: z.object(asked),
  output: z.array(NetRow),
})

/** A firm that holds any title on a day, with every title it holds. */
export const AnyHolder = z.object({
  code: z.string(),
  name: z.string(),
  town: z.string(),
  titles: z.array(Words),
})
export type AnyHolder = z.infer<typeof AnyHolder>

export const listAnyHolders = query('GET /titles/holders', {
  title: label('持有任一称号的企业', 'Firms with any title'),
  input: z.object({ on, rule: StockRule.default('certificate') }),
  output: z.array(AnyHolder),
})

export const MovementRow = z.object({
  code: z.string(),
  name: z.string(),
  town: z.string(),
  day: Day,
  cause: choice(causeLabels),
  column: MovementColumn,
  certificate: z.string().nullable(),
  number: z.string(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  gapDays: z.number().int(),
})
export type MovementRow = z.infer<typeof MovementRow>

export const listMovements = query('GET /stock/:title/movements', {
  title: label('净增明细', 'Entries and exits'),
  input: z.object({ ...asked, column: MovementColumn.optional(), town }),
  output: z.array(MovementRow),
})

export const LedgerCertificate = Certificate.pick({
  id: true,
  code: true,
  title: true,
  number: true,
  batch: true,
  document: true,
  award: true,
  issuedOn: true,
  validFrom: true,
  validTo: true,
  recordedAt: true,
  reason: true,
  source: true,
}).extend({
  name: z.string(),
  formerNames: z.array(z.string()),
  town: z.string(),
  park: z.string(),
  industry: z.string(),
  segment: z.string(),
  aboveSize: z.boolean().nullable(),
  titleName: z.string(),
  titleEnglish: z.string(),
  level: z.string(),
  status: choice(statusLabels),
})
export type LedgerCertificate = z.infer<typeof LedgerCertificate>

/** 主表: one row per firm, title and term, with what it is on a day. */
export const listCertificates = query('GET /certificates', {
  title: label('证书台账', 'Certificates'),
  input: z.object({
    title: title.optional(),
    on,
    code: CreditCode.optional(),
    status: choice(statusLabels).optional().meta(titled('状态', 'status')),
    /** Only those that count on the day, one per firm. */
    counted: choice({ yes: label('是', 'yes') })
      .optional()
      .meta(titled('计入存量', 'counted in the stock')),
    rule: StockRule.default('certificate'),
    excluding: asked.excluding,
    town,
  }),
  output: z.array(LedgerCertificate),
})

const MonthEnd = z.object({
  /** yyyy-mm of the last day of the term. */
  month: z.string(),
  /** Certificates of counted firms that end in the month. */
  ending: z.number().int(),
  /** Of these, followed by a recorded one without a day between. */
  renewed: z.number().int(),
})

const expiryAsked = {
  title,
  on,
  days: z.coerce.number().int().min(1).max(3660).default(180).meta(titled('天数', 'days')),
  town,
}
/** One of the lists beside the calendar, for its export. */
export const listTermEnds = query('GET /stock/:title/term-ends', {
  title: label('到期与断档企业', 'Firms whose terms end or ended'),
  input: z.object({
    ...expiryAsked,
    which: choice(termEndLabels).meta(titled('范围', 'which')),
    /** Of `month`: all that end in it, or those with or without a recorded successor. */
    month: z
      .string()
      .regex(like(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, '2025-03'))
      .optional()
      .meta(titled('月份', 'month')),
    followed: choice({ yes: label('是', 'yes'), no: label('否', 'no') })
      .optional()
      .meta(titled('已有后续证书', 'with a successor')),
  }),
  output: z.array(MovementRow),
})

/** 到期日历: month by month what ends after a day, as known now; and firms between two certificates. */
export const readExpiry = query('GET /stock/:title/expiry', {
  title: label('到期日历', 'Expiry calendar'),
  input: z.object(expiryAsked),
  output: z.object({
    months: z.array(MonthEnd),
    /** Certificates that end within the days, soonest first. */
    ending: z.array(MovementRow),
    /** Lapsed this year and not yet recognised again. */
    gaps: z.array(MovementRow),
    /** Lapsed in the year before and not recognised again since. */
    lost: z.array(MovementRow),
  }),
})

export const Overlap = z.object({
  code: z.string(),
  name: z.string(),
  title: z.string(),
  titleName: z.string(),
  first: z.object({ id: z.string(), number: z.string(), from: Day, to: Day }),
  second: z.object({ id: z.string(), number: z.string(), from: Day, to: Day }),
  days: z.number().int(),
})
export type Overlap = z.infer<typeof Overlap>

/** Two terms of one title of one firm that share days: one of them is wrong, or both are one. */
export const listOverlaps = query('GET /certificates/overlaps', {
  title: label('重叠的证书', 'Overlapping certificates'),
  input: z.object({ title: title.optional() }),
  output: z.array(Overlap),
})

/** 附件3: towns in two groups, ranked only on an approved number. */
export const listStreets = query('GET /stock/:title/streets', {
  title: label('镇街(园区)科技创新工作情况表', 'Towns and parks'),
  input: z.object({ title, on, from }),
  output: z.array(StreetRow),
})

const id = z.string().regex(/^\d{1,18}$/)
const document = z.string().trim().min(1).meta(titled('来源文件', 'source document'))
const reason = z.string().trim().min(1).max(200)

export const recordCertificate = action('POST /certificates', {
  title: label('登记证书', 'Record a certificate'),
  input: z.object({
    code: CreditCode,
    title,
    number: Certificate.shape.number,
    batch: Certificate.shape.batch.default(''),
    document,
    award: Award.default('unstated'),
    issuedOn: Certificate.shape.issuedOn.default(null),
    validFrom: Certificate.shape.validFrom,
    validTo: Certificate.shape.validTo,
    /** The certificate this one corrects; then a reason must be given. */
    supersedes: id.nullable().default(null),
    reason: z.string().trim().default('').meta(titled('更正原因', 'reason')),
  }),
  output: z.object({ id: z.string() }),
})

export const changeCertificate = action('POST /certificates/:certificate/changes', {
  title: label('登记取消或恢复', 'Record a revocation or restoration'),
  input: z.object({
    certificate: id,
    kind: choice(endingLabels).meta(titled('变动', 'change')),
    effectiveOn: Day.meta(titled('自何日起', 'since')),
    document,
    reason: reason.meta(titled('原因', 'reason')),
  }),
  output: z.object({ id: z.string() }),
})

/** Takes back a certificate that was recorded in error: it counts on no day; a title that ended is revoked instead. */
export const withdrawCertificate = action('POST /certificates/:certificate/withdrawal', {
  title: label('撤回误登的证书', 'Withdraw a certificate recorded in error'),
  input: z.object({ certificate: id, reason: reason.meta(titled('撤回原因', 'reason')) }),
  output: z.object({ id: z.string() }),
})
