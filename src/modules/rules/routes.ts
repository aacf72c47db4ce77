import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { action, query, upload } from '../../base/route.ts'
import { Comparison } from './comparison-schema.ts'
import {
  FirmExplanation,
  Procedure,
  ProgrammeId,
  ProgrammeRow,
  RulePoint,
  VersionId,
  VersionReading,
} from './schema.ts'

export const listProgrammes = query('GET /rules', {
  title: label('政策规则', 'Programme rules'),
  input: z.object({}),
  output: z.array(ProgrammeRow),
})

export const readVersion = query('GET /rules/:programme/versions/:version', {
  title: label('规则版本', 'Version of a rule'),
  input: z.object({ programme: ProgrammeId, version: VersionId }),
  output: VersionReading,
})

/** The files of a programme, which the browser interprets itself: what is typed there stays there. */
export const programmeSource = query('GET /rules/:programme/source', {
  title: label('规则文件', 'Rule files'),
  input: z.object({ programme: ProgrammeId }),
  output: z.object({ files: z.array(z.object({ file: z.string(), text: z.string() })) }),
})

export const listRulePoints = query('GET /rule-points', {
  title: label('规则健康', 'Rule health'),
  input: z.object({}),
  output: z.array(RulePoint),
})

const on = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta(titled('申请日期', 'day of application'))

const MOST_FACT_CHARACTERS = 20_000

/** Facts by field as the language of rules takes them; kept small, for they are one enterprise. */
const Facts = z
  .record(z.string().min(1).max(60), z.json())
  .refine((facts) => JSON.stringify(facts).length <= MOST_FACT_CHARACTERS)
  .meta(titled('企业数据', 'facts'))

export const explainFirm = action('POST /rules/:programme/explain', {
  title: label('试算', 'Try a firm'),
  input: z.object({
    programme: ProgrammeId,
    on,
    procedure: Procedure.default('new'),
    /** Without it the one that governs on that day. */
    version: VersionId.optional(),
    facts: Facts,
  }),
  output: FirmExplanation,
})

const heading = z.string().min(1).max(200)

/** Two versions over the firms of one table, which is read and not kept. */
export const compareVersions = upload('POST /rules/:programme/compare', {
  title: label('比较两个版本', 'Compare two versions'),
  input: z.object({
    programme: ProgrammeId,
    base: VersionId,
    reform: VersionId,
    on,
    procedure: Procedure.default('new'),
    /** Heading of the table → column of a field, '' for none, where it is not recognised. */
    mapping: z.record(heading, z.string().max(60)).default({}),
    groupBy: heading.optional(),
  }),
  output: Comparison,
})
