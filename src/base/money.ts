/** Sums of money as a reader takes them in. */
import { exact, shown } from './decimal.ts'
import type { Label } from './label.ts'
import { unitFacts, withUnit } from './unit.ts'

/** '1234567.5' → '1,234,567.5'; what is no number stays as it is. */
export function separated(number: string): string {
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(number)
  if (parts === null) return number
  const [, sign = '', whole = '', rest = ''] = parts
  return `${sign}${whole.replace(/\d(?=(\d{3})+$)/g, '$&,')}${rest}`
}

const PLACES = 2

/** 元 as 亿元 from a hundred million on, as 万元 from ten thousand, two decimals; smaller sums as they are. */
export function moneyText(yuan: string): Label {
  const sum = exact(yuan)
  const unit = ['亿元', '万元'].find((each) => sum.abs().gte(factorOf(each)))
  if (unit === undefined) return exactMoney(yuan)
  return withUnit(separated(shown(sum.div(factorOf(unit)), PLACES)), unit)
}

/** Every cent, for whoever checks it: '1,234,567.50 元'. */
export function exactMoney(yuan: string): Label {
  return withUnit(separated(yuan), '元')
}

function factorOf(unit: string): string {
  return unitFacts(unit)?.factor ?? '1'
}
