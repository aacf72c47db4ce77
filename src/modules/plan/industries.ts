import type { PlanReading } from './schema.ts'

type Industry = PlanReading['industries'][number]

export type FoundIndustry = Pick<Industry, 'sector' | 'name' | 'type'>
/** `mixed`: the list is parted both by commas and by 、, and the commas were taken to part it. */
export type IndustryList = { industries: FoundIndustry[]; mixed: boolean; text: string }

const URGING =
  '(?:重点|大力|着力|加快|优先|积极|聚力|全力|主要|突出|统筹|推动|聚焦|集中力量|做强|做大|做优|加速|前瞻|持续){0,3}'
const GROWING =
  '(?:发展|培育|布局|壮大|打造|做大做强|做强做优|做优做强|做强|做优|做大|构建|突破|聚焦|推进|形成|提升|巩固)(?:发展|壮大|提升|做强|形成|以|好|了)?'
const LIST = new RegExp(`(?:^|[,。;:、])\\s*(?:${URGING}${GROWING})([^。;:\\n]{4,240})`, 'g')
const STRONG =
  /(?:重点|大力|着力|加快|优先|积极|聚力|主要|突出|聚焦|做强|做大|做优|加速|前瞻)(?:发展|培育|布局|壮大|打造|推进|做强)/

/** How a list of industries ends: 等制造业, 等产业, 三大主导产业, 为主导. */
const TAIL =
  /(?:等(?:[\u4e00-\u9fff]{0,14}?(?:产业集群|产业链|产业|业|领域|集群|经济|赛道|制造|门类|行业))?|(?:这)?[一二两三四五六七八九十\d]+(?:大|个|条)[\u4e00-\u9fff]{0,10}?(?:产业集群|产业链|产业|集群|赛道)|为(?:主导|支撑|核心|重点|特色|主)[^,]{0,20})\s*$/
const INDUSTRY =
  /(?:产业|业|制造|装备|材料|能源|物流|服务|农业|旅游|医药|医疗|软件|信息|智能|电子|汽车|摩托车|经济|金融|商贸|外包|健康|食品|化工|纺织|服装|生物|芯片|集成电路|机器人|建筑|技术|数据|互联网|电池|光伏|氢能|储能|航空|航天|通信|半导体|显示|器械|会展|电商|咨询|设计|养老|康养|种植|养殖|加工|家居|冶金|钢铁|石化|船舶|轨道交通|计算|传感器|元宇宙|区块链|环保)$/
const VERB_FIRST =
  /^(?:打造|构建|建设|推动|推进|促进|形成|培育|加快|加强|提升|完善|做|支持|引导|引进|实施|建成|着力|带动|提高|增强|优化|实现|鼓励|延伸|补齐|拓展|力争|积极|大力|不断|进一步|创新|建立|健全|开展|强化)/

/** Every list of industries in the words of one clause. `label` is what the clause is called. */
export function industriesOf(words: string, label: string): IndustryList[] {
  const lists: IndustryList[] = []
  if (!words.includes('、') && !words.includes('等')) return lists
  for (const match of words.matchAll(LIST)) {
    const list = listOf(match[1] ?? '')
    const urged = list.tail !== '' || STRONG.test(match[0])
    if (!urged || !namesIndustries(list, label)) continue
    const sector = isSector(label) ? label : sectorOf(list.tail) || label
    lists.push({
      industries: list.names.map((name) => ({ sector, name, type: typeOf(name) })),
      mixed: list.mixed,
      text: match[0].replace(/^[,。;:、\s]+/, ''),
    })
  }
  return lists
}

/**
 * At least two names, half of them industries; all of them where nothing else says that it is a
 * list of such.
 */
function namesIndustries({ names, tail }: Listed, label: string): boolean {
  const likely = names.filter((name) => INDUSTRY.test(name)).length
  const said = /产业|业$|经济|领域|赛道|集群|行业/.test(tail) || isSector(label)
  if (names.length < 2) return false
  return said
    ? likely * 2 >= names.length || /^等.*(?:产业|业|集群)$/.test(tail)
    : likely === names.length
}

/** 等制造业 → 制造业, 三大主导产业 → 主导产业. */
function sectorOf(tail: string): string {
  return tail.replace(/^等|^[一二两三四五六七八九十\d]+[大个条]/, '')
}

function isSector(label: string): boolean {
  return (
    label.length <= 12 &&
    /(?:业|经济|产业|制造|服务|农业|领域)$/.test(label) &&
    !VERB_FIRST.test(label)
  )
}

type Listed = { names: string[]; tail: string; mixed: boolean }

/**
 * Commas part the list where it goes on in nouns to its 等 (A,B、C,D等建筑业), and then 、 stands inside
 * one item; otherwise the first comma ends the list and 、 parts it.
 */
function listOf(words: string): Listed {
  const pieces = words.split(',')
  const last = pieces.findIndex((piece) => TAIL.test(piece.trim()))
  const whole =
    last > 0 && pieces.slice(1, last + 1).every((piece) => !VERB_FIRST.test(piece.trim()))
  if (!whole) return listIn(pieces[0] ?? '', '、', false)
  const stretch = pieces.slice(0, last + 1).join(',')
  const commas = last
  const marks = stretch.split('、').length - 1
  if (marks === 0) return listIn(stretch, ',', false)
  return commas >= marks
    ? listIn(stretch, ',', true)
    : { ...listIn(stretch.replaceAll(',', '、'), '、', false), mixed: true }
}

function listIn(stretch: string, mark: string, mixed: boolean): Listed {
  const tail = TAIL.exec(stretch.trim())?.[0] ?? ''
  const body = stretch.trim().slice(0, stretch.trim().length - tail.length)
  const pieces = body.split(mark).map((piece) => piece.trim())
  const end = pieces.pop() ?? ''
  const split = mark === '、' ? end.split(/以及|和|及/) : [end]
  const names = [...pieces, ...(split.every((each) => each.length >= 2) ? split : [end])]
  return { names: names.filter((name) => name.length >= 2 && name.length <= 24), tail, mixed }
}

/** 龙头骨干建筑企业 are firms, 建筑产业总部基地 is a place: neither is an industry. */
function typeOf(name: string): Industry['type'] {
  if (/(?:企业|企业群|公司|集团|商户|主体)$/.test(name)) return 'firmGroup'
  if (
    /(?:基地|园区|园|产业园|平台|中心|载体|集聚区|片区|小镇|楼宇|示范区|城|港|谷|综合体|街区)$/.test(
      name,
    )
  )
    return 'carrier'
  return 'industry'
}
