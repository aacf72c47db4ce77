import { Period } from '../base/period.ts'
import type { Workbook } from '../base/workbook.ts'
import { type Draft, type DraftInput, drafting } from '../modules/imports/draft.ts'
import { finished } from '../modules/imports/preview.ts'
import type { Definition } from '../modules/indicators/schema.ts'
import { card } from './standing-samples.ts'

const release: Definition['release'] = {
  frequency: 'month',
  lagDays: 20,
  exemptMonths: [],
  note: '',
}

/** Invented cards of every kind that an import must tell apart. */
export const importCards: readonly Definition[] = [
  card({
    code: 'I-01',
    name: '全社会研发经费支出',
    type: 'growth',
    release: { ...release, frequency: 'year' },
  }),
  card({ code: 'I-02', name: '年技术交易额' }),
  card({ code: 'I-05', name: '装配式建筑占新建建筑比例', unit: '%', type: 'ratio', decimals: 1 }),
  card({
    code: 'I-06',
    name: '规上工业战略性新兴产业增加值占比',
    ...{ unit: '%', type: 'ratio', decimals: 1, release: { ...release, exemptMonths: [1] } },
  }),
  card({
    code: 'I-12',
    name: '有效期内高新技术企业数',
    ...{ unit: '家', type: 'stock', decimals: 0, release: { ...release, frequency: 'quarter' } },
  }),
  card({ code: 'I-13', name: '科技型企业数', unit: '家', type: 'stock', decimals: 0 }),
  card({ code: 'I-20', name: '综合科技创新指数排名', unit: '位', type: 'rank', decimals: 0 }),
]

const towns = ['陶溪镇', '铜岸镇'].map((area) => ({ area, scope: 'town' as const }))

/** The workbook read against these cards in 江澜区. */
export function drafted(workbook: Workbook, changes: Partial<DraftInput> = {}): Draft {
  const definitions = new Map(importCards.map((each) => [each.code, [each]]))
  const base = { workbook, definitions, district: '江澜区', areas: towns }
  return finished(drafting({ ...base, defaults: { scope: 'whole' }, ...changes }))
}

export const thirdQuarter = Period.parse('2025Q3')
