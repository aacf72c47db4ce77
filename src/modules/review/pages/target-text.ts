import type { Label } from '../../../base/label.ts'
import { unitLabel } from '../../../base/unit.ts'
import { type Operator, type TargetType, targetTypeLabels } from '../../plan/schema.ts'

export const operatorSigns: Readonly<Record<Operator, string>> = {
  '>=': '≥',
  '>': '>',
  '=': '=',
  '<=': '≤',
  '<': '<',
  '~': '≈',
}

/** '> 80 亿元', as a line of a list has it; a rate of growth says that it is one. */
export function promiseText({
  operator,
  value,
  unit,
  type,
}: {
  operator: Operator
  value: string
  unit: string
  type?: TargetType
}): Label {
  const { zh, en } = unitLabel(unit)
  const sign = operatorSigns[operator]
  const gap = (words: string) => {
    if (words === '%' || words === '') return words
    return /^\d/.test(words) ? ` (${words})` : ` ${words}`
  }
  const rate = type === 'growth' ? targetTypeLabels.growth : { zh: '', en: '' }
  const said = (before: string, unit: string) =>
    `${before === '' ? '' : `${before} `}${sign} ${value}${gap(unit)}`
  return { zh: said(rate.zh, zh), en: said(rate.en, en) }
}
