import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { asked, card, quarters, value, yearTarget } from '../../testing/standing-samples.ts'
import { forecastOf } from './forecast.ts'
import { type MonitoringRow, monitoringColumns } from './monitoring.ts'
import { standingOf } from './standing.ts'

const term = { from: '2022', to: '2025' }
const columns = monitoringColumns(term)

function row(
  changes: Parameters<typeof asked>[0] & { observations: ReturnType<typeof value>[] },
): MonitoringRow {
  const input = asked({ term, ...changes })
  const definition = input.definition ?? card()
  const promised = {
    value: Decimal.parse('80'),
    operator: '>' as const,
    unit: '亿元',
    deadline: '2025',
  }
  return {
    ordinal: 2,
    definition,
    target: {
      ...promised,
      code: definition.code,
      version: 1,
      clause: '二/(一)/2/①',
      indicator: definition.name,
      type: definition.type,
      binding: 'unstated',
      text: '突破80亿元',
      start: 0,
      end: 6,
      source: { confidence: 'demonstration' },
    },
    yearlyTargets: [yearTarget({ value: '60', year: 2023 })],
    observations: changes.observations.map((each) => ({
      ...each,
      source: { confidence: 'demonstration', document: '统计年报' },
    })),
    answer: standingOf(input),
    forecast: forecastOf(input),
    owners: ['区科技局'],
  }
}

const cells = (of: MonitoringRow, language: 'zh' | 'en' = 'zh') =>
  Object.fromEntries(columns.map((column) => [column.key, column.text(of, language)]))

test('the columns are those of the monitoring table, the years those of the plan', () => {
  expect(columns.map((column) => column.title.zh).join('|')).toBe(
    '序号|指标名称|单位|属性|类型|方向|2021年基数|2022目标|2022完成|2023目标|2023完成|2024目标|2024完成|2025目标|2025完成|本期累计|本期计划(曲线)|完成率|序时进度|差距(百分点)|同比|预测|灯号|数据状态|发布期|口径版本|责任单位|统计核准|备注',
  )
})

test('technology transactions: the row of the example', () => {
  const observations = [
    value('2021', '31.0', { state: 'final' }),
    value('2023', '58.9', { state: 'final' }),
    value('2024-09', '50.10'),
    value('2024', '70.4'),
    value('2025Q3', '52.30'),
  ]
  expect(cells(row({ observations }))).toMatchObject({
    ordinal: '2',
    'base-2021': '31.00·最终·统计年报',
    'target-2022': '–',
    'target-2023': '>60亿元',
    'result-2023': '58.90',
    'result-2024': '70.40(初步)',
    'target-2025': '突破80亿元',
    'result-2025': '–',
    value: '52.30',
    plan: '60.00',
    completion: '65.4%',
    schedule: '75.0%',
    gap: '−9.6',
    growth: '+4.4%',
    standing: '◆滞后',
    state: '初步',
    release: '月,期后20天',
    version: 'v1',
    owners: '区科技局',
    approval: '未核准,不参与排名',
  })
})

test('what there is none of is a word or a dash, never empty and never zero', () => {
  const definition = card({
    release: { frequency: 'year', lagDays: null, exemptMonths: [], note: '' },
  })
  const texts = cells(row({ definition, observations: [] }))
  expect(texts).toMatchObject({
    value: '未到发布期',
    completion: '–',
    gap: '–',
    growth: '–',
    standing: '○未到发布期',
    approval: '–',
    release: '年,发布期未登记',
  })
  expect(Object.values(texts)).not.toContain('')
  expect(
    columns.find((column) => column.key === 'gap')?.value?.(row({ observations: [] })),
  ).toBeNull()
})

test('a share has points and a level to reach, and no completion rate', () => {
  const percent = (period: string, amount: string) => value(period, amount, { unit: '%' })
  const target = yearTarget({
    value: '50',
    unit: '%',
    curve: quarters(2025, [2500, 5000, 7500, 10_000]),
  })
  const definition = card({ type: 'ratio', unit: '%', decimals: 1 })
  const observations = [percent('2024', '46'), percent('2025Q3', '48')]
  expect(cells(row({ definition, target, observations }))).toMatchObject({
    completion: '–',
    schedule: '–',
    plan: '49.0',
    gap: '−1.0',
  })
})

test('the English row is complete', () => {
  const texts = cells(row({ observations: [value('2025Q3', '52.30')] }), 'en')
  expect(texts).toMatchObject({
    name: 'Technology transactions',
    standing: '◆ Behind',
    approval: 'not approved, not ranked',
    release: 'monthly, 20 days after',
  })
})
