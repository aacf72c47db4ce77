/** What of a firm can be looked for, and what a search word asks: characters, pinyin, parts of a code. */
import { pinyin } from 'pinyin-pro'

/** Legal forms stand in nearly every name and tell no firm from another; their pinyin is left out. */
const LEGAL_FORM = /(股份)?有限(责任)?公司|集团|[（）]/g
const CODE_PIECE = 3

/** Pairs of neighbouring characters of the names, the last character, triples of the codes (marked #). */
export function searchTokens(names: readonly string[], codes: readonly string[]): string[] {
  const tokens = new Set<string>()
  for (const name of names) {
    const letters = [...name.toLowerCase().replace(/\s/g, '')]
    letters.forEach((letter, at) => {
      tokens.add(letter + (letters[at + 1] ?? ''))
    })
  }
  for (const code of codes)
    for (let at = 0; at + CODE_PIECE <= code.length; at += 1)
      tokens.add(`#${code.slice(at, at + CODE_PIECE)}`)
  return [...tokens]
}

/** All that is looked through for a word as it stands: names and codes, lower case, without blanks. */
export function searchedText(names: readonly string[], codes: readonly string[]): string {
  return [...names, ...codes].map((each) => each.toLowerCase().replace(/\s/g, '')).join('\n')
}

/** ' jlzz jianglanzhizao': initials and full pinyin, each after a blank, of each name. */
export function pinyinOf(names: readonly string[]): string {
  return names
    .map((name) => {
      const plain = name.replace(LEGAL_FORM, '')
      const syllables = pinyin(plain, { toneType: 'none', type: 'array', v: true })
      const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('')
      return ` ${initials} ${syllables.join('')}`.toLowerCase().replace(/[^a-z0-9 ]/g, '')
    })
    .join('')
}

export type SearchWord = {
  /** Lower case, as it is looked for in names. */
  text: string
  /** Tokens that names must all have; a lone character asks for pairs that begin with it. */
  nameTokens: string[]
  prefix: boolean
  /** Some tokens of a part of a code, enough to find few; none when it cannot be one. */
  codeTokens: string[]
  /** Letters looked for in the pinyin: one of these is enough; none where it is no pinyin. */
  letters: string[]
}

const MOST_WORDS = 12
const LONGEST = 60

/** The words of a search, all of which a firm must answer to; at most twelve of sixty characters. */
export function searchWords(search: string): SearchWord[] {
  const words = search
    .normalize('NFKC')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, LONGEST))
  const lower = words.map((word) => word.toLowerCase())
  return words.map((word, at) => wordOf(word, pinyinPatterns(lower, at)))
}

function wordOf(word: string, patterns: string[]): SearchWord {
  const text = word.toLowerCase().replaceAll('(', '（').replaceAll(')', '）')
  const letters = [...text]
  const isCode = /^[0-9a-hj-npqrtuwxy]{3,18}$/i.test(word)
  return {
    text,
    nameTokens:
      letters.length === 1
        ? letters
        : letters.slice(0, -1).map((letter, at) => letter + (letters[at + 1] ?? '')),
    prefix: letters.length === 1,
    codeTokens: isCode ? lastPieces(word.toUpperCase()) : [],
    letters: patterns,
  }
}

const PIECES = 3

/** Codes differ at their ends and begin alike: a few triples from the end find what is then read whole. */
function lastPieces(code: string): string[] {
  return Array.from({ length: PIECES }, (_, back) => code.length - CODE_PIECE * (back + 1))
    .filter((at) => at >= 0)
    .map((at) => `#${code.slice(at, at + CODE_PIECE)}`)
}

const isLetters = (word: string | undefined): word is string =>
  word !== undefined && /^[a-z]+$/.test(word)

/**
 * Three letters or more are looked for anywhere in the pinyin, two where initials or syllables begin. Fewer than
 * three beside other letters may be a syllable typed with blanks: “dian zi” is looked for joined to its
 * neighbours too, so that nothing shorter than three letters is sought.
 */
function pinyinPatterns(words: readonly string[], at: number): string[] {
  const word = words[at]
  if (!isLetters(word)) return []
  if (word.length > 2) return [word]
  const near = (way: 1 | -1) => {
    const next = words[at + way]
    const further = words[at + 2 * way]
    return isLetters(next) ? [next, isLetters(further) ? further : ''] : ['', '']
  }
  const [[left = '', leftmost = ''], [right = '', rightmost = '']] = [near(-1), near(1)]
  const windows = [left + word, word + right, left + word + right]
  const ends = [leftmost + left + word, word + right + rightmost]
  const joined = [...windows, ...ends].filter((each) => each.length > 2)
  const start = word.length === 2 ? word : word + right
  return [...new Set([...(start.length === 2 ? [` ${start}`] : []), ...joined])]
}

/** Whether a firm answers to every word: the twin of the question that the database is asked. */
export function answersTo(
  words: readonly SearchWord[],
  { names, codes, pinyin }: { names: string; codes: string; pinyin: string },
): boolean {
  return words.every(
    ({ text, letters, codeTokens }) =>
      names.includes(text) ||
      (codeTokens.length > 0 && codes.includes(text)) ||
      letters.some((each) => pinyin.includes(each)),
  )
}
