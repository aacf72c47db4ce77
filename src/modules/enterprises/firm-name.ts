import { visible } from '../../base/visible-text.ts'

const FULL_WIDTH = 0xfee0

/**
 * A firm's name as registers write it: brackets full-width, letters and digits half-width, no blanks but
 * single ones between Latin words, no signs that nobody sees. Names are compared in this form and are never a key.
 */
export function normalName(text: string): string {
  // Most names are written so already.
  if (/^[\u4e00-\u9fff（）0-9A-Za-z&.-]*$/.test(text)) return text
  return visible(text)
    .replace(/[０-９Ａ-Ｚａ-ｚ＆．－]/g, (sign) =>
      String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH),
    )
    .replace(/[(﹙]/g, '（')
    .replace(/[)﹚]/g, '）')
    .replace(/[\s\u3000\u00a0]+/g, ' ')
    .trim()
    .replace(/ (?=[^\x21-\x7e])|(?<=[^\x21-\x7e]) /g, '')
}
