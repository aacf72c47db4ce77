import type { Details } from '../../base/problem.ts'
import { problemTable } from '../../base/problem.ts'
import { cellWords, sheetWords } from './cell-words.ts'
import { firmWords } from './firm-words.ts'
import { registerWords, titleWords } from './title-words.ts'

/** Why a row, or a cell of it, cannot go in; and what is remarked of one that can. */
const all = { ...cellWords, ...firmWords, ...titleWords, ...registerWords, ...sheetWords }
export type RowCode = keyof typeof all

// Never thrown: the words of what is told of a cell live in the table of refusals like all others.
problemTable(
  'intakeRow',
  Object.fromEntries(
    Object.entries(all).map(([code, words]) => [code, { status: 422 as const, ...words }]),
  ) as Record<RowCode, { status: 422; zh: string; en: string }>,
)

/** One thing told of a cell; the sentence is only made for those that are shown. */
export type RowFault = {
  code: RowCode
  /** Column from 0; without it the whole row is meant. */
  column?: number | undefined
  details?: Details
}
