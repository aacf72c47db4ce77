/** Which column of a file holds which field, and in what unit. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Column } from '../../../rules/bulk/cell.ts'
import { refuseRules } from './programmes.ts'

const Words = z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String))
const Place = z.strictObject({
  column: z.string(),
  unit: z.enum(['元', '千元', '万元', '百万元', '亿元']).optional(),
  yes: Words.optional(),
  no: Words.optional(),
})
const Held = z.union([z.string(), Place])

export const Mapping = z.strictObject({
  /** The column that tells rows apart; without it the number of the row does. */
  key: z.string().optional(),
  missing: Words.default(['']),
  not_applicable: Words.default(['不适用', 'N/A']),
  fields: z
    .record(z.string(), z.union([Held, z.record(z.string().regex(/^\d{4}$/), Held)]))
    .default({}),
})
export type Mapping = z.infer<typeof Mapping>
export type FilePlace = z.infer<typeof Place>

export function readMapping(path: string | undefined): Mapping {
  if (path === undefined) return Mapping.parse({})
  const read = Mapping.safeParse(parse(textAt(path)) ?? {})
  if (read.success) return read.data
  const what = read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  return refuseRules('mapping', { what: `${path}: ${what.join(', ')}` })
}

function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    return refuseRules('mapping', { what })
  }
}

/** Where the file holds a column of the register: as mapped, or under the name of column or field. */
export function placeIn(
  mapping: Mapping,
  column: Column,
  file: { readonly names: readonly string[]; readonly latestYear: number },
): FilePlace | undefined {
  const mapped = mapping.fields[column.field]
  const year = String(file.latestYear - (column.year ?? 0))
  const held = yearly(mapped) ? mapped[year] : column.year ? undefined : mapped
  if (held !== undefined) {
    const found = typeof held === 'string' ? { column: held } : Place.parse(held)
    if (file.names.includes(found.column)) return found
    return refuseRules('mapping', { what: `${column.field} → ${found.column}` })
  }
  const plain = column.name.replace(/_na$/, '')
  const name = [plain, column.year === null ? column.field : `${column.field}.${year}`].find(
    (each) => file.names.includes(each),
  )
  return name === undefined ? undefined : { column: name }
}

function yearly(mapped: Mapping['fields'][string] | undefined): mapped is Record<string, string> {
  return typeof mapped === 'object' && !('column' in mapped)
}
