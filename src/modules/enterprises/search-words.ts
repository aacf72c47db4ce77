/** What of a firm can be looked for, and what a search word asks: characters, pinyin, parts of a code. */
import { pinyin } from 'pinyin-pro'

/** Legal forms stand in nearly every name and tell no firm from another; their pinyin is left out. */
const LEGAL_FORM = /(股份)?有限(责任)?公司|集团|[（）]/g

/**
 * A text in the one way in which what is typed and what it is looked for in are compared: signs of another width
 * and letters of another case are the same. Brackets are full-width, as in `normalName`.
 */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('(', '（').replaceAll(')', '）')
}

/** What a word is looked for in: names or codes, a line each, folded, without blanks. */
export function searchedText(texts: readonly string[]): string {
  return texts.map((each) => folded(each).replace(/\s/g, '')).join('\n')
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
  /** Folded, as it is looked for in names. */
  text: string
  /** Whether it may be a part of a code. */
  isCode: boolean
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

function wordOf(word: string, letters: string[]): SearchWord {
  return { text: folded(word), isCode: /^[0-9a-hj-npqrtuwxy]{3,18}$/i.test(word), letters }
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
