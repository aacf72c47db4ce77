import type { Cell, Row, Sheet } from '../../base/workbook.ts'

/** Heads and titles keep their cells as they are. */
const KEPT = 100
const BETWEEN = '\u0001'

/**
 * The same sheet for whoever gives rows back later: of a long one only the words are kept, a fifth of the
 * memory of its cells, and are cells again when somebody looks.
 */
export function lightened(sheet: Sheet): Sheet {
  if (sheet.rows.length <= KEPT) return sheet
  return { ...sheet, rows: sheet.rows.map((row, at) => (at < KEPT ? row : light(row))) }
}

function light({ number, cells }: Row): Row {
  const words = cells.map((cell) => cell?.text ?? '').join(BETWEEN)
  return {
    number,
    get cells() {
      return words.split(BETWEEN).map(cellOf)
    },
  }
}

function cellOf(text: string): Cell | undefined {
  return text === '' ? undefined : { kind: 'text', text }
}
