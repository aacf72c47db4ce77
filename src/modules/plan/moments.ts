import { chineseInteger } from '../../base/numerals.ts'

/** A stretch of (folded) words, `end` exclusive. */
export type Span = { start: number; end: number }

/**
 * A time that a text names. `deadline` is 'YYYY' or 'YYYY-MM-DD'; `first` is the year it begins.
 */
export type Moment = Span & { deadline: string; first: number; span: boolean }

const YEAR = '(20\\d{2}|二[〇零○][〇零○一二三四五六七八九]{2})'
const TAIL = '(?:\\s*(?:全年|年度|末期|期末|底|末|前|之前|以前|初|期间|间|以来|起)){0,2}'
const DASH = '(?:—{1,2}|–|-|―|~|～|至|到)'

/** 提高到2025年的3%: this 到 belongs to the verb, not to the year. */
const MOVED =
  '(?<!提高|提升|增加|增长|上升|扩大|发展|下降|降低|减少|压减|缩减|跃升|攀升|回升|缩短|压缩|增|升|降|减)'

const PATTERNS = [
  // 2022—2025年, 2021年至2025年
  `${YEAR}\\s*年?\\s*${DASH}\\s*${YEAR}(?:\\s*年${TAIL}|(?=\\)))`,
  // 到2025年, 2025年底, 2025年6月底前, 2025年12月31日前
  `(?:力争|截至|截止|${MOVED}(?:到|至)|于|在)?\\s*${YEAR}\\s*年(?:\\s*(\\d{1,2})\\s*月(?:\\s*(\\d{1,2})\\s*日)?|\\s*(上半年|年?底|年?末|第?[一二三四]季度))?${TAIL}`,
  // 到2025, without 年
  `(?:到|至)\\s*(20\\d{2})(?=[,,、\\s底末前])`,
  // 十四五, “十五五”时期
  `(?:到|至|在)?[“"]?十([一二三四五六七八])五[”"]?(?:规划)?\\s*(?:时期|期间)?${TAIL}`,
]
const ANY_MOMENT = new RegExp(PATTERNS.join('|'), 'g')

/** The last year of a five-year plan: the eleventh ended in 2010. */
const ELEVENTH_ENDS = 2010

/** Without one of these there is no time, and most clauses name none. */
const NAMES_TIME = /20\d\d|二[〇零○]|十[一二三四五六七八]五/

/** Every time named in the words, in order. */
export function momentsIn(words: string): Moment[] {
  const found: Moment[] = []
  if (!NAMES_TIME.test(words)) return found
  for (const match of words.matchAll(ANY_MOMENT)) {
    const moment = momentOf(match)
    if (moment !== undefined) found.push(moment)
  }
  return found
}

function momentOf(match: RegExpMatchArray): Moment | undefined {
  const [words, from, to, year, month, day, part, bare, plan] = match
  const place = { start: match.index ?? 0, end: (match.index ?? 0) + words.length }
  if (from !== undefined && to !== undefined) {
    const [first, last] = [yearOf(from), yearOf(to)]
    return last < first ? undefined : { ...place, deadline: String(last), first, span: true }
  }
  if (plan !== undefined) {
    const last = ELEVENTH_ENDS + 5 * ((chineseInteger(plan) ?? 1) - 1)
    return { ...place, deadline: String(last), first: last - 4, span: true }
  }
  const first = yearOf(year ?? bare ?? '')
  return { ...place, deadline: deadlineOf(first, month, day, part), first, span: false }
}

function yearOf(words: string): number {
  return /^\d/.test(words) ? Number(words) : (chineseInteger(words) ?? 0)
}

/** 年底 and 年末 name the year; a month, a quarter or a half-year ends on its last day. */
function deadlineOf(
  year: number,
  month: string | undefined,
  day: string | undefined,
  part: string | undefined,
): string {
  if (month !== undefined) return lastDay(year, Number(month), day)
  if (part === '上半年') return lastDay(year, 6, undefined)
  const quarter = part === undefined ? -1 : '一二三四'.indexOf(part.replace(/^第|季度$/g, ''))
  return quarter >= 0 && part?.endsWith('季度')
    ? lastDay(year, quarter * 3 + 3, undefined)
    : String(year)
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function lastDay(year: number, month: number, day: string | undefined): string {
  const full = month === 2 && year % 4 === 0 ? 29 : (DAYS[month - 1] ?? 0)
  const date = day === undefined ? full : Number(day)
  if (month < 1 || month > 12 || date < 1 || date > full) return String(year)
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** What a value is measured against: 以2022年为基数, 比2020年, 由2020年的432家. */
export type Base = Span & {
  period: string | null
  value: string | null
  unit: string | null
  text: string
}

const POINT = `(?:${YEAR}\\s*年?(?:底|末)?|上一?年|去年|同期|[“"]?十[一二三四五六七]五[”"]?(?:规划)?(?:期?末)?)`
const AMOUNT =
  '(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\\s*((?:[万亿]|个?百分点|%|‰|[\\u4e00-\\u9fff])?[元亩家个件名人项户%吨]?)'
const BASES = [
  `(?:以|按)\\s*${POINT}[^,。;、]{0,12}?(?:为|作为)(?:基数|基准|基期|基础|基年)`,
  `在\\s*${POINT}[^,。;]{0,10}?(?:的)?基础上`,
  `(?:由|从)(?:\\s*${POINT}(?:的|时的)?)?\\s*(?:约|不足|的)?${AMOUNT}(?:左右)?(?=\\s*(?:,|、)?(?:提高|提升|增加|增长|增至|上升|扩大|下降|降|减少|减|发展|跃升|攀升|拓展|缩短|压缩|到|至))`,
  `(?:比|较|与|同)(?:于)?\\s*${POINT}(?:的|同期|相比|末|底){0,2}`,
  `\\(\\s*(?:基期|现状)?\\s*${POINT}\\s*(?:实际|实绩|基期|基数|现状)?(?:值)?(?:达到|达|为|:|是)?\\s*${AMOUNT}\\s*\\)`,
]
const ANY_BASE = new RegExp(BASES.join('|'), 'g')

/**
 * Every base named in the words, in order. Their years are no deadlines and their values no
 * targets.
 */
export function basesIn(words: string): Base[] {
  const found: Base[] = []
  if (!/\d|上年|上一年|去年|同期|二[〇零○]|十[一二三四五六七]五/.test(words)) return found
  for (const match of words.matchAll(ANY_BASE)) {
    const start = match.index ?? 0
    const [, by, on, from, fromValue, fromUnit, than, inside, insideValue, insideUnit] = match
    const year = by ?? on ?? from ?? than ?? inside
    found.push({
      start,
      end: start + match[0].length,
      period: year === undefined ? fiveYearEnd(match[0]) : String(yearOf(year)),
      value: (fromValue ?? insideValue)?.replaceAll(',', '') ?? null,
      unit: fromUnit ?? insideUnit ?? null,
      text: match[0],
    })
  }
  return found
}

function fiveYearEnd(words: string): string | null {
  const plan = /十([一二三四五六七])五/.exec(words)?.[1]
  return plan === undefined ? null : String(ELEVENTH_ENDS + 5 * ((chineseInteger(plan) ?? 1) - 1))
}

/**
 * The years a plan runs: from its title, else from the words that name its term, else the first
 * span.
 */
export function termOf(title: string, text: string): { from: string; to: string } | null {
  const named = /(?:期限|规划期|实施期|行动期|时限|周期|有效期)[^。\n]{0,12}/.exec(text)
  const places = [
    title,
    named === null ? '' : text.slice(named.index, named.index + named[0].length + 24),
    text.slice(0, 20_000),
  ]
  for (const place of places) {
    const span = momentsIn(place).find(
      (moment) =>
        moment.span && Number(moment.deadline) - moment.first <= 15 && isPlanned(place, moment),
    )
    if (span !== undefined) return { from: String(span.first), to: span.deadline.slice(0, 4) }
  }
  const valid =
    /自\s*(20\d{2})\s*年[^。\n]{0,12}(?:起)?(?:施行|实施|执行)[^。\n]{0,12}(?:至|到)\s*(20\d{2})\s*年/.exec(
      text,
    )
  if (valid !== null) return { from: valid[1] ?? '', to: valid[2] ?? '' }
  const year = /(20\d{2})\s*年(?!\s*[\d—–-])/.exec(title)?.[1]
  return year === undefined ? null : { from: year, to: year }
}

/** 十三五 looked back upon is not the term. */
function isPlanned(place: string, moment: Moment): boolean {
  const after = place.slice(moment.end, moment.end + 8)
  return !/^(?:以来|,?我|,?全[区县市]|取得)/.test(after) || place.length < 80
}
