import type { Label } from '../base/label.ts'

/** One point of a line. `value` is for drawing only; `text` is what is written, with its own decimals. */
export type ChartPoint = { value: number | null; text: string }

export type ChartLine = {
  name: Label
  /** `plan` is drawn dashed, `actual` solid, `forecast` dotted inside its band, `other` thin. */
  kind: 'plan' | 'actual' | 'forecast' | 'other'
  /** One for each category, in their order; null where there is none, which leaves a gap. */
  points: readonly (ChartPoint | null)[]
}

/** Between what a forecast may lie: one pair for each category, null where nothing is forecast. */
export type ChartBand = {
  name: Label
  /** By which method, in words: a band without its method says nothing. */
  method: Label
  points: readonly ({ low: ChartPoint; high: ChartPoint } | null)[]
}

/** Where the definition changes: before category `at` and after it nothing may be joined. */
export type ChartBreak = { at: number; words: Label }

export type ChartData = {
  /** Period names along the axis. */
  categories: readonly Label[]
  unit: string
  lines: readonly ChartLine[]
  band?: ChartBand
  breaks?: readonly ChartBreak[]
  /** Categories that begin anew without a mark: the first period of each year of a year-to-date flow. */
  starts?: readonly number[]
}

/** Where lines are cut: at the breaks of a definition and where a count begins anew. */
export function cutsOf({ breaks = [], starts = [] }: ChartData): number[] {
  return [...new Set([...breaks.map(({ at }) => at), ...starts])].sort((a, b) => a - b)
}

/** A line in the pieces between its cuts; pieces are not joined. */
export function pieces(
  points: readonly (ChartPoint | null)[],
  at: readonly number[],
): (ChartPoint | null)[][] {
  const cuts = [0, ...at, points.length]
  return cuts
    .slice(0, -1)
    .map((from, index) =>
      points.map((point, place) =>
        place >= from && place < (cuts[index + 1] ?? 0) ? point : null,
      ),
    )
    .filter((piece) => piece.some((point) => point !== null))
}

/** The last point that a line has; there its name is written. */
export function lastPlace(points: readonly (ChartPoint | null)[]): number {
  return points.findLastIndex((point) => point?.value !== null && point !== null)
}
