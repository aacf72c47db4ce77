/** How well a text is known, as the files say it in English, in the reader's language. */
import { type Label, type Language, label } from '../../base/label.ts'
import type { Version } from '../../rules/version.ts'

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
  [/unknown/g, '不明'],
]

export function confidenceWords(text: string, language: Language): string {
  if (language === 'en') return text
  return phrases
    .reduce((said, [phrase, zh]) => said.replace(phrase, zh), text)
    .replace(/\s*\(/g, '(')
    .replace(/[,;]\s*/g, ',')
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

/** What stays open, by the name that stands in the file: an item's id instead of its position. */
export function openPointWords({ amount }: Version, id: string): Label {
  const item = /^amount\.items\.(\d+)/.exec(id)
  if (item !== null) {
    const name = amount?.items[Number(item[1])]?.id ?? id
    return label(`${name} 的金额`, `amount of ${name}`)
  }
  const group = /^amount\.groups\.(.+)\.rule$/.exec(id)
  if (group === null) return label(id, id)
  return label(`“${group[1]}”各项如何叠加`, `how the items of “${group[1]}” add up`)
}
