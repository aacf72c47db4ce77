/** Chinese input methods leave full-width marks that parsers take for letters: each is named with its mend. */
import type { Path, Report } from './source-text.ts'

const marks: Readonly<Record<string, string>> = {
  '。': '.',
  '、': ',',
  '“': '"',
  '”': '"',
  '‘': '"',
  '’': '"',
  '【': '[',
  '】': ']',
  '《': '<',
  '》': '>',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '×': '*',
  '÷': '/',
  '−': '-',
  '\u3000': ' ',
}

/** Any of them, and all of full width. */
const anyMark = /[。、“”‘’【】《》≥≤≠×÷−\u3000\uff01-\uff5e]/

function halfWidth(character: string): string | undefined {
  const known = marks[character]
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  return code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : undefined
}

/** Reports every full-width mark outside quoted text; the number of them. */
export function lintWidth(text: string, path: Path, report: Report): number {
  if (!anyMark.test(text)) return 0
  let found = 0
  const bare = text.replace(/"[^"]*"/g, (quoted) => '_'.repeat(quoted.length))
  for (const [index, character] of [...bare].entries()) {
    const mend = halfWidth(character)
    if (mend === undefined) continue
    found += 1
    report('fullWidth', path, { words: character, mend }, { from: index, to: index + 1 })
  }
  return found
}

const words = new Set(['true', 'false', 'null', 'and', 'or', 'not', 'in', 'if', 'then', 'else'])
const reserved = new Set([
  ...words,
  'today',
  'procedure',
  'min',
  'max',
  'sum',
  'date',
  'applicable',
  'between',
  'for',
  'some',
  'every',
])

/** Whether a declared name can stand in an expression. */
export function checkName(name: string, path: Path, report: Report): boolean {
  if (lintWidth(name, path, report) > 0) return false
  if (reserved.has(name)) {
    report('reservedName', path, { words: name })
    return false
  }
  if (/^[\p{L}\p{Nl}_][\p{L}\p{N}_]*$/u.test(name)) return true
  report('badName', path, { words: name })
  return false
}
