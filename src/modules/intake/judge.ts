import type { RegisterName } from '../registers/schema.ts'
import type { Draft } from './draft.ts'
import type { DraftTable } from './draft-row.ts'
import { kindsOfOtherDays } from './firm-then.ts'
import { judgeCertificates } from './judge-certificates.ts'
import { judgeChanges } from './judge-changes.ts'
import { judgeEnterprises } from './judge-enterprises.ts'
import { judgeEntries } from './judge-entries.ts'
import type { Case, JudgedRow } from './judged.ts'
import type { Catalogue } from './kind.ts'
import { figuresIn, type Known, type KnownFigures, type Wanted } from './known.ts'
import type { IntakeOptions } from './schema.ts'

export type JudgeInput = {
  draft: Draft
  known: Known
  options: IntakeOptions
  today: string
  catalogue: Catalogue
}

/** Every row of a draft laid beside what the registers hold, in the order of the file. */
export function judged(input: JudgeInput): Iterable<JudgedRow> {
  const { draft, known, options, today, catalogue } = input
  const papers = grouped(known.papers, ({ code, year }) => `${code} ${year}`)
  const told = grouped(known.told, ({ code, kind }) => `${code} ${kind}`)
  const figuresOf = (code: string, year: number): KnownFigures | undefined => {
    const told = papers.get(`${code} ${year}`)
    return told === undefined ? undefined : figuresIn(told)
  }
  const given: Case = {
    ...{ draft, known, options, today, edition: catalogue.edition, figuresOf, told },
    firms: new Map(Object.entries(known.firms)),
    named: new Map(Object.entries(known.named)),
  }
  const { id } = draft.kind
  if (id === 'enterprises') return judgeEnterprises(given)
  if (id === 'certificates') return judgeCertificates(given, catalogue.titles)
  if (id === 'certificateChanges') return judgeChanges(given)
  return judgeEntries(given, id satisfies RegisterName)
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const others = groups.get(key)
    if (others === undefined) groups.set(key, [row])
    else others.push(row)
  }
  return groups
}

/** What must be known before a draft can be judged. */
export function wantedBy(draft: Draft, options: IntakeOptions, today: string): Wanted {
  const { rows, kind } = draft
  const years = new Set<string | number>()
  const numbers = new Set<string>()
  const keys = new Set<string>()
  for (const { table, year = table.year ?? options.year, number, key } of rows) {
    if (year !== undefined) years.add(year)
    if (number !== undefined) numbers.add(number)
    if (key !== undefined) keys.add(key)
  }
  const fields = new Set(tablesOf(draft).flatMap(({ at }) => [...at.keys()]))
  for (const field of fields) {
    const own = field.split('@')[1]
    if (own !== undefined) years.add(own)
  }
  const all = [...years].map(Number).flatMap((year) => [year, year - 1])
  return {
    firms: rows.flatMap(({ code, firm, other }) => [
      { code, name: firm },
      ...(other === undefined ? [] : [other]),
    ]),
    years: kind.id === 'enterprises' ? [...new Set(all)] : [],
    numbers: [...numbers],
    keys: [...keys],
    kinds:
      kind.id === 'enterprises'
        ? kindsOfOtherDays(filledOf(draft), { options, today, isYearly: years.size > 0 })
        : [],
  }
}

/** Fields in which at least one row says something: templates have columns for everything. */
function filledOf(draft: Draft): ReadonlySet<string> {
  const filled = new Set<string>()
  for (const table of tablesOf(draft))
    for (const [field, column] of table.at)
      if (draft.rows.some((row) => row.table === table && row.cells.cells[column] !== undefined))
        filled.add(field)
  return filled
}

function tablesOf({ rows }: Draft): DraftTable[] {
  return [...new Set(rows.map(({ table }) => table))]
}
