import { withoutRadicals } from '../../base/radicals.ts'

/** The text every offset counts in: CR LF and CR become LF, nothing else is touched. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/**
 * A twin of the text, unit for unit as long, in which full-width letters, digits and marks are
 * half-width, so that one pattern reads both. Offsets found in the twin hold in the text.
 */
export function folded(text: string): string {
  return withoutRadicals(text).replace(/[\uFF01-\uFF5E\u3000\u00A0\u2007\u202F\uFEFF]/g, (mark) => {
    const code = mark.charCodeAt(0)
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : ' '
  })
}

/** How many characters are not white space: what coverage counts. */
export function blackCharacters(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += 1) if (!isWhite(text.charCodeAt(at))) count += 1
  return count
}

/** White space as JavaScript's `\s` has it, decided per UTF-16 unit. */
export function isWhite(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13)
  if (code < 0xa0) return false
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  )
}
