/** A cell of a table as a fact of a field; what is empty or says so is unknown. */

import type { Facts } from '../../rules/judge/facts.ts'
import type { Field, Version } from '../../rules/meaning/version.ts'
import type { Mapped } from './table-columns.ts'

export type GivenCell = Mapped & { readonly text: string }

const unknown = new Set(['', '-', '—', '/', '?', '未知', '不详', '无数据', 'n/a', 'na', 'null'])
const yes = new Set(['是', '有', '√', '✓', 'true', 'yes', 'y', '1'])
const no = new Set(['否', '无', '×', 'false', 'no', 'n', '0'])
const results: Readonly<Record<string, string>> = {
  符合: 'met',
  不符合: 'unmet',
  待定: 'undetermined',
}

/** The facts of one row for one version, keyed by its field names. */
export function rowFacts(version: Version, cells: readonly GivenCell[], latest: number): Facts {
  const byColumn = new Map(cells.map((cell) => [cell.target.column, cell]))
  const facts: Record<string, unknown> = {}
  for (const { kind, column, field: name, year } of version.inputs) {
    const cell = kind === 'field' ? byColumn.get(column) : undefined
    const field = version.fields.find((each) => each.name === name)
    const fact = cell === undefined || field === undefined ? undefined : cellFact(field, cell)
    if (fact === undefined) continue
    if (year === null) facts[name] = fact
    else facts[name] = { ...Object(facts[name]), [String(latest - Math.abs(year))]: fact }
  }
  return facts
}

export function cellFact({ type }: Field, { text, unit }: GivenCell): unknown {
  const plain = text.normalize('NFKC').trim()
  if (unknown.has(plain.toLowerCase())) return undefined
  if (plain === '不适用') return { notApplicable: true }
  if (type === 'bool' || type === 'certificate') return truthOf(plain)
  if (type === 'result') return resultOf(plain)
  if (type === 'category' || type === 'code') return plain
  return type === 'date' ? dateText(plain) : numberOf(plain.replace(/,/g, ''), unit)
}

/** What is neither yes nor no stays as it is, to be refused by its words. */
function truthOf(text: string): unknown {
  const word = text.toLowerCase()
  return yes.has(word) ? true : no.has(word) ? false : text
}

function resultOf(text: string): unknown {
  const truth = truthOf(text)
  if (typeof truth === 'boolean') return truth ? 'met' : 'unmet'
  return results[text] ?? text
}

/** A number in the heading's unit, or a range of two. */
function numberOf(text: string, unit: string | null): unknown {
  const ended = (digits: string) =>
    unit !== null && /[\d.]$/.test(digits) ? `${digits}${unit}` : digits
  const range = /^(\d[\d.]*)[-—~至](\d[\d.]*)$/.exec(text)
  return range === null ? ended(text) : { between: [ended(range[1] ?? ''), ended(range[2] ?? '')] }
}

/** 2024/3/1, 2024.3.1 and 2024年3月1日 as 2024-03-01. */
function dateText(text: string): string {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (match === null) return text
  const [, year = '', month = '', day = ''] = match
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
