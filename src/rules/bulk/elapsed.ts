/** Whole days, months and years between two days, in whole numbers alone. */
import type { Cell, Sheet } from './cell.ts'
import { add, by, extreme, floorBy, holds, literal, minus, pick } from './number.ts'
import { and, not, or } from './truth.ts'

type Civil = { readonly year: Cell; readonly month: Cell; readonly day: Cell }

export type Unit = 'days' | 'months' | 'years'

/** From one day to another, negative when the second is the earlier. */
export function elapsedCell(sheet: Sheet, unit: Unit, [from, to]: readonly [Cell, Cell]): Cell {
  if (unit === 'days') return minus(sheet, to, from)
  const [first, last] = [civilOf(sheet, from), civilOf(sheet, to)]
  const whole = (early: Civil, late: Civil) => {
    const months = monthsTo(sheet, early, late)
    return unit === 'months' ? months : floorBy(sheet, months, 12n)
  }
  const forward = holds(sheet, '>=', [to, from])
  const yes = whole(first, last)
  return pick(sheet, { test: forward, yes, no: by(sheet, whole(last, first), -1n) })
}

function monthsTo(sheet: Sheet, early: Civil, late: Civil): Cell {
  const years = by(sheet, minus(sheet, late.year, early.year), 12n)
  const months = add(sheet, [years, minus(sheet, late.month, early.month)])
  const due = extreme(sheet, 'least', [early.day, daysInMonth(sheet, late)])
  const short = holds(sheet, '>', [due, late.day])
  return minus(sheet, months, pick(sheet, { test: short, yes: one(sheet), no: none(sheet) }))
}

/** Thirty, one more in every second month, and February by its own rule. */
function daysInMonth(sheet: Sheet, { year, month }: Civil): Cell {
  const late = holds(sheet, '>=', [month, literal(sheet, 8n)])
  const turn = add(sheet, [month, pick(sheet, { test: late, yes: one(sheet), no: none(sheet) })])
  const usual = add(sheet, [literal(sheet, 30n), rest(sheet, turn, 2n)])
  const divides = (n: bigint) => holds(sheet, '=', [rest(sheet, year, n), none(sheet)])
  const leap = and(sheet, [divides(4n), or(sheet, [not(sheet, divides(100n)), divides(400n)])])
  const short = pick(sheet, { test: leap, yes: literal(sheet, 29n), no: literal(sheet, 28n) })
  const isFebruary = holds(sheet, '=', [month, literal(sheet, 2n)])
  return pick(sheet, { test: isFebruary, yes: short, no: usual })
}

/** Years are taken from March, so that the leap day is the last of its year. */
function civilOf(sheet: Sheet, days: Cell): Civil {
  const part = (of: Cell, divisor: bigint) => floorBy(sheet, of, divisor)
  const less = (of: Cell, ...taken: Cell[]) =>
    add(sheet, [of, ...taken.map((each) => by(sheet, each, -1n))])
  const shifted = add(sheet, [days, literal(sheet, 719_468n)])
  const era = part(shifted, 146_097n)
  const dayOfEra = less(shifted, by(sheet, era, 146_097n))
  const corrected = add(sheet, [
    less(dayOfEra, part(dayOfEra, 1460n), part(dayOfEra, 146_096n)),
    part(dayOfEra, 36_524n),
  ])
  const yearOfEra = part(corrected, 365n)
  const untilYear = add(sheet, [
    by(sheet, yearOfEra, 365n),
    part(yearOfEra, 4n),
    by(sheet, part(yearOfEra, 100n), -1n),
  ])
  const dayOfYear = less(dayOfEra, untilYear)
  const fromMarch = part(add(sheet, [by(sheet, dayOfYear, 5n), literal(sheet, 2n)]), 153n)
  const untilMonth = part(add(sheet, [by(sheet, fromMarch, 153n), literal(sheet, 2n)]), 5n)
  const day = add(sheet, [less(dayOfYear, untilMonth), one(sheet)])
  const nextYear = holds(sheet, '>=', [fromMarch, literal(sheet, 10n)])
  const shift = pick(sheet, { test: nextYear, yes: literal(sheet, -9n), no: literal(sheet, 3n) })
  const carried = pick(sheet, { test: nextYear, yes: one(sheet), no: none(sheet) })
  const year = add(sheet, [yearOfEra, by(sheet, era, 400n), carried])
  return { year, month: add(sheet, [fromMarch, shift]), day }
}

function rest(sheet: Sheet, of: Cell, divisor: bigint): Cell {
  return minus(sheet, of, by(sheet, floorBy(sheet, of, divisor), divisor))
}

function one(sheet: Sheet): Cell {
  return literal(sheet, 1n)
}

function none(sheet: Sheet): Cell {
  return literal(sheet, 0n)
}
