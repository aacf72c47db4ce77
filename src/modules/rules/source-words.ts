/** How well a text is known, as the files say it in English, in the reader's language. */
import { type Label, type Language, label } from '../../base/label.ts'
import type { Version } from '../../rules/meaning/version.ts'

/** Longer phrases first, for they hold the shorter ones. */
const phrases: readonly [RegExp, string][] = [
  [/official text seen in part/g, '正式文本见到一部分'],
  [/official text seen/g, '已见正式文本'],
  [/secondary source/g, '二手来源'],
  [/republished/g, '转载'],
  [/question-and-answer page/g, '官方问答页面'],
  [/repost/g, '转载'],
  [/codes from memory/g, '代码凭记忆'],
  [/rest from memory/g, '其余凭记忆'],
  [/from memory/g, '凭记忆'],
  [/verify/g, '待核'],
  [/\(high\)/g, '(把握较大)'],
  [/unknown/g, '不明'],
]

export function confidenceWords(text: string, language: Language): string {
  if (language === 'en') return text
  return phrases
    .reduce((said, [phrase, zh]) => said.replace(phrase, zh), text)
    .replace(/\s*\(/g, '(')
    .replace(/[,;]\s*/g, ',')
}

/** The purpose for which data were gathered, as a rule file names it. */
export const purposeLabels: Readonly<Record<string, Label>> = {
  declaration: label('企业申报', 'declaration'),
  certificate: label('证书', 'certificate'),
  tax: label('税务', 'tax'),
  audit: label('专项审计', 'audit'),
  statistics: label('统计调查', 'statistics'),
}

/** A test as written, with the signs that people read. */
export function testWords(written: string): Label {
  const signs = written.replaceAll('<=', '≤').replaceAll('>=', '≥').replaceAll('!=', '≠')
  const zh = signs
    .replace(/\bnot\(/g, '非(')
    .replace(/ and /g, ' 且 ')
    .replace(/ or /g, ' 或 ')
    .replace(/ in /g, ' 属于 ')
  return label(zh, signs)
}

/**
 * What stays open, by the name that stands in the file: an item's id instead of its position, a score's name
 * instead of its place in the tables.
 */
export function openPointWords({ amount }: Pick<Version, 'amount'>, id: string): Label {
  const score = /^scores\.([^.]+)/.exec(id)?.[1]
  if (score !== undefined) return label(score, score)
  const item = /^amount\.items\.(\d+)/.exec(id)
  if (item !== null) {
    const name = amount?.items[Number(item[1])]?.id ?? id
    return label(`${name} 的金额`, `amount of ${name}`)
  }
  const group = /^amount\.groups\.(.+)\.rule$/.exec(id)
  if (group === null) return label(id, id)
  return label(`“${group[1]}”各项如何叠加`, `how the items of “${group[1]}” add up`)
}

/** The same of a title's rule, which pays nothing: each name once. */
export function openPointNames(points: readonly { readonly id: string }[]): Label[] {
  const said = points.map(({ id }) => openPointWords({ amount: null }, id))
  return [...new Map(said.map((each) => [each.zh, each])).values()]
}

const periods: Readonly<Record<string, string>> = {
  一个会计年度: 'one accounting year',
  上年度: 'last year',
  上年度末: 'end of last year',
  上年末: 'end of last year',
  年报: 'yearly report',
  年报年末: 'end of the yearly report',
  当年: 'this year',
  '当年(申请前一会计年度)': 'accounting year before the application',
  研发费用发生当年: 'year of the R&D cost',
  近一年: 'last year',
  近三个会计年度: 'last three accounting years',
  近三个会计年度末: 'ends of the last three accounting years',
  近三年: 'last three years',
  近两个会计年度: 'last two accounting years',
  近两年: 'last two years',
}

export function periodLabel(period: string): Label {
  return label(period, periods[period] ?? period)
}

const groupWords: readonly [string, string][] = [
  ['以下各项', 'All of these'],
  ['以下任一项', 'Any of these'],
]

/** A sentence in English calls the fields by their English names; clauses keep the words of the law. */
export function withFieldNames(version: Pick<Version, 'fields'>, { zh, en }: Label): Label {
  const { pattern, byWord } = namesOf(version)
  const named = en.replace(pattern, (word) => byWord.get(word) ?? word)
  return label(
    zh,
    named.replace(counted, (_, number, unit) => `${number} ${units[unit] ?? unit}`),
  )
}

/** What an unnamed group is called; every other clause keeps the words of the file. */
export function clauseName(title: string): Label {
  return label(title, groupWords.find(([zh]) => zh === title)?.[1] ?? title)
}

/** Of money 元, 万元 and 亿元 stay: they are how the amounts are written. */
const units: Readonly<Record<string, string>> = {
  分: 'points',
  人: 'people',
  项: 'items',
  件: 'items',
  个: 'items',
  家: 'firms',
  月: 'months',
}
const counted = /(\d)(分|人|项|件|个|家|月)(?!\p{Script=Han})/gu

/** A field as the file calls it in either language. */
export function fieldName(version: Pick<Version, 'fields'>, field: string): Label {
  return label(field, namesOf(version).byWord.get(field) ?? field)
}

type Names = { readonly pattern: RegExp; readonly byWord: ReadonlyMap<string, string> }
const known = new WeakMap<Version['fields'], Names>()

function namesOf({ fields }: Pick<Version, 'fields'>): Names {
  const found = known.get(fields) ?? readNames(fields)
  known.set(fields, found)
  return found
}

function readNames(fields: Version['fields']): Names {
  const names = fields.map(({ name, title }): [string, string] => [name, title.en])
  const pairs = [...groupWords, ...names].sort(([a], [b]) => b.length - a.length)
  // One pass, so that a name put in is not looked at again; half a clause's own words is no name.
  const words = pairs.map(([word]) => escaped(word)).join('|')
  const pattern = new RegExp(`(?<!\\p{Script=Han})(?:${words})(?!\\p{Script=Han})`, 'gu')
  return { pattern, byWord: new Map(pairs) }
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
