import { z } from 'zod'
import { titled } from './label.ts'
import { like } from './written-form.ts'

/** A reporting period (数据所属期): a year, a quarter or a month: '2025', '2025Q3', '2025-09'. */
export const Period = z
  .string()
  .regex(like(/^\d{4}(Q[1-4]|-(0[1-9]|1[0-2]))?$/, '2025, 2025Q3, 2025-09'))
  .brand('Period')
  .meta(titled('数据所属期', 'period', 'Period'))
export type Period = z.infer<typeof Period>

export type PeriodKind = 'year' | 'quarter' | 'month'

export function kindOf(period: Period): PeriodKind {
  if (period[4] === 'Q') return 'quarter'
  return period[4] === '-' ? 'month' : 'year'
}

export function yearOf(period: Period): number {
  return Number(period.slice(0, 4))
}

/** The last month of a period within its year, 1 to 12. */
export function lastMonth(period: Period): number {
  if (period[4] === 'Q') return Number(period[5]) * 3
  if (period[4] === '-') return Number(period.slice(5))
  return 12
}

/** The moment a period closes, in months since year 0, so that periods of all kinds compare. */
export function closingMonth(period: Period): number {
  return yearOf(period) * 12 + lastMonth(period)
}

/** The last day of a period as an ISO date: '2025Q3' → '2025-09-30'. */
export function lastDay(period: Period): string {
  const month = lastMonth(period)
  const day = new Date(Date.UTC(yearOf(period), month, 0)).getUTCDate()
  return `${yearOf(period)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The Chinese name an official paper uses: 2025年, 2025年前三季度 is not this but 2025年第三季度. */
export function periodName(period: Period): { zh: string; en: string } {
  const year = yearOf(period)
  if (period[4] === 'Q') {
    const quarter = Number(period[5])
    return { zh: `${year}年${'一二三四'[quarter - 1]}季度`, en: `Q${quarter} ${year}` }
  }
  if (period[4] === '-') return { zh: `${year}年${lastMonth(period)}月`, en: period }
  return { zh: `${year}年`, en: String(year) }
}
