import type { Parts } from './clause-parts.ts'
import { isCount, isDuration, isShare, unitAt } from './counted-units.ts'
import { endsInDoing } from './doing-words.ts'
import {
  countedName,
  isAdjunct,
  isPronoun,
  ratioName,
  shareName,
  subjectOf,
  trimmedEnd,
  trimmedStart,
  withSharedHead,
} from './indicator-name.ts'
import type { Quantity } from './quantities.ts'
import { type Segment, unmasked } from './segments.ts'

/** What the words so far have named, within one clause. */
export type Memory = {
  names: string[]
  label: string
  labelSentence: number
  /** The unit in brackets behind the label: 高新技术企业(家). */
  labelUnit: string
  /** The number before it, in the same segment, found its name behind it: 10个集群、30条产业链. */
  behind: boolean
}

/** A number in its segment; its own words run from `from`, and `until` the next number's begin. */
export type Place = { segment: Segment; quantity: Quantity; from: number; until: number }

export const SEPARATOR = /^\s*(?:、|和|及|与|以及|或|\/|,|;|\((?=其中))/

type Naming = { words: string; memory: Memory; stated: boolean }
/** `found`: before the number, behind it, taken over from earlier words, or shared out by 分别. */
export type Named = {
  indicator: string
  found: 'before' | 'behind' | 'earlier' | 'shared'
  end: number
}

/**
 * Finds what a number measures: behind it after a verb of doing, else before it, else what was
 * named last.
 */
export function nameOf(
  parts: Parts,
  place: Place,
  { words, memory, stated }: Naming,
): Named | undefined {
  const { quantity } = place
  const before = words.trim()
  const behind = quantity.kind === 'rank' ? undefined : behindOf(parts.words, place)
  if (quantity.kind === 'whole') return wholeName(parts, place, before)
  const listed = memory.behind && before === ''
  if (behind !== undefined && (listed || takesBehind(before, behind.name, quantity)))
    return namedBehind(before, behind, quantity)
  const own = withSharedHead(ownName(before, quantity).replaceAll(/\s/g, ''), memory.names.at(-1))
  if (behind !== undefined && isLeftBehind(behind, { before, own, quantity, stated }))
    return undefined
  const end = quantity.end
  const earlier = earlierName(memory, place.segment, own)
  if (isPronoun(own) || (own.startsWith('占') && earlier !== undefined))
    return earlier === undefined ? undefined : { indicator: earlier, found: 'earlier', end }
  return { indicator: own, found: 'before', end }
}

type Before = { before: string; own: string; quantity: Quantity; stated: boolean }

/**
 * A noun right behind the number is what it counts; where nothing says that it was meant to be
 * reached, it is no target.
 */
function isLeftBehind(behind: Behind, { before, own, quantity, stated }: Before): boolean {
  if (isPronoun(own) || isAdjunct(before)) return true
  return !stated && isCount(quantity.unit) && !GOES_ON.test(behind.name)
}

/**
 * Words that go on after a counted thing, where a comma was left out; other nouns there are what
 * is counted.
 */
const GOES_ON = /^(?:并|且|以及|形成|实现|占|覆盖|带动|基本|其中|等|组成|达到|为)/

/** 规上企业中80%以上开展研发活动 takes its subject from before the number too. */
function namedBehind(before: string, behind: Behind, quantity: Quantity): Named {
  const subject = /(?:中|里)$/.test(before) ? trimmedStart(before.slice(0, -1)) : ''
  const name = subject + behind.name
  return {
    indicator: isShare(quantity.unit) ? shareName(name) : name,
    found: 'behind',
    end: behind.end,
  }
}

const RATIO = /每|人均|亩均|万人|拥有量|率|强度|指数/
const CHANGE_END =
  /(?:年均)?(?:增长|增速|提高|提升|增加|上升|下降|降低|减少|压减|削减|扩大|缩短|压缩|翻)$/

function ownName(before: string, quantity: Quantity): string {
  if (quantity.kind === 'rank') return rankedName(before)
  const words = withoutUnitNote(isAdjunct(before) ? afterLastDoing(before) : before)
  const changes =
    quantity.kind === 'multiple' || isShare(quantity.unit) || /点$|倍$/.test(quantity.unit)
  if (changes && CHANGE_END.test(words.slice(-6)))
    return isPronoun(words) ? words : trimmedStart(words)
  if (isDuration(quantity.unit)) return trimmedStart(words)
  // 人均收入增加2万元 promises a rise, not a level.
  if (CHANGE_END.test(words.slice(-6)) && RATIO.test(words)) return trimmedStart(words)
  const name = countedName(words)
  return isShare(quantity.unit) ? ratioName(name) : name
}

/** What is ranked, without where: 综合实力进入全市 → 综合实力. */
function rankedName(before: string): string {
  return countedName(
    before
      .replace(
        /(?:稳居|位居|位列|名列|跻身|进入|进位|进至|跃居|跃升至?|挤进|跨入|迈入|冲刺|保持|排在?|居|列|进|达到?|处于|争)*在?(?:全国|全省|全市|全区|全县|世界|国际|国内|全球|西部|中部|东部|同类[\u4e00-\u9fff]{0,6}|[全各][\u4e00-\u9fff]{1,8}|主城都市区|区县)?(?:区县|县?\([^()]{1,6}\))?(?:稳居|位居|排名|位次|的|中|内)*$/,
        '',
      )
      .replace(/(?:稳居|位居|位列|名列|跻身|进入|跃居|跃升|保持|达到|力争)+$/, ''),
  )
}

/** 高新技术企业(家) carries its unit in brackets, which is no part of the name. */
function withoutUnitNote(words: string): string {
  return unitNote(words) === '' ? words : words.replace(/\([^()]*\)\s*:?\s*$/, '')
}

/** The unit that stands in brackets behind a name; '' when none does. */
export function unitNote(words: string): string {
  const note = /\(([^()]{1,8})\)\s*:?\s*$/.exec(words)?.[1] ?? ''
  return unitAt(note)?.length === note.length ? note : ''
}

/** 在全市率先建成平台 → 平台. */
function afterLastDoing(words: string): string {
  for (let at = words.length - 2; at > 0; at -= 1)
    if (endsInDoing(words.slice(0, at))) return words.slice(at)
  return words
}

type Behind = { name: string; end: number }

/** The noun behind the number: 培育5家以上龙头企业; it ends before the next number's own words. */
function behindOf(words: string, { quantity, segment, until }: Place): Behind | undefined {
  const raw = words.slice(quantity.end, Math.min(until, quantity.end + 80))
  if (SEPARATOR.test(raw)) return undefined
  const lead = /^\s*的?\s*/.exec(raw)?.[0].length ?? 0
  const cut = until < segment.end ? lastSeparator(raw) : raw.length
  const name = trimmedEnd(raw.slice(lead, cut).replace(/\s*\(.*$/s, ''))
  if (!/^[\u4e00-\u9fffA-Za-z“0-9]{2}/.test(name)) return undefined
  return { name, end: quantity.end + lead + name.length }
}

function lastSeparator(raw: string): number {
  const at = Math.max(
    raw.lastIndexOf('、'),
    raw.lastIndexOf('和'),
    raw.lastIndexOf('及'),
    raw.lastIndexOf('与'),
  )
  return at > 0 ? at : raw.length
}

function takesBehind(before: string, behind: string, quantity: Quantity): boolean {
  if (quantity.kind === 'rank' || quantity.kind === 'multiple') return false
  if (/^(?:增长|提高|提升|的?增速|左右|目标)/.test(behind)) return false
  if (endsInDoing(before)) return true
  if (isShare(quantity.unit))
    return isPronoun(trimmedEnd(trimmedStart(before))) || /(?:中|里|有)$/.test(before)
  return isPronoun(trimmedEnd(trimmedStart(before))) && before !== ''
}

/** 全部设有研发机构, 全覆盖: all of them, that is 100 %. */
function wholeName(parts: Parts, { quantity, segment }: Place, before: string): Named | undefined {
  const subject = trimmedStart(before).replace(/(?:实现|基本|达到)$/, '')
  if (subject.length < 2) return undefined
  if (parts.words.slice(quantity.start, quantity.end) === '全覆盖')
    return {
      indicator: `${subject}${/覆盖率?$/.test(subject) ? '' : '覆盖率'}`,
      found: 'before',
      end: quantity.end,
    }
  const deed = parts.words.slice(quantity.end, segment.end).trim()
  if (deed.length < 2) return undefined
  return { indicator: `${subject}${deed}比例`, found: 'before', end: segment.end }
}

/** Words that usually go with a name said before, and can stand alone where there is none. */
const MEASURE =
  /^(?:比重|占比|比例|覆盖率|覆盖面|增速|增长率|增幅|年均增[长速]|总产值|产值|余额|面积|总额|规模)$/

/**
 * What was named before, in this clause: the label or the last indicator; its own word is added
 * (总产值, 占比).
 */
function earlierName(memory: Memory, segment: Segment, own: string): string | undefined {
  const label = memory.labelSentence === segment.sentence ? memory.label : ''
  const name = label === '' ? memory.names.at(-1) : label
  if (name === undefined || name === '') return MEASURE.test(own) ? own : undefined
  const tail =
    /^(?:其|两者|二者|前者|后者|总数|总数量|数量|个数|全部|合计|总计|累计|目标值?|上述指标|)$/.test(
      own,
    )
      ? ''
      : own
  return name.endsWith(tail) ? name : name + tail
}

/** A segment without a number may name what the next one measures: 高新技术企业数量稳步增长,达到500家. */
export function remember(parts: Parts, segment: Segment, memory: Memory): void {
  const words = unmasked(parts.words, segment, parts.timed)
    .replace(/\(\s*\)/g, '')
    .trim()
  if (segment.closedBy === '。' || segment.closedBy === ';' || words === '') return
  const name = isAdjunct(words) ? '' : subjectOf(words.slice(0, 60))
  if (name.length < 2) return
  if (/^(?:第[一二三四五]步|其中|同时|此外|另外|到那时|具体而言)$/.test(name)) return
  memory.labelUnit = unitNote(name)
  memory.label = trimmedEnd(withoutUnitNote(name))
  memory.labelSentence = segment.sentence
}
