import { type Decimal, type Exact, exact, shown } from '../../base/decimal.ts'
import { type Label, label } from '../../base/label.ts'
import { lastMonth, type Period, periodName, yearOf } from '../../base/period.ts'
import { unitFacts, unitLabel } from '../../base/unit.ts'

/** Rounding may use at most this many more places than asked before it gives up and shows the figure so. */
export const EXTRA_PLACES = 6

/**
 * Half-up text with `places` decimals, and one more (then another) while the rounded figure would
 * stand on the other side of `line`, or on it, than the exact one does: 49.96 %, never 50.0 % (GT-09).
 */
export function shownAgainst(value: Exact, line: Exact, places: number): string {
  const side = value.comparedTo(line)
  for (let more = places; more <= places + EXTRA_PLACES; more += 1) {
    const text = shown(value, more)
    if (exact(text).comparedTo(line) === side) return text
  }
  return value.toFixed()
}

/** With its sign as papers print it: '+2.1', '−9.6', '0.0'. */
export function signed(text: string): string {
  if (/^-?0(\.0*)?$/.test(text)) return text.replace('-', '')
  return text.startsWith('-') ? `−${text.slice(1)}` : `+${text}`
}

/** Basis points as a percentage, half up: 6538 → '65.4', with two places '65.38'. */
export function percentText(basisPoints: number, places: 1 | 2 = 1): string {
  const size = Math.abs(basisPoints)
  const units = places === 2 ? size : Math.floor((size + 5) / 10)
  const digits = String(units).padStart(places + 1, '0')
  const sign = basisPoints < 0 && units > 0 ? '-' : ''
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** A quantity that would round to nothing keeps the first digit that shows it. */
export function visible(value: Exact, places: number): string {
  const text = shown(value, places)
  const vanishes = !value.isZero() && /^-?0(\.0*)?$/.test(text)
  return vanishes ? value.toSignificantDigits(1).toFixed() : text
}

/** From … to …, or the one figure where both print the same. */
export function span(low: Exact, high: Exact, places: number): Label {
  const [from, to] = [minus(shown(low, places)), minus(shown(high, places))]
  return from === to ? label(from, to) : label(`${from}至${to}`, `${from} to ${to}`)
}

function minus(text: string): string {
  return text.replace('-', '−')
}

/** A quantity with its unit as each language writes it: 52.30亿元 / 52.30 (100 million yuan). */
export function quantity(text: string, unit: string): Label {
  const word = unitLabel(unit).en
  if (unit === '%' || unit === '‰') return label(text + unit, text + unit)
  return label(text + unit, word === '' ? text : `${text} (${word})`)
}

/** Months of the year up to and including a period, as bulletins say it: 前三季度, 1—8月, 全年. */
export function throughPeriod(period: Period): Label {
  const [year, month] = [yearOf(period), lastMonth(period)]
  if (month === 12) return label(`${year}年全年`, `${year}`)
  const words: Readonly<Record<number, string>> = { 3: '一季度', 6: '上半年', 9: '前三季度' }
  const name = period[4] === 'Q' ? words[month] : undefined
  if (name !== undefined) return label(`${year}年${name}`, `Q1–Q${month / 3} ${year}`)
  const span = month === 1 ? '1月' : `1—${month}月`
  return label(`${year}年${span}`, `${year}, months 1–${month}`)
}

/** The end of a period, for stocks: 2025年9月末. */
export function endOfPeriod(period: Period): Label {
  const [year, month] = [yearOf(period), lastMonth(period)]
  if (month === 12) return label(`${year}年末`, `end of ${year}`)
  return label(`${year}年${month}月末`, `end of ${periodName(period).en}`)
}

/** The value in another unit of the same dimension, unrounded; undefined when the two do not convert. */
export function inUnit(value: Decimal, from: string, to: string): Exact | undefined {
  if (from === to) return exact(value)
  const [source, target] = [unitFacts(from), unitFacts(to)]
  if (source === undefined || target === undefined || source.dimension !== target.dimension)
    return undefined
  return exact(value).times(source.factor).div(target.factor)
}

/** GT-25: rounded parts need not add up to the rounded whole; nothing is adjusted, the note says why. */
export function roundingNote(
  parts: readonly (Decimal | Exact)[],
  whole: Decimal | Exact,
  places: number,
): Label | undefined {
  const zero = exact(0)
  const sum = parts.reduce<Exact>((total, part) => total.plus(part), zero)
  const rounded = parts.reduce<Exact>((total, part) => total.plus(shown(part, places)), zero)
  const stated = exact(shown(whole, places))
  if (rounded.eq(stated) || !exact(shown(sum, places)).eq(stated)) return undefined
  return label(
    '合计与分项之和的差异来自数值修约,未作机械调整',
    'The total differs from the sum of the parts by rounding; nothing was adjusted',
  )
}
