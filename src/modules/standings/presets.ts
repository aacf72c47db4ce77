/** The rules of lights that ship: the published ones as their sources give them, and the default ◆. */
import { type Label, label } from '../../base/label.ts'
import type { Standing } from '../../base/standing.ts'
import type { Band, Preset } from './schema.ts'

const blue = label('蓝', 'blue')
const green = label('绿', 'green')
const yellow = label('黄', 'yellow')
const red = label('红', 'red')
/** States outside the bands, as the default rule names them. */
const beside: Partial<Record<Standing, Label>> = {
  notDue: label('灰', 'grey'),
  open: label('白', 'white'),
  overdue: label('紫边', 'purple edge'),
}

/** [from, to): the lower end belongs to the band. */
function band(standing: Standing, from: number | null, to: number | null): Band {
  return { standing, from, fromIncluded: from !== null, to, toIncluded: false }
}

/** The shipped default ◆: gap to the planned curve, complete. */
export const defaultPreset: Preset = {
  id: 'default',
  name: label('默认', 'Default'),
  rule: label(
    '与计划曲线之差:不低于+10个百分点为蓝,不低于−5为绿,−15至−5为黄,低于−15为红;灰为未到发布期,白为口径未定,紫边为逾期未报',
    'Gap to the planned curve: +10 points or more blue, −5 or more green, −15 to −5 yellow, below −15 red; grey not due, white definition open, purple edge overdue',
  ),
  source: { confidence: 'judgement', note: '◆ 设计判断' },
  hole: label('', ''),
  readings: [
    {
      measure: 'points',
      bands: [
        band('ahead', 1000, null),
        band('onSchedule', -500, 1000),
        band('behind', -1500, -500),
        band('farBehind', null, -1500),
      ],
    },
  ],
  cityMean: false,
  lights: { ahead: blue, onSchedule: green, behind: yellow, farBehind: red, ...beside },
}

export const yinchuan: Preset = {
  id: 'yinchuan',
  name: label('银川式', 'Yinchuan'),
  rule: label(
    '达到序时为绿;低10–30个百分点为黄;低于30个百分点以上为红(开工、入库的时限规则另计,不用于指标)',
    'On schedule green; 10–30 points below yellow; more than 30 below red (its rules on start and registration dates do not speak of indicators)',
  ),
  source: { confidence: 'repost', date: '2025-03', note: '银川市' },
  hole: label('低于序时0–10个百分点没有规定', 'nothing is said for 0–10 points below schedule'),
  readings: [
    {
      measure: 'points',
      bands: [
        band('onSchedule', 0, null),
        { standing: 'behind', from: -3000, fromIncluded: true, to: -1000, toIncluded: true },
        band('farBehind', null, -3000),
      ],
    },
  ],
  cityMean: false,
  lights: { onSchedule: green, behind: yellow, farBehind: red },
}

const halfShort: Band[] = [
  band('onSchedule', 0, null),
  band('behind', -5000, 0),
  band('farBehind', null, -5000),
]

export const sanya: Preset = {
  id: 'sanya',
  name: label('三亚式', 'Sanya'),
  rule: label(
    '达到序时为绿;低于50%以内为黄;低于50%以上为红;黄灯约谈',
    'On schedule green; short by up to 50 % yellow; by more than 50 % red; yellow leads to a talk',
  ),
  source: {
    confidence: 'officialMedia',
    url: 'http://news.hndaily.cn/html/2022-05/13/content_58470_14809063.htm',
    date: '2022-05-13',
  },
  hole: label(
    '“低于50%”未说明是进度的百分点还是计划的百分之五十:两种读法结论不同时不作判定',
    '“short by 50 %” may mean points of progress or half of the plan: where the two differ nothing is answered',
  ),
  readings: [
    { measure: 'points', bands: halfShort },
    { measure: 'shareOfPlan', bands: halfShort },
  ],
  cityMean: false,
  lights: { onSchedule: green, behind: yellow, farBehind: red },
}

export const tianjin: Preset = {
  id: 'tianjin',
  name: label('天津式', 'Tianjin'),
  rule: label(
    '不低于计划且不低于全市平均为绿;有增长但低于其中一项为黄;下降为红',
    'At the plan and at the city mean or above green; growing but below one of them yellow; falling red',
  ),
  source: { confidence: 'repost', note: '天津市' },
  hole: label(
    '需要全市平均值;持平而未达、增长而两项均低、下降而两项均达没有规定',
    'needs a city series; standing still below, growing below both, and falling above both are not said',
  ),
  readings: [],
  cityMean: true,
  lights: { onSchedule: green, behind: yellow, farBehind: red },
}

export const hightechZone: Preset = {
  id: 'cq-hightech-zone',
  name: label('重庆高新区四色', 'Chongqing High-tech Zone, four colours'),
  rule: label(
    '红滞后督办,黄超期预警,绿推进正常,蓝超前示范',
    'Red lagging and supervised, yellow overdue warning, green normal, blue ahead and exemplary',
  ),
  source: {
    confidence: 'officialText',
    url: 'https://gxq.cq.gov.cn/zwgk_202/fdzdgknr/ghxinxi/gmjjhshfzgh/t_14648929_wap.html',
    date: '2024',
  },
  hole: label('只有颜色含义,没有数值标准', 'colours and their meaning only, no numbers'),
  readings: [],
  cityMean: false,
  lights: { ahead: blue, onSchedule: green, behind: yellow, farBehind: red },
}

export const presets: readonly Preset[] = [defaultPreset, yinchuan, sanya, tianjin, hightechZone]

export function presetById(id: string): Preset | undefined {
  return presets.find((preset) => preset.id === id)
}

/** The colour word of a standing under a rule, or nothing where the rule has none. */
export function lightOf(preset: Preset, standing: Standing): Label | undefined {
  return preset.lights[standing]
}
