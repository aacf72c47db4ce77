import { DOING_FIRST } from './doing-words.ts'

/** Verbs, places and links before a name: they are no part of it. */
const LEADING = new RegExp(
  `^(?:${DOING_FIRST}|并|且|以及|还|同时|其中|另外|使|将|把|全市|全区|全县|全省|全镇|全域|我区|我市|我县|区内|第?[一二三四五六七八九十]是|即|如|全州|全旗|全年|年内|(?:第?[一二三四]季度|上半年|下半年|年底|年末|\\d{1,2}月)(?:末|底)?(?:之?前)?|[一二三四五六七八九十两\\d]{1,2}年(?:内|间)?(?=新增|建成|累计|引进|培育|新建|完成|实现)|每年|等|和|及|与|、|\\s|—|·|:)`,
)
const TRAILING =
  /(?:新?引进|引育|汇聚|集聚|新?培育|培养|孵化|新?认定|获批|新增|净增加?|新?建成|新建|新签约|打造|形成|拥有|完成|实现|取得|达成|增加|累计|总计|合计|共计|共|每年|年均|平均|[一二三四五六七八九十两\d]{1,2}年|总数|数量|数|分别|均|都|各|也|再|将|要|应|已|力争|预期|目标|目标值|规模化|等|\s|、|:|和|及|与)$/
/** Verbs kept where they begin a clause of their own: 开展研发活动的企业. */
const ATTRIBUTIVE =
  /^(?:开展|拥有|持有|建立|设立|参与|具有|实施|获得|完成|实现|取得|建设|开设|主导|支持)[^的]{1,24}的/
/** Nouns that only look as if they began with a verb. */
const NOUNS =
  /^(?:建设用地|建设投资|建设规模|发展水平|发展指数|增加值|增长率|新增长|改造提升|新能源|新材料|新一代|新型|新兴|新产品|新建商品|新经济|新业态|新质|新药|新基建|培训机构|培育库|孵化平台|孵化器|孵化载体|孵化基地|对外|对口|将军|新城|新区|和谐|共享|共同|共建|引导基金|孵化面积|建设面积|再生|再制造|发展指数|均衡|等级|组织化|获得感|数字|数据|支持度|新开工|新签订|新登记|新注册|新投产|新上|新车|新房|新闻|新登|新进|突破性|全省[一-龥]{0,4}占比)/
/** Words that alone name nothing: the thing they count was named before. */
const PRONOUN =
  /^(?:共|其|两者|二者|三者|前者|后者|上述指标|以上指标|总数|总量|总数量|数量|个数|总规模|规模|比重|占比|比例|覆盖率|覆盖面|增速|增长率|增幅|年均增长|年均增速|年均|平均增长|增长|提高|提升|增加|下降|降低|减少|总额|总产值|产值|总体|合计|总计|累计|余额|面积|全部|目标值|目标|同比增长)$/

export function isPronoun(name: string): boolean {
  return name === '' || PRONOUN.test(name)
}

/** What a count counts, without the verbs, places and links around it. */
export function countedName(words: string): string {
  return trimmedEnd(trimmedStart(words))
}

export function trimmedStart(words: string): string {
  let name = words.trim()
  for (let turn = 0; turn < 8; turn += 1) {
    if (NOUNS.test(name) || ATTRIBUTIVE.test(name)) return name
    const match = LEADING.exec(name)
    if (match === null) return name
    if (DEED.test(match[0]) && GENERIC.test(name.slice(match[0].length))) return name
    name = name.slice(match[0].length)
  }
  return name
}

/** 改造企业 says more than 企业. */
const GENERIC = /^(?:企业|项目|平台|人员|机构|园区|产品|成果)$/
const DEED = /^(?:改造|转化|升级|培训|盘活|发布|签约|落地|投产|实施)$/

const KEPT_END =
  /(?:专利数|人数|户数|件数|天数|床位数|指数|系数|倍数|点数|参数|函数|分数|次数|个数|班列数|[人户亩地]均|套数|岗位数|合同数)$/

export function trimmedEnd(words: string): string {
  let name = words.trim()
  for (let turn = 0; turn < 6; turn += 1) {
    if (KEPT_END.test(name.slice(-6))) return name
    const length = TRAILING.exec(name.slice(-8))?.[0].length ?? 0
    if (length === 0 || length === name.length) return name
    name = name.slice(0, name.length - length)
  }
  return name
}

/** Phrases that say how or where, and end before the thing itself: 在新能源领域, 围绕…, 通过…. */
export function isAdjunct(words: string): boolean {
  return /^(?:在|围绕|聚焦|依托|通过|按照|根据|坚持|针对|对于|以|为|面向|立足|结合|瞄准|随着|经过|用|对标|支持|鼓励|引导)/.test(
    words,
  )
}

/** A statement about a thing loses its predicate: 高新技术企业数量快速增长 → 高新技术企业数量. */
export function subjectOf(words: string): string {
  const cut = words.search(
    /(?:持续|不断|稳步|明显|显著|大幅|快速|迅速|进一步|全面|稳定|逐步|加快|更加|基本|有效|力争|保持|实现|稳中|再上|总体|较快|突破|位居|进入|达到|迈上|水平)/,
  )
  return trimmedStart(cut > 1 ? words.slice(0, cut) : words)
}

/** A ratio named by its parts gets the noun it lacks: 占GDP → 占GDP比重; 企业建立研发机构 → …比例. */
export function ratioName(name: string): string {
  if (/(?:比重|比例|占比|率|比|强度|度|份额|水平|程度|指数|贡献|面|值)$/.test(name)) return name
  if (/占[^占]{1,20}$/.test(name)) return `${name}比重`
  return name
}

/** A share said of a deed: 50%以上的企业建立研发机构 is the share of firms that do. */
export function shareName(name: string): string {
  const named = ratioName(name)
  return named === name && !/(?:率|比重|比例|占比)$/.test(name) ? `${name}比例` : named
}

const LEVEL = /^(?:国家级|省部级|省级|市级|区级|县级|部级)(?:及?以上)?/

/** 超50亿元企业 after 年营业收入超100亿元企业 means 年营业收入超50亿元企业; 市级 after 省级平台 means 市级平台. */
export function withSharedHead(name: string, before = ''): string {
  if (LEVEL.exec(name)?.[0] === name && LEVEL.test(before)) return name + before.replace(LEVEL, '')
  if (!/^(?:超过?|突破|达到?|过)\s*\d/.test(name)) return name
  const head = /^(.*?)(?:超过?|突破|达到?|过)\s*\d/.exec(before)?.[1]
  return head === undefined ? name : head + name
}
