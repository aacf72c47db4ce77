/** A district with 200 indicators in 30 areas over 120 months: 720,000 stored observations. */
import { type Kysely, sql } from 'kysely'
import { Definition, YearlyTarget } from '../src/modules/indicators/schema.ts'
import { create } from '../src/modules/plan/operations.ts'
import { PlanPackage } from '../src/modules/plan/schema.ts'
import type { Context } from '../src/server/context.ts'
import type { Tables } from '../src/server/tables.ts'

export const INDICATORS = 200
export const AREAS = 30
const MONTHS = 120
export const PLAN = 'large-2016-2025'
export const DISTRICT = { id: 'large', name: '大表区', nameEn: 'Large District' }

export function codeOf(index: number): string {
  return `${String.fromCharCode(65 + Math.floor(index / 99))}X-${String((index % 99) + 1).padStart(2, '0')}`
}

/** The first area is the district itself. */
export function areaOf(index: number): string {
  return index === 0 ? DISTRICT.name : `第${index}镇`
}

export async function makeLargeLedger(db: Kysely<Tables>, context: Context): Promise<void> {
  const text = '大表区计划\n一、目标\n'
  await create.run(context, { package: packageOf(text), text, name: 'large.txt' })
  const codes = Array.from({ length: INDICATORS }, (_, index) => codeOf(index))
  const areas = Array.from({ length: AREAS }, (_, index) => areaOf(index))
  await sql`
    insert into observation (district, code, definition_version, area, scope, period,
      closing_month, value, value_text, unit, state, source, recorded_at, recorded_by, reason)
    select ${DISTRICT.id}, code, 1, area, 'whole',
      to_char(month, 'YYYY-MM'), extract(year from month) * 12 + extract(month from month),
      worth, worth::text, '亿元', 'provisional', '{"confidence":"demonstration"}',
      month + interval '45 days', '统计', ''
    from unnest(${codes}::text[]) with ordinality as c(code, place),
      unnest(${areas}::text[]) with ordinality as a(area, spot),
      generate_series('2016-01-01'::date, '2025-12-01', '1 month') as month,
      lateral (select extract(month from month) * (10 + (place * spot) % 17) as worth) as w
  `.execute(db)
  await sql`analyze observation`.execute(db)
  const stored = INDICATORS * AREAS * MONTHS
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from observation where district = ${DISTRICT.id}`.execute(db)
  if (Number(rows[0]?.count) !== stored) throw new Error(`stored ${rows[0]?.count}, not ${stored}`)
}

function packageOf(text: string): PlanPackage {
  const source = { confidence: 'demonstration' as const, document: '大表区计划' }
  const clause = {
    id: '一',
    kind: 'target' as const,
    text,
    start: 0,
    end: text.length,
    parent: null,
  }
  const codes = Array.from({ length: INDICATORS }, (_, index) => codeOf(index))
  return PlanPackage.parse({
    format: 'ceyuan-plan/1',
    id: PLAN,
    title: '大表区计划',
    titleEn: 'Large plan',
    district: { ...DISTRICT, regionCode: '000000', demonstration: true },
    document: { kind: 'document', number: null, issuedOn: null, publishedOn: null, source },
    term: { from: '2016', to: '2025' },
    clauses: [clause],
    targets: codes.map((code) => ({
      ...{ clause: '一', code, version: 1, indicator: code, operator: '>=', value: '300' },
      ...{ unit: '亿元', deadline: '2025', type: 'yearlyFlow', binding: 'unstated' },
      ...{ text: code, start: 0, end: 1, source },
    })),
    ...{ halfQuantitative: [], qualitative: [], industries: [], named: [], unclear: [] },
    ...{ owners: [], relations: [] },
    definitions: codes.map((code) => cardOf(code)),
    yearlyTargets: codes.map((code) => targetOf(code)),
  })
}

function cardOf(code: string): Definition {
  return Definition.parse({
    ...{ code, version: 1, name: code, nameEn: code, meaning: '', unit: '亿元', decimals: 2 },
    ...{ type: 'yearlyFlow', direction: 'up', scope: 'whole', sourceBody: '统计局' },
    release: { frequency: 'month', lagDays: 15 },
    ...{ leadBody: null, appraisal: true, public: true, effectiveFrom: '2016-01-01' },
    ...{ comparability: 'first', basis: { confidence: 'demonstration' } },
  })
}

function targetOf(code: string): YearlyTarget {
  const curve = [1, 2, 3, 4].map((quarter) => ({
    period: `2025Q${quarter}`,
    basisPoints: quarter * 2500,
  }))
  return YearlyTarget.parse({
    ...{ code, year: 2025, version: 1, operator: '>=', value: '240', unit: '亿元', curve },
    source: { confidence: 'demonstration' },
  })
}
