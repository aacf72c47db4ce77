/** 预测: whether the plan's promise will be reached, by a stated method, or why nobody can tell. */
import { decimal, type Exact, exact, shown } from '../../base/decimal.ts'
import { type Label, label } from '../../base/label.ts'
import { closingMonth, yearOf } from '../../base/period.ts'
import { trials, worstError } from './back-test.ts'
import { averageGrowth, averageGrowthText, pathLevel } from './cagr.ts'
import type { Promised } from './growth-path.ts'
import { historyFor, horizonOf, promiseOf } from './horizon.ts'
import { directionOf, promise, satisfies } from './operator.ts'
import { endLevel, type Horizon, type Projection, projectionOf } from './projection.ts'
import { type Forecast, forecastMethodLabels, outlookLabels } from './schema.ts'
import { atYear } from './series.ts'
import { inUnit, percentText, quantity, span, throughPeriod } from './shown.ts'
import type { StandingInput } from './standing-input.ts'

type Definition = NonNullable<StandingInput['definition']>

export function forecastOf(input: StandingInput): Forecast {
  const { definition } = input
  const goal = promiseOf(input)
  const year = goal?.year ?? yearOf(input.period)
  const unable = (...reasons: Label[]) => cannotTell(year, definition?.unit ?? '', reasons)
  if (definition === null || definition.open.length > 0)
    return unable(label('口径未定', 'the definition is open'))
  if (goal === undefined) return unable(label('没有目标', 'there is no target'))
  const history = historyFor(input, definition)
  const { baseYear } = goal
  const horizon = horizonOf(history, definition, { period: input.period, year, baseYear })
  if (horizon.series.newest === undefined) return unable(label('尚无数据', 'no data yet'))
  const line = goalLine(horizon, definition, goal)
  if (line === undefined)
    return unable(label('缺基期年份或基期数值', 'the base year or its value is lacking'))
  const plain = projectionOf(horizon)
  if (plain === undefined)
    return unable(label('可比的历史不足两年', 'less than two comparable years of history'))
  const widened = plain.method === 'known' ? 0 : worstError(trials({ input, definition, history }))
  const projection = widenedBy(plain, widened)
  return forecast({ definition, goal, horizon, line, projection, widened })
}

/** The number to reach at the end of the year; for an average growth rate the level of its path. */
function goalLine(horizon: Horizon, definition: Definition, goal: Promised): Exact | undefined {
  if (definition.type !== 'growth') return inUnit(goal.value, goal.unit, definition.unit)
  const { baseYear, series } = horizon
  if (typeof baseYear !== 'number') return undefined
  const base = definition.unit === '%' ? exact(1) : atYear(series, baseYear)
  if (base === undefined) return undefined
  return goal.unit === '%'
    ? pathLevel(base, exact(goal.value), goal.year - baseYear)
    : inUnit(goal.value, goal.unit, definition.unit)
}

type Look = {
  definition: Definition
  goal: Promised
  horizon: Horizon
  line: Exact
  projection: Projection
  /** Basis points by which past misses widen the interval. */
  widened: number
}

/** A range of two or three years is narrow: it is widened by the largest miss of the back test. */
function widenedBy(projection: Projection, widened: number): Projection {
  const by = (value: Exact) => value.abs().times(widened).div(10_000)
  const { low, high } = projection
  return { ...projection, low: low.minus(by(low)), high: high.plus(by(high)) }
}

function wideningOf(widened: number): Label {
  const miss = percentText(widened, 2)
  return label(
    `区间按回测最大误差±${miss}%放宽`,
    `the interval is widened by the largest past miss, ±${miss}%`,
  )
}

function forecast(look: Look): Forecast {
  const { definition, goal, line, projection, horizon, widened } = look
  const direction = directionOf(goal.operator, definition.direction)
  const reaches = (value: Exact) => satisfies(value, line, { operator: goal.operator, direction })
  const [worst, best] =
    direction === 'up' ? [projection.low, projection.high] : [projection.high, projection.low]
  const outlook = reaches(worst) ? 'willReach' : reaches(best) ? 'atRisk' : 'willMiss'
  const rate = definition.type === 'growth' && definition.unit === '%'
  const stated = (value: Exact) => (rate ? meanRate(value, horizon) : decimal(value))
  const [body, word] = [sentenceOf(look, outlook), outlookLabels[outlook]]
  const reasons = [forecastMethodLabels[projection.method]]
  if (widened > 0) reasons.push(wideningOf(widened))
  return {
    outlook,
    method: projection.method,
    year: goal.year,
    point: stated(projection.point),
    low: stated(projection.low),
    high: stated(projection.high),
    unit: definition.unit,
    years: projection.years,
    widened,
    reasons,
    sentence: label(`${body.zh},判断:${word.zh}`, `${body.en}: ${word.en}`),
  }
}

/** A chained level read back as the average rate it stands for, in percent. */
function meanRate(level: Exact, { year, baseYear }: Horizon) {
  const points = averageGrowth(exact(1), level, year - (baseYear ?? year))
  return points === undefined ? null : decimal(exact(points).div(100))
}

function sentenceOf(look: Look, outlook: Forecast['outlook']): Label {
  const { definition, goal, projection } = look
  const target = promise(goal.operator, goal.value, goal.unit)
  const { method, years } = projection
  const recent = recentYears(years.length)
  if (method === 'growthRates') return growthSentence(look, outlook)
  const text = (value: Exact) => shown(value, definition.decimals)
  if (method === 'known') {
    const value = quantity(text(projection.point), definition.unit)
    return label(
      `${goal.year}年为${value.zh},目标${target.zh}`,
      `${goal.year}: ${value.en}, target ${target.en}`,
    )
  }
  const expected = span(projection.low, projection.high, definition.decimals)
  const range = label(
    quantity(expected.zh, definition.unit).zh,
    quantity(expected.en, definition.unit).en,
  )
  const ground = groundOf(look, recent)
  return label(
    `${ground.zh},预计${goal.year}年${range.zh},目标${target.zh}`,
    `${ground.en}; ${goal.year} expected ${range.en}, target ${target.en}`,
  )
}

function recentYears(count: number): Label {
  return label(
    `近${count === 2 ? '两' : '三'}年`,
    count === 2 ? 'last two years' : 'last three years',
  )
}

function groundOf({ definition, projection, horizon }: Look, recent: Label): Label {
  const { method, shown: past } = projection
  const { series, period } = horizon
  const text = (value: Exact) => shown(value, definition.decimals)
  const now = method === 'increments' ? undefined : series.at(closingMonth(period))
  const when = throughPeriod(period)
  const have = quantity(now === undefined ? '' : text(now), definition.unit)
  if (method === 'seasonalShare') {
    const share = `${shown(past.low, 1)}%–${shown(past.high, 1)}%`
    return label(
      `${when.zh}${have.zh},${recent.zh}同期占全年${share}`,
      `${when.en} ${have.en}, the ${recent.en} had ${share} of their year by then`,
    )
  }
  const change = span(past.low, past.high, definition.decimals)
  const unit = definition.unit === '%' ? '个百分点' : definition.unit
  return method === 'restOfYear'
    ? label(
        `${when.zh}${have.zh},${recent.zh}同期至年末增减${change.zh}${unit}`,
        `${when.en} ${have.en}, the ${recent.en} changed by ${change.en} from then to year-end`,
      )
    : label(
        `${recent.zh}年度增减${change.zh}${unit},自${series.newestYear}年末推算`,
        `yearly changes of the ${recent.en} of ${change.en}, from the end of ${series.newestYear}`,
      )
}

/** 「2025年需增长20.0%,近三年最高11.7%,判断:完不成」: the past rate that decides is the one named. */
function growthSentence(
  { definition, line, projection, horizon, goal }: Look,
  outlook: Forecast['outlook'],
): Label {
  const from = horizon.series.newestYear ?? goal.year
  const last = endLevel(horizon, from)
  const rate = last === undefined ? '–' : (averageGrowthText(last, line, goal.year - from) ?? '–')
  const recent = recentYears(projection.years.length)
  const [low, high] = [shown(projection.shown.low, 1), shown(projection.shown.high, 1)]
  const need =
    goal.year - from === 1
      ? label(`${goal.year}年需增长${rate}%`, `${goal.year} needs growth of ${rate}%`)
      : label(
          `${from + 1}—${goal.year}年年均需增长${rate}%`,
          `${from + 1}–${goal.year} need average growth of ${rate}%`,
        )
  const [most, least] = [
    label(`最高${high}%`, `at most ${high}%`),
    label(`最低${low}%`, `at least ${low}%`),
  ]
  const up = directionOf(goal.operator, definition.direction) === 'up'
  const past = {
    willMiss: up ? most : least,
    willReach: up ? least : most,
    atRisk: label(`${low}%–${high}%`, `${low}% to ${high}%`),
    cannotTell: label('', ''),
  }[outlook]
  return label(`${need.zh},${recent.zh}${past.zh}`, `${need.en}, the ${recent.en} had ${past.en}`)
}

function cannotTell(year: number, unit: string, reasons: Label[]): Forecast {
  const [zh, en] = [reasons.map((each) => each.zh).join('、'), reasons.map((each) => each.en)]
  const word = outlookLabels.cannotTell
  return {
    outlook: 'cannotTell',
    method: 'none',
    year,
    point: null,
    low: null,
    high: null,
    unit,
    years: [],
    widened: 0,
    reasons,
    sentence: label(`${zh},判断:${word.zh}`, `${en.join(', ')}: ${word.en}`),
  }
}
