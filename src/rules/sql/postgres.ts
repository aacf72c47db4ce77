/** PostgreSQL: BIGINT where 63 bits hold, numeric where they do not. */
import type { Dialect } from './dialect.ts'

export const postgres: Dialect = {
  name: 'postgres',
  // Quoted, it is a constant from the start: the planner sees that no row is skipped, and several
  // processes may share the scan. A bare 0 is still a cast when that is asked, and forbids it.
  fence: " OFFSET '0'",
  // numeric holds 131,072 digits before the point.
  widest: 400_000,
  quoted: (name) => `"${name.replaceAll('"', '""')}"`,
  literal: (value) =>
    value > -(2n ** 63n) && value < 2n ** 63n ? `(${value})::bigint` : `(${value})::numeric`,
  number: (column) => `${column}::bigint`,
  orElse: (text, instead) => `coalesce(${text}, ${instead})`,
  // Every literal is 64 bits wide here.
  long: (text) => text,
  widened: (text) => `(${text})::numeric`,
  // Whole numbers are cut toward zero; so is div, which is exact where `/` on numeric is not.
  floor: (of, by, { negative, wide }) => {
    const quotient = wide ? `div((${of})::numeric, ${by})` : `(${of}) / ${by}`
    if (!negative) return `(${quotient})`
    const rest = wide ? `mod((${of})::numeric, ${by})` : `(${of}) % ${by}`
    return `(${quotient} - CASE WHEN ${rest} < 0 THEN 1 ELSE 0 END)`
  },
  quotient: (of, by) => `((${of}) / nullif(${by}, 0))`,
  extreme: (op, of) => `${op}(${of.join(', ')})`,
  oneOrNought: (truth) => `CASE WHEN ${truth} THEN 1 ELSE 0 END`,
  bit: (truth) => `(${truth})::int::bigint`,
  within: ({ name }, members) => `${postgres.quoted(name)} IN (${members.join(', ')})`,
}
