import { z } from 'zod'
import { choice, label, titled } from '../../base/label.ts'
import { Purpose, SourceClass } from '../../base/recorded.ts'
import { action, query } from '../../base/route.ts'
import { ObservationState } from '../observations/schema.ts'
import { FigureKind } from './catalogue.ts'
import { Day, FactKind, Firm, moveLabels, Resolution } from './schema.ts'

/** As it was typed: full-width, lower case and blanks are put right, anything else is refused with its fault. */
const TypedCode = z
  .string()
  .min(1)
  .max(60)
  .meta(titled('统一社会信用代码', 'unified social credit code'))
const FactNumber = z
  .string()
  .regex(/^\d{1,18}$/)
  .meta(titled('编号', 'number'))
const short = z.string().trim().max(200)
const ground = short
  .min(1)
  .meta(titled('依据(文件、证照或来函)', 'ground: document, licence or letter'))
const reason = short.min(1).meta(titled('原因', 'reason'))
const sourceClass = SourceClass.default('administrative')
const value = short.meta(titled('内容', 'value'))
const detail = short.default('').meta(titled('补充说明', 'detail'))

export const registerFirm = action('POST /enterprises', {
  title: label('登记企业', 'Register a firm'),
  input: z.object({
    code: TypedCode,
    name: short.min(1).meta(titled('企业名称', 'name')),
    town: short.min(1).meta(titled('镇街', 'town')),
    park: short.default('').meta(titled('园区', 'park')),
    industry: short.default('').meta(titled('行业代码', 'industry code')),
    founded: Day.meta(titled('成立日期', 'founded')),
    since: Day.meta(titled('自何日起在本区登记', 'registered here since')),
    from: short.default('').meta(titled('迁自何地(迁入的填写)', 'moved in from')),
    ground,
  }),
  output: Firm,
})

export const recordFact = action('POST /enterprises/:code/facts', {
  title: label('登记企业事项', 'Record a fact of a firm'),
  input: z.object({
    code: TypedCode,
    kind: FactKind.exclude(['presence']).meta(titled('事项', 'fact')),
    value,
    detail,
    validFrom: Day.meta(titled('自何日起', 'since')),
    sourceClass,
    ground,
  }),
  output: Firm,
})

export const correctFact = action('POST /enterprises/:code/facts/:id/corrections', {
  title: label('更正企业事项', 'Correct a fact of a firm'),
  input: z.object({
    code: TypedCode,
    id: FactNumber,
    value,
    detail,
    validFrom: Day.meta(titled('自何日起', 'since')),
    reason,
    ground,
  }),
  output: Firm,
})

export const recordMove = action('POST /enterprises/:code/moves', {
  title: label('登记迁移和登记状态', 'Record a move or the registration'),
  input: z.object({
    code: TypedCode,
    move: choice(moveLabels).meta(titled('变动', 'change')),
    on: Day.meta(titled('自何日起', 'since')),
    /** Of a firm that moves in or between towns: the town it comes to. */
    town: short.default('').meta(titled('迁入后的镇街', 'town it comes to')),
    where: short.default('').meta(titled('迁自或迁往何地', 'from or to')),
    ground,
  }),
  output: Firm,
})

export const resolveCodes = action('POST /enterprises/:code/resolutions', {
  title: label('归并两个代码或确认为两户', 'Merge two codes, or confirm two firms'),
  input: z.object({
    code: TypedCode,
    other: z.string().min(1).max(60).meta(titled('另一代码', 'the other code')),
    decision: Resolution.shape.decision,
    ground,
  }),
  output: Firm,
})

export const recordFiling = action('POST /enterprises/:code/filings', {
  title: label('登记年度数据', 'Record yearly figures'),
  input: z.object({
    code: TypedCode,
    year: z.number().int().min(1990).max(2100).meta(titled('年度', 'year')),
    sourceClass: SourceClass,
    purpose: Purpose,
    state: ObservationState,
    /** Field names of content/registers/figures.yaml. */
    figures: z
      .record(z.string().max(60), z.string().trim().min(1).max(60))
      .meta(titled('数据', 'figures')),
    supersedes: FactNumber.nullable().default(null),
    reason: short.default('').meta(titled('更正原因', 'reason')),
    ground,
    place: short.default('').meta(titled('在文件中的位置(页、表、行)', 'place in the document')),
  }),
  output: z.object({ id: FactNumber }),
})

export const listFigureKinds = query('GET /figures/kinds', {
  title: label('年度数据目录', 'Kinds of yearly figures'),
  input: z.object({}),
  output: z.array(FigureKind),
})
