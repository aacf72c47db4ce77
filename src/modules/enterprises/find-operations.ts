import type { Context } from '../../server/context.ts'
import type { FirmImage } from './firm-image.ts'
import { rowsAnswering } from './firm-view.ts'
import { registerOf } from './reader-operations.ts'
import type { Firm } from './schema.ts'
import { searchWords } from './search-words.ts'
import { textAt } from './text-block.ts'

/** Enough to choose the closest from: whoever typed a word that half the register bears types on. */
const MOST = 200

/**
 * Firms that answer to what was typed, by name, former name, code or pinyin; some hundreds at most, those
 * whose name begins with it among them. One Latin letter sounds like everything and finds nothing.
 */
export async function firmsTyped(context: Context, typed: string): Promise<Firm[]> {
  const words = searchWords(typed)
  if (words.every(({ text }) => /^[\x21-\x7e]?$/.test(text))) return []
  const { image, fetch } = await registerOf(context)
  const rows = closest(image, rowsAnswering(image, typed), words[0]?.text ?? '')
  return fetch(
    context.db,
    rows.map((row) => image.codes[row] ?? ''),
  )
}

function closest({ search }: FirmImage, rows: Int32Array, beginning: string): number[] {
  const first: number[] = []
  const others: number[] = []
  for (const row of rows) {
    if (textAt(search.names, row).startsWith(beginning)) first.push(row)
    else if (others.length < MOST) others.push(row)
    if (first.length === MOST) break
  }
  return [...first, ...others].slice(0, MOST)
}
