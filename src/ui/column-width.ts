import type { Language } from '../base/label.ts'
import type { Column } from '../base/list.ts'

/** Rows looked at for a width: enough to be fair, few enough to be quick. */
const sample = 300
const narrowest = 5
const widest = 22
/** Room beside the text: padding, the shape of a mark, the arrow of a sorted head. */
const room = 2.6

/** How wide a column must be for its texts, in em, so that a windowed table does not jump about. */
export function columnWidth<Row>(
  rows: readonly Row[],
  column: Column<Row>,
  language: Language,
): number {
  const step = Math.max(1, Math.floor(rows.length / sample))
  let longest = textWidth(column.title[language])
  for (let index = 0; index < rows.length; index += step) {
    const row = rows[index]
    if (row !== undefined) longest = Math.max(longest, textWidth(column.text(row, language)))
  }
  return Math.min(widest, Math.max(narrowest, longest + room))
}

/** The set width of a text in em: a Chinese character is one, a Latin letter a little over half. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += character.charCodeAt(0) < 0x2000 ? 0.58 : 1
  return width
}
