/** 企业: what is known of a firm, fact by fact. A fact says since when it holds and when we knew it. */
import { z } from 'zod'
import { isCreditCode } from '../../base/credit-code.ts'
import { Decimal } from '../../base/decimal.ts'
import { choice, label, titled } from '../../base/label.ts'
import { Purpose, Recorded, SourceClass } from '../../base/recorded.ts'
import { ObservationState } from '../observations/schema.ts'

/** In its normal form: 18 characters, check character right. */
export const CreditCode = z
  .string()
  .refine(isCreditCode, {
    params: {
      zh: '应为 18 位统一社会信用代码,校验位也要正确;请与营业执照核对',
      en: 'a credit code has 18 characters and a right check character; compare with the licence',
    },
  })
  .meta(titled('统一社会信用代码', 'unified social credit code', 'CreditCode'))
/**
 * A calendar day, yyyy-mm-dd, of years that imports take too: a slip of the pen, or a 9999 for “without end”,
 * has no day after it that a database could count from.
 */
export const Day = z.iso.date().refine((day) => day >= '1900-01-01' && day <= '2199-12-31', {
  params: {
    zh: '年份应在 1900 至 2199 之间;请核对日期',
    en: 'the year lies between 1900 and 2199; check the day',
  },
})

export const factKindLabels = {
  name: label('企业名称', 'name'),
  address: label('注册地址', 'registered address'),
  town: label('注册地镇街', 'town or street'),
  park: label('所在园区', 'park'),
  /** Value: a key of `administrationLabels`. */
  administration: label('管理范围', 'administration'),
  /** Value: a key of `presenceLabels`; detail: where from or where to. Only these decide who is counted here. */
  presence: label('登记状态', 'registration'),
  /** Value: four digits of GB/T 4754 (or two or three, when no more is known); detail: the edition's year. */
  industry: label('行业代码', 'industry code'),
  /** Value: the segment's name; detail: main or secondary. */
  segment: label('产业链环节', 'chain segment'),
  /** Value: the parent's credit code. A branch is not counted as a firm. */
  branchOf: label('所属总机构', 'branch of'),
  /** Value: the code of the firm it went into, or came out of. */
  mergedInto: label('并入', 'merged into'),
  splitFrom: label('分立自', 'split from'),
  founded: label('成立日期', 'founded'),
  /** 规上标志: value yes or no, by year. */
  aboveSize: label('规上标志', 'above designated size'),
} as const
export const FactKind = choice(factKindLabels).meta(titled('事项', 'fact'))
export type FactKind = keyof typeof factKindLabels

export const presenceLabels = {
  here: label('在本区登记', 'registered here'),
  movedIn: label('迁入', 'moved in'),
  movedOut: label('迁出', 'moved out'),
  deregistered: label('注销', 'deregistered'),
  revoked: label('吊销', 'licence revoked'),
} as const
export type Presence = keyof typeof presenceLabels

/** What may be confirmed of where a firm stands: a presence of its own, or a removal inside the district. */
export const moveLabels = {
  movedIn: label('迁入本区', 'moved into the district'),
  removed: label('区内迁移', 'moved within the district'),
  movedOut: label('迁出本区', 'moved out of the district'),
  deregistered: label('注销', 'deregistered'),
  revoked: label('吊销', 'licence revoked'),
  here: label('确认在本区登记', 'confirmed as registered here'),
} as const
export type Move = keyof typeof moveLabels

export const administrationLabels = {
  direct: label('直管区', 'directly administered area'),
  other: label('他方管理', 'administered by others'),
} as const

/** Of two facts of a kind the one that began later counts; of two that began on a day, the one recorded later. */
export const EnterpriseFact = Recorded.extend({
  code: CreditCode,
  kind: FactKind,
  /** Empty: what was so before is so no longer. */
  value: z.string(),
  detail: z.string(),
  validFrom: Day.meta(titled('自何日起', 'since')),
}).meta(titled('企业事项', 'enterprise fact', 'EnterpriseFact'))
export type EnterpriseFact = z.infer<typeof EnterpriseFact>

/**
 * 年度数据: figures of one firm for one year out of one paper. Keys are the field names of the programmes
 * (content/registers/figures.yaml); yes and no are written 是 and 否, money in 元, shares in %.
 */
export const Filing = Recorded.extend({
  code: CreditCode,
  year: z.number().int().min(1990).max(2100),
  purpose: Purpose,
  state: ObservationState,
  figures: z.record(z.string(), z.string()),
}).meta(titled('年度数据', 'yearly figures', 'Filing'))
export type Filing = z.infer<typeof Filing>

/** 归并: whether two codes are one firm. The later decision on a pair counts; nothing is deleted by a merge. */
export const resolutionLabels = {
  merged: label('归并为一户', 'one firm'),
  distinct: label('确认为两户', 'two firms'),
} as const
export const Resolution = Recorded.extend({
  code: CreditCode.meta(titled('保留的代码', 'code that stays')),
  other: z.string().meta(titled('另一代码', 'the other code')),
  decision: choice(resolutionLabels).meta(titled('结论', 'decision')),
}).meta(titled('归并结论', 'resolution', 'Resolution'))
export type Resolution = z.infer<typeof Resolution>

/** The figure of one field and year that counts, with what it came from. */
export const CurrentFigure = z.object({
  field: z.string(),
  year: z.number().int(),
  value: z.union([Decimal, z.string()]),
  sourceClass: SourceClass,
  purpose: Purpose,
  state: ObservationState,
  filing: z.string(),
  recordedAt: z.string(),
})
export type CurrentFigure = z.infer<typeof CurrentFigure>

/** 企业: what counts of a firm on one day, as known at one moment, put together from its facts. */
export const Firm = z
  .object({
    code: CreditCode,
    name: z.string().meta(titled('企业名称', 'name')),
    /** Oldest first. */
    formerNames: z.array(z.string()).meta(titled('曾用名', 'former names')),
    address: z.string().meta(titled('注册地址', 'registered address')),
    town: z.string().meta(titled('镇街', 'town')),
    park: z.string().meta(titled('园区', 'park')),
    /** A key of `administrationLabels`; empty while unknown. */
    administration: z.string().meta(titled('管理范围', 'administration')),
    /** Empty: nothing says that it is registered here, so it is not counted. */
    presence: z.union([choice(presenceLabels), z.literal('')]).meta(titled('登记状态', 'presence')),
    presenceSince: Day.nullable().meta(titled('登记状态自', 'presence since')),
    /** Digits of GB/T 4754. */
    industry: z.string().meta(titled('行业代码', 'industry code')),
    /** The main one. */
    segment: z.string().meta(titled('产业链环节', 'chain segment')),
    /** A branch is not counted as a firm. */
    branchOf: z.string().meta(titled('所属总机构', 'branch of')),
    founded: Day.nullable().meta(titled('成立日期', 'founded')),
    /** Null: no register says. */
    aboveSize: z.boolean().nullable().meta(titled('规上', 'above designated size')),
  })
  .meta(titled('企业', 'enterprise', 'Firm'))
export type Firm = z.infer<typeof Firm>

/** Whether a firm stands in the counts of a district: registered here, and no branch. */
export function isCounted(firm: Pick<Firm, 'presence' | 'branchOf'>): boolean {
  return (firm.presence === 'here' || firm.presence === 'movedIn') && firm.branchOf === ''
}
