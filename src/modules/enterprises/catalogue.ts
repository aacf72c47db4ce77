import { z } from 'zod'
import { exact } from '../../base/decimal.ts'

/** A figure that the programmes ask for: its name is the field of a filing. */
export const FigureKind = z.object({
  name: z.string(),
  english: z.string(),
  kind: z.enum(['money', 'count', 'share', 'score', 'yesNo', 'choice']),
  unit: z.string().default(''),
  /** It speaks of one accounting year; otherwise of the firm at the time of the filing. */
  yearly: z.boolean(),
  values: z.array(z.string()).default([]),
  /** Other words by which tables head it. */
  headings: z.array(z.string()).default([]),
})
export type FigureKind = z.infer<typeof FigureKind>

/** Figures by content/registers/figures.yaml, industries by GB/T 4754-2017 (code → name). */
export const Catalogue = z.object({
  figures: z.array(FigureKind),
  industries: z.record(z.string(), z.string()),
})
export type Catalogue = z.infer<typeof Catalogue>

/** The edition that industry codes are read by. */
export const INDUSTRY_EDITION = '2017'

/** Of a whole no part is more than this many hundredths. */
export const WHOLE_SHARE = '100'

const NUMBER = /^-?(0|[1-9]\d{0,19})(\.\d{1,12})?$/

/** What a value of a figure should look like, when this one does not; both languages. */
export function figureFault(
  { kind, values }: FigureKind,
  value: string,
): { zh: string; en: string } | undefined {
  if (kind === 'yesNo')
    return value === '是' || value === '否' ? undefined : { zh: '是或否', en: '是 or 否' }
  if (kind === 'choice')
    return values.includes(value)
      ? undefined
      : { zh: `${values.join('、')}之一`, en: `one of ${values.join(', ')}` }
  if (!NUMBER.test(value))
    return { zh: '数字(不带单位和千分号)', en: 'a number without unit and separators' }
  if (kind === 'count' && (value.startsWith('-') || value.includes('.')))
    return { zh: '不小于零的整数', en: 'a whole number from zero' }
  if (kind === 'share' && (value.startsWith('-') || exact(value).greaterThan(WHOLE_SHARE)))
    return { zh: `0 到 ${WHOLE_SHARE} 的百分数`, en: `a percentage from 0 to ${WHOLE_SHARE}` }
  return undefined
}
