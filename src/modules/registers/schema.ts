/** 台账: platforms, incubators, intellectual property, technology contracts, farmland works, building starts. */
import { z } from 'zod'
import { Decimal } from '../../base/decimal.ts'
import { choice, choiceLabels, type Label, label, titled } from '../../base/label.ts'
import { Recorded } from '../../base/recorded.ts'
import { CreditCode, Day } from '../enterprises/schema.ts'
import {
  contractKindWords,
  incubatorKindWords,
  levelWords,
  plateWords,
  rightClassWords,
  rightKindWords,
  sideWords,
  wordOf,
} from './fact-words.ts'

export const registerLabels = {
  platform: label('创新平台', 'innovation platforms'),
  incubator: label('孵化平台', 'incubators'),
  intellectualProperty: label('知识产权', 'intellectual property'),
  technologyContract: label('技术合同', 'technology contracts'),
  farmland: label('高标准农田及宜机化地块', 'farmland works'),
  buildingStart: label('新开工建筑', 'building starts'),
} as const
export const RegisterName = choice(registerLabels).meta(titled('台账', 'register'))
export type RegisterName = keyof typeof registerLabels

/** Money and areas of a register are never below nought. */
const Amount = Decimal.refine((text) => !text.startsWith('-'))

/** Without these words a row says nothing. */
const Needed = z.string().trim().min(1)
const Open = z.string().nullable()

/** One lab may bear several plates: it is one body and as many platforms (statistics.md §8). */
const Platform = z.object({
  name: Needed.meta(titled('平台名称', 'platform')),
  plate: wordOf(plateWords).meta(titled('牌子', 'plate')),
  level: wordOf(levelWords).meta(titled('级别', 'level')),
  /** The body behind the plates: what is counted once by the rule of bodies. */
  body: Open.meta(titled('依托机构', 'body')),
  document: Open.meta(titled('文号', 'document number')),
})
const Incubator = z.object({
  name: Needed.meta(titled('孵化平台名称', 'incubator')),
  kind: wordOf(incubatorKindWords).meta(titled('类别', 'kind')),
  level: wordOf(levelWords).meta(titled('级别', 'level')),
  document: Open.meta(titled('文号', 'document number')),
})
const IntellectualProperty = z.object({
  kind: wordOf(rightKindWords).meta(titled('类型', 'kind')),
  /** Empty where nobody says. */
  class: wordOf(rightClassWords).nullable().meta(titled('类别', 'class')),
  name: Needed.meta(titled('名称', 'name')),
})
const TechnologyContract = z.object({
  kind: wordOf(contractKindWords).meta(titled('合同类别', 'kind')),
  side: wordOf(sideWords).meta(titled('方向', 'side')),
  /** 元. */
  amount: Amount.meta(titled('成交额', 'transaction value')),
  /** 元. */
  technologyAmount: Amount.nullable().meta(titled('技术交易额', 'technology value')),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .meta(titled('登记月份', 'month')),
})
/** A work covers parcels; a parcel that two works share is counted once (GT-28). */
const Farmland = z.object({
  work: Needed.meta(titled('项目', 'work')),
  kind: Needed.meta(titled('类别', 'kind')),
  parcel: Needed.meta(titled('图斑号', 'parcel')),
  /** 亩. */
  area: Amount.meta(titled('面积', 'area')),
})
const BuildingStart = z.object({
  project: Needed.meta(titled('项目', 'project')),
  /** ㎡; ratios pool both areas (GT-17). */
  area: Amount.meta(titled('新开工面积', 'area started')),
  prefabricated: Amount.meta(titled('装配式面积', 'prefabricated area')),
  /** Where it is built; its holder may stand elsewhere. */
  place: Open.meta(titled('镇街', 'town or street')),
})
export const registerFacts = {
  platform: Platform,
  incubator: Incubator,
  intellectualProperty: IntellectualProperty,
  technologyContract: TechnologyContract,
  farmland: Farmland,
  buildingStart: BuildingStart,
} as const

/** The words among which a fact is chosen, each with its label; none where it is written freely. */
export function choicesOfFact(schema: z.ZodType): [string, Label][] {
  if (schema instanceof z.ZodNullable) return choicesOfFact(schema.unwrap() as z.ZodType)
  return Object.entries(choiceLabels(schema) ?? {})
}

/** A row of one of the six registers; `key` is its own number there, and a later row of a key takes its place. */
export const RegisterEntry = Recorded.extend({
  register: RegisterName,
  key: z.string().min(1).meta(titled('编号', 'number')),
  /** The firm it belongs to, when it is one. */
  code: CreditCode.nullable(),
  holder: z.string().meta(titled('所属单位', 'holder')),
  onDate: Day.meta(titled('日期', 'date')),
  /** The last day it counts; null while it runs on. */
  untilDate: Day.nullable().meta(titled('截止日期', 'until')),
  facts: z
    .record(z.string(), z.string().nullable())
    .meta(titled('台账内容', 'what the register asks')),
}).meta(titled('台账条目', 'register entry', 'RegisterEntry'))
export type RegisterEntry = z.infer<typeof RegisterEntry>
