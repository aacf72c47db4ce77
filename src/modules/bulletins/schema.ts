/** 通报: what a district says of a period, written from its ledger, sealed with all that went in. */
import { z } from 'zod'
import { Decimal } from '../../base/decimal.ts'
import { DocumentNumber, OfficialDocument } from '../../base/document.ts'
import { choice, label, titled, Words } from '../../base/label.ts'
import { Period } from '../../base/period.ts'
import { Source } from '../../base/source.ts'
import { like } from '../../base/written-form.ts'
import { LedgerRow } from '../observations/routes.ts'
import { IndicatorCode } from '../plan/schema.ts'
import { StandingRow } from '../standings/routes.ts'
import { Preset } from '../standings/schema.ts'

export const bulletinKindLabels = {
  bulletin: label('通报', 'bulletin'),
  erratum: label('更正说明', 'erratum'),
} as const
export const BulletinKind = choice(bulletinKindLabels).meta(titled('文种', 'kind'))

export const stageLabels = {
  draft: label('草稿', 'draft'),
  issued: label('已签发', 'issued'),
} as const
export const Stage = choice(stageLabels).meta(titled('阶段', 'stage'))

/** Who issues, to whom, and with what head. Chosen by the office for each paper; nothing here is read from data. */
export const Office = z
  .object({
    body: z.string().trim().min(1).meta(titled('发文机关', 'issuing body')),
    mark: z.string().trim().min(1).meta(titled('发文机关标志', 'mark of the issuing body')),
    numberWord: z
      .string()
      .regex(like(/^[\u4e00-\u9fa5]*$/, '江科领办发'))
      .default('')
      .meta(titled('机关代字', 'word of the document number')),
    addressee: z.string().trim().default('').meta(titled('主送机关', 'addressee')),
    copyTo: z.string().trim().default('').meta(titled('抄送', 'copies to')),
    note: z.string().trim().default('').meta(titled('附注', 'remark')),
    sealed: z.boolean().default(true).meta(titled('加盖印章', 'sealed')),
  })
  .meta(titled('发文信息', 'issuing office', 'Office'))
export type Office = z.infer<typeof Office>

/** 套话: an approved paragraph with the dates it was in force; `{name}` places are filled, nothing else changes. */
export const PresetText = z
  .object({
    id: z.string(),
    version: z.number().int().min(1),
    effectiveFrom: z.iso.date(),
    text: z.string(),
    source: Source,
  })
  .meta(titled('固定文句', 'fixed text', 'PresetText'))
export type PresetText = z.infer<typeof PresetText>

/** 数据更正说明: one value that an issued paper stated otherwise (formats §11). Null `after`: withdrawn. */
export const Correction = z
  .object({
    code: IndicatorCode.meta(titled('指标代码', 'indicator code')),
    name: z.string().meta(titled('指标', 'indicator')),
    period: Period.meta(titled('所属期', 'period')),
    unit: z.string().meta(titled('单位', 'unit')),
    decimals: z.number().int(),
    before: Decimal.meta(titled('原值', 'value before')),
    after: Decimal.nullable().meta(titled('更正值', 'corrected value')),
    difference: Decimal.nullable().meta(titled('差额', 'difference')),
    reason: z.string().meta(titled('原因', 'reason')),
    basis: z.string().meta(titled('依据文件', 'document')),
    effect: z.string().meta(titled('影响', 'effect')),
    recordedBy: z.string().meta(titled('登记人', 'recorded by')),
    approvedBy: z.string().meta(titled('核准人', 'approved by')),
    recordedAt: z.string().meta(titled('时间', 'time')),
    observation: z.string().nullable(),
  })
  .meta(titled('数据更正', 'correction', 'Correction'))
export type Correction = z.infer<typeof Correction>

/** Everything a draft is written from: the same input gives the same document, word for word. */
const Count = z.number().int()
/** One town of 附件3, as certificates and cultivation knew it; null where nobody keeps it. */
const StreetLine = z.object({
  town: z.string(),
  group: z.enum(['A', 'B']),
  /** Null: the official count is not approved, so nobody is ranked. */
  rank: Count.nullable(),
  stock: Count,
  first: Count,
  ended: Count,
  renewed: Count,
  net: Count,
  netBasisPoints: Count.nullable(),
  visits: Count.nullable(),
  requestsClosed: Count.nullable(),
})
export type StreetLine = z.infer<typeof StreetLine>

export const DraftInput = z
  .object({
    district: z.object({ id: z.string(), name: z.string(), demonstration: z.boolean() }),
    plan: z.object({ id: z.string(), title: z.string() }),
    period: Period,
    /** The recorded moment that all values were read at. */
    asOf: z.string(),
    /** The rule of lights that judged. */
    preset: Preset.pick({ id: true, name: true, rule: true }),
    rows: z.array(StandingRow),
    /** The ledger lines that the rows rest on. */
    observations: z.array(LedgerRow),
    /** Against the papers issued before; null when this is the first. */
    corrections: z.array(Correction).nullable(),
    /** Towns by their certificates; papers sealed before the registers have none. */
    streets: z.array(StreetLine).optional(),
    office: Office,
    texts: z.array(PresetText),
  })
  .meta(titled('取数', 'input of a draft', 'DraftInput'))
export type DraftInput = z.infer<typeof DraftInput>

/** Sealed at issue: what went in, and the document as a person left it. */
export const Snapshot = z
  .object({
    format: z.literal('ceyuan-bulletin/1'),
    input: DraftInput,
    document: OfficialDocument,
  })
  .meta(titled('签发快照', 'snapshot', 'Snapshot'))
export type Snapshot = z.infer<typeof Snapshot>

/** A paper as the list and the wizard show it; its files and snapshot are fetched by their own routes. */
export const Bulletin = z
  .object({
    id: z.string(),
    kind: BulletinKind,
    plan: z.string(),
    period: Period,
    asOf: z.string().meta(titled('数据时点', 'as of')),
    stage: Stage,
    title: z.string().meta(titled('标题', 'title')),
    number: DocumentNumber.nullable(),
    /** SHA-256 of the canonical snapshot, in hexadecimal; null until issued. */
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .meta(titled('快照校验值', 'hash of the snapshot')),
    /** The paper that an erratum corrects. */
    corrects: z.string().nullable(),
    /** Errata issued for this paper. */
    errata: z.array(z.string()),
    recordedAt: z.string(),
    recordedBy: z.string(),
    issuedAt: z.string().nullable(),
    issuedBy: z.string().nullable(),
  })
  .meta(titled('通报', 'bulletin', 'Bulletin'))
export type Bulletin = z.infer<typeof Bulletin>

export const checkLabels = {
  overdue: label('逾期未报', 'overdue'),
  missing: label('缺数据', 'missing data'),
  unapproved: label('未核准', 'not approved'),
  restricted: label('核准附有条件', 'approved with a condition'),
  open: label('口径未定', 'definition open'),
  uncovered: label('规则未覆盖', 'not covered by the rule'),
  noReason: label('滞后而未说明原因', 'behind without a stated reason'),
  noOwner: label('没有责任单位', 'no responsible body'),
  alarm: label('方案提示', 'alarm of the plan'),
  handChanged: label('数字被手工改动', 'a number was changed by hand'),
  unsourced: label('数字没有来历', 'a number without a source'),
  noNumber: label('没有发文字号', 'no document number'),
} as const

/** One thing to know or to settle before issue. Only what `blocks` keeps a paper from being issued. */
export const CheckItem = z
  .object({
    kind: choice(checkLabels),
    weight: z.enum(['blocks', 'warns']),
    code: IndicatorCode.nullable(),
    message: Words,
    /** Who can settle it. */
    bodies: z.array(z.string()),
  })
  .meta(titled('检查项', 'check', 'CheckItem'))
export type CheckItem = z.infer<typeof CheckItem>

export const Checklist = z
  .object({
    total: z.number().int(),
    due: z.number().int(),
    reported: z.number().int(),
    approved: z.number().int(),
    notDue: z.number().int(),
    items: z.array(CheckItem),
  })
  .meta(titled('检查单', 'checklist', 'Checklist'))
export type Checklist = z.infer<typeof Checklist>
