/** 梯度培育: how a firm stands to a title, what is one step short, whom to visit. */
import { z } from 'zod'
import { choice, label, titled } from '../../base/label.ts'
import { SourceClass } from '../../base/recorded.ts'
import { CreditCode, Day } from '../enterprises/schema.ts'
import { ObservationState } from '../observations/schema.ts'
import { Outcome, Pair, Procedure, Verdict } from '../rules/schema.ts'
import { VisitOutcome } from './visit-schema.ts'

export const TitleId = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]{0,39}$/)
  .meta(titled('称号', 'title', 'TitleId'))

export const originKindLabels = {
  filing: label('年度数据', 'yearly figures'),
  certificate: label('证书台账', 'certificates'),
  fact: label('登记事项', 'registration'),
  register: label('知识产权台账', 'intellectual property register'),
  judged: label('由其他规则判断', 'judged by another rule'),
} as const

/** Where a fact of a firm comes from. `recordedAt` is null for what is worked out from several rows. */
export const FactOrigin = z
  .object({
    field: z.string().meta(titled('数据项', 'field')),
    /** The accounting year it speaks of; null: of the firm on the day. */
    year: z.number().int().nullable().meta(titled('年度', 'year')),
    value: z.string().meta(titled('现值', 'value')),
    unit: z.string().meta(titled('单位', 'unit')),
    kind: choice(originKindLabels).meta(titled('来源', 'origin')),
    sourceClass: SourceClass.nullable(),
    state: ObservationState.nullable(),
    recordedAt: z.string().nullable().meta(titled('登记时点', 'recorded at')),
    /** The row it was read from, where it is one. */
    row: z.string().nullable(),
  })
  .meta(titled('数据来源', 'origin of a fact', 'FactOrigin'))
export type FactOrigin = z.infer<typeof FactOrigin>

/** One deciding clause: how the firm stands to it and by which facts. */
export const ClauseGap = z.object({
  id: z.string(),
  title: z.string().meta(titled('条款', 'clause')),
  cite: z.string().nullable().meta(titled('依据', 'cite')),
  outcome: Outcome,
  sentence: Pair,
  /** Where any of several ways is enough: each way. */
  ways: z.array(Pair),
  facts: z.array(FactOrigin.extend({ name: Pair })),
})
export type ClauseGap = z.infer<typeof ClauseGap>

export const LeastMove = z.object({
  field: z.string(),
  from: z.string(),
  to: z.string(),
})

/** What a version of a rule is called, and the document it was read from. */
const VersionWords = z.object({ name: Pair, document: z.string() })

/** How one firm stands to one title on one day. */
export const TitleGap = z
  .object({
    code: CreditCode,
    firm: z.string().meta(titled('企业名称', 'name')),
    title: TitleId,
    name: Pair,
    programme: z.string(),
    version: z.string(),
    versionWords: VersionWords,
    day: Day,
    procedure: Procedure,
    /** The certificate under which the title is held on the day; `by`: the higher title that it is of. */
    held: z.object({ from: Day, to: Day, by: Pair.nullable() }).nullable(),
    verdict: Verdict,
    /** Why the verdict stays open whatever the data say. */
    capped: z.string().nullable(),
    score: z.object({ lo: z.number(), hi: z.number() }).nullable(),
    clauses: z.array(ClauseGap),
    /** Fields to ask for, the most telling first. */
    needs: z.array(Pair),
    openPoints: z.array(z.object({ kind: z.enum(['officialText', 'expert']), id: z.string() })),
    leastChange: z.object({ moves: z.array(LeastMove), sentence: Pair }).nullable(),
    /** Facts that contradict each other or cannot be: judged by nobody until they are set right. */
    faults: z.array(z.object({ at: z.string(), message: Pair })),
  })
  .meta(titled('称号差距', 'gap to a title', 'TitleGap'))
export type TitleGap = z.infer<typeof TitleGap>

export const stepLabels = {
  oneClause: label('只差一条', 'one clause short'),
  oneMove: label('一个动作可达', 'one move away'),
  oneClauseOpen: label('一条不符,另有未知', 'one clause unmet, more unknown'),
  askOne: label('问清一项即可判断', 'one answer decides'),
  expiring: label('即将到期', 'expiring'),
  unsupported: label('数据不再支持', 'no longer supported'),
} as const
export const Step = choice(stepLabels).meta(titled('差距类型', 'kind of gap', 'CultivationStep'))
export type Step = keyof typeof stepLabels

/** A line of a list: one firm and one title. */
export const CultivationRow = z
  .object({
    code: CreditCode,
    name: z.string().meta(titled('企业名称', 'name')),
    town: z.string().meta(titled('镇街', 'town')),
    park: z.string().meta(titled('园区', 'park')),
    title: TitleId,
    titleName: Pair,
    held: z.boolean(),
    /** Null: neither a step short nor one of the lists that name their rows. */
    step: Step.nullable(),
    /** Null: held, and no version says what its holder must fulfil. */
    verdict: Verdict.nullable(),
    score: z.object({ lo: z.number(), hi: z.number() }).nullable(),
    /** Last day of the own certificate; null also of a firm that holds the title by a higher one. */
    until: Day.nullable(),
    daysLeft: z.number().int().nullable(),
    /** Deciding clauses that are certainly unmet, as the rule orders them. */
    unmet: z.array(z.object({ id: z.string(), title: z.string(), cite: z.string().nullable() })),
    /** Fields whose answer decides. */
    needs: z.array(Pair),
    /** What the least change moves; empty where none is known. */
    levers: z.array(Pair),
    /** What would have to happen, in one sentence. */
    sentence: Pair,
    /** The next visit that stands in the plan. */
    visitOn: Day.nullable(),
    /** What came of the last visit, where there was one within 90 days. */
    visited: z.object({ onDate: Day, outcome: VisitOutcome }).nullable(),
  })
  .meta(titled('培育清单', 'cultivation line', 'CultivationRow'))
export type CultivationRow = z.infer<typeof CultivationRow>

/** Firms of one group with each verdict. */
export const VerdictCounts = z.object({
  met: z.number().int(),
  unmet: z.number().int(),
  undetermined: z.number().int(),
})
export type VerdictCounts = z.infer<typeof VerdictCounts>

/** One title over all firms of the district. */
export const TitleSummary = z
  .object({
    title: TitleId,
    name: Pair,
    programme: z.string().nullable(),
    version: z.string().nullable(),
    /** Firms counted here that hold it on the day. */
    holders: z.number().int(),
    expiring: z.number().int(),
    /** Of firms that do not hold it; null where no encoded rule says. */
    others: VerdictCounts.nullable(),
    /** Of firms that hold it, by the rule for re-review. */
    held: VerdictCounts.nullable(),
    /** As the list of one step short counts them. */
    nearMiss: z.number().int().nullable(),
  })
  .meta(titled('称号汇总', 'title summary', 'TitleSummary'))
export type TitleSummary = z.infer<typeof TitleSummary>

/** Firms that a count on the screen stands for. */
export const standingLabels = {
  holders: label('现持有', 'holders'),
  heldMet: label('持有且数据支持', 'held, supported by the figures'),
  heldOpen: label('持有而数据待定', 'held, undetermined'),
  met: label('未持有而符合', 'meet it without holding it'),
  unmet: label('未持有且不符合', 'neither hold nor meet it'),
  open: label('未持有而待定', 'without it, undetermined'),
} as const
export const Standing = choice(standingLabels).meta(titled('情况', 'how they stand'))
export type Standing = keyof typeof standingLabels

export const StreetRow = z
  .object({
    town: z.string().meta(titled('镇街', 'town')),
    holders: z.number().int().meta(titled('现有', 'holders')),
    expiring: z.number().int().meta(titled('180天内到期', 'expiring in 180 days')),
    unsupported: z.number().int().meta(titled('数据不再支持', 'no longer supported')),
    met: z.number().int().meta(titled('未持有而符合', 'meet it without holding it')),
    nearMiss: z.number().int().meta(titled('差一步', 'one step short')),
    undetermined: z.number().int().meta(titled('待定', 'undetermined')),
    visits: z.number().int().meta(titled('近90天走访', 'visits in 90 days')),
  })
  .meta(titled('镇街培育', 'cultivation of a town', 'StreetRow'))
export type StreetRow = z.infer<typeof StreetRow>

/** A title that a firm held without a break. */
export const Rung = z.object({
  title: TitleId,
  name: Pair,
  from: Day,
  to: Day,
  /** The title is taken up anew each year: the years, not the days between, are without a break. */
  byYear: z.boolean(),
  /** Cut short by a revocation; null: it runs or ran to its end. */
  ended: z.enum(['revoked']).nullable(),
})
export type Rung = z.infer<typeof Rung>

/** Two versions of a rule over the same firms and the same data. */
export const Bridge = z
  .object({
    title: TitleId,
    name: Pair,
    day: Day,
    base: z.string(),
    reform: z.string(),
    baseWords: VersionWords,
    reformWords: VersionWords,
    firms: z.number().int(),
    /** Holders on the day, whichever rule recognised them. */
    holders: z.number().int(),
    /** Rows are the verdict by the base, columns by the reform. */
    moves: z.array(
      z.object({
        base: Verdict,
        reform: Verdict,
        firms: z.number().int(),
        holders: z.number().int(),
      }),
    ),
  })
  .meta(titled('新旧口径对照', 'bridge between versions', 'VersionBridge'))
export type Bridge = z.infer<typeof Bridge>

/** One firm of a cell of the bridge. */
export const BridgedFirm = z
  .object({
    code: CreditCode,
    name: z.string(),
    town: z.string(),
    held: z.boolean(),
    base: Verdict,
    reform: Verdict,
  })
  .meta(titled('新旧口径对照企业', 'firm of the bridge', 'BridgedFirm'))
export type BridgedFirm = z.infer<typeof BridgedFirm>
