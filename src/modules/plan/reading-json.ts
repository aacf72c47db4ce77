import type { PlanReading } from './schema.ts'

/** What `plan read --json` prints: the reading with its values as numbers, in the stated unit. */
export function readingJson(reading: PlanReading) {
  return {
    ...reading,
    clauses: reading.clauses.map(({ id, kind, text, start, end, parent }) => ({
      id,
      kind,
      text,
      start,
      end,
      parent,
    })),
    targets: reading.targets.map(({ base, value, ...target }) => ({
      ...target,
      value: Number(value),
      ...(base === undefined
        ? {}
        : { base: { ...base, value: base.value === null ? null : Number(base.value) } }),
    })),
  }
}
