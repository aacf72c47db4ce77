/** Numbers with their unit as the law writes them: 30%, 2亿元, 500人, 3年. */
import { fromText, type Rational, rational, times, whole } from '../meaning/rational.ts'

export type Quantity = {
  /** money in 分; ratio as itself; everything else in its unit. */
  readonly value: Rational
  readonly kind: 'bare' | 'money' | 'ratio' | 'score' | 'unit'
  /** The unit word, 元 for money, '' for bare. */
  readonly unit: string
}

const money: Readonly<Record<string, Rational>> = {
  分钱: whole(1),
  元: whole(100),
  千元: whole(100_000),
  万元: whole(1_000_000),
  百万元: whole(100_000_000),
  亿元: whole(10_000_000_000n),
}
/** Words for one unit. */
const same: Readonly<Record<string, string>> = {
  月: '个月',
  日: '天',
  m2: '平方米',
  'm²': '平方米',
  '㎡': '平方米',
  名: '人',
}

export function unitWord(unit: string): string {
  return same[unit] ?? unit
}

/** A number with or without a unit; undefined when the text is none. */
export function readQuantity(text: string): Quantity | undefined {
  const match = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)\s*([%\p{L}²㎡]?[\p{L}\d²]*)$/u.exec(text.trim())
  if (match === null) return undefined
  const [, digits = '', unit = ''] = match
  const value = fromText(digits)
  return value === undefined ? undefined : quantity(value, unit)
}

export function quantity(value: Rational, unit: string): Quantity {
  if (unit === '') return { value, kind: 'bare', unit: '' }
  if (unit === '%') return { value: percent(value), kind: 'ratio', unit: '' }
  const scale = money[unit]
  if (scale !== undefined) return { value: times(value, scale), kind: 'money', unit: '元' }
  if (unit === '分') return { value, kind: 'score', unit: '分' }
  return { value, kind: 'unit', unit: unitWord(unit) }
}

function percent(value: Rational): Rational {
  return rational(value.n, value.d * 100n)
}

/** Digits and unit letters that begin where a name does not go on. */
export const literalPattern =
  /(?<![\p{L}\p{N}_."])(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)([%]|[\p{L}²㎡][\p{L}\d²㎡]*)?/gu
