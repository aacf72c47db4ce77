import { chineseInteger } from '../../base/numerals.ts'

/** Something the words point to and leave open; `text` is what they say of it. */
export type Open = { what: string; text: string }

const COUNTED_NAME =
  /(?<![\d—–\-.第])(\d{1,3}|[两二三四五六七八九十]{1,3})(大类|大|条|个|项|类|种|支)((?:重点|主导|支柱|优势|特色|新兴|未来|核心|专项|标志性|攻坚|创新)?(?:产业链|产业集群|产业|集群|行动|工程|赛道|领域|片区|任务|计划|体系|基地|链条|板块|功能区|组团))/g

/**
 * A number of named things of which fewer are named: 11条重点产业链 without a list, 九大重点行动 of which one
 * is named. A list stands near when enough items join with 、 around it.
 */
export function uncountedNames(words: string): Open[] {
  const most = new Map<string, { named: number; count: number; noun: string }>()
  for (const match of words.matchAll(COUNTED_NAME)) {
    const [text, number = '', , noun = ''] = match
    const count = /\d/.test(number) ? Number(number) : (chineseInteger(number) ?? 0)
    const at = match.index ?? 0
    const named = Math.max(itemsAround(words, at, at + text.length), most.get(text)?.named ?? 0)
    most.set(text, { named, count, noun })
  }
  return [...most]
    .filter(([, { named, count }]) => count >= 2 && named < count)
    .map(([text, { named, noun }]) => ({
      what: named > 0 ? `“${text}”中未列明的${noun}` : `“${text}”的具体名单`,
      text,
    }))
}

/** How many items a list next to the words has: before them (A、B等九大行动) or behind (九大行动:A、B). */
function itemsAround(words: string, start: number, end: number): number {
  const before = /([^,。;:]*)等[“]?$/.exec(words.slice(Math.max(0, start - 200), start))?.[1] ?? ''
  const behind =
    /^[^。;]{0,3}(?:[:,(]|即|包括|分别是|为)([^。]{0,300})/.exec(
      words.slice(end, end + 310),
    )?.[1] ?? ''
  const items = (list: string) =>
    list.split(/[、,;]|和|及/).filter((item) => item.trim().length >= 2).length
  return Math.max(items(before), /[、;]/.test(behind) ? items(behind) : 0)
}

/** Well-known terms whose numbers every reader can fill in. */
const KNOWN =
  /^(?:两院|双一流|一带一路|双城|双核|双创|双碳|三农|四上|两化|两山|三品一标|五育|两业|一区多园|一网通办|互联网\+|5G.*|三新|双招双引|三来一补|双随机|一站式|一件事|三生|四新|四链|一企一策|一链一策|一业一策|一人一档|双向.*|双减|三线.*|一老一小|三医|五社联动|十四五|十五五|十三五)$/
const CODE = /“([A-Za-z\d]+(?:[+×*][A-Za-z\d]+)+|\d{3,6}[A-Za-z]*|\d{1,3}[A-Z])”/g
const QUOTED_COUNT = /“([东南西北中上下]?(?:[一二两三四五六七八九十][\u4e00-\u9fff]{1,2}){1,3})”/g

/** Codes such as “1+4+21+N” and short counts such as “两园两带”, unless the words spell them out. */
export function unexplainedCodes(words: string, isNamed: (part: string) => boolean): Open[] {
  if (!words.includes('“')) return []
  const open = (pattern: RegExp) =>
    [...words.matchAll(pattern)].filter(
      (match) => !KNOWN.test(match[1] ?? '') && !isSpelledOut(words, match),
    )
  const codes = open(CODE).map((match) => {
    const noun = NOUN.exec(words.slice((match.index ?? 0) + match[0].length))?.[0] ?? ''
    return { what: `${match[0]}${noun}的内容`, text: match[0] + noun }
  })
  const counts = open(QUOTED_COUNT).map(([text, inner = '']) => {
    const missing = (inner.match(COUNT_PART) ?? []).filter((part) => !isNamed(part))
    return { what: missing.length > 0 ? `“${inner}”中的${missing.join('、')}` : '', text }
  })
  return [...codes, ...counts.filter(({ what }) => what !== '')]
}

const NOUN = /^[\u4e00-\u9fff]{0,8}?(?:体系|思路|布局|格局|行动|计划|工程|机制|模式|战略|目标)/
const COUNT_PART = /[一二两三四五六七八九十][\u4e00-\u9fff]{1,2}?(?=[一二两三四五六七八九十]|$)/g

function isSpelledOut(words: string, match: RegExpMatchArray): boolean {
  const behind = words.slice((match.index ?? 0) + match[0].length)
  return /^[\u4e00-\u9fff]{0,8}(?:\(|:|,?即)/.test(behind)
}

/**
 * Looks parts of counts up in the whole text, each once: 两园 is named when two different things …园
 * are.
 */
export function namesIn(everywhere: string): (part: string) => boolean {
  const known = new Map<string, boolean>()
  return (part) => {
    const before = known.get(part)
    if (before !== undefined) return before
    const count = chineseInteger(part[0] ?? '') ?? 0
    const names = new RegExp(
      `(?<=[,。;、:“”\\s])[\\u4e00-\\u9fff]{2,10}${part.slice(1)}(?=[,。;、:以为的”和]|$)`,
      'g',
    )
    const found = new Set(everywhere.match(names) ?? []).size >= count
    known.set(part, found)
    return found
  }
}

const PROGRAMME =
  /(?:实施|推进|开展|落实|启动)[^,。;“”]{0,8}“([^“”]{2,12}(?:计划|行动|工程))”(?![(:])/g

/** A programme called by its name and not described: 实施人才“金凤计划”. */
export function undescribedProgrammes(words: string): Open[] {
  return [...words.matchAll(PROGRAMME)].map(([, name = '']) => ({
    what: `“${name}”的内容`,
    text: `“${name}”`,
  }))
}

const FUZZY =
  /高端|高层次|高水平|高质量|领军|一流|优秀|知名|重大|骨干|急需紧缺|头部|现代服务业|有影响力/

/**
 * A measured thing whose bounds an adjective draws: 高层次人才 needs to be defined before it can be
 * counted.
 */
export function undefinedWord(indicator: string): string | undefined {
  return FUZZY.exec(indicator)?.[0]
}
