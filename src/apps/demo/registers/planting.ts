/** How an error is planted in a table, and where it came to stand. */
import { checkCharacter } from '../../../base/credit-code.ts'

/** `also`: what the import tells of the same cell besides. */
export type Planted = { row: number; column: string; code: string; error: string; also?: string }

export type Cells = (string | null)[]
export type Plant = {
  code: string
  column: string
  error: string
  also?: string
  /** Row indexes, counted from 0 among the rows of the table before anything is added. */
  at: readonly number[]
  change: (cells: Cells, index: number) => Cells
  /** Stands below the row it repeats instead of taking its place. */
  added?: true
}

/** Applies every plant and tells where each came to stand. */
export function planted(titles: string[], rows: readonly Cells[], plants: readonly Plant[]) {
  const made: Cells[] = []
  const key: Planted[] = []
  const tell = ({ column, code, error, also }: Plant) =>
    key.push({ row: made.length + 1, column, code, error, ...(also !== undefined && { also }) })
  rows.forEach((cells, index) => {
    const own = plants.find(({ at, added }) => added === undefined && at.includes(index))
    made.push(own === undefined ? cells : own.change([...cells], index))
    if (own !== undefined) tell(own)
    for (const plant of plants.filter((each) => each.added && each.at.includes(index))) {
      made.push(plant.change([...cells], index))
      tell(plant)
    }
  })
  return { titles, rows: made, key }
}

export function put(cells: Cells, at: number, text: string): Cells {
  return cells.map((cell, index) => (index === at ? text : cell))
}

export const fullWidth = (code: string) =>
  code.replace(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

export function wrongCheck(code: string): string {
  return `${code.slice(0, 17)}${code.endsWith('1') ? '2' : '1'}`
}

/** A code that nobody in the register has. */
export function otherCode(index: number): string {
  const body = `91000000MB${String(index).padStart(7, '0')}`
  return `${body}${checkCharacter(body)}`
}
