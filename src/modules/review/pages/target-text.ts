import type { Label } from '../../../base/label.ts'
import { unitLabel } from '../../../base/unit.ts'
import type { Operator } from '../../plan/schema.ts'

export const operatorSigns: Readonly<Record<Operator, string>> = {
  '>=': '≥',
  '>': '>',
  '=': '=',
  '<=': '≤',
  '<': '<',
  '~': '≈',
}

/** '> 80 亿元', as a line of a list has it. */
export function promiseText({
  operator,
  value,
  unit,
}: {
  operator: Operator
  value: string
  unit: string
}): Label {
  const { zh, en } = unitLabel(unit)
  const sign = operatorSigns[operator]
  const gap = (words: string) => {
    if (words === '%' || words === '') return words
    return /^\d/.test(words) ? ` (${words})` : ` ${words}`
  }
  return { zh: `${sign} ${value}${gap(zh)}`, en: `${sign} ${value}${gap(en)}` }
}
