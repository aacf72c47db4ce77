import { sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import { type Aliases, chunked } from './fact-store.ts'
import { sectionOf } from './industry.ts'
import type { Firm } from './schema.ts'
import { pinyinOf, searchedText, searchTokens } from './search-words.ts'

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
      words: string
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
  for (const table of ['enterprise_now', 'enterprise_words'])
    await sql`delete from ${sql.table(table)}
      where district = ${district} and code = any(${codes})`.execute(db)
  for (const chunk of chunked(firms)) {
    const rows = chunk.map((firm) => ({ ...firm, section: sectionOf(firm.industry) }))
    await sql`
      insert into enterprise_now (district, code, name, former_names, town, park, administration,
        presence, presence_since, industry, section, segment, branch_of, founded, above_size, address)
      select ${district}, code, name, "formerNames", town, park, administration, presence,
        "presenceSince", industry, section, segment, "branchOf", founded, "aboveSize", address
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (code text, name text,
        "formerNames" text[], town text, park text, administration text, presence text,
        "presenceSince" date, industry text, section text, segment text, "branchOf" text,
        founded date, "aboveSize" boolean, address text)`.execute(db)
    const words = chunk.map((firm) => wordsOf(firm, others.get(firm.code) ?? []))
    await sql`
      insert into enterprise_words (district, code, words, pinyin, search)
      select ${district}, code, words, pinyin, array_to_tsvector(tokens)
      from jsonb_to_recordset(${JSON.stringify(words)}::jsonb)
        as r (code text, words text, pinyin text, tokens text[])`.execute(db)
  }
}

function wordsOf({ code, name, formerNames }: Firm, others: readonly string[]) {
  const [names, codes] = [
    [name, ...formerNames],
    [code, ...others],
  ]
  return {
    code,
    words: searchedText(names, codes),
    pinyin: pinyinOf(names),
    tokens: searchTokens(names, codes),
  }
}
