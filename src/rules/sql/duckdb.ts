/** DuckDB: BIGINT, which raises on overflow, and HUGEINT where a proof asks for it. */
import type { Dialect } from './dialect.ts'

export const duckdb: Dialect = {
  name: 'duckdb',
  fence: '',
  widest: 127,
  quoted: (name) => `"${name.replaceAll('"', '""')}"`,
  literal: (value) => {
    if (value >= 0n && value < 2n ** 31n) return `${value}`
    const type = value > -(2n ** 63n) && value < 2n ** 63n ? 'BIGINT' : 'HUGEINT'
    return `${value < 0n ? `(${value})` : value}::${type}`
  },
  number: (column) => `CAST(${column} AS BIGINT)`,
  orElse: (text, instead) => `ifnull(${text}, ${instead})`,
  long: (text) => `CAST(${text} AS BIGINT)`,
  widened: (text) => `CAST(${text} AS HUGEINT)`,
  floor: (of, by, { negative }) =>
    negative
      ? `((${of}) // ${by} - CASE WHEN (${of}) % ${by} < 0 THEN 1 ELSE 0 END)`
      : `((${of}) // ${by})`,
  // Division by zero is NULL here.
  quotient: (of, by) => `((${of}) // ${by})`,
  // Of what is never NULL: a missing value has its range already.
  extreme: (op, of) => `${op}(${of.join(', ')})`,
  // A CASE sorts the rows into heaps first; a cast goes straight down the column.
  oneOrNought: (truth) => `CAST(ifnull(${truth}, FALSE) AS INTEGER)`,
  bit: (truth) => `CAST((${truth}) AS BIGINT)`,
  within: ({ name }, members) => `${duckdb.quoted(name)} IN (${members.join(', ')})`,
}
