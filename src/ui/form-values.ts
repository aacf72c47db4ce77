import type { z } from 'zod'
import { filled, type Label, label } from '../base/label.ts'
import type { Field } from './form-schema.ts'
import type { Refusal } from './refusal.ts'

/** What stands in a form's fields: texts, truths, lists; nothing typed yet is ''. */
export type Values = Readonly<Record<string, unknown>>

/** Field name → what is wrong with it. '' collects what belongs to no field. */
export type Faults = Readonly<Record<string, readonly Label[]>>

export function startValues(fields: readonly Field[], start: Values): Values {
  return Object.fromEntries(
    fields.map((field) => [field.name, start[field.name] ?? field.fallback ?? emptyOf(field)]),
  )
}

/** What the route is asked with: texts trimmed, empty optional fields left out, digits as numbers. */
export function inputOf(fields: readonly Field[], values: Values, given: Values): Values {
  const typed = fields.map((field): [string, unknown] => [field.name, sent(field, values)])
  return { ...given, ...Object.fromEntries(typed.filter(([, value]) => value !== undefined)) }
}

/** The schema's own findings as sentences beside their fields. */
export function faultsOf(
  fields: readonly Field[],
  issues: readonly z.core.$ZodIssue[],
  input: Values,
): Faults {
  const faults: Record<string, Label[]> = {}
  for (const issue of issues) {
    const field = fields.find(({ name }) => name === issue.path[0])
    const at = field?.name ?? ''
    const said =
      field === undefined
        ? { zh: issue.message, en: issue.message }
        : sentenceFor(issue, field, isEmpty(input[at]))
    faults[at] = [...(faults[at] ?? []), said]
  }
  return faults
}

function emptyOf(field: Field): unknown {
  if (field.kind === 'several') return []
  return field.kind === 'truth' ? false : ''
}

function sent(field: Field, values: Values): unknown {
  const value = values[field.name]
  if (typeof value !== 'string') return value
  const text = field.kind === 'password' ? value : value.trim()
  if (field.kind === 'lines')
    return text === '' ? [] : text.split('\n').flatMap((line) => line.trim() || [])
  if (text === '') return field.required && isWritten(field) ? '' : field.absent
  return field.kind === 'number' ? Number(text) : text
}

function isWritten({ kind }: Field): boolean {
  return kind === 'text' || kind === 'long' || kind === 'password'
}

function sentenceFor(issue: z.core.$ZodIssue, field: Field, empty: boolean): Label {
  const name = { zhName: field.title.zh, enName: field.title.en }
  const chosen = field.kind === 'choice' || field.kind === 'several'
  if (chosen) return filled(words.choose, name)
  if (empty) return filled(words.fill, name)
  if (issue.code === 'too_small') return filled(words.tooSmall, { ...name, ...boundOf(issue) })
  if (issue.code === 'too_big') return filled(words.tooBig, { ...name, ...boundOf(issue) })
  const help = field.help ?? (field.kind === 'date' ? words.dateHelp : undefined)
  if (help === undefined) return filled(words.wrong, name)
  return filled(words.wrongHelp, { ...name, zhHelp: help.zh, enHelp: help.en })
}

/** The bound that was broken, and whether it counts characters. */
function boundOf(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig) {
  const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum
  const counts = issue.origin === 'string'
  return { bound: String(bound), zhOf: counts ? ' 个字' : '', enOf: counts ? ' characters' : '' }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

const words = {
  fill: label('请填写{zhName}', 'Fill in: {enName}'),
  choose: label('请选择{zhName}', 'Choose: {enName}'),
  tooSmall: label('{zhName}至少 {bound}{zhOf}', '{enName}: at least {bound}{enOf}'),
  tooBig: label('{zhName}至多 {bound}{zhOf}', '{enName}: at most {bound}{enOf}'),
  wrong: label('{zhName}的写法不对', '{enName} is not written as expected'),
  wrongHelp: label('{zhName}的写法不对:{zhHelp}', '{enName} is not written as expected: {enHelp}'),
  dateHelp: label('如 2025-09-30', 'such as 2025-09-30'),
}

/** A refusal of the server: each place at its field where there is one, with its path elsewhere; without places as it is. */
export function faultsIn({ message: whole, places }: Refused, fields: readonly Field[]): Faults {
  if (places.length === 0) return { '': [whole] }
  const faults: Record<string, Label[]> = {}
  for (const { at, message } of places) {
    const name = fields.find((field) => at === field.name || at.startsWith(`${field.name}.`))?.name
    const said =
      name === undefined && at !== ''
        ? { zh: `${at}:${message.zh}`, en: `${at}: ${message.en}` }
        : message
    faults[name ?? ''] = [...(faults[name ?? ''] ?? []), said]
  }
  return faults
}

type Refused = {
  message: Label
  places: readonly Pick<Refusal['places'][number], 'at' | 'message'>[]
}
