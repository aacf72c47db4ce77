/** 年度目标与计划曲线 as a table a person fills in: texts in, targets out. */
import { type Decimal, exact } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import { type Definition, evenCurve, type YearlyTarget } from '../indicators/schema.ts'
import type { Operator, PlanPackage } from '../plan/schema.ts'

export type YearRow = {
  year: number
  operator: Operator
  /** As typed; '' while the year has no target. */
  value: string
  unit: string
  /** Period → the planned share in percent, as typed; all empty: no curve. */
  shares: Readonly<Record<string, string>>
  /** 年均: the year the rate counts from. */
  baseYear: string
  /** 0 while nothing is set. */
  version: number
}

type Ground = {
  term: PlanPackage['term']
  card: Pick<Definition, 'unit' | 'release' | 'type'>
  operator: Operator
  /** The versions in force, one a year. */
  set: readonly YearlyTarget[]
}

/** One row for each year of the term, filled in with what is set. */
export function yearRows({ term, card, operator, set }: Ground): YearRow[] {
  const first = Number(term.from.slice(0, 4))
  const count = Math.max(0, Number(term.to.slice(0, 4)) - first + 1)
  return Array.from({ length: count }, (_, index) => {
    const year = first + index
    const known = set.find((each) => each.year === year)
    return {
      year,
      operator: known?.operator ?? operator,
      value: known?.value ?? '',
      unit: known?.unit ?? card.unit,
      shares: sharesOf(year, card, known),
      baseYear: known?.baseYear == null ? '' : String(known.baseYear),
      version: known?.version ?? 0,
    }
  })
}

/** The points of the card's own frequency, and those that a curve has already. */
function sharesOf(
  year: number,
  { release }: Pick<Definition, 'release'>,
  known: YearlyTarget | undefined,
): Record<string, string> {
  const points = evenCurve(year, release.frequency).map((each) => [each.period, ''])
  const shares: Record<string, string> = Object.fromEntries(points)
  if (known?.curve?.length) {
    for (const period of Object.keys(shares)) delete shares[period]
    for (const { period, basisPoints } of known.curve) shares[period] = percentOf(basisPoints)
  }
  return shares
}

function percentOf(basisPoints: number): string {
  return exact(basisPoints).div(100).toFixed()
}

/** The row with equal steps to the year's end, an explicit act of whoever presses it. */
export function withEvenCurve(row: YearRow): YearRow {
  const count = Object.keys(row.shares).length
  const frequency = count >= 12 ? 'month' : count >= 4 ? 'quarter' : 'year'
  const points = evenCurve(row.year, frequency)
  return {
    ...row,
    shares: Object.fromEntries(points.map((each) => [each.period, percentOf(each.basisPoints)])),
  }
}

export type YearTarget = Omit<YearlyTarget, 'code' | 'version' | 'reason' | 'source'>

/** The rows that say something else than before, as targets; a share that is no number stays out. */
export function changedTargets(rows: readonly YearRow[], before: readonly YearRow[]): YearTarget[] {
  return rows
    .filter((row, index) => row.value.trim() !== '' && !isSame(row, before[index]))
    .map(({ year, operator, value, unit, shares, baseYear }) => ({
      year,
      operator,
      // The route's schema refuses what is no number, with its place.
      value: value.trim() as Decimal,
      unit,
      curve: curveOf(shares),
      ...(baseYear.trim() !== '' && { baseYear: Number(baseYear) }),
    }))
}

function isSame(row: YearRow, before: YearRow | undefined): boolean {
  return JSON.stringify(row) === JSON.stringify(before)
}

function curveOf(shares: YearRow['shares']): YearlyTarget['curve'] {
  const points = Object.entries(shares)
    .filter(([, share]) => /^\d+(\.\d{1,2})?$/.test(share.trim()))
    .map(([period, share]) => ({
      period: Period.parse(period),
      basisPoints: exact(share.trim()).times(100).toNumber(),
    }))
  return points.length === 0 ? null : points
}
