import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { action, query } from '../../base/route.ts'
import { Confidence } from '../../base/source.ts'
import { like } from '../../base/written-form.ts'
import { PlanVersion } from '../plan/routes.ts'
import { ClauseId, IndicatorCode, Industry, PlanPackage, PlanRelation } from '../plan/schema.ts'
import { CardFields, Code, FindingList, PlanChange, Setting, TargetWords } from './schema.ts'

const plan = z.string().meta(titled('方案', 'plan'))
/** Asked for once the reading has been accepted. */
const reason = z.string().trim().max(400).default('').meta(titled('理由', 'reason'))
const place = z.number().int().min(0).max(100_000_000)
const year = z
  .string()
  .trim()
  .regex(like(/^\d{4}(-\d{2}-\d{2})?$/, '2025, 2025-12-31'))
const day = z.union([z.literal(''), z.iso.date()]).default('')

export const correctFacts = action('PUT /plans/:plan/facts', {
  title: label('更正方案信息', 'Correct the plan’s facts'),
  input: z.object({
    plan,
    title: z.string().trim().min(1).max(200).meta(titled('方案名称', 'title')),
    titleEn: z.string().trim().min(1).max(300).meta(titled('英文名称', 'English title')),
    from: year.meta(titled('实施期开始(年)', 'first year')),
    to: year.meta(titled('实施期结束(年)', 'last year')),
    kind: PlanPackage.shape.document.shape.kind.meta(titled('文本性质', 'kind of text')),
    number: z.string().trim().max(80).default('').meta(titled('发文字号', 'document number')),
    issuedOn: day.meta(titled('成文日期', 'issued on')),
    publishedOn: day.meta(titled('发布日期', 'published on')),
    reason,
  }),
  output: PlanVersion,
})

export const correctTarget = action('PUT /plans/:plan/findings/targets', {
  title: label('更正目标的读取结果', 'Correct how a target was read'),
  input: TargetWords.extend({
    plan,
    /** Where its words begin in the text: that names it. */
    start: place,
    code: Code,
    reason,
  }),
  output: PlanVersion,
})

export const addTarget = action('POST /plans/:plan/findings/targets', {
  title: label('补读一项目标', 'Add a target the reader missed'),
  input: TargetWords.extend({ plan, start: place, end: place, code: Code.default(''), reason }),
  output: PlanVersion,
})

export const dropFinding = action('POST /plans/:plan/findings/dropped', {
  title: label('剔除误读的内容', 'Drop what was misread'),
  input: z.object({
    plan,
    list: FindingList,
    /** Its code; of a target where its words begin, of a relation the title. */
    key: z.string().min(1),
    reason,
  }),
  output: PlanVersion,
})

export const setIndustries = action('PUT /plans/:plan/findings/industries', {
  title: label('核定产业清单', 'Settle a list of industries'),
  input: z.object({
    plan,
    clause: ClauseId,
    industries: z.array(Industry.omit({ clause: true })).max(500),
    reason,
  }),
  output: PlanVersion,
})

export const addRelation = action('POST /plans/:plan/relations', {
  title: label('登记方案关系', 'Record a related plan'),
  input: z.object({
    plan,
    kind: PlanRelation.shape.kind,
    title: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .meta(titled('对方文件名称', 'title of the other paper')),
    document: z.string().trim().max(200).default('').meta(titled('文号或出处', 'number or where')),
    date: day.meta(titled('日期', 'date')),
    url: z
      .union([z.literal(''), z.url()])
      .default('')
      .meta(titled('网址', 'address')),
    confidence: Confidence,
    note: z.string().trim().max(400).default('').meta(titled('说明', 'note')),
    reason,
  }),
  output: PlanVersion,
})

export const resolveUnclear = action('POST /plans/:plan/unclear/:code', {
  title: label('填写待明确事项', 'Fill in what was to be clarified'),
  input: z.object({
    plan,
    code: z.string().meta(titled('编号', 'number')),
    known: z.string().trim().min(1).meta(titled('明确内容', 'what it says')),
    document: z.string().trim().meta(titled('来源文件', 'source document')),
    clause: z.string().trim().meta(titled('条款', 'clause')),
    date: day.meta(titled('文件日期', 'document date')),
  }),
  output: PlanVersion,
})

export const setOwners = action('PUT /plans/:plan/owners', {
  title: label('分派责任单位', 'Assign owners'),
  input: z.object({
    plan,
    /** All of the plan's: what is not among them has no owner. */
    owners: z
      .array(
        z.object({
          clause: ClauseId,
          leadBody: z.string().trim().min(1).max(60),
          responsibleBodies: z.array(z.string().trim().min(1).max(60)).max(40).default([]),
        }),
      )
      .max(20_000),
  }),
  output: PlanVersion,
})

export const compareVersions = query('GET /plans/:plan/changes', {
  title: label('两版之间的差异', 'Changes between two versions'),
  input: z.object({
    plan,
    from: z.coerce.number().int().min(1).max(1_000_000),
    to: z.coerce.number().int().min(1).max(1_000_000),
  }),
  output: z.array(PlanChange),
})

export const listSettings = query('GET /plans/:plan/settings', {
  title: label('指标设置', 'Settings of the indicators'),
  input: z.object({ plan }),
  output: z.array(Setting),
})

/** A new version of a card, filled in field by field; the one before stays as it is. */
export const reviseCard = action('PUT /plans/:plan/cards/:code', {
  title: label('修订口径卡', 'Revise a definition card'),
  input: CardFields.extend({
    plan,
    code: IndicatorCode,
    reason: z.string().trim().min(1).max(400).meta(titled('修订理由', 'reason')),
  }),
  output: z.object({ version: z.number().int() }),
})
