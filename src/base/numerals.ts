const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const smallUnits: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const largeUnits: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

/**
 * The whole number that Chinese numerals write: 一千五百 → 1500, 二〇二五 → 2025, 十五 → 15.
 * Undefined when the words are no number (or reach beyond 千亿, which no counted thing does).
 */
export function chineseInteger(words: string): number | undefined {
  if (words === '') return undefined
  if (/^[〇零○一二两三四五六七八九]{2,}$/.test(words))
    return Number([...words].map((word) => digits[word] ?? 0).join(''))
  let total = 0
  let section = 0
  let digit: number | undefined
  for (const word of words) {
    const small = smallUnits[word]
    const large = largeUnits[word]
    if (small !== undefined) {
      section += (digit ?? 1) * small
      digit = undefined
    } else if (large !== undefined) {
      total = (total + section + (digit ?? 0)) * large
      section = 0
      digit = undefined
    } else {
      const value = digits[word]
      if (value === undefined) return undefined
      digit = value
    }
  }
  const sum = total + section + (digit ?? 0)
  return Number.isSafeInteger(sum) ? sum : undefined
}

/** Decimal text of Chinese numerals with an optional 点: 十五点五 → '15.5'. */
export function chineseDecimal(words: string): string | undefined {
  const [whole = '', fraction] = words.split('点')
  const integer = chineseInteger(whole)
  if (integer === undefined) return undefined
  if (fraction === undefined) return String(integer)
  const places = [...fraction].map((word) => digits[word])
  return places.includes(undefined) ? undefined : `${integer}.${places.join('')}`
}

/** Decimal text of Arabic digits as a paper writes them: '1,200' → '1200', '08.50' → '8.50'. */
export function arabicDecimal(words: string): string {
  return words.replaceAll(',', '').replace(/^0+(?=\d)/, '')
}

/** ① to ㊿ as a paper numbers items; beyond fifty the number itself in brackets. */
export function circled(count: number): string {
  if (count <= 20) return String.fromCharCode(0x2460 + count - 1)
  if (count <= 35) return String.fromCharCode(0x3251 + count - 21)
  if (count <= 50) return String.fromCharCode(0x32b1 + count - 36)
  return `[${count}]`
}

/** 1 to 99 in Chinese numerals, for marks such as ㈢ that stand for (三). */
export function chineseOrdinal(count: number): string {
  const words = '〇一二三四五六七八九'
  const tens = Math.floor(count / 10)
  const unit = count % 10 === 0 ? '' : (words[count % 10] ?? '')
  if (tens === 0) return unit
  return `${tens === 1 ? '' : (words[tens] ?? '')}十${unit}`
}
