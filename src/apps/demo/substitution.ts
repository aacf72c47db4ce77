/**
 * Turns the real plan into that of the fictional district: every name in the table gives way,
 * everywhere.
 */
import { z } from 'zod'

export const Substitutions = z.object({
  /** Applied in order, longer names before the names they contain. */
  names: z.array(z.object({ real: z.string().min(1), fictional: z.string().min(1) })),
  /** What may not occur in any file of the fictional district. */
  forbidden: z.array(z.string().min(1)),
})
export type Substitutions = z.infer<typeof Substitutions>

export function substituted(text: string, { names }: Pick<Substitutions, 'names'>): string {
  return names.reduce((changed, { real, fictional }) => changed.replaceAll(real, fictional), text)
}

/** The real names that a text still holds. */
export function realNames(text: string, { forbidden }: Pick<Substitutions, 'forbidden'>): string[] {
  return forbidden.filter((name) => text.includes(name))
}

/** The same, through every text of a value of any shape. */
export function substitutedIn<T>(value: T, table: Pick<Substitutions, 'names'>): T {
  return JSON.parse(
    JSON.stringify(value, (_key, each: unknown) =>
      typeof each === 'string' ? substituted(each, table) : each,
    ),
  )
}
