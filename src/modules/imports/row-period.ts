import { type Period, periodName } from '../../base/period.ts'
import type { Definition } from '../indicators/schema.ts'
import {
  frequencyLabel,
  isExempt,
  isPeriodFault,
  type PeriodFault,
  periodOfCell,
  settledPeriod,
  type WrittenPeriod,
  writtenPeriod,
} from './period-words.ts'
import { cardOn, endOf, fieldCell, fieldText, type Spot } from './reader.ts'
import { quoted } from './written.ts'

type Cards = readonly Definition[] | undefined
/** Words found for a row's period, and the column they stand in; none for a title or a choice for the whole file. */
type Words = { reading: WrittenPeriod | PeriodFault; column: number | undefined; text: string }

/** Which period a row speaks of: its heading's, its own cells', the title's, the one chosen for the whole file. */
export function periodOf(spot: Spot, cards: Cards): Period | undefined {
  const words = wordsOf(spot)
  if (words === undefined) return spot.faults.problem(undefined, 'periodMissing')
  const { reading, column, text } = words
  if (typeof reading === 'string')
    return spot.faults.problem(column, reading, { text: quoted(text) })
  const frequency = cards?.[0]?.release.frequency ?? 'month'
  const settled = settledPeriod(reading, { year: contextYear(spot), frequency })
  if (settled === 'periodTooFine') return tooFine(spot, words, frequency)
  if (isPeriodFault(settled)) return spot.faults.problem(column, settled, { text: quoted(text) })
  return fitting(spot, settled, { cards, column })
}

function contextYear(spot: Spot): number | undefined {
  const own = /(?:19|20)\d{2}/.exec(fieldText(spot, 'year'))?.[0]
  const whole = spot.reader.defaults.period?.slice(0, 4)
  const year = own ?? spot.table.period?.year ?? whole
  return year === undefined ? undefined : Number(year)
}

function tooFine(
  spot: Spot,
  { column, text }: Words,
  frequency: Parameters<typeof frequencyLabel>[0],
): undefined {
  const { zh, en } = frequencyLabel(frequency)
  return spot.faults.problem(column, 'periodTooFine', {
    period: quoted(text),
    frequency: zh,
    frequencyEn: en,
  })
}

/** A month that the survey system does not ask for cannot have a value. */
function fitting(
  spot: Spot,
  period: Period,
  { cards, column }: { cards: Cards; column: number | undefined },
): Period | undefined {
  const card = cardOn(cards, endOf(period))
  if (card !== undefined && isExempt(period, card.release.exemptMonths))
    return spot.faults.problem(column, 'exemptPeriod', { period: periodName(period).zh })
  return period
}

function wordsOf(spot: Spot): Words | undefined {
  const { column, table } = spot
  if (column.written !== undefined)
    return { reading: column.written, column: column.index, text: column.header }
  const own = fieldCell(spot, 'period')
  if (own !== undefined)
    return { reading: periodOfCell(own.cell), column: own.column, text: own.cell.text }
  const parts = partsOf(spot)
  if (parts !== undefined) return parts
  if (table.period !== undefined)
    return { reading: table.period, column: undefined, text: table.title }
  const whole = spot.reader.defaults.period
  return whole && { reading: writtenPeriod(whole), column: undefined, text: whole }
}

/** Separate cells for year, quarter and month, as one text: '2025年' '3季度'. */
function partsOf(spot: Spot): Words | undefined {
  const parts = (['year', 'quarter', 'month'] as const).flatMap((field) => {
    const found = fieldCell(spot, field)
    return found === undefined ? [] : [{ field, found }]
  })
  const [first] = parts
  if (first === undefined) return undefined
  const text = parts.map(({ field, found }) => partText(field, found.cell.text)).join('')
  return { reading: writtenPeriod(text), column: first.found.column, text }
}

function partText(field: 'year' | 'quarter' | 'month', text: string): string {
  if (!/^\d{1,4}$/.test(text.trim())) return text
  return text.trim() + { year: '年', quarter: '季度', month: '月' }[field]
}
