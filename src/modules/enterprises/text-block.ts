/** Very many short texts as one long one, in which a word is found without opening each of them. */

const BETWEEN = '\n'
/** ◆ So many changed texts are looked at one by one; with more the long text is written anew. */
const MOST_CHANGED = 3000

export type TextBlock = {
  text: string
  /** Where the text of each row begins; one more for where the last one ends. */
  starts: Int32Array
  /** Texts of rows that changed or came later; empty for a row that is gone. */
  changed: Map<number, string>
}

/** Texts on their way into a block: some joined already, and how long each of them is. */
export type TextParts = { joined: string[]; lengths: number[] }

export function addTexts({ joined, lengths }: TextParts, texts: readonly string[]): void {
  if (texts.length === 0) return
  joined.push(texts.join(BETWEEN))
  for (const { length } of texts) lengths.push(length)
}

/** The nth text is that of the nth row; a text may have lines, a word that is looked for has none. */
export function blockOf({ joined, lengths }: TextParts): TextBlock {
  const starts = new Int32Array(lengths.length + 1)
  let at = 0
  lengths.forEach((length, row) => {
    at += length + BETWEEN.length
    starts[row + 1] = at
  })
  return { text: joined.join(BETWEEN), starts, changed: new Map() }
}

export function textBlock(texts: readonly string[]): TextBlock {
  const parts: TextParts = { joined: [], lengths: [] }
  addTexts(parts, texts)
  return blockOf(parts)
}

export function textAt({ text, starts, changed }: TextBlock, row: number): string {
  const told = changed.get(row)
  if (told !== undefined) return told
  return text.slice(starts[row] ?? 0, (starts[row + 1] ?? 0) - BETWEEN.length)
}

/** Puts texts in the place of those of these rows; `rows` is how many rows there are then. */
export function changeTexts(
  block: TextBlock,
  texts: ReadonlyMap<number, string>,
  rows: number,
): TextBlock {
  const changed = new Map([...block.changed, ...texts])
  const next = { ...block, changed }
  if (changed.size <= MOST_CHANGED) return next
  return textBlock(Array.from({ length: rows }, (_, row) => textAt(next, row)))
}

/** Calls `found` with every row whose text holds the word, in no order, each once. */
export function eachHolding(block: TextBlock, word: string, found: (row: number) => void): void {
  const { text, starts, changed } = block
  let row = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, starts[row + 1])) {
    row = rowAt(starts, at, row)
    if (!changed.has(row)) found(row)
    if (row + 1 >= starts.length - 1) break
  }
  for (const [each, told] of changed) if (told.includes(word)) found(each)
}

/** The row in whose text a place lies; not before `from`. Looks near first: hits lie close together. */
function rowAt(starts: Int32Array, at: number, from: number): number {
  let step = 1
  let low = from
  while (low + step < starts.length && (starts[low + step] ?? 0) <= at) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, starts.length - 1)
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  return low
}
