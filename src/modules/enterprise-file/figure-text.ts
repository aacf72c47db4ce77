import { type Label, label } from '../../base/label.ts'
import { exactMoney, moneyText, separated } from '../../base/money.ts'
import { withUnit } from '../../base/unit.ts'

type Said = { value: string; unit: string }

/** A figure of a firm as it is read: money in 万元 or 亿元, numbers with separators, yes and no in words. */
export function figureText({ value, unit }: Said): Label {
  const answer = answers[value]
  if (answer !== undefined) return answer
  if (!isNumber(value)) return label(value, value)
  return unit === '元' ? moneyText(value) : withUnit(separated(value), unit)
}

/** The same to the last cent, for whoever checks it. */
export function exactFigure({ value, unit }: Said): Label {
  return unit === '元' && isNumber(value) ? exactMoney(value) : figureText({ value, unit })
}

function isNumber(value: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(value)
}

const answers: Readonly<Record<string, Label>> = { 是: label('是', 'yes'), 否: label('否', 'no') }
