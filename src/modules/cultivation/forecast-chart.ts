/** A forecast for drawing: the stock as it was, between what it will lie, and the target of the year. */
import { daysBetween } from '../../base/calendar.ts'
import { filled, type Label, label } from '../../base/label.ts'
import type { StockForecast } from './forecast-schema.ts'

type Past = StockForecast['history'][number]

const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31'] as const
const YEARS_BACK = 3
/** ◆ A quarter's end nearer to today than this is left out, so that steps along the axis are alike. */
const NEAR_DAYS = 45

/** Ends of quarters from three year-ends back, and the day itself. */
export function historyDays(day: string): string[] {
  const year = Number(day.slice(0, 4))
  const first = `${year - YEARS_BACK}-12-31`
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, at) => year - YEARS_BACK + at)
  const ends = years.flatMap((each) => QUARTER_ENDS.map((end) => `${each}-${end}`))
  return [
    ...ends.filter((end) => end >= first && end < day && daysBetween(end, day) > NEAR_DAYS),
    day,
  ]
}

/** Before the first certificate of a register nothing is known; that is no stock of nought. */
export function begun(history: readonly Past[]): Past[] {
  const first = history.findIndex(({ count }) => count > 0)
  return first < 0 ? [] : history.slice(first)
}

/** What `Chart` draws, `unit` in the reader's language; undefined where there is no line to draw. */
export function forecastChart({ history, until, range, target }: StockForecast, unit: string) {
  if (history.length < 2) return undefined
  const past: readonly (Past | null)[] = [...history, null]
  const days = [...history.map(({ on }) => on), until]
  const last = history.length - 1
  const year = until.slice(0, 4)
  const from = days.findLastIndex((day) => day.slice(0, 4) < year)
  return {
    categories: days.map((day) => label(day, day)),
    unit,
    lines: [
      {
        name: words.stock,
        kind: 'actual' as const,
        points: past.map((each) => (each === null ? null : point(each.count))),
      },
      ...(range === null
        ? []
        : [
            {
              name: words.middle,
              kind: 'forecast' as const,
              points: past.map((each, at) =>
                at === last && each !== null ? point(each.count) : middleAt(each, range.middle),
              ),
            },
          ]),
      ...(target === null
        ? []
        : [
            {
              name: words.target,
              kind: 'plan' as const,
              points: days.map((_, at) => (at < Math.max(0, from) ? null : point(target))),
            },
          ]),
    ],
    ...(range !== null && {
      band: {
        name: words.band,
        method: words.method,
        points: past.map((each, at) => {
          if (each === null) return { low: point(range.low), high: point(range.high) }
          return at === last ? { low: point(each.count), high: point(each.count) } : null
        }),
      },
    }),
  }
}

/** The middle stands at the end alone; before today there is nothing to forecast. */
function middleAt(each: Past | null, middle: number) {
  return each === null ? point(middle) : null
}

function point(count: number) {
  return { value: count, text: String(count) }
}

/** The finding above the picture: where the target lies against the range. */
export function forecastFinding(forecast: StockForecast): Label {
  const { range, target, opening, day, until } = forecast
  if (range === null) return filled(words.noRange, { day, opening })
  const said = { ...range, until, target: target ?? 0 }
  if (target === null) return filled(words.noTarget, said)
  if (target > range.high) return filled(words.above, said)
  return filled(target < range.low ? words.below : words.within, said)
}

const words = {
  noRange: label(
    '{day} 有 {opening} 家;历史不够,没有预测区间',
    '{opening} on {day}; not enough history for a range',
  ),
  noTarget: label(
    '{until} 十有九次在 {low}—{high} 家之间,居中 {middle} 家',
    'On {until} nine times in ten {low}–{high}, in the middle {middle}',
  ),
  above: label(
    '年度目标 {target} 家高于区间上端 {high} 家;居中 {middle} 家',
    'The year’s target of {target} lies above the upper end of {high}; in the middle {middle}',
  ),
  below: label(
    '年度目标 {target} 家低于区间下端 {low} 家;居中 {middle} 家',
    'The year’s target of {target} lies below the lower end of {low}; in the middle {middle}',
  ),
  within: label(
    '年度目标 {target} 家在区间 {low}—{high} 家之内;居中 {middle} 家',
    'The year’s target of {target} lies within {low}–{high}; in the middle {middle}',
  ),
  stock: label('存量', 'stock'),
  middle: label('预测居中', 'forecast, middle'),
  target: label('年度目标', 'target'),
  band: label('十有九次的区间', 'nine times in ten'),
  method: label(
    '阴影为十有九次的区间:各组按往年同期比率相加,见下“方法”',
    'Shaded: nine times in ten, groups added by the rates of past years; see Method below',
  ),
}
