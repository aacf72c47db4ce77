/** Firms of nobody: how they are called, where they are, what they hold and report. */
import { checkCharacter } from '../../src/base/credit-code.ts'

export const DISTRICT = { id: 'registers', name: '大户区', nameEn: 'Many firms' }
export const NOW = '2025-10-14T10:00:00.000Z'
export const YEARS = [2020, 2021, 2022, 2023, 2024]

export const TOWNS = Array.from({ length: 13 }, (_, index) => `第${index + 1}镇`)
export const PARKS = ['', '', '', '', '东园', '西园', '南园', '北园']
const first = '澜泽恒启沐砺霁珩岑屿禾钧澄蔚翊驰磐煦栩骁锦朔沅湛棠舜琢衡皓昱曜瀚岚墨溯桓榆璟邺宸'
const second = '川达源智诚科创原信联维拓宏图力安和通远新博益佳嘉腾航能瑞域象森石田禾朗微杉木岩云'
const third = '华隆盛泰丰裕康宁庆祥'
export const TRADES = [
  ['精密机械', '3484'],
  ['汽车零部件', '3670'],
  ['铝材加工', '3252'],
  ['新材料', '3985'],
  ['智能装备', '3491'],
  ['医疗器械', '3581'],
  ['软件', '6513'],
  ['信息技术', '6531'],
  ['科技服务', '7519'],
  ['贸易', '5199'],
  ['物流', '5431'],
  ['现代农业', '0141'],
] as const
/** Each with the share of firms, in thousandths, that hold it. */
export const TITLES = [
  ['hnte', 40],
  ['techSme', 60],
  ['innovativeSme', 30],
  ['specialisedSme', 10],
  ['littleGiant', 2],
] as const
/** Figure and how many times the size of a firm (its staff) it is. */
export const FIGURES = [
  ['职工总数', 1],
  ['从业人员', 1],
  ['科技人员数', 0.2],
  ['研发人员数', 0.15],
  ['营业收入', 900_000],
  ['主营业务收入', 850_000],
  ['销售收入', 840_000],
  ['研发费用', 40_000],
  ['研发费用总额', 38_000],
  ['资产总额', 1_200_000],
  ['负债总额', 500_000],
  ['净利润', 60_000],
] as const

/** The nth code of nobody; the check character is the database's to find among those made here. */
export function codeOf(n: number): string {
  const body = `91000000MA${String(n).padStart(7, '0')}`
  return body + checkCharacter(body)
}

export function nameOf(n: number): string {
  const sign = (letters: string, at: number) => letters.charAt(at % letters.length)
  const brand =
    sign(first, n) + sign(second, Math.floor(n / 40)) + sign(third, Math.floor(n / 1600))
  return `江澜${brand}${TRADES[n % TRADES.length]?.[0]}有限公司`
}
