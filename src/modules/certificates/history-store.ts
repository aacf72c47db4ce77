import { sql } from 'kysely'
import { countsAt } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'
import { membersOf } from '../enterprises/code-aliases.ts'
import type { Presence } from '../enterprises/schema.ts'
import { grouped } from './grouped.ts'
import type { FirmHistory, Since, Term } from './history.ts'
import type { CertificateEvent } from './schema.ts'
import { eventsOf } from './store.ts'

/** Code that goes → code that stays. */
type Aliases = ReadonlyMap<string, string>

export type Looked = {
  asOf: string
  aliases: Aliases
  titles: readonly string[]
  /** Every code that is read as one of the firms; all firms when absent. */
  codes?: readonly string[]
}

type TermRow = Omit<Term, 'changes'> & { code: string }

/** The histories of firms that hold or held one of the titles, as known at a moment. */
export async function histories(
  db: Database,
  scope: Scope,
  { asOf, aliases, titles, codes }: Looked,
): Promise<FirmHistory[]> {
  const { rows: terms } = await sql<TermRow>`
    select c.code, c.id as certificate, c.title, c.award, c.valid_from as "from",
      c.valid_to as "to", coalesce(c.issued_on, c.valid_from) as recognised
    from certificate c
    where c.district = ${scope.district} and c.title = any(${[...titles]}::text[])
      ${codes === undefined ? sql`` : sql`and c.code = any(${[...codes]}::text[])`}
      and ${countsAt('certificate', 'c', asOf)}`.execute(db)
  const holders = [...new Set(terms.map(({ code }) => code))]
  const [events, facts] = await Promise.all([
    eventsOf(db, scope, { asOf, certificates: terms.map(({ certificate }) => certificate) }),
    factsOf(db, scope, { asOf, codes: membersOf(holders, aliases) }),
  ])
  return joined({ terms, events, facts, aliases })
}

type FactRow = { code: string; kind: string; value: string; from: string }

async function factsOf(
  db: Database,
  scope: Scope,
  { asOf, codes }: { asOf: string; codes: readonly string[] },
): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select f.code, f.kind, f.value, f.valid_from as "from"
    from enterprise_fact f
    where f.district = ${scope.district} and f.code = any(${[...codes]}::text[])
      and f.kind in ('presence', 'branchOf', 'town') and ${countsAt('fact_line', 'f', asOf)}
    order by f.valid_from, f.recorded_at, f.id`.execute(db)
  return rows
}

type Parts = {
  terms: readonly TermRow[]
  events: readonly CertificateEvent[]
  facts: readonly FactRow[]
  aliases: Aliases
}

/** Rows of codes that are one firm come together under the code that stays. */
function joined({ terms, events, facts, aliases }: Parts): FirmHistory[] {
  const root = ({ code }: { code: string }) => aliases.get(code) ?? code
  const factsByFirm = grouped(facts, root)
  const changes = grouped(events, ({ certificate }) => certificate)
  return [...grouped(terms, root)].map(([code, own]) => {
    const known = factsByFirm.get(code) ?? []
    const of = (kind: string): Since<string>[] =>
      known.filter((each) => each.kind === kind).map(({ from, value }) => ({ from, value }))
    return {
      code,
      terms: own.map(({ code: _, ...term }) => ({
        ...term,
        changes: (changes.get(term.certificate) ?? []).map(({ effectiveOn: on, kind }) => ({
          on,
          kind,
        })),
      })),
      presence: of('presence') as Since<Presence>[],
      branch: of('branchOf'),
      town: of('town'),
    }
  })
}
