import { type Generated, type RawBuilder, sql } from 'kysely'
import type { New, SourceClass } from '../../base/recorded.ts'
import type { Source } from '../../base/source.ts'
import { countsAt } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'
import { factLines, isToldTogether, numbersOf } from './fact-line.ts'
import type { EnterpriseFact, FactKind, Firm, Resolution } from './schema.ts'

/** What every appended row of a register carries, as the database holds it. */
export type RecordedColumns = {
  district: string
  id: Generated<string>
  source: Source
  source_class: SourceClass
  recorded_at: string
  recorded_by: string
  recorded_account: string | null
  supersedes: string | null
  reason: string
  import_id: string | null
}
/** Who enters rows, and when. */
export type Stamp = { now: string; name: string; account: string | undefined }
/** The day spoken of, and the moment as known at. */
export type When = { day: string; asOf: string }
/** Which codes go by which: `rootsOf`. */
export type Aliases = ReadonlyMap<string, string>

declare module '../../server/tables.ts' {
  interface Tables {
    fact_line: RecordedColumns & {
      code: string
      kinds: FactKind[]
      told: string[]
      details: string[]
      since: string[]
    }
    resolution: RecordedColumns & { code: string; other: string; decision: Resolution['decision'] }
  }
}

/** Rows that travel to the database as one text. */
const CHUNK = 5000

export function chunked<T>(rows: readonly T[], size = CHUNK): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  )
}

/** Rows as one JSON text, each with its place. */
export function inOrder(rows: readonly object[]): string {
  return JSON.stringify(rows.map((row, at) => ({ ...row, at })))
}

/** The columns of `Recorded` out of a recordset `r`, with the stamp of whoever enters. */
export const recordedValues = (stamp: Stamp) => sql`
  r.source, r."sourceClass", ${stamp.now}::timestamptz, ${stamp.name}::text,
  ${stamp.account ?? null}::text, r.supersedes, r.reason, r."importId"`
export const recordedNames = sql`source, source_class, recorded_at, recorded_by,
  recorded_account, supersedes, reason, import_id`
export const recordedShape = sql`source jsonb, "sourceClass" text, supersedes bigint,
  reason text, "importId" bigint`

/** Appends facts and answers their numbers in the same order. */
export async function insertFacts(
  db: Database,
  { district }: Scope,
  { rows, stamp }: { rows: readonly New<EnterpriseFact>[]; stamp: Stamp },
): Promise<string[]> {
  const ids: string[] = []
  for (const chunk of chunked(factLines(rows, isToldTogether))) {
    const lines = chunk.map((line) => ({
      ...line[0],
      kinds: line.map(({ kind }) => kind),
      told: line.map(({ value }) => value),
      details: line.map(({ detail }) => detail),
      since: line.map(({ validFrom }) => validFrom),
    }))
    const inserted = await sql<{ id: string; count: number }>`
      insert into fact_line (district, code, kinds, told, details, since, ${recordedNames})
      select ${district}, r.code, r.kinds, r.told, r.details, r.since, ${recordedValues(stamp)}
      from jsonb_to_recordset(${inOrder(lines)}::jsonb) as r (at int, code text, kinds text[],
        told text[], details text[], since date[], ${recordedShape})
      order by r.at returning id, cardinality(kinds) as count`.execute(db)
    for (const { id, count } of inserted.rows) ids.push(...numbersOf(id, count))
  }
  return ids
}

export async function insertResolutions(
  db: Database,
  { district }: Scope,
  { rows, stamp }: { rows: readonly New<Resolution>[]; stamp: Stamp },
): Promise<string[]> {
  const inserted = await sql<{ id: string }>`
    insert into resolution (district, code, other, decision, ${recordedNames})
    select ${district}, r.code, r.other, r.decision, ${recordedValues(stamp)}
    from jsonb_to_recordset(${inOrder(rows)}::jsonb) as r (at int, code text, other text,
      decision text, ${recordedShape})
    order by r.at returning id`.execute(db)
  return inserted.rows.map(({ id }) => id)
}

/** The decisions that count at a moment, oldest first. */
export async function decisionsAt(
  db: Database,
  { district }: Scope,
  asOf: string,
): Promise<Pick<Resolution, 'code' | 'other' | 'decision'>[]> {
  const { rows } = await sql<Pick<Resolution, 'code' | 'other' | 'decision'>>`
    select r.code, r.other, r.decision from resolution r
    where r.district = ${district} and ${countsAt('resolution', 'r', asOf)}
    order by r.recorded_at, r.id`.execute(db)
  return rows
}

/** The two lists of an alias table, to join with. */
export function aliasRows(aliases: Aliases): RawBuilder<unknown> {
  return sql`unnest(${[...aliases.keys()]}::text[], ${[...aliases.values()]}::text[])`
}

export type Wanted = { codes: readonly string[]; aliases: Aliases; when: When }

/**
 * What counts of each of these firms on a day, as known at a moment. `codes` holds every code that is
 * read as one of them. The segment has two places, main and secondary; every other kind has one.
 */
export async function firmsOf(db: Database, { district }: Scope, wanted: Wanted): Promise<Firm[]> {
  const { rows } = await sql<Firm>`select * from (${firmsCounted(district, wanted)}) firm`.execute(
    db,
  )
  return rows
}

/** The same as a question that the database can put into its own tables. */
export function firmsCounted(
  district: string,
  { codes, aliases, when: { day, asOf } }: Wanted,
): RawBuilder<Firm> {
  const one = (kind: FactKind, part = '') =>
    sql`coalesce(max(value) filter (where kind = ${kind} and part = ${part} and newest), '')`
  // A name recorded twice is one former name; the name of today is none.
  const others = sql`array(select other from unnest(former) with ordinality each (other, place)
    where other <> name group by other order by min(place))`
  return sql<Firm>`
    select code, name, case when former = '{}' then former else ${others} end as "formerNames",
      address, town, park, administration, presence, "presenceSince", industry, segment, "branchOf",
      nullif(founded, '')::date as founded,
      case size when 'yes' then true when 'no' then false end as "aboveSize"
    from (
      select code, ${one('name')} as name,
        coalesce(array_agg(value order by valid_from)
          filter (where kind = 'name' and not newest and value <> ''), '{}') as former,
        ${one('address')} as address, ${one('town')} as town, ${one('park')} as park,
        ${one('administration')} as administration, ${one('presence')} as presence,
        max(valid_from) filter (where kind = 'presence' and newest) as "presenceSince",
        ${one('industry')} as industry, ${one('segment', 'main')} as segment,
        ${one('branchOf')} as "branchOf", ${one('founded')} as founded, ${one('aboveSize')} as size
      from (
        select district, code, kind, value, valid_from, part,
          row_number() over (partition by code, kind, part
            order by valid_from desc, recorded_at desc, id desc) = 1 as newest
        from (
          select f.district, coalesce(a.root, f.code) collate "C" as code, f.kind, f.value,
            case when f.kind = 'segment' then f.detail else '' end collate "C" as part,
            f.valid_from, f.recorded_at, f.id
          from enterprise_fact f
          left join ${aliasRows(aliases)} a (other, root) on a.other = f.code
          where f.district = ${district} and f.code = any(${codes})
            and ${countsAt('fact_line', 'f', asOf)}
          -- Taken out of their lines before they are sorted, and before one of them is looked at.
          offset 0
        ) told where district = ${district} and valid_from <= ${day}
      ) fact where district = ${district} group by code
    ) each order by code`
}

/**
 * The same of those firms alone of which one line told everything, each kind once: most firms that a list brings.
 * Nothing has to be taken apart, sorted and put together for them.
 */
export function firmsToldOnce(
  district: string,
  { codes, aliases, when: { day, asOf } }: Wanted,
): RawBuilder<Firm> {
  const place = (kind: FactKind) => sql`array_position(l.kinds, ${kind}::text)`
  const one = (kind: FactKind) => sql`coalesce(l.told[${place(kind)}], '')`
  const segment = sql`case l.details[${place('segment')}] when 'main' then ${one('segment')} else '' end`
  return sql<Firm>`
    select l.code, ${one('name')} as name, '{}'::text[] as "formerNames",
      ${one('address')} as address, ${one('town')} as town, ${one('park')} as park,
      ${one('administration')} as administration, ${one('presence')} as presence,
      l.since[${place('presence')}] as "presenceSince", ${one('industry')} as industry,
      ${segment} as segment, ${one('branchOf')} as "branchOf",
      nullif(${one('founded')}, '')::date as founded,
      case ${one('aboveSize')} when 'yes' then true when 'no' then false end as "aboveSize"
    from (
      -- What takes the place of a fact stands under the same code, and is a line more.
      select l.*, count(*) over (partition by l.code) as lines
      from fact_line l where l.district = ${district} and l.code = any(${codes})
    ) l
    where l.district = ${district} and l.lines = 1 and not l.code = any(${[...aliases].flat()}::text[])
      and l.supersedes is null and ${day}::date >= all(l.since) and ${countsAt('fact_line', 'l', asOf)}
      and l.facts = cardinality(array(select distinct unnest(l.kinds)))`
}

/** Every code that any fact or filing speaks of. */
export async function allCodes(db: Database, { district }: Scope): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from fact_line where district = ${district}
    union select code from filing where district = ${district} order by 1`.execute(db)
  return rows.map(({ code }) => code)
}

/** Codes under which any of these names was ever recorded. */
export async function codesNamed(
  db: Database,
  { district }: Scope,
  { names, asOf }: { names: readonly string[]; asOf: string },
): Promise<{ name: string; code: string }[]> {
  const { rows } = await sql<{ name: string; code: string }>`
    select distinct l.told[1] as name, l.code from fact_line l
    where l.district = ${district} and l.kinds[1] = 'name' and l.told[1] = any(${names})
      and ${countsAt('fact_line', 'l', asOf)}`.execute(db)
  return rows
}
