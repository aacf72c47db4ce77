/** A small plan of the fictional district with cards, yearly targets and values, kept in a database or not. */
import { Decimal } from '../base/decimal.ts'
import { Period } from '../base/period.ts'
import type { Definition } from '../modules/indicators/schema.ts'
import { bring } from '../modules/observations/operations.ts'
import type { BroughtValue } from '../modules/observations/routes.ts'
import { accept, create } from '../modules/plan/operations.ts'
import type { PlanPackage } from '../modules/plan/schema.ts'
import type { Context } from '../server/context.ts'
import { card, yearTarget } from './standing-samples.ts'

/** What the sample plan says; every target cites it whole. */
export const sampleText = '年技术交易额突破80亿元'

type PlanTarget = PlanPackage['targets'][number]

export function planTarget(code: string, changes: Partial<PlanTarget> = {}): PlanTarget {
  return {
    clause: '一',
    indicator: `${code} 指标`,
    operator: '>',
    value: Decimal.parse('80'),
    unit: '亿元',
    deadline: '2025',
    type: 'yearlyFlow',
    binding: 'anticipatory',
    text: sampleText,
    start: 0,
    end: sampleText.length,
    code,
    version: 1,
    source: { document: '演示方案', clause: '一', confidence: 'demonstration' },
    ...changes,
  }
}

/** 技术交易额 with its target and one card; each test says only what it is about. */
export function samplePlan(changes: Partial<PlanPackage> = {}): PlanPackage {
  return {
    format: 'ceyuan-plan/1',
    id: 'jl-2022-2025',
    title: '江澜区产业创新提升行动实施方案',
    titleEn: 'Jianglan plan',
    district: {
      id: 'jianglan',
      name: '江澜区',
      nameEn: 'Jianglan',
      regionCode: '000000',
      demonstration: true,
    },
    document: {
      kind: 'document',
      number: null,
      issuedOn: null,
      publishedOn: null,
      source: { confidence: 'demonstration' },
    },
    term: { from: '2022', to: '2025' },
    clauses: [
      {
        id: '一',
        kind: 'target',
        text: sampleText,
        start: 0,
        end: sampleText.length,
        parent: null,
      },
    ],
    targets: [planTarget('I-02')],
    halfQuantitative: [],
    qualitative: [],
    industries: [],
    named: [],
    unclear: [],
    owners: [],
    relations: [],
    definitions: [card()],
    yearlyTargets: [yearTarget({ value: '80' })],
    ...changes,
  }
}

/** Keeps the plan in the database, accepted, and returns its id. */
export async function keptPlan(context: Context, plan = samplePlan()): Promise<string> {
  await create.run(context, { package: plan, text: sampleText, name: 'plan.txt' })
  await accept.run(context, { plan: plan.id, reason: '' })
  return plan.id
}

export function brought(
  amount: string,
  {
    period = '2025Q3',
    ...changes
  }: Partial<Omit<BroughtValue, 'period'>> & { period?: string } = {},
): BroughtValue {
  return {
    code: 'I-02',
    definitionVersion: 1,
    area: '江澜区',
    scope: 'whole',
    period: Period.parse(period),
    value: Decimal.parse(amount),
    numerator: null,
    denominator: null,
    unit: '亿元',
    state: 'provisional',
    source: { document: '三季度报表', confidence: 'demonstration' },
    supersedes: null,
    reason: '',
    importId: null,
    ...changes,
  }
}

/** Appends values and returns their numbers in the ledger. */
export async function kept(context: Context, ...values: BroughtValue[]): Promise<string[]> {
  return (await bring.run(context, { values })).ids
}

export function cardsOf(...cards: Definition[]): Map<string, Definition[]> {
  const byCode = new Map<string, Definition[]>()
  for (const each of cards) byCode.set(each.code, [...(byCode.get(each.code) ?? []), each])
  return byCode
}
