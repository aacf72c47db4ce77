/** Builders of what a bulletin is drafted from, judged by the real engine; the district is fictional. */
import { Decimal } from '../base/decimal.ts'
import { Period } from '../base/period.ts'
import { shippedTexts } from '../modules/bulletins/preset-texts.ts'
import type { DraftInput, Office } from '../modules/bulletins/schema.ts'
import type { Definition } from '../modules/indicators/schema.ts'
import type { LedgerRow } from '../modules/observations/routes.ts'
import type { Target } from '../modules/plan/schema.ts'
import { defaultPreset } from '../modules/standings/presets.ts'
import type { StandingRow } from '../modules/standings/routes.ts'
import type { Judgement, StandingAnswer } from '../modules/standings/schema.ts'
import { standingOf } from '../modules/standings/standing.ts'
import { asked, quarters, yearTarget } from './standing-samples.ts'

export const office: Office = {
  body: '江澜区科技领导小组办公室',
  mark: '江澜区科技领导小组办公室文件',
  numberWord: '江科领办发',
  addressee: '各镇人民政府、街道办事处,区级有关部门,各园区管委会',
  copyTo: '区委办公室,区人大常委会办公室,区政协办公室',
  note: '此件依申请公开',
  sealed: true,
}

/** One value of the ledger, approved unless told otherwise. */
export function ledgerRow(
  definition: Definition,
  at: { id: string; period: string; value: string },
  changes: Partial<LedgerRow> = {},
): LedgerRow {
  return {
    id: at.id,
    code: definition.code,
    name: definition.name,
    nameEn: definition.nameEn,
    decimals: definition.decimals,
    definitionVersion: definition.version,
    area: '江澜区',
    scope: 'whole',
    period: Period.parse(at.period),
    value: Decimal.parse(at.value),
    numerator: null,
    denominator: null,
    unit: definition.unit,
    state: 'final',
    source: {
      document: '区科技局第三季度报表(演示)',
      file: '三季度.xlsx',
      cell: '汇总!D7',
      confidence: 'demonstration',
    },
    recordedAt: '2025-10-12T02:30:00.000Z',
    recordedBy: '演示·区科技局填报',
    supersedes: null,
    reason: '',
    importId: null,
    approval: {
      decision: 'approved',
      condition: '',
      recordedAt: '2025-10-13T01:00:00.000Z',
      recordedBy: '演示·区统计局',
    },
    withdrawn: null,
    current: true,
    ...changes,
  }
}

export type SampleIndicator = {
  definition: Definition
  /** The year's target, and the share of its way planned by the end of September. */
  target: { operator: Target['operator']; value: string; third: number } | null
  start?: string
  previous?: string
  /** The value of the third quarter; none is not zero. */
  now?: string
  ledger?: Partial<LedgerRow>
  owners?: string[]
  judgement?: Judgement | null
}

export type SampleCase = { row: StandingRow; observations: LedgerRow[] }

/** The row as the standings module answers it, judged by the real engine. */
export function sampleCase(indicator: SampleIndicator, id: number): SampleCase {
  const { definition, target, start, previous, now, ledger = {}, owners = ['区科技局'] } = indicator
  const lines = [
    start === undefined
      ? []
      : [ledgerRow(definition, { id: `${id}1`, period: '2024', value: start })],
    previous === undefined
      ? []
      : [ledgerRow(definition, { id: `${id}2`, period: '2024Q3', value: previous })],
    now === undefined
      ? []
      : [ledgerRow(definition, { id: `${id}3`, period: '2025Q3', value: now }, ledger)],
  ].flat()
  const answer = standingOf(
    asked({
      code: definition.code,
      definition,
      target:
        target === null
          ? null
          : yearTarget({
              code: definition.code,
              operator: target.operator,
              value: target.value,
              unit: definition.unit,
              curve: quarters(2025, [0, 0, target.third, 10_000]),
            }),
      observations: lines,
    }),
  )
  const row = standingRow({ definition, answer, owners, judgement: indicator.judgement ?? null })
  return { row, observations: lines }
}

function standingRow(known: {
  definition: Definition
  answer: StandingAnswer
  owners: string[]
  judgement: Judgement | null
}): StandingRow {
  const { definition } = known
  return {
    ...known,
    code: definition.code,
    target: {
      clause: '二/(一)/2/①',
      code: definition.code,
      version: 1,
      indicator: definition.name,
      operator: '>=',
      value: Decimal.parse('1'),
      unit: definition.unit,
      deadline: '2025',
      type: definition.type,
      binding: 'unstated',
      text: definition.name,
      start: 0,
      end: 1,
      source: { confidence: 'demonstration' },
    },
    forecast: {
      outlook: 'cannotTell',
      method: 'none',
      year: 2025,
      point: null,
      low: null,
      high: null,
      unit: definition.unit,
      years: [],
      reasons: [],
      widened: 0,
      sentence: { zh: '', en: '' },
    },
    trend: [],
  }
}

export function sampleInput(
  cases: readonly SampleCase[],
  changes: Partial<DraftInput> = {},
): DraftInput {
  return {
    district: { id: 'jianglan', name: '江澜区', demonstration: true },
    plan: { id: 'jianglan-2022-2025', title: '江澜区产业创新提升行动实施方案(2022—2025年)' },
    period: Period.parse('2025Q3'),
    asOf: '2025-10-14T10:00:00.000Z',
    preset: defaultPreset,
    rows: cases.map((each) => each.row),
    observations: cases.flatMap((each) => each.observations),
    corrections: null,
    office,
    texts: [...shippedTexts],
    ...changes,
  }
}
