import type { RegisterName } from '../registers/schema.ts'
import type { Draft } from './draft.ts'
import { judgeCertificates } from './judge-certificates.ts'
import { judgeChanges } from './judge-changes.ts'
import { judgeEnterprises } from './judge-enterprises.ts'
import { judgeEntries } from './judge-entries.ts'
import type { Case, JudgedRow } from './judged.ts'
import type { Catalogue } from './kind.ts'
import { figuresIn, type Known, type KnownFigures, type KnownPaper, type Wanted } from './known.ts'
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
  const papers = new Map<string, KnownPaper[]>()
  for (const paper of known.papers) {
    const key = `${paper.code} ${paper.year}`
    const others = papers.get(key)
    if (others === undefined) papers.set(key, [paper])
    else others.push(paper)
  }
  const figuresOf = (code: string, year: number): KnownFigures | undefined => {
    const told = papers.get(`${code} ${year}`)
    return told === undefined ? undefined : figuresIn(told)
  }
  const given: Case = {
    ...{ draft, known, options, today, edition: catalogue.edition, figuresOf },
    firms: new Map(Object.entries(known.firms)),
    named: new Map(Object.entries(known.named)),
  }
  const { id } = draft.kind
  if (id === 'enterprises') return judgeEnterprises(given)
  if (id === 'certificates') return judgeCertificates(given, catalogue.titles)
  if (id === 'certificateChanges') return judgeChanges(given)
  return judgeEntries(given, id satisfies RegisterName)
}

/** What must be known before a draft can be judged. */
export function wantedBy({ rows, kind }: Draft, options: IntakeOptions): Wanted {
  const years = new Set<string | number>()
  const numbers = new Set<string>()
  const keys = new Set<string>()
  for (const { table, year = table.year ?? options.year, number, key } of rows) {
    if (year !== undefined) years.add(year)
    if (number !== undefined) numbers.add(number)
    if (key !== undefined) keys.add(key)
  }
  for (const { at } of new Set(rows.map(({ table }) => table)))
    for (const key of at.keys()) {
      const own = key.split('@')[1]
      if (own !== undefined) years.add(own)
    }
  const all = [...years].map(Number).flatMap((year) => [year, year - 1])
  return {
    firms: rows.map(({ code, firm }) => ({ code, name: firm })),
    years: kind.id === 'enterprises' ? [...new Set(all)] : [],
    numbers: [...numbers],
    keys: [...keys],
  }
}
