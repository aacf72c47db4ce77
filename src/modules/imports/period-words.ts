import type { Label } from '../../base/label.ts'
import { kindOf, lastMonth, Period, type PeriodKind } from '../../base/period.ts'
import type { Cell } from '../../base/workbook.ts'
import { frequencyLabels } from '../indicators/schema.ts'
import { plain, withDigits, withHyphens } from './written.ts'

/** What the words say: a part of a year, the year itself only if it is written. */
export type WrittenPeriod = {
  year?: number
  kind: PeriodKind
  /** The quarter or month within the year; 1 for a year. */
  part: number
  /** 前三季度, 1-9月: counted from January. */
  cumulative: boolean
}

export type PeriodFault = 'periodMissing' | 'periodUnclear' | 'periodSpans' | 'periodTooFine'

type Reading = WrittenPeriod | 'periodUnclear' | 'periodSpans'
type Pattern = { words: RegExp; read: (parts: string[]) => Reading }

const within = (kind: PeriodKind, part: string | number, cumulative = false): Reading => {
  const number = Number(part)
  const most = { year: 1, quarter: 4, month: 12 }[kind]
  return number >= 1 && number <= most ? { kind, part: number, cumulative } : 'periodUnclear'
}

/** Months or quarters 'first-last': cumulative from the first of the year, otherwise a span. */
function span(kind: PeriodKind, first: string, last: string): Reading {
  if (first === last) return within(kind, last)
  return Number(first) === 1 ? within(kind, last, true) : 'periodSpans'
}

/** The words after the year, in half-width digits with plain hyphens. */
const patterns: readonly Pattern[] = [
  { words: /^(全年|年度|度|全年度)?$/, read: () => within('year', 1) },
  { words: /^第?([1-4])季度?$/, read: ([part = '']) => within('quarter', part) },
  { words: /^q([1-4])$/i, read: ([part = '']) => within('quarter', part) },
  { words: /^前([1-4])个?季度?$/, read: ([part = '']) => within('quarter', part, true) },
  {
    words: /^第?q?([1-4])季?度?-第?q?([1-4])季度?$/i,
    read: ([a = '', b = '']) => span('quarter', a, b),
  },
  { words: /^上半年度?$/, read: () => within('quarter', 2, true) },
  { words: /^下半年度?$/, read: () => 'periodSpans' },
  { words: /^(\d{1,2})月?-(\d{1,2})月$/, read: ([a = '', b = '']) => span('month', a, b) },
  { words: /^前(\d{1,2})个?月$/, read: ([part = '']) => within('month', part, true) },
  { words: /^(\d{1,2})月$/, read: ([part = '']) => within('month', part) },
]

const edges =
  /^(截至|截止|截止到|到|至|自年初至)|(累计数?|数据|完成|实绩|情况|止|末|底|份|期末|当期)$/g
const range = { first: 1990, last: 2100 }

const known = new Map<string, Reading>()

/** Reads the words of one cell; without a year in them `year` stays undefined. */
export function writtenPeriod(text: string): Reading {
  const key = text.trim()
  let reading = known.get(key)
  if (reading === undefined) {
    reading = readWords(key)
    if (known.size < 10_000) known.set(key, reading)
  }
  return reading
}

function readWords(text: string): Reading {
  let words = withHyphens(withDigits(plain(text))).replace(/[()]/g, '')
  for (let before = ''; before !== words; ) {
    before = words
    words = words.replace(edges, '')
  }
  if (words === '') return 'periodUnclear'
  return fromDate(words) ?? fromYear(words) ?? fromPart(words)
}

/** 2025-09-30, 2025.09, 2025年9月, 202509: a day stands for its month only as its first or one of its last. */
function fromDate(words: string): Reading | undefined {
  const joined = /^(\d{4})(\d{2})$/.exec(words)
  const parts =
    joined ?? /^(\d{4}|\d{2}(?=年))[-./年](\d{1,2})(?:月|[-./月](\d{1,2})日?)?$/.exec(words)
  if (parts === null) return undefined
  const [, digits = '', month = '', day] = parts
  const written = Number(digits.length === 2 ? `20${digits}` : digits)
  if (day !== undefined && Number(day) > 1 && Number(day) < 28) return 'periodUnclear'
  return withYear(written, within('month', month))
}

function fromYear(words: string): Reading | undefined {
  const parts = /^(\d{4})(?:年度?|[-./]?)(.*)$/.exec(words) ?? /^(\d{2})年度?(.*)$/.exec(words)
  if (parts === null) return undefined
  const [, digits = '', rest = ''] = parts
  return withYear(Number(digits.length === 2 ? `20${digits}` : digits), fromPart(rest))
}

function fromPart(words: string): Reading {
  for (const { words: pattern, read } of patterns) {
    const parts = pattern.exec(words)
    if (parts !== null) return read(parts.slice(1))
  }
  return 'periodUnclear'
}

function withYear(written: number, reading: Reading): Reading {
  if (typeof reading === 'string') return reading
  if (written < range.first || written > range.last) return 'periodUnclear'
  return { ...reading, year: written }
}

/** A period cell: a date cell stands for its month, a number like 2025, 202509 or a date's serial for what it shows. */
export function periodOfCell(cell: Cell): Reading {
  const shown = writtenPeriod(cell.text)
  if (cell.kind === 'date' && cell.raw !== undefined)
    return typeof shown === 'string' ? writtenPeriod(cell.raw.slice(0, 7)) : shown
  if (cell.kind !== 'number') return shown
  // 2025.1 as a number is January or October: the zero of 2025.10 is lost.
  if (/^\d{4}\.1$/.test(cell.text)) return 'periodUnclear'
  const serial = Number(cell.raw ?? cell.text)
  if (Number.isInteger(serial) && serial > 32_874 && serial < 73_415)
    return writtenPeriod(dateOfSerial(serial).slice(0, 7))
  return shown
}

/** Days since 1899-12-30, as spreadsheets count. */
function dateOfSerial(serial: number): string {
  return new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10)
}

export type Frequency = keyof typeof frequencyLabels

/**
 * The ledger's period for the words: 1-9月 of a quarterly indicator is the third quarter, and
 * whatever ends inside a reporting period of the indicator is too fine.
 */
export function settledPeriod(
  written: WrittenPeriod,
  context: { year: number | undefined; frequency: Frequency },
): Period | PeriodFault {
  const inYear = written.year ?? context.year
  if (inYear === undefined) return 'periodUnclear'
  const { kind, part } = written
  if (kind === 'year') return Period.parse(String(inYear))
  const months = kind === 'quarter' ? part * 3 : part
  if (context.frequency === 'year')
    return months === 12 ? Period.parse(`${inYear}`) : 'periodTooFine'
  if (kind === 'quarter') return Period.parse(`${inYear}Q${part}`)
  if (context.frequency === 'month')
    return Period.parse(`${inYear}-${String(months).padStart(2, '0')}`)
  return months % 3 === 0 ? Period.parse(`${inYear}Q${months / 3}`) : 'periodTooFine'
}

export function isPeriodFault(settled: Period | PeriodFault): settled is PeriodFault {
  return settled.startsWith('period')
}

/** The day a sheet was filled in or handed in says nothing of the period its values are for. */
const handedIn =
  /(?:填报|填表|报送|上报|制表|打印|报出|编制|提交)(?:日期|时间)?:?\d{4}[年./-]\d{1,2}(?:[月./-](?:\d{1,2}日?)?)?/g

/** The period in a title line: “2025年三季度主要指标完成情况”. */
export function periodInTitle(text: string): WrittenPeriod | undefined {
  const words = withHyphens(withDigits(plain(text))).replace(handedIn, '')
  const found =
    /\d{4}年?(?:第?[1-4]季度|q[1-4]|前[1-4]个?季度|上半年|1-\d{1,2}月|\d{1,2}月|度|全年)?/i.exec(
      words,
    )
  if (found === null) return undefined
  const reading = writtenPeriod(found[0])
  return typeof reading === 'string' ? undefined : reading
}

export function frequencyLabel(frequency: Frequency): Label {
  return frequencyLabels[frequency]
}

/** Whether the survey system asks for no report then (制度免报); only a single month is exempt. */
export function isExempt(period: Period, exemptMonths: readonly number[]): boolean {
  return kindOf(period) === 'month' && exemptMonths.includes(lastMonth(period))
}
