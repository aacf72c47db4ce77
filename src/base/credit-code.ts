import { visible } from './visible-text.ts'

/** 统一社会信用代码: 18 characters, the last of them a check (GB 32100-2015; none of I, O, S, V, Z). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const MODULUS = ALPHABET.length
/** By character code, the place in the alphabet. */
const worth: readonly number[] = Array.from({ length: 91 }, (_, sign) =>
  ALPHABET.indexOf(String.fromCharCode(sign)),
)
/** 3^i mod 31 for the first 17 places. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** Full-width letters and digits stand this far above the plain ones. */
const FULL_WIDTH = 0xfee0

export type CodeFault = 'empty' | 'scientific' | 'length' | 'character' | 'check'

/** As it is kept: half-width, upper case, without the blanks, hyphens and quotes people type into it, nor signs that nobody sees. */
export function normalCode(text: string): string {
  // Most codes are written so already.
  if (/^[0-9A-Z]*$/.test(text)) return text
  return visible(text)
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH))
    .replace(/[\s\u3000'"`‘’“”\-－—]/g, '')
    .toUpperCase()
}

/** What is wrong with a code already in its normal form; undefined when it is a credit code. */
export function codeFault(code: string): CodeFault | undefined {
  if (code === '') return 'empty'
  // A table program turned the digits into a number and threw the last of them away.
  if (/^\d(\.\d+)?E\+?\d+$/.test(code)) return 'scientific'
  if (code.length !== 18) return 'length'
  if (!/^[0-9A-HJ-NPQRTUWXY]*$/.test(code)) return 'character'
  return code.endsWith(checkCharacter(code)) ? undefined : 'check'
}

export function isCreditCode(code: string): boolean {
  return codeFault(code) === undefined
}

/** The check character of the first 17 characters; they must be of the alphabet. */
export function checkCharacter(code: string): string {
  let sum = 0
  for (let at = 0; at < weights.length; at += 1)
    sum += (weights[at] ?? 0) * (worth[code.charCodeAt(at)] ?? -1)
  return ALPHABET.charAt((MODULUS - (sum % MODULUS)) % MODULUS)
}
