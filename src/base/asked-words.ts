/** What a list was asked with, in the words of its route: each parameter by its title, each choice by its label. */
import { z } from 'zod'
import { choiceLabels, type Label, type Language, titleOf } from './label.ts'

/** Parameter → value → what it is called, for choices that are content and not code: titles, rules. */
export type AskedNames = Readonly<Record<string, Readonly<Record<string, Label>>>>

/** The reader's view is told by itself; offset and limit choose no rows of an export. */
const OF_THE_VIEW: ReadonlySet<string> = new Set(['view', 'offset', 'limit'])

/** The parameters of a route that choose rows, with what lies beneath their defaults. */
export function parametersOf(input: z.ZodType): [name: string, schema: z.ZodType][] {
  const shape: Record<string, z.ZodType> = Object(Object(input).shape)
  return Object.entries(shape).filter(([name]) => !OF_THE_VIEW.has(name))
}

/** The words of a parameter, also when they stand beneath its default; undefined where nobody wrote any. */
export function titleOfParameter(schema: z.ZodType): Label | undefined {
  const meta = z.globalRegistry.get(schema)
  if (meta !== undefined && 'titleEn' in meta) return titleOf(schema)
  const inner = beneath(schema)
  return inner === undefined ? undefined : titleOfParameter(inner)
}

/** The closed list of a parameter: 'unnamed' where it is one without labels. */
export function choicesOfParameter(
  schema: z.ZodType,
): Readonly<Record<string, Label>> | 'unnamed' | undefined {
  const inner = beneath(schema)
  if (inner !== undefined) return choicesOfParameter(inner)
  if (schema instanceof z.ZodEnum) return choiceLabels(schema) ?? 'unnamed'
  if (!(schema instanceof z.ZodUnion)) return undefined
  const parts = schema.options.filter((part) => part instanceof z.ZodType)
  return parts.map(choicesOfParameter).find((choices) => choices !== undefined)
}

function beneath(schema: z.ZodType): z.ZodType | undefined {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  ) {
    const inner = schema.unwrap()
    return inner instanceof z.ZodType ? inner : undefined
  }
  return undefined
}

/** '称号: 高新技术企业'; what was left empty is left out, and what only says yes is its title alone. */
export function askedWords(
  input: z.ZodType,
  asked: Readonly<Record<string, unknown>>,
  { language, names = {} }: { language: Language; names?: AskedNames },
): string[] {
  return parametersOf(input).flatMap(([name, schema]) => {
    const value = asked[name]
    if (value === undefined || value === null || value === '') return []
    const title = titleOfParameter(schema)?.[language] ?? name
    if (saysYes(schema)) return [title]
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    const choices = choicesOfParameter(schema)
    const label = names[name]?.[text] ?? (choices === 'unnamed' ? undefined : choices?.[text])
    return [`${title}: ${label?.[language] ?? text}`]
  })
}

function saysYes(schema: z.ZodType): boolean {
  const inner = beneath(schema)
  return inner === undefined ? schema instanceof z.ZodLiteral : saysYes(inner)
}
