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
}

/** A line cut at the breaks of its definition: pieces of the same name that are not joined. */
export function pieces(
  points: readonly (ChartPoint | null)[],
  breaks: readonly ChartBreak[],
): (ChartPoint | null)[][] {
  const cuts = [0, ...breaks.map(({ at }) => at).sort((a, b) => a - b), points.length]
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
