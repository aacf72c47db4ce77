/** 需从这里起: what is still asked of the months or years that remain. */
import { decimal, type Exact, shown } from '../../base/decimal.ts'
import { counted, type Label, label } from '../../base/label.ts'
import { lastMonth, type Period, yearOf } from '../../base/period.ts'
import type { Definition, YearlyTarget } from '../indicators/schema.ts'
import { neededGrowth, type Path } from './growth-path.ts'
import { type Direction, satisfies } from './operator.ts'
import type { Needed } from './schema.ts'
import { quantity, visible } from './shown.ts'

export type Ask = {
  value: Exact
  goal: Exact
  target: YearlyTarget
  definition: Definition
  direction: Direction
  period: Period
}

/** For values within one year: the amount to the year's target, and what it is a month. */
export function neededAmount(ask: Ask): Needed {
  const { value, goal, target, definition, direction, period } = ask
  const { unit, decimals } = definition
  if (keepsBelow(ask)) return allowance(ask)
  if (satisfies(value, goal, { operator: target.operator, direction }))
    return amounts('reached', { unit, sentence: reached(target.year) })
  const months = yearOf(period) === target.year ? 12 - lastMonth(period) : 0
  const left = goal.minus(value).abs()
  const amount = decimal(left)
  const text = left.isZero() ? more : sized(visible(left, decimals), unit)
  if (months === 0) {
    const sentence = label(
      `${target.year}年已结束,距目标还差${text.zh}`,
      `${target.year} is over, ${text.en} short of the target`,
    )
    return amounts('tooLate', { amount, unit, months, sentence })
  }
  const perMonth = left.div(months)
  const each = sized(visible(perMonth, Math.max(decimals, 1)), unit)
  const sentence = label(
    `距年度目标还差${text.zh},剩余${months}个月,月均${each.zh}`,
    `${text.en} to the year's target, ${counted(months, 'month', 'months')} left, ${each.en} a month`,
  )
  return amounts('amount', { amount, unit, months, perMonth: decimal(perMonth), sentence })
}

type Amounts = Pick<Needed, 'unit' | 'sentence'> &
  Partial<Pick<Needed, 'amount' | 'months' | 'perMonth'>>

function amounts(kind: Needed['kind'], { unit, sentence, ...known }: Amounts): Needed {
  return {
    kind,
    amount: known.amount ?? null,
    unit,
    months: known.months ?? null,
    perMonth: known.perMonth ?? null,
    rateBasisPoints: null,
    years: null,
    sentence,
  }
}

/** At the number itself where 超过 asks for more. */
const more = label('超过目标值的部分', 'whatever is more than the target itself')

function sized(text: string, unit: string): Label {
  return unit === '%' ? label(`${text}个百分点`, `${text} points`) : quantity(text, unit)
}

function keepsBelow({ definition, direction }: Ask): boolean {
  return definition.type === 'yearlyFlow' && direction === 'down'
}

/** A flow that shall stay below its target has an allowance, or has used it up for good. */
function allowance({ value, goal, definition }: Ask): Needed {
  const { unit, decimals } = definition
  const left = goal.minus(value)
  const text = quantity(shown(left.abs(), decimals), unit)
  const sentence = left.isNegative()
    ? label(`已超年度上限${text.zh}`, `${text.en} above the year's limit`)
    : label(`距年度上限还有${text.zh}`, `${text.en} below the year's limit`)
  const kind = left.isNegative() ? 'tooLate' : 'amount'
  return amounts(kind, { amount: decimal(left.abs()), unit, sentence })
}

function reached(year: number) {
  return label(`已达到${year}年目标`, `the target of ${year} has been reached`)
}

/** For an average growth rate: what each remaining year must bring (GT-06: +20.0 %). */
export function neededRate(path: Path, unit: string): Needed {
  const { basisPoints, text: rate, years } = neededGrowth(path)
  if (years < 1) {
    const kind = path.value.gte(path.goal) ? 'reached' : 'tooLate'
    const sentence =
      kind === 'reached'
        ? reached(path.goalYear)
        : label(`${path.goalYear}年已结束,未达目标`, `${path.goalYear} is over without the target`)
    return rates(kind, { unit, years: 0, sentence })
  }
  if (basisPoints === undefined)
    return rates('tooLate', { unit, years, sentence: label('无法计算', 'no rate') })
  const sentence =
    years === 1
      ? label(`${path.goalYear}年需增长${rate}%`, `${path.goalYear} needs growth of ${rate}%`)
      : label(
          `${path.year + 1}—${path.goalYear}年年均需增长${rate}%`,
          `${path.year + 1}–${path.goalYear} need average growth of ${rate}%`,
        )
  return rates('rate', { unit, rateBasisPoints: basisPoints, years, sentence })
}

type Rates = Pick<Needed, 'unit' | 'sentence' | 'years'> & Partial<Pick<Needed, 'rateBasisPoints'>>

function rates(kind: Needed['kind'], { rateBasisPoints = null, ...known }: Rates): Needed {
  const { unit, years, sentence } = known
  return {
    kind,
    amount: null,
    unit,
    months: null,
    perMonth: null,
    rateBasisPoints,
    years,
    sentence,
  }
}
