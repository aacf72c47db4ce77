import { checkCharacter, codeFault, normalCode } from '../../base/credit-code.ts'
import { exact } from '../../base/decimal.ts'
import { visible } from '../../base/visible-text.ts'
import type { Cell } from '../../base/workbook.ts'
import { type NumberFault, type WrittenNumber, writtenNumber } from '../imports/number.ts'
import { unitOf } from '../imports/units.ts'
import { actsAsFormula, plain, quoted } from '../imports/written.ts'
import { writtenDay, writtenMonth, writtenYear } from './day.ts'
import { inKeptUnit, plainDigits } from './kept-unit.ts'
import type { FieldColumn } from './kind.ts'
import { UNSAID } from './money-words.ts'
import { nearPlace } from './near-place.ts'
import type { RowCode, RowFault } from './row-problems.ts'

/** What a cell holds in the form in which it is kept; nothing for an empty one. */
export type CellValue = { value?: string; problem?: RowFault; remark?: RowFault }

/** The last day of a term that has no end. */
export const ENDLESS = ''
const LONGEST_TEXT = 300
const LONGEST_NAME = 200
const names: ReadonlySet<string> = new Set(['name', 'formerName', 'holder'])

/** Reads one cell as its column says. Nothing is guessed: what is unclear is a problem with its words. */
export function cellValue(column: FieldColumn, cell: Cell | undefined, unit?: string): CellValue {
  if (cell === undefined) return {}
  if (cell.kind === 'error') return problem('cachedError', { text: cell.text })
  if (cell.kind === 'formula' && (cell.text === '' || cell.text.startsWith('#')))
    return problem('cachedError', {
      text: cell.text === '' ? `=${quoted(cell.formula ?? '')}` : cell.text,
    })
  switch (column.type) {
    case 'quantity':
      return quantity(column, cell, unit)
    case 'code':
      return code(cell)
    case 'day':
      return day(column, cell, 'first')
    case 'lastDay':
      return day(column, cell, 'last')
    case 'month':
      return month(cell)
    case 'year':
      return year(cell)
    case 'yesNo':
      return yesNo(column, cell)
    case 'choice':
      return choice(column, cell)
    default:
      return text(column, cell.text)
  }
}

function problem(code: RowCode, details: RowFault['details'] = {}): CellValue {
  return { problem: { code, details } }
}

const emptyWords = /^([-/—–]+|无|暂无|空|n\/?a|null|none|不详|未知)$/i

function text(column: FieldColumn, shown: string): CellValue {
  const written = visible(shown).replace(/\s+/g, ' ').trim()
  if (written === '' || emptyWords.test(written)) return {}
  if (actsAsFormula(written)) return problem('formulaText')
  const limit = names.has(column.field) ? LONGEST_NAME : LONGEST_TEXT
  if (written.length > limit) return problem('tooLong', { ...titleOf(column), limit })
  return { value: column.field === 'number' || column.field === 'key' ? plain(written) : written }
}

function titleOf({ title }: FieldColumn): { title: string; titleEn: string } {
  return { title: title.zh, titleEn: title.en }
}

/** Eighteen characters; digits that a table program took for a number have lost their end. */
function code(cell: Cell): CellValue {
  const written = visible(cell.text).trim()
  if (emptyWords.test(written)) return {}
  const normal = normalCode(written)
  const details = { text: quoted(written) }
  if (cell.kind === 'number' && normal.length >= 16) return problem('codeScientific', details)
  const fault = codeFault(normal)
  if (fault === undefined)
    return normal === written
      ? { value: normal }
      : { value: normal, remark: { code: 'codeNormalised', details: { ...details, code: normal } } }
  return codeProblem(fault, normal, details)
}

function codeProblem(
  fault: NonNullable<ReturnType<typeof codeFault>>,
  normal: string,
  details: { text: string },
): CellValue {
  switch (fault) {
    case 'empty':
      return {}
    case 'scientific':
      return problem('codeScientific', details)
    case 'length':
      return problem('codeLength', { ...details, length: normal.length })
    case 'character': {
      const sign = [...normal].find((each) => !/[0-9A-HJ-NPQRTUWXY]/.test(each)) ?? ''
      return problem('codeCharacter', { ...details, sign })
    }
    default:
      return problem('codeCheck', { ...details, expected: checkCharacter(normal) })
  }
}

function day(column: FieldColumn, cell: Cell, end: 'first' | 'last'): CellValue {
  const written = writtenDay(cell, end)
  if (written.kind === 'missing') return {}
  if (written.kind === 'endless')
    return end === 'last' ? { value: ENDLESS } : problem('noDay', { text: quoted(cell.text) })
  if (written.kind === 'fault') return problem(written.fault, { text: quoted(cell.text) })
  if (written.mark !== 'monthOnly') return { value: written.day }
  const details = { ...titleOf(column), text: quoted(cell.text), day: written.day }
  return { value: written.day, remark: { code: 'monthOnly', details } }
}

function month(cell: Cell): CellValue {
  const written = writtenMonth(cell)
  if (written.kind === 'day') return { value: written.day }
  if (written.kind === 'missing') return {}
  return problem(written.kind === 'fault' ? written.fault : 'noDay', { text: quoted(cell.text) })
}

function year(cell: Cell): CellValue {
  const written = writtenYear(cell)
  if (written !== undefined) return { value: String(written) }
  return emptyWords.test(cell.text) ? {} : problem('noDay', { text: quoted(cell.text) })
}

const yes = /^(是|有|√|✓|✔|☑|y|yes|true|1|对|符合)$/i
const no = /^(否|无|×|✗|✘|☒|x|n|no|false|0|非|不是|没有|不符合)$/i

function yesNo(column: FieldColumn, cell: Cell): CellValue {
  const written = plain(cell.text)
  if (yes.test(written)) return { value: '是' }
  if (no.test(written)) return { value: '否' }
  if (emptyWords.test(written) || /^[□☐]$/.test(written)) return {}
  return problem('notYesNo', { ...titleOf(column), text: quoted(cell.text) })
}

const lookups = new WeakMap<FieldColumn, ReadonlyMap<string, string>>()

function lookupOf(column: FieldColumn): ReadonlyMap<string, string> {
  const before = lookups.get(column)
  if (before !== undefined) return before
  const made = new Map<string, string>()
  for (const { value, words } of column.choices ?? [])
    for (const word of [value, ...words]) {
      const bare = bareWord(word)
      if (!made.has(bare)) made.set(bare, value)
    }
  lookups.set(column, made)
  return made
}

function bareWord(word: string): string {
  return plain(word)
    .replace(/[“”"'()、,·《》]/g, '')
    .toLowerCase()
}

const readChoices = new WeakMap<FieldColumn, Map<string, CellValue>>()

/** The same few words stand in tens of thousands of cells: each is looked up once. */
function choice(column: FieldColumn, { text: written }: Cell): CellValue {
  const known = readChoices.get(column) ?? new Map<string, CellValue>()
  const before = known.get(written)
  if (before !== undefined) return before
  const read = choiceOf(column, visible(written).trim())
  if (known.size < 1000) readChoices.set(column, known.set(written, read))
  return read
}

function choiceOf(column: FieldColumn, written: string): CellValue {
  if (emptyWords.test(written)) return {}
  if (actsAsFormula(written)) return problem('formulaText')
  const found = chosen(column, written)
  if (found !== undefined) return { value: found }
  if (column.open === true || isFree(column)) return text(column, written)
  if (column.unlisted !== undefined) return unlisted(column, written)
  const choices = (column.choices ?? []).slice(0, 8).map(({ words, value }) => words[0] ?? value)
  return problem('notAChoice', {
    ...titleOf(column),
    text: quoted(written),
    choices: choices.join('、'),
  })
}

/** A district that has named no places yet has no list to hold words against. */
function isFree({ unlisted: what, choices = [] }: FieldColumn): boolean {
  return what !== undefined && choices.length === 0
}

/** A place waits for a person; a line of business stays out of its row. */
function unlisted(column: FieldColumn, written: string): CellValue {
  const { value = '', problem: fault } = text(column, written)
  if (fault !== undefined) return { problem: fault }
  const details = { ...titleOf(column), text: value }
  if (column.unlisted === 'left') return { remark: { code: 'industryUnknown', details } }
  const near = nearPlace(
    (column.choices ?? []).map((each) => each.value),
    plain(value),
  )
  return problem('placeUnknown', near === undefined ? details : { ...details, near })
}

/** 西澜 is 西澜镇; 3484 金属制造 is 3484; a word is never taken for the nearest other one. */
function chosen(column: FieldColumn, written: string): string | undefined {
  const lookup = lookupOf(column)
  const bare = bareWord(written)
  const known = lookup.get(bare)
  if (known !== undefined) return known
  if (column.field === 'industry') {
    const digits = /^[A-T]?(\d{2,4})(?!\d)/i.exec(bare)?.[1]
    return digits === undefined ? undefined : lookup.get(digits)
  }
  if (column.unlisted !== 'asked') return undefined
  return lookup.get(`${bare}镇`) ?? lookup.get(`${bare}街道`) ?? lookup.get(`${bare}园区`)
}

function quantity(column: FieldColumn, cell: Cell, unit: string | undefined): CellValue {
  if (cell.mergedFrom !== undefined)
    return problem('mergedValue', { ...titleOf(column), from: cell.mergedFrom })
  const kept = column.unit ?? ''
  const simple = cell.raw === undefined && plainDigits.test(cell.text)
  const number = simple ? undefined : writtenNumber(cell)
  if (number?.kind === 'missing') return {}
  if (number?.kind === 'fault') return numberProblem(column, cell, number.fault)
  const written = number === undefined ? cell.text : number.value
  if (unit === UNSAID && number?.unit === undefined && !/^-?0(\.0+)?$/.test(written))
    return problem('moneyUnit', { ...titleOf(column), text: quoted(cell.text) })
  const from = number?.unit === undefined ? saidUnit(unit, kept) : unitOf(number.unit)
  const value = inKeptUnit(written, from, kept)
  if (value === undefined)
    return problem('wrongUnit', {
      ...titleOf(column),
      text: quoted(cell.text),
      unit: from,
      expected: kept,
    })
  if (value.startsWith('-') && column.signed !== true)
    return problem('negative', { ...titleOf(column), text: quoted(cell.text) })
  if (column.most !== undefined && exact(value).greaterThan(column.most))
    return problem('aboveMost', { ...titleOf(column), text: quoted(cell.text), most: column.most })
  return { value, ...remarkOf(column, { cell, number, unit: from }) }
}

function saidUnit(unit: string | undefined, kept: string): string {
  return unit === undefined || unit === UNSAID ? kept : unit
}

/** 约 and a bracket behind a number are told: the value that is kept is more exact than what was written. */
function remarkOf(
  column: FieldColumn,
  { cell, number, unit }: { cell: Cell; number: WrittenNumber | undefined; unit: string },
): Pick<CellValue, 'remark'> {
  if (number?.kind !== 'value' || number.marks.length === 0) return {}
  const said = /^[人项家个件户名次年分位]?$/.test(unit) ? '' : unit
  const details = { ...titleOf(column), text: quoted(cell.text), value: number.value + said }
  if (number.marks.includes('approximate')) return { remark: { code: 'approximate', details } }
  if (!number.marks.includes('remarkDropped')) return {}
  return { remark: { code: 'bracketLeft', details: { ...details, bracket: number.remark ?? '' } } }
}

function numberProblem(column: FieldColumn, cell: Cell, fault: NumberFault): CellValue {
  if (fault === 'cachedError' || fault === 'formulaText')
    return problem(fault, { text: quoted(cell.text) })
  return problem('notANumber', { ...titleOf(column), text: quoted(cell.text) })
}
