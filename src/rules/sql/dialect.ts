/** What a database's own words are; each has its own file, and no text is shared between them. */
import type { Column } from '../bulk/cell.ts'

export type Dialect = {
  readonly name: 'postgres' | 'duckdb'
  /** Keeps the planner from pulling a stage up and computing it twice. */
  readonly fence: string
  /** Bits of the widest whole number that this database holds. */
  readonly widest: number
  readonly quoted: (name: string) => string
  /** Small where it is small: a sum that needs more has its operands made `long`. */
  readonly literal: (value: bigint) => string
  /** A number of the row, as the width in which sums of it are taken. */
  readonly number: (column: string) => string
  readonly orElse: (text: string, instead: string) => string
  /** The same number in 64 bits. */
  readonly long: (text: string) => string
  /** The same number where 63 bits are not enough. */
  readonly widened: (text: string) => string
  /** floor(of / by) for by > 0. */
  readonly floor: (of: string, by: string, how: { negative: boolean; wide: boolean }) => string
  /** floor(of / by) for of ≥ 0; NULL where `by` is 0 or NULL. */
  readonly quotient: (of: string, by: string) => string
  readonly extreme: (op: 'least' | 'greatest', of: readonly string[]) => string
  readonly bit: (truth: string) => string
  /** 1 where it is true, 0 where it is false or NULL. */
  readonly oneOrNought: (truth: string) => string
  readonly within: (column: Column, members: readonly number[]) => string
}
