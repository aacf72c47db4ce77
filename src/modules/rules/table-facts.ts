/** A cell of a table as a fact of a field; what is empty or says so is unknown. */

import type { Facts } from '../../rules/judge/facts.ts'
import type { Field, Version } from '../../rules/meaning/version.ts'
import type { Mapped } from './table-columns.ts'

const unknown = new Set(['', '-', '—', '/', '?', '未知', '不详', '无数据', 'n/a', 'na', 'null'])
const yes = new Set(['是', '有', '√', '✓', 'true', 'yes', 'y', '1'])
const no = new Set(['否', '无', '×', 'false', 'no', 'n', '0'])
const results: Readonly<Record<string, string>> = {
  符合: 'met',
  不符合: 'unmet',
  待定: 'undetermined',
}

/** The facts of a row for one version, keyed by its field names; `texts` are those of the columns mapped, in order. */
export type RowReader = (texts: readonly string[]) => Facts

/** What a table's columns give a version, looked up once for all of its rows. */
export function rowReader(version: Version, mapped: readonly Mapped[], latest: number): RowReader {
  const places = new Map(mapped.map(({ target }, place) => [target.column, place]))
  const readings = version.inputs.flatMap(({ kind, column, field: name, year }) => {
    const place = kind === 'field' ? places.get(column) : undefined
    const field = version.fields.find((each) => each.name === name)
    if (place === undefined || field === undefined) return []
    const read = remembered((text) => cellFact(field, { text, unit: mapped[place]?.unit ?? null }))
    return [{ name, place, read, year: year === null ? null : String(latest - Math.abs(year)) }]
  })
  return (texts) => {
    const facts: Record<string, unknown> = {}
    const years: Record<string, Record<string, unknown>> = {}
    for (const { name, place, read, year } of readings) {
      const fact = read(texts[place] ?? '')
      if (fact === undefined) continue
      if (year === null) facts[name] = fact
      else {
        const own = years[name] ?? {}
        own[year] = fact
        years[name] = own
        facts[name] = own
      }
    }
    return facts
  }
}

/** Texts that are kept: words recur down a column, figures seldom. */
const MOST_KEPT = 1000

function remembered(read: (text: string) => unknown): (text: string) => unknown {
  const known = new Map<string, unknown>()
  return (text) => {
    if (known.has(text)) return known.get(text)
    const fact = read(text)
    if (known.size < MOST_KEPT) known.set(text, fact)
    return fact
  }
}

type GivenCell = Pick<Mapped, 'unit'> & { readonly text: string }

function cellFact({ type }: Field, { text, unit }: GivenCell): unknown {
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
