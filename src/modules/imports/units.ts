import { Decimal, type Exact, exact } from '../../base/decimal.ts'
import { unitFacts } from '../../base/unit.ts'
import { plain } from './written.ts'

/** Other ways to write a unit. */
const sameUnit: Readonly<Record<string, string>> = {
  百分比: '%',
  百分数: '%',
  百分率: '%',
  百分之: '%',
  pct: '%',
  percent: '%',
  千分比: '‰',
  圆: '元',
  rmb: '元',
  人民币: '元',
  亿人民币: '亿元',
  亿圆: '亿元',
  千米: '公里',
  km: '公里',
  人次: '人次',
  名次: '位',
  '': '',
}

const magnitudes: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8 }
/** Words that begin like a magnitude and are none. */
const whole = /^(百分点|千瓦|千克|千伏|百帕|万元\/)/

/** The unit as the table of units writes it: '（亿元）' → '亿元', 'Percent' → '%'. */
export function unitOf(text: string): string {
  const bare = plain(text)
    .replace(/^[([【:]+|[)\]】。,;]+$/g, '')
    .replace(/^(计量)?单位:?/, '')
  return sameUnit[bare.toLowerCase()] ?? bare
}

/** Whether a text is nothing but a unit, so that a bracket in a heading may be read as one. */
export function isUnit(text: string): boolean {
  const { base, power } = split(unitOf(text))
  return unitFacts(unitOf(text)) !== undefined || (power > 0 && unitFacts(base) !== undefined)
}

export type Conversion =
  | { kind: 'value'; value: Decimal }
  | { kind: 'fault'; fault: 'unknownUnit' | 'wrongUnit' | 'tooManyDigits' }

/**
 * The value in the definition's unit. A bare 万 or 亿 counts the definition's own base unit
 * (12.3万 of an indicator in 亿元 is 12.3万元); a unit nobody knows only equals itself.
 */
export function inUnit(value: Decimal, from: string, to: string): Conversion {
  const source = from in magnitudes ? from + baseOf(to) : from
  if (source === to) return { kind: 'value', value }
  const [a, b] = [unitFacts(source), unitFacts(to)]
  if (a !== undefined && b !== undefined && a.dimension !== b.dimension)
    return { kind: 'fault', fault: 'wrongUnit' }
  const scaled = byTable(value, source, to) ?? byMagnitude(value, source, to)
  if (scaled === undefined) return { kind: 'fault', fault: 'unknownUnit' }
  const text = Decimal.safeParse(scaled.toDecimalPlaces(12).toFixed())
  return text.success
    ? { kind: 'value', value: text.data }
    : { kind: 'fault', fault: 'tooManyDigits' }
}

function byTable(value: Decimal, from: string, to: string): Exact | undefined {
  const [a, b] = [unitFacts(from), unitFacts(to)]
  if (a === undefined || b === undefined) return undefined
  return exact(value).times(a.factor).div(b.factor)
}

/** 万平方米 → 平方米: units outside the table convert when they differ by a magnitude only. */
function byMagnitude(value: Decimal, from: string, to: string): Exact | undefined {
  const [a, b] = [split(from), split(to)]
  return a.base === b.base ? exact(value).times(exact(10).pow(a.power - b.power)) : undefined
}

function baseOf(unit: string): string {
  return split(unit).base
}

function split(unit: string): { base: string; power: number } {
  let base = unit
  let power = 0
  while (base.length > 1 && !whole.test(base)) {
    const step = magnitudes[base[0] ?? '']
    if (step === undefined) break
    power += step
    base = base.slice(1)
  }
  return { base, power }
}
