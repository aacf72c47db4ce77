import { decimal } from '../../base/decimal.ts'
import { unitAt } from './counted-units.ts'
import { trimmedStart } from './indicator-name.ts'
import type { Span } from './moments.ts'
import { unitNote } from './naming.ts'
import { boundOn, joinedOperator, operatorBefore } from './operators.ts'
import { quantitiesIn } from './quantities.ts'
import type { Target } from './schema.ts'
import { targetType } from './target-type.ts'
import type { FoundTarget } from './targets.ts'

export type Cell = Span & { text: string }

/** What a row says besides its values; texts are '' where the table has no such column. */
export type Row = {
  name: Cell
  unit: string
  kind: string
  base: { period: string; text: string } | undefined
}

/** The target in one cell of a row; undefined when the cell holds no value (—, 待定, a sentence). */
export function valueTarget(row: Row, cell: Cell, deadline: string): FoundTarget | undefined {
  // Five-year plans write totals of the term in square brackets.
  const words = cell.text.replace(/^[[【〔]|[\]】〕]$/g, ' ')
  const quantity = quantitiesIn(words, [])[0]
  if (quantity === undefined) return undefined
  const before = words.slice(0, quantity.start).trim()
  const front = operatorBefore(before)
  if ((front === undefined ? before : before.slice(0, front.at)).length > 8) return undefined
  const unit = quantity.unit || columnUnit(row)
  const indicator = rowName(row.name.text)
  const left = /^[[【〔]/.test(cell.text) ? `累计${before}` : before
  return {
    indicator,
    operator: boundOn(
      { indicator, quantity, stated: front !== undefined },
      joinedOperator(front, quantity.after).operator,
    ),
    value: decimal(quantity.value),
    unit,
    deadline,
    ...baseOf(row),
    type: targetType({ indicator, unit, kind: quantity.kind, left }),
    binding: bindingOf(row.kind),
    text: '',
    start: row.name.start,
    end: cell.end,
    confidence: unit === '' ? 75 : 90,
    notes: [],
  }
}

function columnUnit({ name, unit }: Row): string {
  return unitAt(unit)?.length === unit.length && unit !== '' ? unit : unitNote(name.text) || unit
}

function rowName(text: string): string {
  const name = unitNote(text) === '' ? text : text.replace(/\([^()]*\)\s*$/, '')
  return trimmedStart(name.replace(/^\d+[.、]?\s*|^[①-⑳]/, '')).replaceAll(/\s/g, '')
}

function baseOf({ base }: Row): Pick<Target, 'base'> {
  const value = base === undefined ? undefined : quantitiesIn(base.text, [])[0]?.value
  if (base === undefined || value === undefined) return {}
  return { base: { period: base.period || null, value: decimal(value), text: base.text } }
}

function bindingOf(kind: string): Target['binding'] {
  if (/约束/.test(kind)) return 'binding'
  return /预期|引导|指导/.test(kind) ? 'anticipatory' : 'unstated'
}
