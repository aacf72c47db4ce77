import { type Cell, cellAddress, type Merge, type Sheet, type Workbook } from '../base/workbook.ts'

/** A text, a number as a sheet holds it, a whole cell, or nothing. */
export type GivenCell = string | number | Cell | null

/** A sheet from its rows; `merges` are written 'A1:C1', and covered cells borrow the first one's words. */
export function sheet(
  name: string,
  rows: readonly (readonly GivenCell[])[],
  { merges = [], hidden = false }: { merges?: readonly string[]; hidden?: boolean } = {},
): Sheet {
  const cells = rows.map((row) => row.map(cellOf))
  const ranges = merges.map(rangeOf)
  for (const { top, left, bottom, right } of ranges) {
    const first = cells[top - 1]?.[left]
    if (first === undefined) continue
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1)
        if (row !== top || column !== left)
          (cells[row - 1] ?? [])[column] = { ...first, mergedFrom: cellAddress(top, left) }
  }
  const filled = cells.map((each, at) => ({ number: at + 1, cells: each }))
  return {
    name,
    hidden,
    rows: filled.filter((row) => row.cells.some((cell) => cell !== undefined)),
    merges: ranges,
  }
}

export function workbook(...sheets: readonly Sheet[]): Workbook {
  return { name: '终版3改2.xlsx', hash: 'a'.repeat(64), sheets }
}

function cellOf(given: GivenCell): Cell | undefined {
  if (given === null || given === '') return undefined
  if (typeof given === 'string') return { kind: 'text', text: given }
  return typeof given === 'number' ? { kind: 'number', text: String(given) } : given
}

function rangeOf(range: string): Merge {
  const [, left = 'A', top = '1', right = 'A', bottom = '1'] =
    /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) ?? []
  const column = (letter: string) => letter.charCodeAt(0) - 65
  return { top: Number(top), bottom: Number(bottom), left: column(left), right: column(right) }
}
