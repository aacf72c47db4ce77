import { type RawBuilder, sql } from 'kysely'

/**
 * For `column = ${anyOf(codes)}` with hundreds or more: of a list that it can see the planner weighs every
 * word by itself, which takes longer than to find them all.
 */
export function anyOf(
  values: readonly string[],
  type: 'text' | 'bigint' = 'text',
): RawBuilder<unknown> {
  const list = [...values]
  return type === 'text'
    ? sql`any(array(select unnest(${list}::text[])))`
    : sql`any(array(select unnest(${list}::bigint[])))`
}
