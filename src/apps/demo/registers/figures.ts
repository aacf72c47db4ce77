/** What a firm writes into its papers for one year: whole yuan and whole heads, all from its kind and a fixed seed. */
import { seededRandom, seedFor } from '../seeded-random.ts'
import type { DemoFirm } from './firms.ts'

export type FigureAsked = {
  readonly firm: DemoFirm
  readonly seed: number
  readonly year: number
  /** Holds or held a title: it has filed everything the programmes ask for. */
  readonly titled: boolean
  /** A firm of the told town: sound in everything, or short of R&D cost and nothing else. */
  readonly told: 'sound' | 'shortOfResearch' | undefined
}

type Shape = {
  readonly staff: number
  readonly revenue: number
  readonly research: number
  readonly technical: number
  readonly highTech: number
  readonly margin: number
  readonly debt: number
}

const FIRST_YEAR = 2020
/** 万元 to 元. */
const WAN = 10_000

/** Shares are in basis points of revenue or staff; what a firm is like changes little from year to year. */
function shapeOf({ firm, seed, year, titled, told }: FigureAsked): Shape {
  const kind = seededRandom(seedFor(seed, firm.code))
  const growth = 9_700 + Math.floor(firm.quality / 6) + kind(900)
  const perHead = 28 + kind(62)
  const own = seededRandom(seedFor(seed, `${firm.code} ${year}`))
  const years = year - FIRST_YEAR
  const grown = (start: number) =>
    Array.from({ length: years }).reduce<number>(
      (value) => Math.max(1, Math.floor((value * growth) / 10_000)),
      start,
    )
  const staff = Math.max(2, Math.floor(grown(firm.staff * 100) / 100))
  const revenue = Math.floor((grown(firm.staff * perHead) * (9_700 + own(600))) / 10_000)
  const asked = revenue > 20_000 ? 300 : revenue > 5_000 ? 400 : 500
  // One holder in twenty-five spends less than the next review will ask.
  const short = titled && kind(25) === 0
  const research = titled
    ? asked + (short ? -90 : 40) + kind(350)
    : 60 + kind(500) + Math.floor(firm.quality / 50)
  return {
    staff,
    revenue,
    research: told === 'shortOfResearch' ? asked - 60 : told === 'sound' ? asked + 120 : research,
    technical: told === undefined ? (titled ? 1_050 : 400) + kind(2_600) : 1_800,
    highTech: highTechShare({ titled, told, draw: kind(100) }),
    margin: kind(1_500) - (titled ? 0 : 300),
    debt: 2_500 + kind(5_000),
  }
}

/** Of a hundred titled firms some stand at 52 to 59 %, one step below the 60 % of 高企. */
function highTechShare(asked: { titled: boolean; told: FigureAsked['told']; draw: number }) {
  const { titled, told, draw } = asked
  if (told !== undefined) return 7_600
  if (!titled) return 3_000 + draw * 55
  return draw < 4 ? 5_200 + draw * 190 : 6_200 + draw * 28
}

const yuan = (wan: number) => String(wan * WAN)
const share = (whole: number, basisPoints: number) => Math.floor((whole * basisPoints) / 10_000)

/** 元 and heads of the year, by the field names of the programmes. */
export function yearlyFigures(asked: FigureAsked): Record<string, string> {
  const { staff, revenue, research, technical, highTech, margin, debt } = shapeOf(asked)
  const assets = Math.floor((revenue * (70 + (asked.firm.quality % 80))) / 100)
  const spent = share(revenue, research)
  const technicians = Math.ceil((staff * technical) / 10_000)
  const basic = {
    从业人员: String(staff),
    职工总数: String(staff),
    营业收入: yuan(revenue),
    资产总额: yuan(assets),
  }
  if (!asked.titled && asked.firm.quality < 5_500) return basic
  return {
    ...basic,
    科技人员数: String(technicians),
    研发人员数: String(Math.max(1, share(technicians, 8_800))),
    销售收入: yuan(share(revenue, 9_850)),
    主营业务收入: yuan(share(revenue, 9_000 + (asked.firm.quality % 900))),
    总收入: yuan(share(revenue, 10_080)),
    高新技术产品收入: yuan(share(share(revenue, 10_080), highTech)),
    净利润: yuan(share(revenue, margin)),
    负债总额: yuan(share(assets, debt)),
    研发费用: yuan(spent),
    研发费用总额: yuan(share(spent, 9_400)),
    境内研发费用: yuan(spent),
    成本费用总额: yuan(share(revenue, 9_100)),
    // Who was recognised has the results and the technology that its points were given for.
    成果转化数: String(asked.titled ? 5 + (asked.firm.quality % 3) : 2 + (asked.firm.quality % 5)),
  }
}

/** What holds at the time of the last paper; a few firms leave a few questions open. */
export function standingFigures({ firm, seed, titled }: FigureAsked): Record<string, string> {
  const random = seededRandom(seedFor(seed, `${firm.code} standing`))
  const yes = (inTen: number) => (random(10) < inTen ? '是' : '否')
  const levels = titled ? ['高', '高', '较高'] : ['高', '较高', '一般']
  const supports = titled ? ['强', '较强', '强'] : ['强', '较强', '一般']
  const classOne = titled ? 1 + random(7) : random(3)
  const all: Record<string, string> = {
    境内注册居民企业: '是',
    居民企业: '是',
    境内注册法人: '是',
    依法设立: '是',
    属禁止限制淘汰类: '否',
    产品属禁止限制淘汰: '否',
    发生重大事故或严重违法: '否',
    近三年事故或违法: '否',
    近三年事故违法造假: '否',
    列入异常或失信名单: random(60) === 0 ? '是' : '否',
    近五年国家级科技奖: '否',
    省部级以上研发机构: yes(1),
    主导制定标准: yes(1),
    拥有核心知识产权: classOne > 0 ? '是' : '否',
    Ⅰ类知识产权数: String(classOne),
    高价值Ⅰ类数: String(Math.min(classOne, random(3))),
    自主研发Ⅰ类数: String(Math.max(0, classOne - random(2))),
    Ⅱ类知识产权数: String(random(18)),
    属战略性新兴产业: yes(5),
    近三年科技奖: '否',
    其他有效称号: '否',
    近三年股权融资: '0',
    近两年股权融资: '0',
    细分市场年限: String(Math.min(20, 1 + random(14))),
    主导产品领域: ['补短板锻长板填空白', '六基或老字号或链主配套', '其他'][random(3)] ?? '其他',
    数字化水平: ['三级以上', '二级', '一级'][random(3)] ?? '一级',
    省级以上质量奖: '否',
    体系认证: yes(8),
    自主品牌: yes(7),
    参与标准: yes(2),
    研发机构级别: ['市级', '市级以下', '无'][random(3)] ?? '无',
    近三年奖励排名内: '否',
    创客中国500强: '否',
    技术先进程度: levels[random(3)] ?? '一般',
    核心支持作用: supports[random(3)] ?? '一般',
    知识产权获得方式: '有自主研发',
    参与编制标准: yes(2),
  }
  const open = new Set(['体系认证', '数字化水平', '研发机构级别', '省部级以上研发机构'])
  const asked = Object.entries(all).filter(([field]) => !(open.has(field) && random(12) === 0))
  return Object.fromEntries(asked)
}
