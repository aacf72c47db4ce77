/** A part of an import as it travels: columns as JSON texts or their bytes, which nobody but the database opens. */
import type { Recorded } from '../../base/recorded.ts'

/** Texts of one column, in the order of the rows; as UTF-8 once it travels. */
export type Column = string | Uint8Array

/** The nth entries of all columns are one row; `cell` is where it stands in the file. */
export type FirmBlock = {
  /** Every firm that the block speaks of. */
  codes: readonly string[]
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
