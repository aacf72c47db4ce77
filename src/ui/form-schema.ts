import { z } from 'zod'
import { choiceLabels, type Label, label } from '../base/label.ts'

/** What a field is filled in with. `own`: the page must bring a control of its own. */
export type FieldKind =
  | 'text'
  | 'long'
  | 'password'
  | 'number'
  | 'date'
  | 'truth'
  | 'choice'
  | 'several'
  | 'lines'
  | 'own'

export type Option = { value: string; title: Label }

/** One field of a form as its schema describes it. */
export type Field = {
  name: string
  title: Label
  kind: FieldKind
  required: boolean
  /** What is sent where nothing is typed: null where the schema asks for it, else the field is left out. */
  absent: null | undefined
  /** What the schema itself falls back to. */
  fallback: unknown
  options: readonly Option[]
  help: Label | undefined
}

/** What a page may say about a field beyond its schema. */
export type FieldWords = {
  title?: Label
  help?: Label
  /** Stands inside the field at its end: 亿元, %. */
  unit?: string
  kind?: FieldKind
  options?: readonly Option[]
}

/** The fields of an input schema in its own order, without those that are given already. */
export function fieldsOf(
  schema: z.ZodType,
  given: readonly string[],
  said: Readonly<Record<string, FieldWords | undefined>>,
): Field[] {
  if (!(schema instanceof z.ZodObject)) return []
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape
  return Object.entries(shape)
    .filter(([name]) => !given.includes(name))
    .map(([name, each]) => fieldOf(name, each, said[name] ?? {}))
}

function fieldOf(name: string, schema: z.ZodType, said: FieldWords): Field {
  const layers = layersOf(schema)
  const core = layers.at(-1) ?? schema
  const kind = said.kind ?? kindOf(name, core)
  const bare = layers.find((layer) => layer instanceof z.ZodDefault)
  const [omits, nulls] = [undefined, null].map((none) => schema.safeParse(none).success)
  return {
    name,
    title: said.title ?? titleIn(layers) ?? { zh: name, en: name },
    kind,
    required: omits !== true && nulls !== true,
    absent: omits !== true && nulls === true ? null : undefined,
    fallback: bare instanceof z.ZodDefault ? bare.def.defaultValue : undefined,
    options: said.options ?? optionsOf(core),
    help: said.help ?? knownHelp[idIn(layers)],
  }
}

/** A schema and what it wraps: default → optional → nullable → the thing itself. */
function layersOf(schema: z.ZodType): z.ZodType[] {
  const inner =
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
      ? schema.def.innerType
      : undefined
  return inner instanceof z.ZodType ? [schema, ...layersOf(inner)] : [schema]
}

function kindOf(name: string, core: z.ZodType): FieldKind {
  if (core instanceof z.ZodEnum) return 'choice'
  if (core instanceof z.ZodBoolean) return 'truth'
  if (core instanceof z.ZodNumber) return 'number'
  if (core instanceof z.ZodISODate) return 'date'
  if (core instanceof z.ZodArray) return core.element instanceof z.ZodEnum ? 'several' : 'lines'
  if (core instanceof z.ZodString || core instanceof z.ZodPipe)
    return /password/i.test(name) ? 'password' : 'text'
  return 'own'
}

function optionsOf(core: z.ZodType): Option[] {
  const listed = core instanceof z.ZodArray ? core.element : core
  if (!(listed instanceof z.ZodEnum)) return []
  const labels = choiceLabels(listed) ?? {}
  return listed.options.map(String).map((value) => ({
    value,
    title: labels[value] ?? { zh: value, en: value },
  }))
}

function titleIn(layers: readonly z.ZodType[]): Label | undefined {
  for (const layer of layers) {
    const meta = z.globalRegistry.get(layer)
    if (typeof meta?.title === 'string' && typeof meta['titleEn'] === 'string')
      return { zh: meta.title, en: meta['titleEn'] }
  }
  return undefined
}

function idIn(layers: readonly z.ZodType[]): string {
  return layers.map((layer) => z.globalRegistry.get(layer)?.id).find((id) => id !== undefined) ?? ''
}

/** How nouns of the house are written, by the id of their schema. */
const knownHelp: Readonly<Record<string, Label>> = {
  Period: label('如 2025、2025Q3、2025-09', 'Such as 2025, 2025Q3, 2025-09'),
  Decimal: label('只写数字,如 52.30', 'Digits only, such as 52.30'),
  IndicatorCode: label('如 I-02', 'Such as I-02'),
}
