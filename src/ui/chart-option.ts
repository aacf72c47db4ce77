import type { EChartsCoreOption } from 'echarts/core'
import type { Language } from '../base/label.ts'
import {
  type ChartBand,
  type ChartData,
  type ChartLine,
  type ChartPoint,
  cutsOf,
  lastPlace,
  pieces,
} from './chart-lines.ts'
import { tokens } from './theme.ts'

type Look = {
  color: string
  width: number
  type: 'solid' | 'dashed' | 'dotted'
  symbol: string
  symbolSize: number
}

const looks: Readonly<Record<ChartLine['kind'], Look>> = {
  actual: { color: tokens.link, width: 2.5, type: 'solid', symbol: 'circle', symbolSize: 6 },
  plan: { color: tokens.soft, width: 1.5, type: 'dashed', symbol: 'circle', symbolSize: 1 },
  forecast: {
    color: tokens.link,
    width: 1.5,
    type: 'dotted',
    symbol: 'emptyCircle',
    symbolSize: 7,
  },
  other: { color: '#8a94a3', width: 1, type: 'solid', symbol: 'circle', symbolSize: 1 },
}

/** What ECharts is told: our lines, cut at breaks, named at their ends, with no legend to look up. */
export function chartOption(data: ChartData, language: Language): EChartsCoreOption {
  const { categories, unit, lines, band, breaks = [] } = data
  const cuts = cutsOf(data)
  const drawn = lines.flatMap((line) =>
    pieces(line.points, cuts).map((piece, index, all) =>
      lineSeries(line, piece, index === all.length - 1, language),
    ),
  )
  const marks = breaks.map(({ at, words }) => ({
    xAxis: at,
    label: { formatter: words[language] },
  }))
  return {
    animation: false,
    aria: { enabled: false },
    grid: { left: 8, right: 112, top: 34, bottom: 4, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      appendTo: 'body',
      className: 'chart-tip',
      formatter: (asked: unknown) => tipText(data, placeIn(asked), language),
    },
    xAxis: {
      type: 'category',
      data: categories.map((name) => name[language]),
      boundaryGap: false,
      axisLabel: { hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      name: unit,
      nameLocation: 'end',
      nameTextStyle: { color: tokens.soft, align: 'left' },
      scale: true,
    },
    series: [...(band === undefined ? [] : bandSeries(band)), ...drawn, breakSeries(marks)],
  }
}

function lineSeries(
  line: ChartLine,
  piece: readonly (ChartPoint | null)[],
  named: boolean,
  language: Language,
) {
  const look = looks[line.kind]
  const last = lastPlace(piece)
  return {
    name: line.name[language],
    type: 'line',
    connectNulls: line.kind === 'plan',
    symbol: look.symbol,
    symbolSize: look.symbolSize,
    showAllSymbol: true,
    itemStyle: { color: look.color },
    lineStyle: { color: look.color, width: look.width, type: look.type },
    emphasis: { disabled: true },
    z: line.kind === 'actual' ? 4 : 3,
    labelLayout: { moveOverlap: 'shiftY' },
    data: piece.map((point, place) => ({
      value: point?.value ?? null,
      label: {
        show: named && place === last,
        position: 'right',
        color: look.color,
        formatter: `${line.name[language]} ${point?.text ?? ''}`,
      },
    })),
  }
}

/** A band is two stacked areas, of which only the upper one is seen. */
function bandSeries({ points }: ChartBand) {
  const shared = {
    type: 'line',
    stack: 'band',
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    emphasis: { disabled: true },
    z: 1,
  }
  const low = points.map((point) => point?.low.value ?? null)
  const rise = points.map((point) =>
    point === null || point.low.value === null || point.high.value === null
      ? null
      : point.high.value - point.low.value,
  )
  return [
    { ...shared, data: low },
    { ...shared, data: rise, areaStyle: { color: tokens.link, opacity: 0.12 } },
  ]
}

function breakSeries(marks: readonly { xAxis: number; label: { formatter: string } }[]) {
  return {
    type: 'line',
    data: [],
    silent: true,
    markLine: {
      symbol: 'none',
      lineStyle: { color: tokens.warnInk, type: 'solid', width: 1 },
      label: { color: tokens.warnInk, position: 'end', fontSize: 12 },
      data: marks,
    },
  }
}

function placeIn(asked: unknown): number {
  const [first] = Array.isArray(asked) ? asked : [asked]
  return Number(Object(first).dataIndex ?? 0)
}

/** The values of one place as lines of text; every name and text is escaped. */
function tipText(data: ChartData, place: number, language: Language): string {
  const said = data.lines.flatMap((line) => {
    const point = line.points[place]
    return point == null ? [] : [`${escaped(line.name[language])} <b>${escaped(point.text)}</b>`]
  })
  const range = data.band?.points[place]
  if (data.band !== undefined && range != null)
    said.push(
      `${escaped(data.band.name[language])} ${escaped(`${range.low.text}–${range.high.text}`)}`,
    )
  return [escaped(data.categories[place]?.[language] ?? ''), ...said].join('<br>')
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
