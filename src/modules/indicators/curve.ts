import { closingMonth, Period, yearOf } from '../../base/period.ts'
import type { CurvePoint, ReleaseRule } from './schema.ts'

/** 计划曲线 holds when its points lie in the year, in order of time, and the last one is the year's end at 100 %. */
export function checkCurve(curve: readonly CurvePoint[], year: number): boolean {
  const months = curve.map((each) => closingMonth(each.period))
  const last = curve.at(-1)
  return (
    curve.every((each) => yearOf(each.period) === year) &&
    months.every((month, index) => index === 0 || month > (months[index - 1] ?? month)) &&
    last !== undefined &&
    closingMonth(last.period) === year * 12 + 12 &&
    last.basisPoints === 10_000
  )
}

const parts = { month: 12, quarter: 4, year: 1 } as const

/** 按月均衡: equal steps to the year's end. An explicit act of a person; nothing falls back to it. */
export function evenCurve(year: number, frequency: ReleaseRule['frequency']): CurvePoint[] {
  const count = parts[frequency]
  return Array.from({ length: count }, (_, index) => ({
    period: periodAt(year, index + 1, frequency),
    basisPoints: Math.round((10_000 * (index + 1)) / count),
  }))
}

function periodAt(year: number, number: number, frequency: ReleaseRule['frequency']): Period {
  if (frequency === 'year') return Period.parse(String(year))
  if (frequency === 'quarter') return Period.parse(`${year}Q${number}`)
  return Period.parse(`${year}-${String(number).padStart(2, '0')}`)
}
