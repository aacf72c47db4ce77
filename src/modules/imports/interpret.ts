import { type AreaScope, scopeLabels } from '../../base/area.ts'
import type { Source } from '../../base/source.ts'
import { cellPlace } from '../../base/workbook.ts'
import type { Definition } from '../indicators/schema.ts'
import type { ObservationState } from '../observations/schema.ts'
import { faultsOf } from './faults.ts'
import { identified, nameOf } from './identify.ts'
import { writtenNumber } from './number.ts'
import { settledArea, writtenScope, writtenState } from './place-words.ts'
import { checkParts, partOf, quantityOf } from './quantity.ts'
import { cardOn, endOf, fieldCell, fieldText, type Spot } from './reader.ts'
import { periodOf } from './row-period.ts'
import type { ImportedValue, ImportRow } from './schema.ts'
import { actsAsFormula, quoted } from './written.ts'

/** A row read against the cards alone; the ledger has not been asked yet. `card` stands beside a value. */
export type DraftRow = { row: ImportRow; card: Definition | undefined }

/** Reads one value with everything its row says about it. All faults are gathered, none hides another. */
export function interpreted(place: Omit<Spot, 'faults' | 'number'>): DraftRow {
  const { row, column, table } = place
  const faults = faultsOf(table.sheet, row.number, column.index)
  const cell = row.cells[column.index]
  const spot: Spot = { ...place, faults, number: writtenNumber(cell) }
  const draft: ImportRow = {
    at: cellPlace(table.sheet, row.number, column.index),
    sheet: table.sheet,
    row: row.number,
    status: 'problem',
    name: nameOf(spot),
    text: quoted(cell?.text ?? ''),
    problems: faults.problems,
    warnings: faults.warnings,
  }
  refuseFormulas(spot)
  if (spot.number.kind === 'missing' && faults.problems.length === 0) {
    faults.warn(undefined, 'noValue')
    draft.status = 'ignored'
    return { row: draft, card: undefined }
  }
  const read = readValue(spot)
  if (read === undefined || faults.problems.length > 0) return { row: draft, card: undefined }
  draft.status = 'ready'
  draft.value = read.value
  return { row: draft, card: read.card }
}

/** Any cell of the row that would run as a formula or command keeps the whole row out. */
function refuseFormulas({ row, column, faults }: Spot): void {
  for (const [index, cell] of row.cells.entries()) {
    if (cell === undefined || index === column.index) continue
    const runs = cell.kind === 'text' ? actsAsFormula(cell.text) : cell.formula?.includes('|')
    if (runs === true) faults.problem(index, 'formulaText')
  }
}

function readValue(spot: Spot): { value: ImportedValue; card: Definition } | undefined {
  const code = identified(spot)
  const cards = code === undefined ? undefined : spot.reader.definitions.get(code)
  const period = periodOf(spot, cards)
  const place = placeOf(spot)
  const state = stateOf(spot)
  const card = cardOn(cards, period === undefined ? '9999-12-31' : endOf(period))
  const quantity = card === undefined ? checkNumber(spot) : quantityOf(spot, card)
  const numerator = partOf(spot, 'numerator')
  const denominator = partOf(spot, 'denominator')
  if (card === undefined || quantity === undefined || period === undefined) return undefined
  if (place === undefined || state === undefined) return undefined
  checkScope(spot, card, place)
  checkParts({ numerator, denominator, value: quantity }, card, spot.faults)
  return {
    card,
    value: {
      code: card.code,
      definitionVersion: card.version,
      area: place.area,
      scope: place.scope,
      period,
      value: quantity,
      numerator,
      denominator,
      unit: card.unit,
      state,
      source: sourceOf(spot),
      supersedes: null,
      reason: fieldText(spot, 'reason'),
    },
  }
}

/** The card says which range the district's own figure is of; another one comes in, but as a question. */
function checkScope(
  { reader, faults }: Spot,
  card: Definition,
  { area, scope }: { area: string; scope: AreaScope },
): void {
  if (card.scope === null || card.scope === scope || area !== reader.places.district) return
  const [expected, given] = [scopeLabels[card.scope], scopeLabels[scope]]
  faults.warn(undefined, 'scopeDiffers', {
    ...{ expected: expected.zh, expectedEn: expected.en },
    ...{ scope: given.zh, scopeEn: given.en },
  })
}

/** Without a card the unit cannot be judged, but what is no number can be said at once. */
function checkNumber({ row, column, faults, number }: Spot): undefined {
  const cell = row.cells[column.index]
  if (number.kind === 'fault')
    faults.problem(undefined, number.fault, { text: quoted(cell?.text ?? '') })
}

function placeOf(spot: Spot): { area: string; scope: AreaScope } | undefined {
  const { reader, column, faults } = spot
  const cell = fieldCell(spot, 'area')
  const at = column.area === undefined ? cell?.column : column.index
  const { district } = reader.places
  const text = column.area ?? cell?.cell.text ?? spot.place ?? reader.defaults.area ?? district
  const found = settledArea(text, reader.places)
  if (found.kind === 'unknown')
    return faults.problem(at, 'unknownArea', {
      area: quoted(text),
      suggestions: found.nearest === undefined ? '' : `,是否为 ${found.nearest}`,
      suggestionsEn: found.nearest === undefined ? '' : `, perhaps ${found.nearest}`,
    })
  if (found.kind === 'new') faults.warn(at, 'newArea', { area: found.area })
  const scopeCell = fieldCell(spot, 'scope')
  if (scopeCell === undefined)
    return { area: found.area, scope: found.scope ?? reader.defaults.scope }
  const scope = writtenScope(scopeCell.cell.text)
  if (scope === undefined)
    return faults.problem(scopeCell.column, 'unknownScope', { text: quoted(scopeCell.cell.text) })
  return { area: found.area, scope }
}

/** The state of the row's cell, of a remark beside the number (初步), or of the whole file; provisional when nobody says. */
function stateOf(spot: Spot): ObservationState | undefined {
  const found = fieldCell(spot, 'state')
  if (found !== undefined) {
    const state = writtenState(found.cell.text)
    if (state === undefined)
      spot.faults.problem(found.column, 'unknownState', { text: quoted(found.cell.text) })
    return state
  }
  const { number } = spot
  const remark = number.kind === 'value' && number.remark ? writtenState(number.remark) : undefined
  return remark ?? spot.reader.defaults.state ?? 'provisional'
}

/** The cell it came from; what was written there too, when the ledger holds it in another form. */
function sourceOf(spot: Spot): Source {
  const { reader, table, row, column, faults } = spot
  const document = fieldText(spot, 'document')
  const date = fieldText(spot, 'date')
  const written = row.cells[column.index]?.text ?? ''
  const note = [
    fieldText(spot, 'note'),
    faults.warnings.length > 0 ? `原文“${quoted(written)}”` : '',
  ]
    .filter((each) => each !== '')
    .join(';')
  return {
    file: reader.fileName,
    cell: cellPlace(table.sheet, row.number, column.index),
    confidence: 'ownFile',
    ...(document === '' ? {} : { document }),
    ...(date === '' ? {} : { date }),
    ...(note === '' ? {} : { note }),
  }
}
