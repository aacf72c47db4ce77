/** What an officer types as a yearly figure, made into what a filing holds. */
import { Decimal } from '../../base/decimal.ts'
import { converted } from '../../base/unit.ts'

/** One line of the form. */
export type Typed = { field: string; amount: string; unit: string }

export const moneyUnits = ['万元', '亿元', '元'] as const

/** Figures by field: money in 元, numbers without separators; what is no number goes as it was typed and is refused with its words. */
export function figuresTyped(lines: readonly Typed[]): Record<string, string> {
  return Object.fromEntries(
    lines
      .filter(({ field, amount }) => field !== '' && amount.trim() !== '')
      .map(({ field, amount, unit }) => [field, inYuan(amount, unit)]),
  )
}

function inYuan(amount: string, unit: string): string {
  const plain = amount.normalize('NFKC').replace(/[,\s]/g, '')
  const value = Decimal.safeParse(plain)
  if (!value.success) return amount.trim()
  if (unit !== '万元' && unit !== '亿元') return value.data
  return converted(value.data, unit, '元') ?? value.data
}

/** The lines of a paper that is corrected, money in 元 as it is kept. */
export function linesOf(figures: Readonly<Record<string, string>>): Typed[] {
  return Object.entries(figures).map(([field, amount]) => ({ field, amount, unit: '元' }))
}
