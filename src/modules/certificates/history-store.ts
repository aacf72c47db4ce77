import { sql } from 'kysely'
import { countsAt } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'
import type { Presence } from '../enterprises/schema.ts'
import { grouped } from './grouped.ts'
import type { FirmHistory, Since, Term } from './history.ts'

/** Code that goes → code that stays. */
type Aliases = ReadonlyMap<string, string>

export type Looked = {
  asOf: string
  aliases: Aliases
  titles: readonly string[]
  /** Every code that is read as one of the firms; all firms when absent. */
  codes?: readonly string[]
}

type TermRow = Omit<Term, 'changes'> & { code: string; supersedes: string | null }

/** The histories of firms that hold or held one of the titles, as known at a moment. */
export async function histories(
  db: Database,
  scope: Scope,
  { asOf, aliases, titles, codes }: Looked,
): Promise<FirmHistory[]> {
  const { rows: terms } = await sql<TermRow>`
    select c.code, c.id as certificate, c.title, c.award, c.valid_from as "from",
      c.valid_to as "to", coalesce(c.issued_on, c.valid_from) as recognised, c.supersedes
    from certificate c
    where c.district = ${scope.district} and c.title = any(${[...titles]}::text[])
      ${codes === undefined ? sql`` : sql`and c.code = any(${[...codes]}::text[])`}
      and ${countsAt('certificate', 'c', asOf)}`.execute(db)
  const holders = [...new Set(terms.map(({ code }) => code))]
  const [changes, facts] = await Promise.all([
    changesOf(db, scope, { asOf, terms }),
    factsOf(db, scope, {
      asOf,
      codes: [...new Set([...holders, ...mergedInto(holders, aliases)])],
    }),
  ])
  return joined({ terms, changes, facts, aliases })
}

/** Codes that are read as one of these. */
function mergedInto(codes: readonly string[], aliases: Aliases): string[] {
  const roots = new Set(codes.map((code) => aliases.get(code) ?? code))
  return [...aliases].filter(([, root]) => roots.has(root)).flat()
}

type Change = { certificate: string; on: string; kind: 'revoked' | 'restored' }

/** What befell these certificates, and those that they take the place of, in the order of effect. */
async function changesOf(
  db: Database,
  scope: Scope,
  { asOf, terms }: { asOf: string; terms: readonly TermRow[] },
): Promise<Map<string, Change[]>> {
  const { rows } = await sql<Change>`
    select e.certificate, e.effective_on as "on", e.kind
    from certificate_event e
    where e.district = ${scope.district} and ${countsAt('certificate_event', 'e', asOf)}
    order by e.effective_on, e.recorded_at, e.id`.execute(db)
  const changes = grouped(rows, ({ certificate }) => certificate)
  const corrected = terms.filter(({ supersedes }) => supersedes !== null)
  if (corrected.length === 0 || rows.length === 0) return changes
  const before = await earlierRows(db, scope, corrected)
  for (const { certificate, earlier } of before)
    changes.set(
      certificate,
      [...(changes.get(certificate) ?? []), ...(changes.get(earlier) ?? [])].toSorted((a, b) =>
        a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
      ),
    )
  return changes
}

/** Every row that a corrected certificate takes the place of, however often it was corrected. */
async function earlierRows(
  db: Database,
  scope: Scope,
  corrected: readonly TermRow[],
): Promise<{ certificate: string; earlier: string }[]> {
  const ids = corrected.map(({ certificate }) => certificate)
  const { rows } = await sql<{ certificate: string; earlier: string }>`
    with recursive chain as (
      select c.district, c.id as certificate, c.supersedes as earlier from certificate c
      where c.district = ${scope.district} and c.id = any(${ids}::bigint[])
      union all
      select c.district, chain.certificate, c.supersedes from certificate c
      join chain on chain.district = c.district and c.id = chain.earlier
      where c.district = ${scope.district}
    )
    select certificate, earlier from chain
    where district = ${scope.district} and earlier is not null`.execute(db)
  return rows
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
  changes: ReadonlyMap<string, readonly Change[]>
  facts: readonly FactRow[]
  aliases: Aliases
}

/** Rows of codes that are one firm come together under the code that stays. */
function joined({ terms, changes, facts, aliases }: Parts): FirmHistory[] {
  const root = ({ code }: { code: string }) => aliases.get(code) ?? code
  const factsByFirm = grouped(facts, root)
  return [...grouped(terms, root)].map(([code, own]) => {
    const known = factsByFirm.get(code) ?? []
    const of = (kind: string): Since<string>[] =>
      known.filter((each) => each.kind === kind).map(({ from, value }) => ({ from, value }))
    return {
      code,
      terms: own.map(({ code: _, supersedes: __, ...term }) => ({
        ...term,
        changes: changes.get(term.certificate) ?? [],
      })),
      presence: of('presence') as Since<Presence>[],
      branch: of('branchOf'),
      town: of('town'),
    }
  })
}
