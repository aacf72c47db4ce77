/** 200,000 firms, five years of figures and their certificates, appended and kept ready by SQL alone. */
import { sql } from 'kysely'
import { sectionOf } from '../../src/modules/enterprises/industry.ts'
import { refreshFirms } from '../../src/modules/enterprises/operations.ts'
import { pinyinOf, searchedText } from '../../src/modules/enterprises/search-words.ts'
import type { Context, Database } from '../../src/server/context.ts'
import {
  codeOf,
  DISTRICT,
  FIGURES,
  NOW,
  nameOf,
  PARKS,
  TITLES,
  TOWNS,
  TRADES,
  YEARS,
} from './firms.ts'

type Loading = { rows: number; say: (line: string) => void }

const LOADED = [
  ...['fact_line', 'filing', 'certificate'],
  ...['enterprise_now', 'enterprise_words', 'figure_now'],
]
const FIRMS_AT_ONCE = 20_000

const by = sql`'{"confidence":"demonstration"}'::jsonb, 'administrative', ${NOW}::timestamptz, '装载'`
const names = sql`source, source_class, recorded_at, recorded_by`
const among = (list: readonly string[], seed: number) =>
  sql`(${list}::text[])[1 + (n / ${seed}::int) % ${list.length}::int]`
const town = among(TOWNS, 3)
const park = among(PARKS, 5)
const industry = among(
  TRADES.map(([, code]) => code),
  1,
)
const section = among(
  TRADES.map(([, code]) => sectionOf(code)),
  1,
)
const administration = sql`case when n % 8 = 0 then 'other' else 'direct' end`
const presence = sql`case n % 50 when 0 then 'movedOut' when 1 then 'deregistered'
  when 2 then 'movedIn' else 'here' end`
const since = sql`'2012-01-01'::date + (n % 3000)`

/** Rows first and indexes after; what is kept ready is then held against the product's own making of it. */
export async function loadFirms(context: Context, { rows, say }: Loading): Promise<void> {
  await context.db.connection().execute(async (db) => {
    // Neither triggers nor references are asked row by row.
    await sql`set session_replication_role = replica`.execute(db)
    await sql`set synchronous_commit = off`.execute(db)
    await sql`set maintenance_work_mem = '512MB'`.execute(db)
    const indexes = await withoutIndexes(db)
    await loadNames(db, rows)
    say('names')
    await loadFacts(db)
    say('facts')
    await loadFilings(db)
    say('figures')
    await loadCertificates(db)
    await loadKept(db)
    say('certificates and what is kept ready')
    for (const each of indexes) await sql.raw(each).execute(db)
    say('indexes')
    await sql`reset all`.execute(db)
  })
  for (const table of LOADED) await sql`vacuum analyze ${sql.table(table)}`.execute(context.db)
  await checkKept(context, rows)
  say('loaded')
}

/** Takes the indexes away that no constraint needs; answers how to make them again. */
async function withoutIndexes(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string; making: string }>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as making
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relname = any(${LOADED}) and not i.indisprimary`.execute(db)
  for (const { name } of rows) await sql`drop index ${sql.raw(name)}`.execute(db)
  return rows.map(({ making }) => making)
}

async function loadNames(db: Database, rows: number): Promise<void> {
  await sql`create unlogged table bench_firm
    (n int primary key, code text collate "C", name text, size int)`.execute(db)
  for (let at = 0; at < rows; at += FIRMS_AT_ONCE) {
    const some = Array.from({ length: Math.min(FIRMS_AT_ONCE, rows - at) }, (_, place) => {
      const code = codeOf(at + place)
      const name = nameOf(at + place)
      const words = { names: searchedText([name]), codes: searchedText([code]) }
      return { n: at + place, code, name, ...words, pinyin: pinyinOf([name]) }
    })
    await sql`
      with sent as (select * from jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
          as r (n int, code text, name text, names text, codes text, pinyin text)),
        firm as (insert into bench_firm select n, code, name, 3 + (n * 7919) % 400 from sent)
      insert into enterprise_words (district, code, names, codes, pinyin)
      select ${DISTRICT.id}, code, names, codes, pinyin from sent`.execute(db)
  }
  await sql`analyze bench_firm`.execute(db)
}

/** As an import would: all that is told of a firm is one line. */
async function loadFacts(db: Database): Promise<void> {
  const facts = {
    name: sql`name`,
    town,
    park,
    administration,
    presence,
    industry,
    founded: sql`(${since})::text`,
  }
  const size = sql`case when n % 4 <> 0 then '{}' when size > 380 then '{yes}' else '{no}' end::text[]`
  const sized = sql`case when n % 4 = 0 then '{aboveSize}' else '{}' end::text[]`
  await sql`
    insert into fact_line (district, code, kinds, told, details, since, ${names})
    select ${DISTRICT.id}, code, kinds, told, array_fill(''::text, array[cardinality(kinds)]),
      array_fill(${since}, array[cardinality(kinds)]), ${by}
    from bench_firm, lateral (select ${Object.keys(facts)}::text[] || ${sized} as kinds,
      array[${sql.join(Object.values(facts))}] || ${size} as told) line order by n`.execute(db)
}

async function loadFilings(db: Database): Promise<void> {
  const pairs = FIGURES.map(
    ([field, times]) =>
      sql`${field}::text, (size * ${times}::numeric * (1 + growth * 0.01 * (year - 2019)))::bigint::text`,
  )
  // A few thousand papers stand for all: firms of one size and growth report the same.
  await sql`create unlogged table bench_paper as
    select size, growth, year, jsonb_build_object(${sql.join(pairs)}) as figures
    from generate_series(3, 402) size, generate_series(0, 6) growth,
      unnest(${YEARS}::int[]) year`.execute(db)
  await sql`analyze bench_paper`.execute(db)
  await sql`
    insert into filing (district, code, year, purpose, state, figures, ${names})
    select ${DISTRICT.id}, code, year, 'service', 'final', figures, ${by}
    from bench_firm join bench_paper using (size) where growth = n % 7`.execute(db)
  await sql`
    insert into figure_now (district, code, year, figures)
    select ${DISTRICT.id}, code, year, figures
    from bench_firm join bench_paper using (size) where growth = n % 7 order by n, year`.execute(db)
}

async function loadCertificates(db: Database): Promise<void> {
  for (const [at, [title, share]] of TITLES.entries())
    await sql`
      insert into certificate (district, code, title, number, batch, document, award, issued_on,
        valid_from, valid_to, ${names})
      select ${DISTRICT.id}, code, ${title}, ${title} || n, '第一批', '', 'first', start, start,
        start + interval '3 years' - interval '1 day', ${by}
      from bench_firm, lateral (select '2022-11-01'::date + (n % 900) as start) s
      where (n * 31 + ${at}::int * 137) % 1000 < ${share}::int`.execute(db)
  await sql`insert into title_stale (district, code)
    select distinct district, code from certificate where district = ${DISTRICT.id}`.execute(db)
}

async function loadKept(db: Database): Promise<void> {
  await sql`
    insert into enterprise_now (district, code, name, former_names, town, park, administration,
      presence, presence_since, industry, section, segment, branch_of, founded, above_size, address)
    select ${DISTRICT.id}, code, name, '{}', ${town}, ${park}, ${administration}, ${presence},
      ${since}, ${industry}, ${section}, '', '', ${since},
      case when n % 4 = 0 then size > 380 end, ''
    from bench_firm order by n`.execute(db)
}

/** Some firms are made anew by the product; nothing that is kept of them may change. */
async function checkKept(context: Context, rows: number): Promise<void> {
  const codes = Array.from({ length: 25 }, (_, at) => codeOf((at * 7919) % rows))
  const kept = async () => {
    const found = await sql<{ of: string }>`
      select (select jsonb_agg(to_jsonb(e) order by code) from enterprise_now e
          where district = ${DISTRICT.id} and code = any(${codes}))::text
        || (select jsonb_agg(to_jsonb(w) order by code) from enterprise_words w
          where district = ${DISTRICT.id} and code = any(${codes}))::text
        || (select jsonb_agg(to_jsonb(f) order by code, year) from figure_now f
          where district = ${DISTRICT.id} and code = any(${codes}))::text as of`.execute(context.db)
    return found.rows[0]?.of
  }
  const loaded = await kept()
  await context.db
    .transaction()
    .execute((acting) => refreshFirms({ ...context, db: acting }, codes))
  if (loaded === undefined || loaded !== (await kept()))
    throw new Error('what the bench keeps ready is not what the product makes of the same rows')
}
