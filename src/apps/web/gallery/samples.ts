import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { list } from '../../../base/list.ts'
import { query } from '../../../base/route.ts'
import { Source } from '../../../base/source.ts'
import { type Standing, standingLabels } from '../../../base/standing.ts'
import type { ChartData } from '../../../ui/chart-lines.ts'
import type { Provenance } from '../../../ui/provenance.ts'

/** Invented rows of the fictional 江澜区, to look at the kit with. */
type Row = {
  code: string
  name: string
  unit: string
  value: string | null
  target: string
  gap: string
  standing: Standing
  body: string
}

const names = [
  '高新技术企业数',
  '技术交易额',
  '装配式建筑占新建建筑比例',
  '每万人口高价值发明专利拥有量',
  '高层次人才数',
  '科技型企业数',
  '数字经济核心产业增加值占地区生产总值比重',
]
const bodies = ['区科技局', '区经济信息委', '区住房城乡建委', '区市场监管局']
const standings = Object.keys(standingLabels) as Standing[]

function rowAt(index: number): Row {
  const standing = standings[(index * 7) % standings.length] ?? 'missing'
  return {
    code: `I-${String(index + 1).padStart(2, '0')}`,
    name: names[index % names.length] ?? '',
    unit: index % 3 === 0 ? '家' : '亿元',
    value: standing === 'notDue' ? null : (20 + index * 1.37).toFixed(2),
    target: `≥ ${(30 + index * 2).toFixed(0)}`,
    gap: `−${(index % 13) + 0.6} 个百分点`,
    standing,
    body: bodies[index % bodies.length] ?? '',
  }
}

export const sampleRows: Row[] = Array.from({ length: 21 }, (_, index) => rowAt(index))
export const manyRows: Row[] = Array.from({ length: 10_000 }, (_, index) => rowAt(index))

const listSamples = query('GET /gallery', {
  title: label('样例', 'Samples'),
  input: z.object({}),
  output: z.array(z.custom<Row>()),
})

export const sampleList = list<Row, z.ZodObject>({
  id: 'samples',
  title: label('指标清单', 'Indicators'),
  route: listSamples,
  rowKey: (row) => row.code,
  columns: [
    {
      key: 'name',
      title: label('指标', 'Indicator'),
      kind: 'text',
      text: (row) => `${row.code} ${row.name}`,
    },
    {
      key: 'standing',
      title: label('灯号', 'Standing'),
      kind: 'choice',
      text: (row, language) => standingLabels[row.standing][language],
    },
    {
      key: 'value',
      title: label('本期值', 'Value'),
      kind: 'number',
      text: (row) => row.value ?? '未到发布期',
      value: (row) => (row.value === null ? null : Number(row.value)),
    },
    { key: 'unit', title: label('单位', 'Unit'), kind: 'choice', text: (row) => row.unit },
    {
      key: 'target',
      title: label('年度目标', 'Yearly target'),
      kind: 'number',
      text: (row) => row.target,
    },
    {
      key: 'gap',
      title: label('与计划差距', 'Gap to plan'),
      kind: 'number',
      text: (row) => row.gap,
    },
    {
      key: 'body',
      title: label('责任单位', 'Responsible body'),
      kind: 'choice',
      text: (row) => row.body,
    },
    {
      key: 'code',
      title: label('代码', 'Code'),
      kind: 'text',
      text: (row) => row.code,
      optional: true,
    },
  ],
})

export const provenanceSample: Provenance = {
  title: label('技术交易额', 'Technology transactions'),
  value: '52.30 亿元',
  period: label('2025年前三季度', 'Q1–Q3 2025'),
  area: '江澜区',
  scope: label('直管区', 'directly administered area'),
  source: Source.parse({
    file: '技术合同登记2025Q3.xlsx',
    cell: 'C12',
    date: '2025-10-09',
    confidence: 'demonstration',
  }),
  definition: { version: 2, text: '经登记的技术合同成交额', address: '/gallery?open=card' },
  state: label('初步', 'provisional'),
  recordedAt: '2025-10-09T02:42:00Z',
  recordedBy: '周敏(区科技局)',
  approval: {
    decision: label('核准', 'approved'),
    by: '何统(区统计局)',
    at: '2025-10-13T07:10:00Z',
    condition: '初步数,不得对外',
  },
  reason: '铜岸镇补报两份合同',
  replaced: [
    {
      id: '7',
      value: '52.03 亿元',
      state: label('快报', 'flash'),
      recordedAt: '2025-10-08T09:00:00Z',
      recordedBy: '周敏',
      reason: '',
    },
  ],
}

const quarters = [2023, 2024, 2025].flatMap((year) =>
  [1, 2, 3, 4].map((quarter) => ({ year, quarter })),
)
const actual = [8, 19, 31, 48, 9.5, 22, 38, 57, 11, 28.4, 52.3]

export const chartSample: ChartData = {
  categories: quarters.map(({ year, quarter }) =>
    label(`${year}年${quarter}季度`, `Q${quarter} ${year}`),
  ),
  unit: '亿元',
  lines: [
    {
      name: label('实际', 'Actual'),
      kind: 'actual',
      points: quarters.map((_, place) => pointOf(actual[place])),
    },
    {
      name: label('计划', 'Plan'),
      kind: 'plan',
      points: quarters.map(({ quarter, year }) => pointOf(year < 2025 ? undefined : quarter * 20)),
    },
    {
      name: label('预测', 'Forecast'),
      kind: 'forecast',
      points: quarters.map((_, place) =>
        pointOf(place === 10 ? 52.3 : place === 11 ? 71 : undefined),
      ),
    },
  ],
  band: {
    name: label('区间', 'Range'),
    method: label('近三年同期节奏法,八成区间', 'Rhythm of the last three years, 80 % interval'),
    points: quarters.map((_, place) =>
      place === 10 || place === 11
        ? {
            low: { value: place === 10 ? 52.3 : 66, text: place === 10 ? '52.30' : '66' },
            high: { value: place === 10 ? 52.3 : 76, text: place === 10 ? '52.30' : '76' },
          }
        : null,
    ),
  },
  starts: [4, 8],
  breaks: [{ at: 4, words: label('口径第2版', 'definition v2') }],
}

function pointOf(value: number | undefined) {
  return value === undefined ? null : { value, text: value.toFixed(2) }
}
