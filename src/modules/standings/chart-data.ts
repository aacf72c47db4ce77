/** The line of one indicator for drawing: what came, what was planned, what is forecast, where it breaks. */
import { decimal, exact, shown } from '../../base/decimal.ts'
import { label } from '../../base/label.ts'
import { closingMonth, type Period, periodName, yearOf } from '../../base/period.ts'
import type { Definition, YearlyTarget } from '../indicators/schema.ts'
import type { LedgerRow } from '../observations/routes.ts'
import { type Forecast, forecastMethodLabels } from './schema.ts'
import { breaksOf } from './values.ts'

type Drawn = {
  definition: Definition
  definitions: readonly Definition[]
  series: readonly LedgerRow[]
  yearlyTargets: readonly YearlyTarget[]
  forecast: Forecast
}

/** Shape of the chart's input; pages hand it to the kit as it is. */
export function chartDataOf({ definition, definitions, series, yearlyTargets, forecast }: Drawn) {
  const places = placesOf(series, forecast)
  const months = places.map(closingMonth)
  const point = (text: string) => ({ value: Number(text), text: shown(text, definition.decimals) })
  const at = new Map(series.map((row) => [closingMonth(row.period), row]))
  const plan = plannedPoints(definition, series, yearlyTargets)
  const last = places.length - 1
  const ahead = forecast.point !== null && forecast.method !== 'known'
  return {
    categories: places.map(periodName),
    unit: definition.unit,
    lines: [
      {
        name: label('实际', 'actual'),
        kind: 'actual' as const,
        points: months.map((month) => {
          const row = at.get(month)
          return row === undefined ? null : point(row.value)
        }),
      },
      {
        name: label('计划', 'plan'),
        kind: 'plan' as const,
        points: months.map((month) => {
          const text = plan.get(month)
          return text === undefined ? null : point(text)
        }),
      },
    ],
    ...(ahead
      ? {
          band: {
            name: label('预测', 'forecast'),
            method: forecastMethodLabels[forecast.method],
            // The band opens at the last known value and widens to the year's end.
            points: places.map((_, index) => {
              const known = at.get(months[index] ?? 0)
              if (index === last - 1 && known !== undefined)
                return { low: point(known.value), high: point(known.value) }
              return index === last && forecast.low !== null && forecast.high !== null
                ? { low: point(forecast.low), high: point(forecast.high) }
                : null
            }),
          },
        }
      : {}),
    breaks: breaksAt(definitions, series, months),
    starts: definition.type === 'yearlyFlow' ? yearStarts(places) : [],
  }
}

/** The periods that have a value, and the year-end that the forecast speaks of. */
function placesOf(series: readonly LedgerRow[], forecast: Forecast): Period[] {
  const byMonth = new Map(series.map((row) => [closingMonth(row.period), row.period]))
  const end = `${forecast.year}Q4` as Period
  if (forecast.point !== null && !byMonth.has(closingMonth(end)))
    byMonth.set(closingMonth(end), end)
  return [...byMonth].sort(([a], [b]) => a - b).map(([, period]) => period)
}

/** The planned level at each point of the year's curve; only where a curve was approved. */
function plannedPoints(
  definition: Definition,
  series: readonly LedgerRow[],
  targets: readonly YearlyTarget[],
): Map<number, string> {
  const levels = new Map<number, string>()
  for (const target of newestOf(targets)) {
    const start = series.findLast((row) => closingMonth(row.period) === target.year * 12)
    const from = definition.type === 'yearlyFlow' ? exact(0) : start && exact(start.value)
    if (from === undefined || target.unit !== definition.unit) continue
    for (const { period, basisPoints } of target.curve ?? [])
      levels.set(
        closingMonth(period),
        decimal(exact(target.value).minus(from).times(basisPoints).div(10_000).plus(from)),
      )
  }
  return levels
}

function newestOf(targets: readonly YearlyTarget[]): YearlyTarget[] {
  const byYear = new Map<number, YearlyTarget>()
  for (const target of targets)
    if ((byYear.get(target.year)?.version ?? 0) < target.version) byYear.set(target.year, target)
  return [...byYear.values()]
}

function breaksAt(
  definitions: readonly Definition[],
  series: readonly LedgerRow[],
  months: readonly number[],
) {
  const breaking = new Set(breaksOf(definitions))
  return series.flatMap((row, index) => {
    const before = series[index - 1]
    const changed = before !== undefined && before.definitionVersion !== row.definitionVersion
    if (!changed || !breaking.has(row.definitionVersion)) return []
    const version = row.definitionVersion
    return [
      {
        at: months.indexOf(closingMonth(row.period)),
        words: label(`口径第${version}版`, `definition v${version}`),
      },
    ]
  })
}

function yearStarts(places: readonly Period[]): number[] {
  return places.flatMap((period, index) => {
    const before = places[index - 1]
    return before !== undefined && yearOf(before) !== yearOf(period) ? [index] : []
  })
}
