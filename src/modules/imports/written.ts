/** Words as people type them: full-width letters, stray spaces, footnote marks. */

/** Footnote marks that Unicode would turn into digits: ① ², and stars beside a number. */
const footnoteMarks = /[\u2460-\u24ff\u2776-\u2793\u00b2\u00b3\u00b9\u2070-\u209f*※△▲☆★]/g

/** Every kind of dash between two things, as one. */
const dashes = /[\u2010-\u2015\u2212\u2500\u2501~〜]|(?<=[\d月度])至/g

/** Half-width and without white space: '５２．３ 亿元' → '52.3亿元'. Case stays. */
export function plain(text: string): string {
  if (/^[\x21-\x7e\u4e00-\u9fff]*$/.test(text)) return text
  return text.normalize('NFKC').replace(/\s+/g, '')
}

/** As `plain`, footnote marks removed first: '52.3①' is 52.3 and not 52.31. */
export function withoutMarks(text: string): string {
  return plain(text.replace(footnoteMarks, ''))
}

/** 一 to 十二 and 〇 to 九 in a row, as digits: '二〇二五年九月' → '2025年9月'. */
export function withDigits(text: string): string {
  return text.replace(/[〇零一二三四五六七八九十]+/g, (word) => digitsOf(word))
}

const digits = '〇一二三四五六七八九'

function digitsOf(word: string): string {
  const plainWord = word.replaceAll('零', '〇')
  const ten = plainWord.indexOf('十')
  if (ten === -1) return [...plainWord].map((each) => digits.indexOf(each)).join('')
  if (plainWord.length > 3) return word
  const tens = ten === 0 ? 1 : digits.indexOf(plainWord.slice(0, ten))
  const ones = ten === plainWord.length - 1 ? 0 : digits.indexOf(plainWord.slice(ten + 1))
  return String(tens * 10 + ones)
}

/** '1—9月', '1～9月', '1至9月' → '1-9月'. */
export function withHyphens(text: string): string {
  return text.replace(dashes, '-')
}

/** A cell's words short enough for a sentence, never able to act as a formula where they are pasted. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}

/** Whether a text would run as a formula or command where a spreadsheet takes it as typed. */
export function actsAsFormula(text: string): boolean {
  if (!/[=@|+\-\uff00-\uff5e\ufe50-\ufe6b\u207a\u208a\u207c\u208c]/.test(text)) return false
  const line = text.trim().normalize('NFKC')
  if (/^[=@]/.test(line) || /\|.*!/.test(line)) return true
  return /^[+-]/.test(line) && /[(|!]/.test(line) && !/^[+-]?[\d.,]+\(/.test(line)
}
