import { type RawBuilder, sql } from 'kysely'

/**
 * The appended tables of the registers; each has `supersedes` and `import_id`. A row of `fact_line` holds several
 * facts, which `enterprise_fact` shows one by one.
 */
export const appendedTables = [
  'fact_line',
  'filing',
  'resolution',
  'certificate',
  'certificate_event',
  'register_entry',
] as const
type AppendedTable = (typeof appendedTables)[number]

const withdrawn = (alias: string, asOf: string) => sql`exists (
  select 1 from register_withdrawal w where w.district = ${sql.ref(`${alias}.district`)}
    and w.import_id = ${sql.ref(`${alias}.import_id`)} and w.recorded_at <= ${asOf})`

/**
 * Whether a row of a register counts as it was known at a moment: recorded by then, its import not undone
 * by then, and no row in its place (itself not undone) recorded by then. Of a whole line its first fact is told of.
 */
export function countsAt(table: AppendedTable, alias: string, asOf: string): RawBuilder<boolean> {
  return sql<boolean>`(
    ${sql.ref(`${alias}.recorded_at`)} <= ${asOf}
    and not ${withdrawn(alias, asOf)}
    and not exists (
      select 1 from ${sql.table(table)} later
      where later.district = ${sql.ref(`${alias}.district`)}
        and later.supersedes = ${sql.ref(`${alias}.id`)}
        and later.recorded_at <= ${asOf} and not ${withdrawn('later', asOf)}))`
}

/** Whether a number is of this row: a line of facts has as many numbers as facts. */
export function hasNumber(
  table: AppendedTable,
  alias: string,
  number: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const id = sql.ref(`${alias}.id`)
  if (table !== 'fact_line') return sql<boolean>`(${id} = ${number})`
  return sql<boolean>`(${id} between ${number} - 31 and ${number}
    and ${number} < ${id} + cardinality(${sql.ref(`${alias}.kinds`)}))`
}
