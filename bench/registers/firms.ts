/** 200,000 firms of nobody, five years of figures and their certificates, appended by SQL in one go. */
import { type RawBuilder, sql } from 'kysely'
import { checkCharacter } from '../../src/base/credit-code.ts'
import { refreshFirms } from '../../src/modules/enterprises/operations.ts'
import type { Context, Database } from '../../src/server/context.ts'

export const DISTRICT = { id: 'registers', name: '大户区', nameEn: 'Many firms' }
export const NOW = '2025-10-14T10:00:00.000Z'
export const YEARS = [2020, 2021, 2022, 2023, 2024]

const TOWNS = Array.from({ length: 13 }, (_, index) => `第${index + 1}镇`)
const PARKS = ['', '', '', '', '东园', '西园', '南园', '北园']
const first = '澜泽恒启沐砺霁珩岑屿禾钧澄蔚翊驰磐煦栩骁锦朔沅湛棠舜琢衡皓昱曜瀚岚墨溯桓榆璟邺宸'
const second = '川达源智诚科创原信联维拓宏图力安和通远新博益佳嘉腾航能瑞域象森石田禾朗微杉木岩云'
const third = '华隆盛泰丰裕康宁庆祥'
export const TRADES = [
  ['精密机械', '3484'],
  ['汽车零部件', '3670'],
  ['铝材加工', '3252'],
  ['新材料', '3985'],
  ['智能装备', '3491'],
  ['医疗器械', '3581'],
  ['软件', '6513'],
  ['信息技术', '6531'],
  ['科技服务', '7519'],
  ['贸易', '5199'],
  ['物流', '5431'],
  ['现代农业', '0141'],
] as const
/** Each with the share of firms, in thousandths, that hold it. */
const TITLES = [
  ['hnte', 40],
  ['techSme', 60],
  ['innovativeSme', 30],
  ['specialisedSme', 10],
  ['littleGiant', 2],
] as const
/** Figure and how many times the size of a firm (its staff) it is. */
const FIGURES = [
  ['职工总数', 1],
  ['从业人员', 1],
  ['科技人员数', 0.2],
  ['研发人员数', 0.15],
  ['营业收入', 900_000],
  ['主营业务收入', 850_000],
  ['销售收入', 840_000],
  ['研发费用', 40_000],
  ['研发费用总额', 38_000],
  ['资产总额', 1_200_000],
  ['负债总额', 500_000],
  ['净利润', 60_000],
] as const

/** The nth code of nobody; the check character is the database's to find among those made here. */
export function codeOf(n: number): string {
  const body = `91000000MA${String(n).padStart(7, '0')}`
  return body + checkCharacter(body)
}

export function nameOf(n: number): string {
  const sign = (letters: string, at: number) => letters.charAt(at % letters.length)
  const brand =
    sign(first, n) + sign(second, Math.floor(n / 40)) + sign(third, Math.floor(n / 1600))
  return `江澜${brand}${TRADES[n % TRADES.length]?.[0]}有限公司`
}

const by = sql`'{"confidence":"demonstration"}'::jsonb, 'administrative', ${NOW}::timestamptz, '装载'`
const names = sql`source, source_class, recorded_at, recorded_by`

type Loading = { db: Database; rows: number; say: (line: string) => void }

export async function loadFirms(context: Context, { db, rows, say }: Loading): Promise<void> {
  const numbers = Array.from({ length: rows }, (_, index) => index)
  await sql`create unlogged table bench_firm (n int primary key, code text, name text, size int)`.execute(
    db,
  )
  for (let at = 0; at < rows; at += 20_000) {
    const some = numbers.slice(at, at + 20_000)
    await sql`insert into bench_firm select n, code, name, 3 + (n * 7919) % 400
      from unnest(${some}::int[], ${some.map(codeOf)}::text[], ${some.map(nameOf)}::text[])
        r (n, code, name)`.execute(db)
  }
  const fact = (kind: string, value: RawBuilder<unknown>, where = sql`true`) =>
    sql`insert into enterprise_fact (district, code, kind, value, detail, valid_from, ${names})
      select ${DISTRICT.id}, code, ${kind}, ${value}, '',
        '2012-01-01'::date + (n % 3000), ${by}
      from bench_firm where ${where}`.execute(db)
  const among = (list: readonly string[], seed: number) =>
    sql`(${list}::text[])[1 + (n / ${seed}::int) % ${list.length}::int]`
  await fact('name', sql`name`)
  await fact('town', among(TOWNS, 3))
  await fact('park', among(PARKS, 5))
  await fact('administration', sql`case when n % 8 = 0 then 'other' else 'direct' end`)
  await fact(
    'presence',
    sql`case n % 50 when 0 then 'movedOut' when 1 then 'deregistered'
    when 2 then 'movedIn' else 'here' end`,
  )
  await fact(
    'industry',
    among(
      TRADES.map(([, industry]) => industry),
      1,
    ),
  )
  await fact('founded', sql`('2012-01-01'::date + (n % 3000))::text`)
  await fact('aboveSize', sql`case when size > 380 then 'yes' else 'no' end`, sql`n % 4 = 0`)
  say('facts')
  await loadFilings(db)
  say('figures')
  await loadCertificates(db)
  for (const table of ['enterprise_fact', 'filing', 'certificate'])
    await sql`analyze ${sql.table(table)}`.execute(db)
  say('certificates')
  await db.transaction().execute((acting) => refreshFirms({ ...context, db: acting }, 'all'))
  for (const table of ['enterprise_now', 'enterprise_words', 'figure_now'])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db)
  say('kept ready')
}

async function loadFilings(db: Database): Promise<void> {
  const pairs = FIGURES.map(
    ([field, times]) =>
      sql`${field}::text, (size * ${times}::numeric * (1 + growth * 0.01 * (year - 2019)))::bigint::text`,
  )
  // A few thousand papers stand for all: firms of one size and growth report the same.
  await sql`create unlogged table bench_paper as
    select size, growth, year, jsonb_build_object(${sql.join(pairs)}) as figures
    from generate_series(3, 402) size, generate_series(0, 6) growth, unnest(${YEARS}::int[]) year`.execute(
    db,
  )
  await sql`
    insert into filing (district, code, year, purpose, state, figures, ${names})
    select ${DISTRICT.id}, code, year, 'service', 'final', figures, ${by}
    from bench_firm join bench_paper using (size) where growth = n % 7`.execute(db)
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
}
