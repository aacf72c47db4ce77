import { type Asking, decided } from './identify.ts'
import type { Trial } from './judged.ts'
import { moneyUnits } from './money-words.ts'
import type { RowFault } from './row-problems.ts'
import type { IntakeAnswer } from './schema.ts'

/** Cells that only a person can settle, once for all that are alike: they wait, or hold what she decided. */
export function settleCells(trial: Trial): void {
  const open = trial.row.problems.filter(
    ({ code }) => code === 'moneyUnit' || code === 'placeUnknown',
  )
  if (open.length === 0) return
  trial.problems = trial.problems.filter((fault) => !open.includes(fault))
  for (const fault of open)
    if (fault.code === 'moneyUnit') askUnit(trial, fault)
    else askPlace(trial, fault)
}

function keyAt({ row: { table } }: Trial, { column }: RowFault) {
  return table.columns.find(({ index }) => index === column)
}

/** Its decision is known when the file is read: here it can only be asked for. */
function askUnit(trial: Trial, fault: RowFault): void {
  const column = keyAt(trial, fault)
  if (column?.asks === undefined) return
  const { id, proposed } = column.asks
  const unit = proposed === undefined ? '' : moneyUnits[proposed]
  const hint = unit === '' ? '' : `,这张表里另有以${unit}写的`
  const hintEn = unit === '' ? '' : `; elsewhere this table says ${unit}`
  decided(trial, {
    ...{ kind: 'moneyUnit', id, field: column.key, others: [] },
    answers: Object.keys(moneyUnits) as IntakeAnswer[],
    details: { ...fault.details, hint, hintEn },
    ...(proposed !== undefined && { proposed }),
  })
}

/** The list of places is closed: the nearest one is proposed, and a new one is a decision of its own. */
function askPlace(trial: Trial, fault: RowFault): void {
  const column = keyAt(trial, fault)
  if (column === undefined) return
  const { text, near } = fault.details ?? {}
  const nearest = near === undefined ? '' : String(near)
  const asking: Asking = {
    ...{ kind: 'placeUnknown', id: `${column.of.field}:${text}`, field: column.key },
    others: nearest === '' ? [] : [{ code: '', name: nearest, where: nearest }],
    answers: [...(nearest === '' ? [] : (['nearest'] as const)), 'newPlace', 'leaveOut'],
    details: {
      ...fault.details,
      hint: nearest === '' ? '' : `,最接近的是“${nearest}”`,
      hintEn: nearest === '' ? '' : `; the nearest is “${nearest}”`,
    },
  }
  const answer = decided(trial, asking)?.answer
  const value = answer === 'nearest' ? nearest : answer === 'newPlace' ? String(text) : undefined
  if (value === undefined) return
  trial.row = { ...trial.row, values: { ...trial.row.values, [column.key]: value } }
}
