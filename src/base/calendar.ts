import { z } from 'zod'

/** Public holidays and make-up working days of one year, loaded as data: each from the yearly notice. */
export const HolidayYear = z.object({
  year: z.number().int(),
  document: z.string(),
  verified: z.boolean(),
  holidays: z.array(z.iso.date()),
  workingDays: z.array(z.iso.date()),
})
export type HolidayYear = z.infer<typeof HolidayYear>

export function addDays(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

/** From one day to another; negative when the other comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export function isWorkingDay(date: string, years: readonly HolidayYear[]): boolean {
  const known = years.find((each) => each.year === Number(date.slice(0, 4)))
  if (known?.workingDays.includes(date)) return true
  if (known?.holidays.includes(date)) return false
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day !== 0 && day !== 6
}

/** The last day of a notice of `count` working days; `countFirst` counts the first day itself (《民法典》第二百零一条: 不计当日 by default). */
export function noticeEnds(
  first: string,
  count: number,
  years: readonly HolidayYear[],
  countFirst = 'no' as 'yes' | 'no',
): string {
  let date = first
  let left = count - (countFirst === 'yes' && isWorkingDay(first, years) ? 1 : 0)
  while (left > 0) {
    date = addDays(date, 1)
    if (isWorkingDay(date, years)) left -= 1
  }
  return date
}

/** A moment as the district's clock shows it, 'YYYY-MM-DD HH:mm', at UTC+8 (China has one zone and no summer time). */
export function clockText(moment: string): string {
  const local = new Date(Date.parse(moment) + 8 * 3_600_000)
  return local.toISOString().slice(0, 16).replace('T', ' ')
}

/** The date that the district's clock shows at a moment. */
export function clockDate(moment: string): string {
  return clockText(moment).slice(0, 10)
}

/** The moment some minutes later (earlier, if negative). Moments are ISO texts in UTC and sort as they pass. */
export function addMinutes(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString()
}

/** A moment as a number that compares, whatever offset its text is written with. */
export function instant(moment: string): number {
  return Date.parse(moment)
}

/** The moment a day begins on the district's clock (UTC+8). */
export function startOfDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00+08:00`)).toISOString()
}
