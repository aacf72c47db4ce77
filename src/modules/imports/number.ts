import { Decimal, decimal, exact } from '../../base/decimal.ts'
import type { Cell } from '../../base/workbook.ts'
import { actsAsFormula, withDigits, withHyphens, withoutMarks } from './written.ts'

/** What was not plain about a number. */
export type NumberMark = 'approximate' | 'remarkDropped' | 'bracketNegative' | 'fromFormula'

export type NumberFault =
  | 'notANumber'
  | 'notExact'
  | 'doubtful'
  | 'ambiguousComma'
  | 'dateAsValue'
  | 'cachedError'
  | 'formulaWithoutResult'
  | 'formulaText'
  | 'tooManyDigits'

export type WrittenNumber =
  | { kind: 'value'; value: Decimal; unit?: string; marks: readonly NumberMark[]; remark?: string }
  | { kind: 'missing' }
  | { kind: 'fault'; fault: NumberFault }

/** Words and signs for “no value”: missing, which is not zero. */
const missing =
  /^(|[-_/\\.·…。×]+|无|无数据|暂无|暂缺|缺|空|不详|未统计|未报|未填|未出|未公布|未发布|待统计|待公布|待定|未到期|未到发布期|n\/?a|null|none)$/i

const bound = /[<>≥≤＜＞]|以上|以下|以内|超过|不少于|不低于|不高于|不超过|大于|小于|突破|^超/
const about = /^(大约|约为|约|近|逾|大概|接近)|(左右|上下|许)$|(?<=\d)(余|多)/g
const lead = /^(rmb|人民币|[¥$￥]|共计|共|累计|计|达到|达)/i

/** Reads one value cell. Nothing is guessed: what is not exactly one number is a fault with its name. */
export function writtenNumber(cell: Cell | undefined): WrittenNumber {
  if (cell === undefined) return { kind: 'missing' }
  switch (cell.kind) {
    case 'error':
      return fault('cachedError')
    case 'date':
      return fault('dateAsValue')
    case 'boolean':
      return fault('notANumber')
    case 'formula':
      return fromFormula(cell)
    case 'number':
      return fromNumber(cell)
    default:
      return fromText(cell.text)
  }
}

function fault(name: NumberFault): WrittenNumber {
  return { kind: 'fault', fault: name }
}

function fromFormula(cell: Cell): WrittenNumber {
  if (cell.formula?.includes('|') === true) return fault('formulaText')
  if (cell.text === '') return fault('formulaWithoutResult')
  if (/^#[A-Z/0!?]+/.test(cell.text)) return fault('cachedError')
  const result = cell.raw === undefined ? fromText(cell.text) : fromNumber(cell)
  return result.kind === 'value' ? { ...result, marks: [...result.marks, 'fromFormula'] } : result
}

/**
 * A number cell shows what its format makes of the number beneath: 31.7% over 0.317, 52.30亿元 over
 * 52.2961, — over 0. The shown magnitude and unit count, with the full precision of the number beneath.
 */
function fromNumber(cell: Cell): WrittenNumber {
  const shown = fromText(cell.text)
  const beneath = cell.raw === undefined ? undefined : fromText(cell.raw)
  if (beneath?.kind !== 'value') return shown
  if (shown.kind !== 'value') return beneath
  const places = shown.value.split('.')[1]?.length ?? 0
  for (const power of [0, 2, -3, -4, -6, -8]) {
    const scaled = exact(beneath.value).times(exact(10).pow(power))
    if (scaled.toDecimalPlaces(places).equals(shown.value))
      return { ...shown, value: decimal(scaled), marks: shown.marks.filter(isWord) }
  }
  return shown
}

/** Brackets around a number cell are its format for negatives; words are somebody's own. */
function isWord(mark: NumberMark): boolean {
  return mark !== 'bracketNegative'
}

function fromText(written: string): WrittenNumber {
  if (/\d\s+\d/.test(written) && !/^\D*\d{1,3}(\s\d{3})+(?!\d)/.test(written))
    return fault('notANumber')
  const text = withoutMarks(written)
  if (missing.test(withHyphens(text))) return { kind: 'missing' }
  if (actsAsFormula(written) || /^[+-](?![\d.])/.test(text)) return fault('formulaText')
  if (text.includes('?')) return fault('doubtful')
  const bracket = /^\(([\d.,]+)([^\d()]*)\)$/.exec(text)
  if (bracket !== null) return bracketed(`-${bracket[1]}${bracket[2]}`)
  const rank = /^第([\d一二三四五六七八九十]+)[位名]$/.exec(text)
  if (rank !== null) return numberOf(withDigits(rank[1] ?? ''), '位', [])
  return fromWords(text)
}

function bracketed(text: string): WrittenNumber {
  const result = fromWords(text)
  return result.kind === 'value' ? { ...result, marks: ['bracketNegative'] } : result
}

function fromWords(text: string): WrittenNumber {
  const remark = /^([^()]*)\(([^()]*)\)$/.exec(text)
  const words = remark?.[1] ?? text
  if (bound.test(words) || /\d%?-\d/.test(withHyphens(words))) return fault('notExact')
  const bare = words.replace(about, '').replace(lead, '').replace(about, '')
  const parts = /^([+-]?)([\d.,]*\d(?:e[+-]?\d{1,2})?)([^\d]*)$/i.exec(bare)
  if (parts === null) return fault('notANumber')
  const [, sign = '', number = '', unit = ''] = parts
  const digits = number.replaceAll(',', '')
  if (digits.length !== number.length && !/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(number))
    return fault('ambiguousComma')
  const marks: NumberMark[] = []
  if (bare !== words.replace(lead, '')) marks.push('approximate')
  if (remark !== null) marks.push('remarkDropped')
  const value = numberOf((sign === '-' ? '-' : '') + digits, unit, marks)
  return value.kind === 'value' && remark?.[2] ? { ...value, remark: remark[2] } : value
}

function numberOf(digits: string, unit: string, marks: readonly NumberMark[]): WrittenNumber {
  if (!/^-?(\d+(\.\d+)?|\.\d+)(e[+-]?\d{1,2})?$/i.test(digits)) return fault('notANumber')
  const kept = Decimal.safeParse(digits)
  const value = kept.success ? kept : Decimal.safeParse(exact(digits).toDecimalPlaces(12).toFixed())
  if (!value.success) return fault('tooManyDigits')
  return { kind: 'value', value: value.data, marks, ...(unit === '' ? {} : { unit }) }
}
