import { isMoney, isShare } from './counted-units.ts'
import type { TargetType } from './schema.ts'

type Measured = { indicator: string; unit: string; kind: string; left: string }

const GROWTH =
  /(?:增长|增速|增长率|增幅|年均|下降率|降幅|翻|提高|提升|增加|上升|下降|降低|减少|压减|削减|倍增)$/
const DENSITY =
  /每(?:百|千|万|十万|百万|亿)?(?:名|户|家|平方公里|亩|人|元|吨|个)|每万|^万人|人均|亩均|地均|户均|单位|万元.{0,8}能耗/
const YEARLY =
  /^年|年度|每年|年均|收入|产值|增加值|交易额|成交额|销售额|营业额|零售额|进出口|投资额|投资|生产总值|GDP|税收|利润|产量|吞吐量|支出|经费|费用|用电量|到位|接待|客流/
const GETTING =
  '引进|引育|招引|新增|净增|累计|新建|建成|完成|攻克|转化|实施|举办|开展|新培育|新认定|改造|推广|培训|培养|制定|制修订|解决|签约|新?引进|落地|突破|建设|争取建成'
/** A deed that opens or closes what stands before the number adds up over the plan. */
const OVER_PLAN = new RegExp(
  `^(?:全[区县市省]|我[区县市])?(?:[一二三四五六七八九十\\d]{1,2}年内?)?(?:力争|确保)?(?:累计)?(?:${GETTING})|(?:${GETTING})$`,
)
const VOLUME = /产量|销量|吞吐量|发电量|用电量|货运量|客运量|接待(?:人次|游客|量)/
const MEMBERS = /(?:企业|项目|集群|园区|公司|机构|平台)$/

/**
 * 类型: how values of the indicator add up; the first rule that holds decides. Density and area
 * fall to the nearest of the six.
 */
export function targetType(measured: Measured): TargetType {
  return rules.find(([, holds]) => holds(measured))?.[0] ?? 'stock'
}

const rules: readonly (readonly [TargetType, (measured: Measured) => boolean])[] = [
  ['rank', ({ kind }) => kind === 'rank'],
  ['growth', ({ kind, unit }) => kind === 'multiple' || /百分点$/.test(unit)],
  [
    'growth',
    ({ unit, indicator, left }) =>
      (isShare(unit) || /^倍$|个点$/.test(unit)) &&
      (GROWTH.test(indicator.slice(-6)) || GROWTH.test(left.slice(-6))),
  ],
  ['ratio', ({ unit }) => isShare(unit) || /\/(?!年|月|日)/.test(unit)],
  ['ratio', ({ indicator }) => DENSITY.test(indicator)],
  [
    'yearlyFlow',
    ({ unit, left }) => /每年|年均|全年|每季度?|每月|每半年|每周/.test(left) || /\/年$/.test(unit),
  ],
  ['planCumulative', ({ left }) => /^.{0,2}累计|累计$|计划期/.test(left)],
  ['yearlyFlow', ({ indicator }) => VOLUME.test(indicator)],
  ['yearlyFlow', ({ unit, indicator }) => isMoney(unit) && YEARLY.test(indicator)],
  ['stock', ({ unit }) => isMoney(unit)],
  [
    'planCumulative',
    ({ left, indicator }) => OVER_PLAN.test(left) || /(?:建设|改造|治理)面积$/.test(indicator),
  ],
  ['yearlyFlow', ({ indicator }) => /^年(?!龄|轻)/.test(indicator) && !MEMBERS.test(indicator)],
]
