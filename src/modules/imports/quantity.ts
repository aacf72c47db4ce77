import { type Decimal, exact } from '../../base/decimal.ts'
import type { Definition } from '../indicators/schema.ts'
import type { Faults } from './faults.ts'
import { type WrittenNumber, writtenNumber } from './number.ts'
import { fieldCell, type Spot } from './reader.ts'
import { inUnit, unitOf } from './units.ts'
import { quoted } from './written.ts'

type Number = Extract<WrittenNumber, { kind: 'value' }>

/** The value in the definition's unit. The cell's own unit counts first, then the row's, the heading's, the sheet's. */
export function quantityOf(spot: Spot, card: Definition): Decimal | undefined {
  const { faults, number } = spot
  if (number.kind === 'missing') return undefined
  const text = quoted(spot.row.cells[spot.column.index]?.text ?? '')
  if (number.kind === 'fault')
    return faults.problem(undefined, number.fault, number.fault === 'formulaText' ? {} : { text })
  const { unit, column } = unitFor(spot, number, card)
  const answer = inUnit(number.value, unit, card.unit)
  if (answer.kind === 'fault')
    return faults.problem(column, answer.fault, { unit: quoted(unit), expected: card.unit, text })
  const { value } = answer
  for (const mark of number.marks) faults.warn(undefined, mark, { text, value })
  if (unit !== card.unit)
    faults.warn(undefined, 'convertedUnit', { text, unit, value, expected: card.unit })
  return value
}

type Unit = { unit: string; column: number | undefined }

function unitFor(spot: Spot, number: Number, card: Definition): Unit {
  if (number.unit !== undefined) return { unit: unitOf(number.unit), column: undefined }
  const stated = fieldCell(spot, 'unit')
  if (stated !== undefined && unitOf(stated.cell.text) !== '')
    return { unit: unitOf(stated.cell.text), column: stated.column }
  if (spot.column.unit !== undefined) return { unit: spot.column.unit, column: undefined }
  const fitting = spot.table.units.find(
    (unit) => inUnit(number.value, unit, card.unit).kind === 'value',
  )
  return { unit: fitting ?? card.unit, column: undefined }
}

/** Both parts of a ratio, each as it is written; what is not a number is a fault of its own cell. */
export function partOf(spot: Spot, field: 'numerator' | 'denominator'): Decimal | null {
  const found = fieldCell(spot, field)
  const number = writtenNumber(found?.cell)
  if (number.kind === 'value') return number.value
  if (number.kind === 'fault')
    spot.faults.problem(found?.column, number.fault, { text: quoted(found?.cell.text ?? '') })
  return null
}

/** Warns when numerator ÷ denominator is not the value, beyond what rounding to the card's decimals explains. */
export function checkParts(
  parts: { numerator: Decimal | null; denominator: Decimal | null; value: Decimal },
  card: Definition,
  faults: Faults,
): void {
  const { numerator, denominator, value } = parts
  if (numerator === null || denominator === null || card.unit !== '%') return
  const below = exact(denominator)
  if (below.isZero()) return
  const computed = exact(numerator).times(100).div(below)
  const places = Math.min(card.decimals, value.split('.')[1]?.length ?? 0)
  const tolerance = exact(10).pow(-places)
  if (computed.minus(value).abs().lessThanOrEqualTo(tolerance)) return
  faults.warn(undefined, 'partsDisagree', {
    computed: computed.toFixed(card.decimals),
    value,
    unit: card.unit,
  })
}
