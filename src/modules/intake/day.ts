import type { Cell } from '../../base/workbook.ts'
import { plain, withDigits } from '../imports/written.ts'

export type DayFault =
  | 'noDay'
  | 'shortYear'
  | 'dayOrder'
  | 'noSuchDay'
  | 'yearOnly'
  | 'farDay'
  | 'cachedError'
  | 'formulaText'

/** A day in whatever way it was written; `kept` says what was not plain about it. */
export type WrittenDay =
  | { kind: 'day'; day: string; mark?: 'serialDay' | 'monthOnly' }
  | { kind: 'endless' }
  | { kind: 'missing' }
  | { kind: 'fault'; fault: DayFault }

const blank = /^(|[-/—–无空]+|不详|暂无|未知|null|n\/?a|none)$/i
const endless = /^(长期|长期有效|永久|无固定期限|永久有效|无期限)$/

/**
 * Reads one day: 2025.3.7, 2025/03/07, 2025-3-7, 2025年3月7日, 二〇二五年三月七日, 20250307, 2025年3月 and
 * 202503 (a month alone: its first or its last day), a date cell, the serial number beneath one. A year of
 * two digits and an order that may be day-month are refused: nobody guesses a century or a month.
 */
export function writtenDay(cell: Cell | undefined, end: 'first' | 'last' = 'first'): WrittenDay {
  if (cell === undefined) return { kind: 'missing' }
  if (cell.kind === 'error') return fault('cachedError')
  if (cell.kind === 'date') return checked((cell.raw ?? cell.text).slice(0, 10))
  if (cell.kind === 'number') return fromNumber(cell, end)
  if (cell.kind === 'formula' && /^#/.test(cell.text)) return fault('cachedError')
  if (cell.kind === 'formula' && cell.text === '') return fault('cachedError')
  return fromText(cell.text, end)
}

function fault(name: DayFault): WrittenDay {
  return { kind: 'fault', fault: name }
}

function fromNumber(cell: Cell, end: 'first' | 'last'): WrittenDay {
  const text = cell.raw ?? cell.text
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromSerial(Number(text.slice(0, 5)))
  return fromText(text, end)
}

/** Days since 1899-12-30 as spreadsheets count; 20000 is 1954, 73000 is 2099. */
function fromSerial(serial: number): WrittenDay {
  if (serial < 20_000 || serial > 73_000) return fault('noDay')
  const { year, month, day } = civil(serial - 25_569)
  return { kind: 'day', day: iso(year, month, day), mark: 'serialDay' }
}

/** The calendar day a number of days after 1970-01-01, without a clock (Howard Hinnant's algorithm). */
function civil(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

function fromText(written: string, end: 'first' | 'last'): WrittenDay {
  const simple = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written)
  if (simple !== null) return checked(written)
  const text = plain(written)
  if (blank.test(text)) return { kind: 'missing' }
  if (endless.test(text)) return { kind: 'endless' }
  const bare = withDigits(text)
    .replace(/[T]?\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '')
    .replace(/[()（）]|起$|止$|前$/g, '')
  return fromParts(bare, end)
}

function fromParts(text: string, end: 'first' | 'last'): WrittenDay {
  const full = /^(\d{4})[.\-/年、](\d{1,2})[.\-/月、](\d{1,2})[日号]?$/.exec(text)
  if (full !== null) return checked(iso(Number(full[1]), Number(full[2]), Number(full[3])))
  const packed = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text)
  if (packed !== null) return checked(`${packed[1]}-${packed[2]}-${packed[3]}`)
  const month = /^(\d{4})[.\-/年](\d{1,2})月?$/.exec(text) ?? /^((?:19|20)\d{2})(\d{2})$/.exec(text)
  if (month !== null) return fromMonth(Number(month[1]), Number(month[2]), end)
  if (/^\d{4}年?(度)?$/.test(text)) return fault('yearOnly')
  if (/^\d{2}[.\-/年]\d{1,2}[.\-/月]\d{1,2}日?$/.test(text)) return fault('shortYear')
  if (/^\d{1,2}[.\-/]\d{1,2}[.\-/]\d{2,4}$/.test(text)) return fault('dayOrder')
  if (/^\d{5}$/.test(text)) return fromSerial(Number(text))
  return fault('noDay')
}

function fromMonth(year: number, month: number, end: 'first' | 'last'): WrittenDay {
  if (month < 1 || month > 12) return fault('noSuchDay')
  const day = end === 'first' ? 1 : daysIn(year, month)
  const answer = checked(iso(year, month, day))
  return answer.kind === 'day' ? { ...answer, mark: 'monthOnly' } : answer
}

/** Outside these years it is a slip of the pen: no firm of a district's register is older. */
function checked(day: string): WrittenDay {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  const [year, month, date] = [Number(parts?.[1]), Number(parts?.[2]), Number(parts?.[3])]
  if (parts === null || month < 1 || month > 12 || date < 1 || date > daysIn(year, month))
    return fault('noSuchDay')
  return year < 1900 || year > 2199 ? fault('farDay') : { kind: 'day', day }
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** A month, 'yyyy-mm', in the ways a day is written and without its day. */
export function writtenMonth(cell: Cell | undefined): WrittenDay {
  const day = writtenDay(cell)
  return day.kind === 'day' ? { kind: 'day', day: day.day.slice(0, 7) } : day
}

/** A year: 2024, 2024年, 2024年度, or the year of a day. */
export function writtenYear(cell: Cell | undefined): number | undefined {
  if (cell === undefined) return undefined
  const text = plain(cell.kind === 'date' ? (cell.raw ?? cell.text) : cell.text)
  const year = /^((?:19|20)\d{2})(?:年度?|$|[-./年])/.exec(withDigits(text))?.[1]
  return year === undefined ? undefined : Number(year)
}

/** Days from one day to another; negative when the other is earlier. */
export function daysFrom(from: string, to: string): number {
  return serialOf(to) - serialOf(from)
}

/** The inverse of `civil`. */
function serialOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const shiftedYear = month <= 2 ? year - 1 : year
  const era = Math.floor(shiftedYear / 400)
  const ofEra = shiftedYear - era * 400
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  return (
    era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
  )
}
