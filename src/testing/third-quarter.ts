/** The third quarter of 2025 in the fictional 江澜区 with the counts of formats §1: 14 due, 6 not due, 1 open. */
import type { Definition } from '../modules/indicators/schema.ts'
import type { Target } from '../modules/plan/schema.ts'
import { type SampleCase, type SampleIndicator, sampleCase } from './bulletin-samples.ts'
import { card } from './standing-samples.ts'

const quarterly: Definition['release'] = {
  frequency: 'quarter',
  lagDays: 10,
  exemptMonths: [],
  note: '季后10日内',
}
const yearly: Definition['release'] = {
  frequency: 'year',
  lagDays: 275,
  exemptMonths: [],
  note: '次年9月底',
}

const stock = (code: string, name: string, unit: string) =>
  card({ code, name, unit, type: 'stock', decimals: 0, release: quarterly })
const once = (code: string, name: string) =>
  card({ code, name, unit: '%', type: 'ratio', decimals: 1, release: yearly })
const flow = (code: string, name: string) => card({ code, name, release: quarterly })
const at = (operator: Target['operator'], value: string, third: number) => ({
  target: { operator, value, third },
})

const firstGoals: SampleIndicator[] = [
  { definition: { ...once('I-01', '研发投入总量'), unit: '亿元' }, ...at('>=', '85.44', 0) },
  {
    definition: flow('I-02', '年技术交易额'),
    ...at('>', '80', 7500),
    now: '52.30',
    previous: '50.10',
    ledger: { state: 'provisional' },
    owners: ['区科技局', '陶溪镇', '铜岸镇'],
  },
  { definition: once('I-03', '规模以上工业企业建立研发机构比例'), ...at('>=', '50', 0) },
  { definition: once('I-04', '规模以上工业企业开展研发活动比例'), ...at('>=', '80', 0) },
  {
    definition: card({
      code: 'I-05',
      name: '新开工装配式建筑占新建建筑比例',
      unit: '%',
      type: 'ratio',
      decimals: 1,
      release: quarterly,
    }),
    ...at('>', '50', 7500),
    start: '44.0',
    now: '47.8',
    owners: ['区住房城乡建委'],
  },
  {
    definition: flow('I-06', '科学研究和技术服务业营业收入'),
    ...at('>=', '100', 7500),
    now: '66.20',
    previous: '61.00',
    owners: ['区经济信息委'],
    judgement: {
      word: 'needsSupport',
      reason: '两家重点企业年内迁出统计范围。',
      measures: '10月底前走访重点企业20家',
      recordedAt: '2025-10-13T03:00:00.000Z',
      recordedBy: '演示·区经济信息委',
    },
  },
  {
    definition: card({
      code: 'I-07',
      name: '高标准农田及农田宜机化建设面积',
      unit: '万亩',
      type: 'planCumulative',
      release: quarterly,
    }),
    ...at('>=', '2.4', 8000),
    start: '1.60',
    now: '1.90',
    owners: ['区农业农村委'],
  },
]

const laterGoals: SampleIndicator[] = [
  {
    definition: stock('I-09', '高端创新机构和企业研发中心', '家'),
    ...at('>=', '5', 5000),
    start: '3',
    now: '4',
  },
  {
    definition: stock('I-11', '高层次人才', '名'),
    ...at('>', '1200', 7000),
    start: '900',
    now: '1110',
    owners: [],
  },
  {
    definition: stock('I-12', '国家专精特新“小巨人”企业', '家'),
    ...at('>=', '24', 6000),
    start: '19',
    now: '22',
  },
  {
    definition: stock('I-13', '市级专精特新中小企业', '家'),
    ...at('>=', '200', 6000),
    start: '170',
    now: '188',
  },
  {
    definition: stock('I-14', '高新技术企业', '家'),
    ...at('>=', '750', 2000),
    start: '655',
    now: '676',
    previous: '620',
  },
  {
    definition: stock('I-15', '创新型中小企业', '家'),
    ...at('>=', '1500', 5000),
    start: '1300',
    now: '1430',
  },
  {
    definition: stock('I-16', '科技型企业', '家'),
    ...at('>=', '4000', 7000),
    start: '3600',
    now: '3880',
  },
  {
    definition: stock('I-17', '市级以上创新平台', '个'),
    ...at('>=', '420', 6000),
    start: '380',
    now: '403',
  },
  {
    definition: stock('I-18', '孵化平台', '个'),
    ...at('>=', '25', 5000),
    start: '21',
    now: '23',
  },
  {
    definition: card({
      code: 'I-19',
      name: '每万人发明专利数',
      unit: '件',
      type: 'stock',
      decimals: 2,
      release: quarterly,
    }),
    ...at('>', '30', 7500),
    start: '27.00',
    now: '29.20',
  },
  {
    definition: card({
      code: 'I-20',
      name: '科技进步贡献率',
      unit: '%',
      type: 'ratio',
      decimals: 1,
      open: ['目标60%低于2020年已公布的66%,测算方法未定'],
    }),
    ...at('>=', '60', 7500),
  },
  { definition: once('I-21', '数字经济核心产业增加值占比'), ...at('>', '12', 0) },
  { definition: once('I-22', '高技术制造业增加值占比'), ...at('>=', '20', 0) },
  { definition: once('I-23', '现代服务业占服务业增加值比重'), ...at('>=', '70', 0) },
]

/** The 21 indicators of the demonstration plan. */
export function thirdQuarter(): SampleCase[] {
  return [...firstGoals, ...laterGoals].map((each, place) => sampleCase(each, place + 1))
}
