/** What one verb of the command line is: its words, its options, and what it does with them. */
import { z } from 'zod'
import { type Label, label, titleOf } from '../../base/label.ts'
import { inputFrom } from '../../base/request.ts'
import type { FileAnswer, Route } from '../../base/route.ts'
import type { Operation } from '../../server/context.ts'
import { checked } from '../../server/http/read-input.ts'
import { atDesk, planAsked, type Standing } from './desk.ts'
import { fileNamed } from './files.ts'

export type Field = {
  name: string
  about: Label
  required: boolean
  /** Typed without a value: `--dry-run`; it arrives as 'true'. */
  truth?: true
}

export type Asked = {
  /** Words and options by the name of their field, as typed. */
  fields: Readonly<Record<string, string>>
  standing: Standing
}

export type Answer = {
  /** What `--json` prints. */
  value: unknown
  /** What a person reads; without it the value as YAML. */
  text?: string
  /** Written to `--output`, or beside where the caller stands. */
  file?: FileAnswer
  /** It was carried out, and what it found is bad: the exit code says so. */
  failed?: boolean
}

export type Verb = {
  /** 'plan read'; a noun alone has one thing to do. */
  name: string
  about: Label
  /** Fields that are typed without a name, in this order. */
  words: readonly string[]
  /** The last of the words may be several; they arrive one to a line. */
  several?: boolean
  fields: readonly Field[]
  run: (asked: Asked) => Promise<Answer>
}

/** Wherever a plan must be named and is not, the district's first is meant. */
export const planField: Field = {
  name: 'plan',
  about: label('方案,不写为本区第一个', 'plan; the district’s first when not given'),
  required: false,
}

type Shape = {
  operation: Operation
  words?: readonly string[]
  /** What a person reads of the answer. */
  text?: (answer: unknown) => string
}

/** A verb that is an operation: its options are the fields of the route's input. */
export function routeVerb(name: string, { operation, words = [], text }: Shape): Verb {
  const { route } = operation
  const own = fieldsOf(route).map((field) =>
    field.name === 'plan' && field.required && !words.includes('plan') ? planField : field,
  )
  const file = { name: 'file', about: label('文件', 'file'), required: true }
  return {
    name,
    about: route.title,
    words,
    fields: [...(route.kind === 'upload' ? [file] : []), ...own],
    run: ({ fields: { file: path, ...typed }, standing }) =>
      atDesk(standing, async (context) => {
        const about = own.includes(planField) && { plan: await planAsked(context, typed['plan']) }
        const input = checked(route, inputFrom(route, { ...typed, ...about }))
        const sent = route.kind === 'upload' ? { file: fileNamed(path ?? '') } : {}
        const answer = await operation.run({ ...context, ...sent }, input)
        if (route.kind === 'download') return fileAnswer(answer)
        return { value: answer, ...(text !== undefined && { text: text(answer) }) }
      }),
  }
}

function fileAnswer(answer: unknown): Answer {
  const file = answer as FileAnswer
  return { value: { name: file.name, bytes: file.bytes.length }, file }
}

export function fieldsOf({ input }: Route): Field[] {
  const shape: Record<string, z.ZodType> = input instanceof z.ZodObject ? input.shape : {}
  return Object.entries(shape).map(([name, schema]) => ({
    name,
    about: wordsOf(schema, name),
    required: !schema.safeParse(undefined).success,
  }))
}

function wordsOf(schema: z.ZodType, name: string): Label {
  try {
    return titleOf(schema)
  } catch {
    return label(name, name)
  }
}

/** 'importId' → 'import-id'. */
export function optionName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
