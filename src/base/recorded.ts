import { z } from 'zod'
import { choice, label, titled } from './label.ts'
import { Source } from './source.ts'

/** 来源类: who gathered a firm's figure and for what law it was gathered (统计法 28; statistics.md §9). */
export const sourceClassLabels = {
  survey: label('统计调查', 'statistical survey'),
  administrative: label('行政记录', 'administrative record'),
  selfReported: label('企业自报', 'reported by the enterprise'),
  publicList: label('公开名单', 'public list'),
} as const
export const SourceClass = choice(sourceClassLabels).meta(
  titled('来源类', 'source class', 'SourceClass'),
)
export type SourceClass = keyof typeof sourceClassLabels

/** 用途: what a figure may be used for. Unit-level survey data serves statistics and nothing else (统计法 28). */
export const purposeLabels = {
  statistics: label('统计', 'statistics'),
  service: label('服务企业', 'serving enterprises'),
  application: label('申报办理', 'applications'),
  publicity: label('公开', 'publication'),
} as const
export const Purpose = choice(purposeLabels).meta(titled('用途', 'purpose', 'Purpose'))
export type Purpose = keyof typeof purposeLabels

/** What every appended row of a register carries: where from, when known, who entered it, what it corrects. */
export const Recorded = z.object({
  id: z.string().meta(titled('编号', 'number')),
  source: Source,
  sourceClass: SourceClass,
  recordedAt: z.string().meta(titled('登记时点', 'recorded at')),
  recordedBy: z.string().meta(titled('登记人', 'recorded by')),
  /** The account behind the name; null for what came with the house. */
  recordedAccount: z.string().nullable(),
  /** The row of the same table that this one takes the place of, and why. */
  supersedes: z.string().nullable(),
  reason: z.string().meta(titled('更正原因', 'reason')),
  importId: z.string().nullable(),
})
export type Recorded = z.infer<typeof Recorded>

/** A row as it is handed to the register: whoever appends it adds number, moment and name. */
export type New<T extends Recorded> = Omit<
  T,
  'id' | 'recordedAt' | 'recordedBy' | 'recordedAccount'
>
