/** 方案: a plan as data. What a reader finds in the text, and the package a district loads and exports. */
import { z } from 'zod'
import { Decimal } from '../../base/decimal.ts'
import { choice, label, titled } from '../../base/label.ts'
import { Confidence, Source } from '../../base/source.ts'
import { like } from '../../base/written-form.ts'

/** Stable address of a clause: '二/(一)/2/③'; a target inside a clause adds its offset: '二/(一)/2/③@57'. */
export const ClauseId = z
  .string()
  .min(1)
  .meta(titled('条款地址', 'clause address', 'ClauseId'))

export const clauseKindLabels = {
  heading: label('标题', 'heading'),
  background: label('背景', 'background'),
  goal: label('目标', 'goal'),
  target: label('量化目标', 'target'),
  task: label('任务', 'task'),
  support: label('支撑', 'support'),
  safeguard: label('保障', 'safeguard'),
  other: label('其他', 'other'),
} as const
export const ClauseKind = choice(clauseKindLabels).meta(titled('条款类型', 'clause kind'))
export type ClauseKind = z.infer<typeof ClauseKind>

/** Offsets count UTF-16 units in the extracted text with LF; `end` is exclusive. */
export const Clause = z
  .object({
    id: ClauseId,
    kind: ClauseKind,
    text: z.string(),
    start: z.number().int().nonnegative(),
    end: z.number().int().nonnegative(),
    parent: ClauseId.nullable(),
  })
  .meta(titled('条款', 'clause', 'Clause'))
export type Clause = z.infer<typeof Clause>

export const operatorLabels = {
  '>=': label('不低于', 'at least'),
  '>': label('超过', 'more than'),
  '=': label('等于', 'equal to'),
  '<=': label('不高于', 'at most'),
  '<': label('低于', 'less than'),
  '~': label('约', 'about'),
} as const
export const Operator = choice(operatorLabels).meta(titled('算子', 'operator'))
export type Operator = z.infer<typeof Operator>

export const targetTypeLabels = {
  stock: label('时点', 'stock'),
  yearlyFlow: label('年内累计', 'year-to-date'),
  planCumulative: label('计划期累计', 'plan-to-date'),
  ratio: label('比率', 'ratio'),
  growth: label('年均增长', 'average annual growth'),
  rank: label('名次', 'rank'),
} as const
export const TargetType = choice(targetTypeLabels).meta(titled('类型', 'type'))
export type TargetType = z.infer<typeof TargetType>

export const bindingLabels = {
  binding: label('约束性', 'binding'),
  anticipatory: label('预期性', 'anticipatory'),
  unstated: label('未说明', 'not stated'),
} as const
export const Binding = choice(bindingLabels).meta(titled('属性', 'commitment'))

/** A measured promise. `value` is in the stated unit; `text` holds the words it was read from. */
export const Target = z
  .object({
    clause: ClauseId,
    indicator: z.string(),
    operator: Operator,
    value: Decimal,
    unit: z.string(),
    /** 'YYYY' or 'YYYY-MM-DD'. */
    deadline: z.string(),
    base: z
      .object({ period: z.string().nullable(), value: Decimal.nullable(), text: z.string() })
      .optional(),
    type: TargetType,
    binding: Binding,
    text: z.string(),
    start: z.number().int(),
    end: z.number().int(),
    /** 0 to 100: how sure the reader is; below 80 the review screen asks. */
    confidence: z.number().int().min(0).max(100),
  })
  .meta(titled('目标', 'target', 'Target'))
export type Target = z.infer<typeof Target>

export const HalfQuantitative = z
  .object({ clause: ClauseId, indicator: z.string(), text: z.string() })
  .meta(titled('半量化目标', 'half-quantitative goal', 'HalfQuantitative'))
export const Qualitative = z
  .object({ clause: ClauseId, text: z.string() })
  .meta(titled('定性目标', 'qualitative goal', 'Qualitative'))

export const industryTypeLabels = {
  industry: label('产业', 'industry'),
  firmGroup: label('企业群体', 'firm group'),
  carrier: label('载体', 'carrier'),
} as const
export const IndustryType = choice(industryTypeLabels).meta(titled('产业类型', 'industry type'))
export const Industry = z
  .object({ clause: ClauseId, sector: z.string(), name: z.string(), type: IndustryType })
  .meta(titled('重点产业', 'industry', 'Industry'))

export const namedThingLabels = {
  area: label('片区', 'area'),
  programme: label('计划行动', 'programme'),
  body: label('机构', 'body'),
} as const
export const NamedThing = z
  .object({ clause: ClauseId, kind: choice(namedThingLabels), name: z.string() })
  .meta(titled('专名', 'named thing', 'NamedThing'))

/** Something the text points to and does not say. Only a source file may fill it. */
export const Unclear = z
  .object({ clause: ClauseId, what: z.string(), text: z.string() })
  .meta(titled('待明确', 'to be clarified', 'Unclear'))
export type Unclear = z.infer<typeof Unclear>

export const Alarm = z
  .object({ code: z.string(), clause: ClauseId, message: z.string(), messageEn: z.string() })
  .meta(titled('提示', 'alarm', 'Alarm'))
export type Alarm = z.infer<typeof Alarm>

/** What the head of a text says about the document. */
const DocumentFacts = z.object({
  /** `reading` is an official interpretation (解读), not the document itself. */
  kind: z.enum(['reading', 'document']),
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  publishedOn: z.string().nullable(),
})

/** What the reader finds in one text. The CLI prints it as it is. */
export const PlanReading = z
  .object({
    title: z.string(),
    document: DocumentFacts,
    term: z.object({ from: z.string(), to: z.string() }).nullable(),
    clauses: z.array(Clause),
    targets: z.array(Target),
    halfQuantitative: z.array(HalfQuantitative),
    qualitative: z.array(Qualitative),
    industries: z.array(Industry),
    named: z.array(NamedThing),
    unclear: z.array(Unclear),
    alarms: z.array(Alarm),
    coverage: z.object({ characters: z.number().int(), covered: z.number().int() }),
  })
  .meta(titled('方案读取结果', 'plan reading', 'PlanReading'))
export type PlanReading = z.infer<typeof PlanReading>

/** What the other paper is to this plan: `succeeds` continues it, `precedes` is what it continues itself. */
export const relationLabels = {
  parent: label('上位', 'parent'),
  parallel: label('并行', 'parallel'),
  overlaps: label('重叠', 'overlaps'),
  precedes: label('前序', 'precedes this plan'),
  succeeds: label('接续', 'succeeds this plan'),
} as const

/** Another plan or decision that stands in relation to this one, with the targets it sets for the same indicators. */
export const PlanRelation = z
  .object({
    kind: choice(relationLabels).meta(titled('关系', 'relation')),
    title: z.string(),
    source: Source,
    targets: z
      .array(
        z.object({
          indicator: z.string(),
          operator: Operator,
          value: Decimal,
          unit: z.string(),
          deadline: z.string(),
          text: z.string(),
        }),
      )
      .default([]),
  })
  .meta(titled('方案关系', 'plan relation', 'PlanRelation'))

type Related = { title: string; relations: readonly z.infer<typeof PlanRelation>[] }

/** True when either paper says so: this plan names the other as its 前序, or the other names this one as its 接续. */
export function continues(plan: Related, earlier: Related): boolean {
  return names(plan, 'precedes', earlier.title) || names(earlier, 'succeeds', plan.title)
}

function names({ relations }: Related, kind: keyof typeof relationLabels, title: string): boolean {
  return relations.some((each) => each.kind === kind && bareTitle(each.title) === bareTitle(title))
}

/** A title without the marks papers are quoted in. */
function bareTitle(title: string): string {
  return title.replace(/^《|》$/g, '')
}

export const Owner = z
  .object({
    clause: ClauseId,
    leadBody: z.string(),
    responsibleBodies: z.array(z.string()).default([]),
    confidence: Confidence,
  })
  .meta(titled('责任单位', 'owner', 'Owner'))

export const IndicatorCode = z
  .string()
  .regex(like(/^[A-Z]+-\d{2}$/, 'I-02'))
  .meta(titled('指标代码', 'indicator code', 'IndicatorCode'))

/** A target that has been given its indicator code: version 1 comes from the plan, later ones from the document that changed it. */
export const PackageTarget = Target.omit({ confidence: true }).extend({
  code: IndicatorCode,
  version: z.number().int().min(1),
  source: Source,
})

/** `plan.yaml`: everything a district loads, beside the untouched source text. Export gives the same again. */
export const PlanPackage = z
  .object({
    format: z.literal('ceyuan-plan/1'),
    id: z.string().regex(like(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'yunji-2026-2028')),
    title: z.string(),
    titleEn: z.string(),
    district: z.object({
      id: z.string().regex(like(/^[a-z][a-z0-9-]*$/, 'yunji')),
      name: z.string(),
      nameEn: z.string(),
      regionCode: z.string().regex(like(/^\d{6}$/, '500107')),
      demonstration: z.boolean(),
      /** ISO moment of a demonstration district's standing clock. */
      clock: z.iso.datetime({ offset: true }).optional(),
    }),
    document: DocumentFacts.extend({ source: Source }),
    term: z.object({ from: z.string(), to: z.string() }),
    /** Kind and text span of each clause, as accepted by a person. */
    clauses: z.array(Clause),
    targets: z.array(PackageTarget),
    halfQuantitative: z.array(HalfQuantitative.extend({ code: z.string() })),
    qualitative: z.array(Qualitative.extend({ code: z.string() })),
    industries: z.array(Industry.extend({ code: z.string() })),
    named: z.array(NamedThing),
    unclear: z.array(
      Unclear.extend({
        code: z.string(),
        /** What is known around it; not an answer. */
        known: z.string().default(''),
        /** What a source file later said. */
        answer: z.object({ text: z.string(), source: Source }).optional(),
      }),
    ),
    owners: z.array(Owner),
    relations: z.array(PlanRelation),
    /** Definition cards, yearly targets and standing preset; read by the indicators module. */
    definitions: z.array(z.unknown()),
    yearlyTargets: z.array(z.unknown()),
  })
  .meta(titled('方案包', 'plan package', 'PlanPackage'))
export type PlanPackage = z.infer<typeof PlanPackage>

/** The parts of a package whose every row names the clause it was read from. */
export const citingLists = [
  'targets',
  'halfQuantitative',
  'qualitative',
  'industries',
  'named',
  'unclear',
  'owners',
] as const satisfies readonly (keyof PlanPackage)[]

export const planPhaseLabels = {
  running: label('实施中', 'running'),
  closing: label('收官评估', 'closing evaluation'),
  closed: label('已收官', 'closed'),
} as const
export const PlanPhase = choice(planPhaseLabels).meta(titled('阶段', 'phase', 'PlanPhase'))
export type PlanPhase = z.infer<typeof PlanPhase>
