import { z } from 'zod'

/** Chinese first, English complete: every word a person reads is written once, as this pair. */
export type Label = { readonly zh: string; readonly en: string }
export type Language = keyof Label

/** A pair that travels: in an answer, in the ledger, in a package. */
export const Words = z.object({ zh: z.string(), en: z.string() })

/** The pair of one word, Chinese then English. */
export function label(zh: string, en: string): Label {
  return { zh, en }
}

const choiceTables = new WeakMap<object, Readonly<Record<string, Label>>>()

/** A closed list from its table of key → label; the table itself is kept for screens and exports. */
export function choice<const Labels extends Record<string, Label>>(labels: Labels) {
  const schema = z.enum(
    Object.keys(labels) as [keyof Labels & string, ...(keyof Labels & string)[]],
  )
  choiceTables.set(schema.def.entries, labels)
  return schema
}

/** The labels that a `choice` was made of, also behind its `.meta()`; undefined for any other schema. */
export function choiceLabels(schema: z.ZodType): Readonly<Record<string, Label>> | undefined {
  return schema instanceof z.ZodEnum ? choiceTables.get(schema.def.entries) : undefined
}

/** What `.meta()` carries for a noun or a field: the Chinese title is JSON Schema's own `title`. */
export function titled(zh: string, en: string, id?: string) {
  return id === undefined ? { title: zh, titleEn: en } : { id, title: zh, titleEn: en }
}

/**
 * The words written beside a schema; what may be missing is called as what it is. A schema without
 * words may not reach a screen.
 */
export function titleOf(schema: z.ZodType): Label {
  const meta = z.globalRegistry.get(schema)
  if (meta === undefined && (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)) {
    const inner = schema.unwrap()
    if (inner instanceof z.ZodType) return titleOf(inner)
  }
  if (typeof meta?.title !== 'string' || typeof meta['titleEn'] !== 'string')
    throw new Error('schema has no title; add .meta(titled(zh, en))')
  return { zh: meta.title, en: meta['titleEn'] }
}

/**
 * Replaces `{name}` in both languages, and `{name:one|many}` by `one` where the value is 1, by `many`
 * where it is not: '{count} {count:row is|rows are} left'. A name without a value stays visible.
 */
export function filled(words: Label, details: Readonly<Record<string, string | number>>): Label {
  const fill = (text: string) =>
    text.replace(/\{(\w+)(?::([^|{}]*)\|([^|{}]*))?\}/g, (whole, name: string, one, many) => {
      const value = Object.hasOwn(details, name) ? String(details[name]) : undefined
      if (value === undefined) return whole
      if (one === undefined) return value
      return value === '1' ? one : many
    })
  return { zh: fill(words.zh), en: fill(words.en) }
}

/** A count with its English noun, for a sentence that is put together: '1 row is', '5 rows are'. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
