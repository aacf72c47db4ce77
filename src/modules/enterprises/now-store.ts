import { sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import { type Aliases, chunked } from './fact-store.ts'
import type { Firm } from './schema.ts'
import { pinyinOf, searchTokens } from './search-words.ts'

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
      segment: string
      branch_of: string
      founded: string | null
      above_size: boolean | null
      address: string
      pinyin: string
      search: string
    }
  }
}

/** Registers are written one act at a time, so that what is kept ready never misses another's row. */
export async function lockFirms(db: Database, { district }: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('firms ' || ${district}, 0))`.execute(db)
}

/** Takes these codes out of `enterprise_now` and writes these firms in their place. */
export async function keepFirms(
  db: Database,
  { district }: Scope,
  { codes, firms, aliases }: { codes: readonly string[]; firms: readonly Firm[]; aliases: Aliases },
): Promise<void> {
  const others = new Map<string, string[]>()
  for (const [other, root] of aliases) others.set(root, [...(others.get(root) ?? []), other])
  await sql`delete from enterprise_now where district = ${district} and code = any(${codes})`.execute(
    db,
  )
  for (const chunk of chunked(firms)) {
    const rows = chunk.map((firm) => {
      const names = [firm.name, ...firm.formerNames]
      const tokens = searchTokens(names, [firm.code, ...(others.get(firm.code) ?? [])])
      return { ...firm, tokens, pinyin: pinyinOf(names) }
    })
    await sql`
      insert into enterprise_now (district, code, name, former_names, town, park, administration,
        presence, presence_since, industry, segment, branch_of, founded, above_size, address,
        pinyin, search)
      select ${district}, code, name, "formerNames", town, park, administration, presence,
        "presenceSince", industry, segment, "branchOf", founded, "aboveSize", address, pinyin,
        array_to_tsvector(tokens)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (code text, name text,
        "formerNames" text[], town text, park text, administration text, presence text,
        "presenceSince" date, industry text, segment text, "branchOf" text, founded date,
        "aboveSize" boolean, address text, pinyin text, tokens text[])`.execute(db)
  }
}

const firmColumns = sql`code, name, former_names as "formerNames", address, town, park,
  administration, presence, presence_since as "presenceSince", industry, segment,
  branch_of as "branchOf", founded, above_size as "aboveSize"`

/** The firms of these codes as kept ready. */
export async function firmsNow(
  db: Database,
  { district }: Scope,
  codes: readonly string[],
): Promise<Firm[]> {
  const { rows } = await sql<Firm>`
    select ${firmColumns} from enterprise_now
    where district = ${district} and code = any(${codes}) order by code`.execute(db)
  return rows
}
