import { arabicDecimal, chineseDecimal, chineseInteger } from '../../base/numerals.ts'
import { unitAt } from './counted-units.ts'
import type { Span } from './moments.ts'
import { operatorAfter } from './operators.ts'
import type { Operator } from './schema.ts'

/**
 * A number with its unit, as the words have it. `end` lies behind the unit and the operator that
 * follows it.
 */
export type Quantity = Span & {
  value: string
  /** The upper end of 10%—15%. */
  upTo: string | null
  unit: string
  after: Operator | undefined
  kind: 'number' | 'rank' | 'multiple' | 'whole'
  /** Written in Chinese numerals. */
  spelled: boolean
  /** 余, 多 behind the number: it is more than the value by an unknown part. */
  loose: boolean
  /** Not exact as it stands: 三分之二. */
  rounded: boolean
}

const ARABIC = '(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?'
const SPELLED = '[〇零一二两三四五六七八九十百千万亿]+'
const RANK_WORDS = '(?:位次|位|名|强|列|%)'
const SCAN = new RegExp(
  [
    `(?<rank>(?:前|第)\\s*(?:(?<rankNumber>${ARABIC})|(?<rankSpelled>[一二三四五六七八九十百]{1,3}))\\s*(?<rankUnit>${RANK_WORDS})?)`,
    `(?<percent>(?<hundred>百|千)分之(?<share>[〇零一二两三四五六七八九十百点]+))`,
    '(?<parted>(?<![\\d./])(?<over>[1-9])/(?<under>[2-9]|10)(?=以上|的|左右|[,。;、)]|$))',
    '(?<tenths>[一二三四五六七八九])成(?<half>半)?(?=以上|以内|左右|[,。;、)]|的|$)',
    '(?<fraction>(?<parts>[二三四五六七八九十])分之(?<taken>[一二三四五六七八九]))',
    '(?<doubling>翻(?<times>[一二两三四])?番(?!至|到)|(?:实现|成?倍增?)(?:翻倍|倍增)|翻倍|倍增(?!至|到|计|行|工|长))',
    '(?<whole>全覆盖|全部(?=[\\u4e00-\\u9fff]{2}))',
    `(?<arabic>${ARABIC})`,
    `(?<spelled>${SPELLED})`,
  ].join('|'),
  'g',
)

/**
 * Every quantity of the words that is not within a masked span; numbers that name, date or order
 * things are left out.
 */
export function quantitiesIn(words: string, masked: readonly Span[]): Quantity[] {
  const found: Quantity[] = []
  let mask = 0
  let behind = 0
  for (const match of words.matchAll(SCAN)) {
    const start = match.index ?? 0
    if (start < behind) continue
    while ((masked[mask]?.end ?? Number.POSITIVE_INFINITY) <= start) mask += 1
    if (start >= (masked[mask]?.start ?? Number.POSITIVE_INFINITY)) continue
    const quantity = quantityOf(words, match)
    if (quantity === undefined) continue
    found.push(quantity)
    behind = quantity.end
  }
  return found
}

function quantityOf(words: string, match: RegExpMatchArray): Quantity | undefined {
  const groups = match.groups ?? {}
  if (groups['rank'] !== undefined) return rankOf(words, match)
  if (groups['percent'] !== undefined) return shareOf(words, match)
  if (groups['tenths'] !== undefined) return tenthsOf(words, match)
  if (groups['parted'] !== undefined)
    return partOf(words, match, [Number(groups['over']), Number(groups['under'])])
  if (groups['fraction'] !== undefined)
    return partOf(words, match, [
      chineseInteger(groups['taken'] ?? '') ?? 0,
      chineseInteger(groups['parts'] ?? '') ?? 0,
    ])
  if (groups['doubling'] !== undefined) return doublingOf(match)
  if (groups['whole'] !== undefined)
    return { ...plain(match), value: '100', unit: '%', kind: 'whole' }
  if (groups['arabic'] !== undefined) return arabicOf(words, match)
  return spelledOf(words, match)
}

/** What every quantity begins as; the reader of each kind fills in the rest. */
function plain(match: RegExpMatchArray): Quantity {
  const start = match.index ?? 0
  return {
    start,
    end: start + match[0].length,
    value: '0',
    upTo: null,
    unit: '',
    after: undefined,
    kind: 'number',
    spelled: false,
    loose: false,
    rounded: false,
  }
}

function withTail(words: string, quantity: Quantity): Quantity {
  const after = operatorAfter(words.slice(quantity.end, quantity.end + 8))
  if (after === undefined) return quantity
  return { ...quantity, after: after.operator, end: quantity.end + after.length }
}

const STANDS =
  /(?:达到?|位居|位列|排名|排位|位次|名列|居|列|保持|跻身|进入|进|稳居|排|挤进|跨入|迈入|冲刺|争)(?:\([^()]{0,8}\)|[^,。;、()]){0,12}$/
const NO_RANK =
  /^(?:方阵|梯队|线|书记|产业|时间|批|次|届|季度|个|轮|期|条|章|节|款|部分|步|阶段|一)/

/** 前3位, 前五, 第一: a rank is at most this far from the top. */
function rankOf(words: string, match: RegExpMatchArray): Quantity | undefined {
  const { rankNumber, rankSpelled, rankUnit } = match.groups ?? {}
  const start = match.index ?? 0
  const end = start + match[0].length
  const number = rankNumber ?? String(chineseInteger(rankSpelled ?? ''))
  const before = words.slice(Math.max(0, start - 24), start)
  const behind = words.slice(end, end + 4)
  if (
    rankUnit === undefined &&
    (NO_RANK.test(behind) || /^(?!水平|行列|以内|左右|名次)[\u4e00-\u9fff\d]/.test(behind))
  )
    return undefined
  if (
    !STANDS.test(before) &&
    !/(?:全国|全省|全市|全区|国内|世界|全球|同类|西部|中部|东部)$/.test(before)
  )
    return undefined
  const unit = rankUnit === '%' ? '%' : '位'
  return { ...plain(match), value: arabicDecimal(number), unit, kind: 'rank' }
}

function shareOf(words: string, match: RegExpMatchArray): Quantity | undefined {
  const value = chineseDecimal(match.groups?.['share'] ?? '')
  if (value === undefined) return undefined
  const unit = match.groups?.['hundred'] === '千' ? '‰' : '%'
  return withTail(words, { ...plain(match), value, unit, spelled: true })
}

/** 六成 → 60 %, 七成半 → 75 %. */
function tenthsOf(words: string, match: RegExpMatchArray): Quantity {
  const tenths = chineseInteger(match.groups?.['tenths'] ?? '') ?? 0
  const value = String(tenths * 10 + (match.groups?.['half'] === undefined ? 0 : 5))
  return withTail(words, { ...plain(match), value, unit: '%', spelled: true })
}

/** 三分之二 → 66.67 %: the only value that is rounded, and so never sure. */
function partOf(
  words: string,
  match: RegExpMatchArray,
  [taken, parts]: readonly [number, number],
): Quantity | undefined {
  if (taken >= parts) return undefined
  const hundredths = Math.round((taken * 10_000) / parts)
  return withTail(words, {
    ...plain(match),
    value: String(hundredths / 100),
    unit: '%',
    spelled: true,
    rounded: hundredths * parts !== taken * 10_000,
  })
}

/** 翻一番 is a growth of 100 %, 翻两番 of 300 %. */
function doublingOf(match: RegExpMatchArray): Quantity {
  const times = chineseInteger(match.groups?.['times'] ?? '一') ?? 1
  return { ...plain(match), value: String((2 ** times - 1) * 100), unit: '%', kind: 'multiple' }
}

const RANGE = new RegExp(`^\\s*(?:%|个)?\\s*(?:—{1,2}|–|-|~|～|至|到)\\s*(${ARABIC})`)
const NAMING_BEFORE = /[A-Za-z+×〔[]$|[A-Za-z\d][.:/-]$|第\s*$|每(?:增加)?\s*$/
const NAMING_AFTER =
  /^\s*(?:[+×]\s*[A-Za-z\d]|〕|号|年|月|[A-Z](?![A-Za-z])|版|代|型|届|大(?![学专中])|强(?!企业?\d)|维|世纪|周年|岁|:\d|[./-]\d|个?[A-Z]\b)/

function arabicOf(words: string, match: RegExpMatchArray): Quantity | undefined {
  const start = match.index ?? 0
  const end = start + match[0].length
  if (NAMING_BEFORE.test(words.slice(Math.max(0, start - 4), start))) return undefined
  const range = RANGE.exec(words.slice(end, end + 24))
  const reach = end + (range?.[0].length ?? 0)
  const measured = measure(words, reach)
  if (measured === undefined) return undefined
  const upTo = range?.[1] === undefined ? null : arabicDecimal(range[1])
  return withTail(words, {
    ...plain(match),
    ...measured,
    value: arabicDecimal(match.groups?.['arabic'] ?? ''),
    upTo,
  })
}

type Measured = Pick<Quantity, 'unit' | 'end' | 'loose'>

/** The unit behind a number; undefined where the number names something (5G, 3.0版, 500强, 九大). */
function measure(words: string, end: number): Measured | undefined {
  const ahead = words.slice(end, end + 24)
  const more = /^\s*(?:余|多)(?=[\u4e00-\u9fff%])/.exec(ahead)?.[0].length ?? 0
  const rest = ahead.slice(more)
  const unit = unitAt(rest)
  if (unit === undefined) {
    if (NAMING_AFTER.test(rest) && !/^[A-Za-z]{1,4}[/%]/.test(rest)) return undefined
    return unknownUnit(rest, end + more, more > 0)
  }
  const tail = rest.slice(unit.length)
  if (/^(?:级(?!以)|强(?!企业\d)|大(?![学专中]))/.test(tail)) return undefined
  const late = /^(?:余|多)(?![\u4e00-\u9fff]?样)/.exec(tail)?.[0].length ?? 0
  return { unit: unit.unit, end: end + more + unit.length + late, loose: more + late > 0 }
}

/**
 * A counter no table knows, such as 驿, is what stands between the number and the next stop, if
 * that is short.
 */
function unknownUnit(rest: string, end: number, loose: boolean): Measured | undefined {
  if (/^\s*(?:[,。;、)]|及?以上|以内|以下|左右|$)/.test(rest)) return { unit: '', end, loose }
  const word = UNLISTED.exec(rest)
  if (word === null || /^[GKDAVP]$/.test(word[1] ?? '')) return undefined
  return { unit: word[1] ?? '', end: end + word[0].length, loose }
}

/** W/kg, wt% and other signs in full; of Chinese words at most three characters. */
const UNLISTED =
  /^\s*([A-Za-zμΩ°·²³%/]{1,10}|[A-Za-z\u4e00-\u9fff]{1,3}?)(?=(?:及?以上|以内|以下|左右)?(?:[,。;、)]|$)|(?:及?以上|以内|左右))/

const NO_COUNT =
  /^(?:方面|大类|领域|环节|维度|原则|结合|着力|转变|层次|阶段|步骤|步走|方向|重点|统筹|坚持|一|带动|主体|层面|抓手|字|面向|要素|(?:重点|重大|专项|提升|主要)*(?:工程|行动|任务|措施|举措|计划|机制|制度|政策|改革|要求|保障|能力))/

/**
 * Chinese numerals count only before a unit, and 一 and 两 only where a bound shows that they
 * count.
 */
function spelledOf(words: string, match: RegExpMatchArray): Quantity | undefined {
  const raw = match[0]
  const start = match.index ?? 0
  const before = words.slice(Math.max(0, start - 6), start)
  if (/[第每“+双]$|十$/.test(before)) return undefined
  const scale = /[万亿]+$/.exec(raw)?.[0] ?? ''
  const head = scale.length < raw.length ? raw.slice(0, raw.length - scale.length) : ''
  if (head === '' || /^[百千万亿]/.test(head)) return bareScale(words, match, before)
  const value = chineseInteger(head)
  const unit = unitAt(words.slice(start + head.length, start + head.length + 24))
  if (value === undefined || unit === undefined || /^[分度级层]$/.test(unit.unit)) return undefined
  const quantity = withTail(words, {
    ...plain(match),
    end: start + head.length + unit.length,
    value: String(value),
    unit: unit.unit,
    spelled: true,
  })
  const small = value <= 2 && quantity.after === undefined
  if (small && !/(?:至少|不少于|不低于|超过|达到|达)$/.test(before)) return undefined
  const tail = words.slice(quantity.end, quantity.end + 4)
  return NO_COUNT.test(tail) || /^[大级强]/.test(tail) || /^[年月日天周]/.test(unit.unit)
    ? undefined
    : quantity
}

/** 突破千亿元, 突破万亿元: a power of ten standing alone is a value only behind a bound and before money. */
function bareScale(words: string, match: RegExpMatchArray, before: string): Quantity | undefined {
  const start = match.index ?? 0
  if (!/(?:突破|超过?|达到?|迈上|跨越|迈进|实现|跃上|冲刺|破)$/.test(before)) return undefined
  const money = /^(十|百|千)?(万亿|万|亿)元?(?=大关|台阶|[^\u4e00-\u9fff]|$)/.exec(
    words.slice(start, start + 6),
  )
  if (money === null || (money[1] === undefined && money[2] !== '万亿')) return undefined
  return withTail(words, {
    ...plain(match),
    end: start + money[0].length,
    value: String(chineseInteger(money[1] ?? '一')),
    unit: money[0].slice(money[1]?.length ?? 0),
    spelled: true,
  })
}
