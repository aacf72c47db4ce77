import { type Label, label, titleOf } from '../../base/label.ts'
import { exactMoney, moneyText, separated } from '../../base/money.ts'
import { withUnit } from '../../base/unit.ts'
import { type RegisterEntry, registerFacts } from '../registers/schema.ts'

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

const units: Readonly<Record<string, string>> = {
  amount: '元',
  technologyAmount: '元',
  area: '',
  prefabricated: '',
}

/** What an entry of a register says, each fact under its title; what is not stated is left out. */
export function entryFacts({
  register,
  facts,
}: Pick<RegisterEntry, 'register' | 'facts'>): { title: Label; value: Label }[] {
  return Object.entries(registerFacts[register].shape).flatMap(([name, schema]) => {
    const value = facts[name] ?? ''
    if (value === '') return []
    const unit = units[name]
    const said = unit === undefined ? label(value, value) : figureText({ value, unit })
    return [{ title: titleOf(schema), value: said }]
  })
}

function isNumber(value: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(value)
}

const answers: Readonly<Record<string, Label>> = { 是: label('是', 'yes'), 否: label('否', 'no') }
