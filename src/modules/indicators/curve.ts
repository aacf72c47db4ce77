import { closingMonth, yearOf } from '../../base/period.ts'
import type { CurvePoint } from './schema.ts'

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
