import { chineseOrdinal } from '../../base/numerals.ts'

/**
 * The mark a numbered clause begins with. `rank` orders the styles of Chinese official documents:
 * lower holds higher.
 */
export type Marker = {
  style: string
  rank: number
  /**
   * The clause's own part of the address; '' for a dash item, which is numbered in order instead.
   */
  part: string
  /** Units from the line's first black character to the first of the clause's own words. */
  length: number
}

type Style = {
  style: string
  rank: number
  pattern: RegExp
  part: (match: RegExpExecArray) => string
}

const CHINESE = '〇零一二三四五六七八九十百'
const afterNumber = (match: RegExpExecArray) => match[1] ?? ''

/**
 * GB/T 9704—2012 7.3.3 orders 一、 (一) 1. (1); the styles of laws stand above, those of lists
 * below.
 */
const styles: readonly Style[] = [
  law('part', 0, '编|篇|部分'),
  law('chapter', 1, '章'),
  law('section', 2, '节'),
  law('article', 3, '条'),
  {
    style: '一、',
    rank: 4,
    pattern: new RegExp(`^([${CHINESE}]{1,4}) ?[、.](?!\\d)`),
    part: afterNumber,
  },
  {
    style: '(一)',
    rank: 5,
    pattern: new RegExp(`^\\( ?([${CHINESE}]{1,4}) ?\\)[、.]?`),
    part: (match) => `(${match[1]})`,
  },
  {
    style: '(一)',
    rank: 5,
    pattern: /^[㈠-㈩][、.]?/,
    part: (match) => `(${chineseOrdinal(match[0].charCodeAt(0) - 0x321f)})`,
  },
  {
    style: '1.1',
    rank: 6.5,
    pattern:
      /^(\d{1,2}(?:\.\d{1,2}){1,3})(?:[、. ]+|(?=[\u4e00-\u9fff“《]))(?![\d%万亿千百个家元亩倍件名人吨])/,
    part: afterNumber,
  },
  { style: '1.', rank: 6, pattern: /^(\d{1,3}) ?[.、](?!\d)/, part: afterNumber },
  { style: '1.', rank: 6, pattern: /^(\d{1,2}) +(?=[\u4e00-\u9fff“]{2,18}$)/, part: afterNumber },
  {
    style: '1.',
    rank: 6,
    pattern: /^[⒈-⒛]/,
    part: (match) => String(match[0].charCodeAt(0) - 0x2487),
  },
  {
    style: '(1)',
    rank: 8,
    pattern: /^\( ?(\d{1,3}) ?\)[、.]?/,
    part: (match) => `(${match[1]})`,
  },
  {
    style: '(1)',
    rank: 8,
    pattern: /^[⑴-⒇][、.]?/,
    part: (match) => `(${match[0].charCodeAt(0) - 0x2473})`,
  },
  { style: '1)', rank: 8.5, pattern: /^(\d{1,3})\)[、.]?/, part: (match) => `${match[1]})` },
  { style: '①', rank: 9, pattern: /^([①-⑳㉑-㉟㊱-㊿])[、.]?/, part: afterNumber },
  { style: 'a.', rank: 9.5, pattern: /^([A-Za-z])[.、)](?=[ \u4e00-\u9fff“])/, part: afterNumber },
  {
    style: '——',
    rank: 10,
    pattern: /^(?:[—–―]{1,3}|-{1,2}(?=[ \u4e00-\u9fff“])|[•●○◆◇■□▪▶►➢➤※★☆*·∙‣◦])/,
    part: () => '',
  },
]

function law(style: string, rank: number, words: string): Style {
  return {
    style,
    rank,
    pattern: new RegExp(`^第 ?[${CHINESE}\\d]{1,5} ?(?:${words})[、:.]?`),
    part: (match) => match[0].replace(/[ 、:.]/g, ''),
  }
}

/** What a mark can begin with; most paragraphs begin with none of it. */
const MAY_MARK =
  /^[第〇零一二三四五六七八九十百(㈠-㈩\dA-Za-z⒈-⒛⑴-⒇①-⑳㉑-㉟㊱-㊿—–―\-•●○◆◇■□▪▶►➢➤※★☆*·∙‣◦]/

/**
 * The mark at the beginning of a (folded) line without leading white space; undefined when it has
 * none.
 */
export function markerOf(line: string): Marker | undefined {
  if (!MAY_MARK.test(line)) return undefined
  const head = line.slice(0, 24)
  for (const { style, rank, pattern, part } of styles) {
    const match = pattern.exec(head)
    if (match === null) continue
    const space = /^\s*/.exec(line.slice(match[0].length, match[0].length + 8))?.[0].length ?? 0
    const name = part(match)
    // 1.1.1 stands below 1.1.
    const depth = style === '1.1' ? (name.split('.').length - 2) / 5 : 0
    return { style, rank: rank + depth, part: name, length: match[0].length + space }
  }
  return undefined
}
