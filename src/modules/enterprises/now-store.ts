import { setImmediate as letGo } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import { columnRows } from './block-store.ts'
import { type Aliases, chunked, firmsCounted, firmsToldOnce, type Wanted } from './fact-store.ts'
import { sectionRanges } from './industry.ts'
import type { Firm } from './schema.ts'
import { pinyinOf, searchedText } from './search-words.ts'

declare module '../../server/tables.ts' {
  interface Tables {
    enterprise_now: {
      district: string
      code: string
      name: string
      former_names: string[]
      town: string
      park: string
      administration: string
      presence: Firm['presence']
      presence_since: string | null
      industry: string
      section: string
      segment: string
      branch_of: string
      founded: string | null
      above_size: boolean | null
      address: string
    }
    enterprise_words: {
      district: string
      code: string
      names: string
      codes: string
      pinyin: string
    }
  }
}

/** Registers are written one act at a time, so that what is kept ready never misses another's row. */
export async function lockFirms(db: Database, { district }: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('firms ' || ${district}, 0))`.execute(db)
}

/** Much is sorted at once: more memory than a question of a page is given, for this transaction. */
export async function spareMemory(db: Database): Promise<void> {
  await sql`select set_config('work_mem', '96MB', true)`.execute(db)
}

export type Places = { towns: string[]; parks: string[] }

/** Towns and parks in which more than two firms stand, those of most firms first. */
export async function placesOf(db: Database, { district }: Scope): Promise<Places> {
  const standing = (column: 'town' | 'park') => sql`
    select ${column}::text as kind, ${sql.ref(column)} as value, count(*) as firms
    from enterprise_now where district = ${district} and ${sql.ref(column)} <> ''
    group by ${sql.ref(column)} having count(*) > 2`
  const { rows } = await sql<{ kind: string; value: string }>`
    select kind, value from (${standing('town')} union all ${standing('park')}) each
    order by firms desc, value limit 500`.execute(db)
  const of = (wanted: string) =>
    rows.filter(({ kind }) => kind === wanted).map(({ value }) => value)
  return { towns: of('town'), parks: of('park') }
}

/** Whether any firm stands or ever stood in a town of this name, and whether no firm is known at all. */
export async function townTold(
  db: Database,
  { district }: Scope,
  town: string,
): Promise<{ isNamed: boolean; isEmpty: boolean }> {
  const { rows } = await sql<{ isNamed: boolean; isEmpty: boolean }>`
    select exists (select 1 from enterprise_now where district = ${district} and town = ${town})
        or exists (select 1 from fact_line cross join lateral unnest(kinds, told) f (kind, value)
          where district = ${district} and f.kind = 'town' and f.value = ${town}) as "isNamed",
      not exists (select 1 from enterprise_now where district = ${district}) as "isEmpty"`.execute(
    db,
  )
  return rows[0] ?? { isNamed: false, isEmpty: true }
}

/** Takes these codes out of `enterprise_now` and writes what counts of them now in their place. */
export async function keepFirms(
  db: Database,
  { district }: Scope,
  wanted: Wanted,
): Promise<Named[]> {
  for (const table of ['enterprise_now', 'enterprise_words'])
    await sql`delete from ${sql.table(table)}
      where district = ${district} and code = any(${wanted.codes})`.execute(db)
  const once = await insertFirms(db, district, firmsToldOnce(district, wanted))
  const known = new Set(once.map(({ code }) => code))
  const codes = wanted.codes.filter((code) => !known.has(code))
  if (codes.length === 0) return once
  const others = await insertFirms(db, district, firmsCounted(district, { ...wanted, codes }))
  return [...once, ...others]
}

async function insertFirms(
  db: Database,
  district: string,
  firms: RawBuilder<Firm>,
): Promise<Named[]> {
  const { rows } = await sql<Named>`
    insert into enterprise_now (district, code, name, former_names, town, park, administration,
      presence, presence_since, industry, section, segment, branch_of, founded, above_size, address)
    select ${district}, code, name, "formerNames", town, park, administration, presence,
      "presenceSince", industry, ${sectionOfCode(sql`industry`)}, segment, "branchOf", founded,
      "aboveSize", address
    from (${firms}) firm
    returning code, name, former_names as "formerNames"`.execute(db)
  return rows
}

/** Firms whose words are made before others are let in: some milliseconds. */
const WORDED_AT_ONCE = 500

/** Writes by which words these firms are found; `keepFirms` took away what stood there. */
export async function keepWords(
  db: Database,
  { district }: Scope,
  { firms, aliases }: { firms: readonly Named[]; aliases: Aliases },
): Promise<void> {
  const others = new Map<string, string[]>()
  for (const [other, root] of aliases) others.set(root, [...(others.get(root) ?? []), other])
  for (const part of chunked(firms)) {
    const words: Words[] = []
    for (const some of chunked(part, WORDED_AT_ONCE)) {
      words.push(...some.map((firm) => wordsOf(firm, others.get(firm.code) ?? [])))
      // A statement is on its way only when this thread has let go once.
      await letGo()
    }
    await insertWords(db, district, words)
  }
}

/** `sectionOf` for the database: the twin of the question asked of one firm. */
function sectionOfCode(industry: RawBuilder<unknown>): RawBuilder<string> {
  const division = sql`left(${industry}, 2) collate "C"`
  const cases = sectionRanges().map(
    ({ section, first, last }) =>
      sql`when ${division} between ${sql.lit(first)} and ${sql.lit(last)} then ${sql.lit(section)}`,
  )
  return sql`case when ${industry} !~ '^[0-9][0-9]' then '' ${sql.join(cases, sql` `)} else '' end`
}

type Named = Pick<Firm, 'code' | 'name' | 'formerNames'>
type Words = ReturnType<typeof wordsOf>

async function insertWords(db: Database, district: string, words: readonly Words[]): Promise<void> {
  const column = (value: (each: Words) => string) => columnRows(words.map(value))
  await sql`
    insert into enterprise_words (district, code, names, codes, pinyin)
    select ${district}, code, names, codes, pinyin
    from rows from (${column(({ code }) => code)}, ${column((each) => each.names)},
      ${column((each) => each.codes)}, ${column(({ pinyin }) => pinyin)}
    ) as r (code, names, codes, pinyin)`.execute(db)
}

function wordsOf({ code, name, formerNames }: Named, others: readonly string[]) {
  const names = [name, ...formerNames]
  return {
    code,
    names: searchedText(names),
    codes: searchedText([code, ...others]),
    pinyin: pinyinOf(names),
  }
}
