import { match } from 'pinyin-pro'
import { folded } from '../enterprises/search-words.ts'
import type { Finding } from './schema.ts'

/** A thing that can be found, with all the words it answers to; `matched`: whoever brought it found it already. */
export type Entry = { finding: Finding; words: readonly string[]; matched?: 'already' }

const FOUND_AT_MOST = 30
const kindOrder: readonly Finding['kind'][] = [
  'plan',
  'indicator',
  'bulletin',
  'enterprise',
  'body',
  'clause',
]

/**
 * 查找: by characters as they stand, by pinyin (full, initials or mixed), by code or address. What
 * begins with the words comes first, then what holds them, then what sounds like them.
 */
export function found(entries: readonly Entry[], typed: string): Finding[] {
  const wanted = folded(typed.trim())
  if (wanted === '') return []
  return entries
    .map(({ finding, words, matched }) => ({
      finding,
      closeness: Math.max(matched === undefined ? 0 : 1, closenessOf(words, wanted)),
    }))
    .filter((each) => each.closeness > 0)
    .sort(
      (a, b) =>
        b.closeness - a.closeness ||
        kindOrder.indexOf(a.finding.kind) - kindOrder.indexOf(b.finding.kind),
    )
    .slice(0, FOUND_AT_MOST)
    .map((each) => each.finding)
}

/** How near the nearest of the words comes to what was typed. */
export function closenessOf(words: readonly string[], typed: string): number {
  const wanted = folded(typed.trim())
  return Math.max(0, ...words.map((word) => closeness(word, wanted)))
}

/** 4 the word itself, 3 begins with it, 2 holds it, 1 sounds like it, 0 nothing of it. */
function closeness(word: string, wanted: string): number {
  const plain = folded(word)
  if (plain === wanted) return 4
  if (plain.startsWith(wanted)) return 3
  if (plain.includes(wanted)) return 2
  return /^[a-z]{2,}$/.test(wanted) && sounds(word, wanted) ? 1 : 0
}

/** Long clause texts are only searched as they stand: a sentence sounds like almost anything. */
const SOUNDED_CHARACTERS = 40

function sounds(word: string, wanted: string): boolean {
  return (
    word.length <= SOUNDED_CHARACTERS &&
    match(word, wanted, { continuous: true, precision: 'start' }) !== null
  )
}
