/** 导入中心: what an officer's workbook brings to the registers, row by row, before anything is kept. */
import { z } from 'zod'
import { choice, label, titled, Words } from '../../base/label.ts'
import { Purpose, SourceClass } from '../../base/recorded.ts'
import { Day } from '../enterprises/schema.ts'
import { CellFault } from '../imports/schema.ts'
import { ObservationState } from '../observations/schema.ts'
import { registerLabels } from '../registers/schema.ts'

export const intakeKindLabels = {
  enterprises: label('企业名录和年度数据', 'enterprises and yearly figures'),
  certificates: label('证书', 'certificates'),
  certificateChanges: label('证书取消和恢复', 'certificates revoked and restored'),
  ...registerLabels,
} as const
export const IntakeKind = choice(intakeKindLabels).meta(titled('台账种类', 'kind of table'))
export type IntakeKind = keyof typeof intakeKindLabels

/** What a later row did that rests on an import: corrected one of its rows, or told something of a firm it brought. */
export const leaningLabels = {
  enterprise_fact: label('更正企业事项', 'corrected a fact'),
  filing: label('更正年度数据', 'corrected yearly figures'),
  resolution: label('更改归并结论', 'changed a decision'),
  certificate: label('更正证书', 'corrected a certificate'),
  certificate_event: label('登记证书取消或恢复', 'revoked or restored a certificate'),
  register_entry: label('更正台账条目', 'corrected an entry'),
  newFact: label('登记企业事项', 'recorded facts of a firm'),
  newFiling: label('登记年度数据', 'recorded yearly figures'),
  newResolution: label('决定两个代码是否同一户', 'decided whether two codes are one firm'),
  newCertificate: label('登记证书', 'recorded a certificate'),
  newEntry: label('登记台账条目', 'recorded an entry'),
  visit: label('安排走访', 'planned a visit'),
  request: label('登记企业诉求', 'recorded a request of a firm'),
} as const
export type LeaningKind = keyof typeof leaningLabels

export const mappedByLabels = {
  officer: label('人工指定', 'set by hand'),
  remembered: label('沿用上次', 'as last time'),
  words: label('按表头识别', 'by its heading'),
  content: label('按内容识别', 'by its content'),
  nothing: label('没有识别', 'not recognised'),
} as const

/** Which field a column holds: a name of the kind's columns, or `none`. */
export const IntakeColumn = z
  .object({
    column: z.string(),
    header: z.string(),
    field: z.string(),
    by: choice(mappedByLabels),
    /** What the heading says of every value below it. */
    unit: z.string().optional(),
    year: z.number().int().optional(),
  })
  .meta(titled('栏目对应', 'column mapping', 'IntakeColumn'))
export type IntakeColumn = z.infer<typeof IntakeColumn>

export const IntakeBlock = z.object({
  headerRows: z.array(z.number().int()),
  firstRow: z.number().int(),
  lastRow: z.number().int(),
  /** The headings in one text: a sender's mapping is remembered under it. */
  headers: z.string(),
  columns: z.array(IntakeColumn),
})
export type IntakeBlock = z.infer<typeof IntakeBlock>

export const IntakeSheet = z
  .object({
    name: z.string(),
    hidden: z.boolean(),
    blocks: z.array(IntakeBlock),
    notices: z.array(CellFault),
  })
  .meta(titled('工作表', 'sheet', 'IntakeSheet'))
export type IntakeSheet = z.infer<typeof IntakeSheet>

export const intakeStatusLabels = {
  ready: label('可导入', 'ready'),
  question: label('等您决定', 'for you to decide'),
  problem: label('有问题', 'problem'),
  unchanged: label('无变化', 'unchanged'),
  ignored: label('不导入', 'set aside'),
} as const
export const IntakeStatus = choice(intakeStatusLabels).meta(titled('结果', 'result'))
export type IntakeStatus = keyof typeof intakeStatusLabels

/** What a person can say of a near-duplicate. */
export const answerLabels = {
  merged: label('是同一户,归并', 'one firm: merge'),
  distinct: label('是两户', 'two firms'),
  renamed: label('企业已更名', 'the firm was renamed'),
  keepName: label('以登记册的名称为准', 'keep the known name'),
  match: label('就是这家企业', 'it is this firm'),
  leaveOut: label('这一行不导入', 'leave this row out'),
  yuan: label('元', 'yuan'),
  thousandYuan: label('千元', 'thousand yuan'),
  tenThousandYuan: label('万元', 'ten thousand yuan'),
  millionYuan: label('百万元', 'million yuan'),
  hundredMillionYuan: label('亿元', 'hundred million yuan'),
  nearest: label('就是最接近的那个', 'it is the nearest one'),
  newPlace: label('确是新的镇街或园区,照原样登记', 'a new place: keep it as written'),
} as const
export const IntakeAnswer = choice(answerLabels).meta(titled('结论', 'decision'))
export type IntakeAnswer = keyof typeof answerLabels

/** The decision of a question; `since` is the day of a renaming, `code` the firm meant. */
export const IntakeDecision = z.object({
  answer: IntakeAnswer,
  since: Day.optional().meta(titled('自何日起', 'since')),
  code: z.string().optional(),
})
export type IntakeDecision = z.infer<typeof IntakeDecision>

export const questionLabels = {
  nameTwoCodes: label('同名异码', 'one name, two codes'),
  codeTwoNames: label('一码两名', 'one code, two names'),
  nameOnly: label('只有名称', 'a name without a code'),
  moneyUnit: label('金额没有单位', 'an amount without a unit'),
  placeUnknown: label('没有这个地名', 'a place that is not listed'),
} as const

/** Something only a person can decide; its id stays the same when the file is sent again. */
export const IntakeQuestion = z
  .object({
    id: z.string(),
    kind: choice(questionLabels),
    at: z.string(),
    /** What stands in the file, and what it is held against. */
    name: z.string(),
    code: z.string(),
    others: z.array(z.object({ code: z.string(), name: z.string(), where: z.string() })),
    answers: z.array(IntakeAnswer),
    /** What the rest of the file makes likely: chosen beforehand, and counted when it is confirmed. */
    proposed: IntakeAnswer.optional(),
    message: Words,
  })
  .meta(titled('待决定', 'question', 'IntakeQuestion'))
export type IntakeQuestion = z.infer<typeof IntakeQuestion>

export const IntakeRow = z
  .object({
    /** 'Sheet1!7'. */
    at: z.string(),
    sheet: z.string(),
    row: z.number().int(),
    status: IntakeStatus,
    /** Whom or what the row speaks of, as written. */
    name: z.string(),
    code: z.string(),
    /** What would be kept, in a few words: '营业收入 2024 1234 元'. */
    brings: z.string(),
    problems: z.array(CellFault),
    remarks: z.array(CellFault),
  })
  .meta(titled('导入行', 'import row', 'IntakeRow'))
export type IntakeRow = z.infer<typeof IntakeRow>

export const IntakeCounts = z
  .object({
    /** Rows of data read. */
    rows: z.number().int(),
    ready: z.number().int(),
    question: z.number().int(),
    problem: z.number().int(),
    unchanged: z.number().int(),
    ignored: z.number().int(),
    /** Titles, notes and totals: no rows of data, so not among them. */
    notes: z.number().int(),
    remarks: z.number().int(),
  })
  .meta(titled('计数', 'counts', 'IntakeCounts'))
export type IntakeCounts = z.infer<typeof IntakeCounts>

/** What one code of problem or remark amounts to over the whole file. */
export const IntakeTally = z.object({
  code: z.string(),
  count: z.number().int(),
  first: CellFault,
  remark: z.boolean(),
})
export type IntakeTally = z.infer<typeof IntakeTally>

/** A cell that keeps its row out; without a column the whole row is meant and the cell is its number. */
export const RejectedCell = z.object({
  sheet: z.string(),
  row: z.number().int(),
  column: z.string(),
  cell: z.string(),
  code: z.string(),
  message: z.string(),
})
export type RejectedCell = z.infer<typeof RejectedCell>

export const IntakePreview = z
  .object({
    kind: IntakeKind,
    /** True when nobody named the kind and its headings told it. */
    guessed: z.boolean(),
    fileName: z.string(),
    fileHash: z.string(),
    sheets: z.array(IntakeSheet),
    /** What a column of this kind may be set to. */
    fields: z.array(z.object({ field: z.string(), title: Words })),
    counts: IntakeCounts,
    tallies: z.array(IntakeTally),
    /** Those that need a person first; of a large file the first of them. */
    rows: z.array(IntakeRow),
    total: z.number().int(),
    questions: z.array(IntakeQuestion),
    questionTotal: z.number().int(),
    /** Of all rows that stay out, at most 5,000 cells. */
    rejected: z.array(RejectedCell),
    /** An earlier import, not undone, of the very same file. */
    sameAs: z.string().nullable(),
  })
  .meta(titled('导入预览', 'import preview', 'IntakePreview'))
export type IntakePreview = z.infer<typeof IntakePreview>

/** Column letter → field, by sheet, as set by hand. */
export const IntakeMapping = z.record(z.string(), z.record(z.string(), z.string()))
export type IntakeMapping = z.infer<typeof IntakeMapping>

/** How the file is to be read where it does not say it itself. */
export const IntakeOptions = z.object({
  /** Without it the headings decide. */
  kind: IntakeKind.optional(),
  sender: z.string().trim().min(1).max(80).meta(titled('报送单位', 'sender')),
  sourceClass: SourceClass.default('administrative'),
  purpose: Purpose.default('service'),
  state: ObservationState.default('provisional'),
  /** The year of figures where neither row, heading nor title names one. */
  year: z.number().int().min(1990).max(2100).optional().meta(titled('年度', 'year')),
  /** The day the list speaks of; facts without a day of their own hold from it. */
  listDay: Day.optional().meta(titled('名单日期', 'day of the list')),
  /** The document the list came from. */
  document: z.string().max(200).default('').meta(titled('来源文件', 'source document')),
  /** Why known values are replaced; without it such rows stay out. */
  reason: z.string().trim().max(500).default('').meta(titled('更正原因', 'reason')),
  mapping: IntakeMapping.optional(),
  decisions: z.record(z.string(), IntakeDecision).default({}),
})
export type IntakeOptions = z.output<typeof IntakeOptions>
