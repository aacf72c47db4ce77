/** A part of an import as it travels: columns as texts or their bytes, which nobody but the database opens. */
import type { Recorded } from '../../base/recorded.ts'

/** Texts of one column in the order of the rows, `ROW_SIGN` between them; as UTF-8 once it travels. */
export type Column = string | Uint8Array

/** Between two rows of a column, and between the facts of one row. */
export const ROW_SIGN = '\u001e'
export const FACT_SIGN = '\u001f'

/** A text of a file as it may stand in a column: neither sign means anything in it. */
export function columnText(text: string): string {
  if (!text.includes(ROW_SIGN) && !text.includes(FACT_SIGN)) return text
  return text.replaceAll(ROW_SIGN, ' ').replaceAll(FACT_SIGN, ' ')
}

/** The nth entries of all columns are one row; `cell` is where it stands in the file. */
export type FirmBlock = {
  /** Every firm that the block speaks of. */
  codes: readonly string[]
  /** A row is what one line told of one firm: its facts in each column, `FACT_SIGN` between them. */
  facts: {
    count: number
    columns: Record<'code' | 'kind' | 'value' | 'detail' | 'validFrom' | 'cell', Column>
  }
  filings: {
    count: number
    /** `figures` are JSON texts themselves; `supersedes` is empty where nothing is replaced. */
    columns: Record<'code' | 'year' | 'figures' | 'supersedes' | 'cell', Column>
    purpose: string
    state: string
  }
}

/** What all rows of an import share. */
export type BlockOrigin = Pick<Recorded, 'sourceClass'> & {
  source: Omit<Recorded['source'], 'cell'>
  importId: string
  /** Of those rows that replace others. */
  reason: string
}
