/** What the screens of rules speak of: programmes, their versions, clauses, fields and open points. */
import { z } from 'zod'
import { choice, label, titled } from '../../base/label.ts'

export const programmeKindLabels = {
  recognition: label('认定', 'recognition'),
  subsidy: label('兑现', 'payout'),
  classification: label('划型', 'classification'),
} as const
export const ProgrammeKind = choice(programmeKindLabels).meta(
  titled('类别', 'kind', 'ProgrammeKind'),
)

export const verdictLabels = {
  met: label('符合', 'Met'),
  unmet: label('不符合', 'Not met'),
  undetermined: label('待定', 'Undetermined'),
} as const
export const Verdict = choice(verdictLabels).meta(titled('结论', 'verdict', 'RuleVerdict'))
export type Verdict = z.infer<typeof Verdict>

export const procedureLabels = {
  new: label('新申报', 'new application'),
  review: label('复核', 're-review'),
} as const
export const Procedure = choice(procedureLabels).meta(titled('办理类型', 'procedure', 'Procedure'))
export type Procedure = z.infer<typeof Procedure>

/** A pair of words in both languages, as data. */
export const Pair = z.object({ zh: z.string(), en: z.string() })

export const ProgrammeId = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
  .meta(titled('政策规则', 'programme rule', 'ProgrammeId'))
export const VersionId = z
  .string()
  .min(1)
  .max(40)
  .meta(titled('版本', 'version', 'RuleVersionId'))

/** One term in which a version is in force; days are 'YYYY-MM-DD', both ends included, null is open. */
export const Span = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** When this record was held: half-open moments. */
  knownFrom: z.string().nullable(),
  knownTo: z.string().nullable(),
  /** Empty: all. */
  procedures: z.array(z.string()),
  /** Why the verdict stays open whatever the data say. */
  capped: z.string().nullable(),
})
export type Span = z.infer<typeof Span>

export const VersionRow = z.object({
  version: VersionId,
  spans: z.array(Span),
  clauses: z.number().int(),
  fields: z.number().int(),
  /** Points whose official text nobody here has seen. */
  unknowns: z.number().int(),
  confidence: z.array(z.string()),
})
export type VersionRow = z.infer<typeof VersionRow>

export const ProgrammeRow = z
  .object({
    programme: ProgrammeId,
    name: Pair,
    kind: ProgrammeKind,
    versions: z.array(VersionRow),
  })
  .meta(titled('政策规则', 'programme rule', 'ProgrammeRow'))
export type ProgrammeRow = z.infer<typeof ProgrammeRow>

export const clauseKindLabels = {
  all: label('须全部符合', 'all are needed'),
  any: label('符合其一即可', 'one is enough'),
  not: label('须不符合', 'must not hold'),
  atLeast: label('须符合规定项数', 'a number of them is needed'),
  test: label('条件', 'condition'),
  judged: label('须由人判断', 'judged by people'),
  ruleUnknown: label('未见正式文本', 'official text not seen'),
  score: label('计分', 'points'),
  amount: label('金额', 'amount'),
  class: label('划型', 'class'),
} as const
export const ClauseKind = choice(clauseKindLabels)

const PlainRuleClause = z.object({
  id: z.string(),
  title: z.string(),
  kind: ClauseKind,
  cite: z.string().nullable(),
  quote: z.string().nullable(),
  confidence: z.string().nullable(),
  maximum: z.string().nullable(),
  /** The rule in words, line by line. */
  rule: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  /** Names of the fields it reads. */
  reads: z.array(z.string()),
})
export type RuleClause = z.infer<typeof PlainRuleClause> & { parts: RuleClause[] }
export const RuleClause: z.ZodType<RuleClause> = PlainRuleClause.extend({
  get parts(): z.ZodType<RuleClause[]> {
    return z.array(RuleClause)
  },
})

export const RuleField = z.object({
  name: z.string(),
  title: Pair,
  type: z.string(),
  unit: z.string(),
  period: z.string().nullable(),
  definition: z.string().nullable(),
  column: z.string(),
  years: z.number().int().nullable(),
  /** 'lo—hi' as people write it; null where it has none. */
  range: z.string().nullable(),
  values: z.array(z.string()).nullable(),
  notApplicable: z.boolean(),
  expert: z.boolean(),
  accepts: z.array(z.string()),
  confidence: z.string().nullable(),
})
export type RuleField = z.infer<typeof RuleField>

export const RuleDocument = z.object({
  id: z.string(),
  title: z.string(),
  docno: z.string(),
  issuer: z.array(z.string()),
  issued: z.string().nullable(),
  confidence: z.string().nullable(),
})
export type RuleDocument = z.infer<typeof RuleDocument>

const Award = z.object({
  id: z.string(),
  cite: z.string().nullable(),
  group: z.string().nullable(),
  applies: Pair,
  pays: Pair,
})

export const VersionReading = z
  .object({
    programme: ProgrammeId,
    version: VersionId,
    name: Pair,
    kind: ProgrammeKind,
    note: z.string().nullable(),
    /** SHA-256 of the file that was read. */
    hash: z.string(),
    exactness: z.enum(['exact', 'split', 'sound']),
    spans: z.array(Span),
    others: z.array(VersionId),
    documents: z.array(RuleDocument),
    clauses: z.array(RuleClause),
    fields: z.array(RuleField),
    levers: z.array(
      z.object({
        field: z.string(),
        direction: z.enum(['up', 'down']),
        costPer: z.string(),
        weight: z.number(),
        until: z.string().nullable(),
        limit: z.string().nullable(),
        movesWith: z.array(z.string()),
      }),
    ),
    parameters: z.array(
      z.object({
        id: z.string(),
        cite: z.string().nullable(),
        need: z.string().nullable(),
        values: z.array(
          z.object({ from: z.string().nullable(), to: z.string().nullable(), value: z.string() }),
        ),
      }),
    ),
    classes: z.array(
      z.object({ name: z.string(), codes: z.string(), bounds: z.array(z.string()) }),
    ),
    amounts: z.array(Award),
  })
  .meta(titled('规则版本', 'version of a rule', 'VersionReading'))
export type VersionReading = z.infer<typeof VersionReading>

export const outcomeLabels = {
  ...verdictLabels,
  notExamined: label('不考察', 'Not examined'),
  notApplicable: label('不适用', 'Not applicable'),
  counted: label('计分', 'Counted'),
} as const
export const Outcome = choice(outcomeLabels)
export type Outcome = z.infer<typeof Outcome>

const PlainFinding = z.object({
  id: z.string(),
  title: z.string(),
  cite: z.string().nullable(),
  outcome: Outcome,
  sentence: Pair,
  sources: z.array(z.string()),
})
export type Finding = z.infer<typeof PlainFinding> & { parts: Finding[] }
export const Finding: z.ZodType<Finding> = PlainFinding.extend({
  get parts(): z.ZodType<Finding[]> {
    return z.array(Finding)
  },
})

export const Money = z.object({ lo: z.string(), hi: z.string().nullable() })

export const FirmExplanation = z
  .object({
    programme: ProgrammeId,
    version: VersionId,
    verdict: Verdict,
    capped: z.string().nullable(),
    score: z.object({ lo: z.number(), hi: z.number() }).nullable(),
    clauses: z.array(Finding),
    /** Fields still to be asked, in the best order. */
    needs: z.array(z.string()),
    leastChange: z
      .object({
        moves: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
        cost: z.string(),
        sentence: Pair,
      })
      .nullable(),
    class: z.object({ lo: z.string().nullable(), hi: z.string().nullable() }).nullable(),
    amount: Money.extend({
      items: z.array(Money.extend({ id: z.string(), cite: z.string().nullable() })),
    }).nullable(),
    openPoints: z.array(z.object({ kind: z.enum(['officialText', 'expert']), id: z.string() })),
  })
  .meta(titled('试算结果', 'explanation', 'FirmExplanation'))
export type FirmExplanation = z.infer<typeof FirmExplanation>

export const pointKindLabels = {
  fault: label('规则文件有误', 'Faulty file'),
  warning: label('提醒', 'Warning'),
  gap: label('版本空档', 'Gap between versions'),
  capped: label('适用期不明', 'Term not known'),
  officialText: label('未见正式文本', 'Official text not seen'),
  judged: label('须由人判断', 'Judged by people'),
  confidence: label('来源非正式文本', 'Source is not the official text'),
  unreviewed: label('未标明可信度', 'Confidence not stated'),
} as const
export const PointKind = choice(pointKindLabels).meta(titled('类型', 'kind', 'RulePointKind'))
export type PointKind = z.infer<typeof PointKind>

/** One thing that a keeper of rules should know of. */
export const RulePoint = z
  .object({
    key: z.string(),
    programme: z.string().meta(titled('代号', 'Identifier')),
    /** Of a faulty file no name is known: its identifier. */
    name: Pair,
    version: z.string().meta(titled('版本', 'Version')),
    kind: PointKind,
    /** Clause, document, day or line. */
    place: z.string().meta(titled('位置', 'Place')),
    cite: z.string().nullable().meta(titled('原文字句', 'Words')),
    words: Pair,
  })
  .meta(titled('规则问题', 'point of a rule', 'RulePoint'))
export type RulePoint = z.infer<typeof RulePoint>
