/** Fields and parameters: what can be known of an enterprise, and the dated numbers of the law. */
import { label } from '../../base/label.ts'
import { checkName } from '../language/full-width.ts'
import { type Quantity, readQuantity, unitWord } from '../language/literal.ts'
import type { Path } from '../language/source-text.ts'
import type { FieldSyntax } from '../language/syntax.ts'
import type { Leaf } from '../language/syntax-condition.ts'
import { dayOf } from '../meaning/days.ts'
import type { Input, Range, ValueType } from '../meaning/ir.ts'
import { compare, type Rational, times, whole, zero } from '../meaning/rational.ts'
import type { Field } from '../meaning/version.ts'
import { addInput } from './graph.ts'
import { type Scope, toDeclare } from './scope.ts'

/** Value types of written field types; a code is a category of prefixes, a certificate a bool. */
const types: Readonly<Record<FieldSyntax['type'], ValueType>> = {
  count: 'count',
  money: 'money',
  number: 'number',
  ratio: 'ratio',
  score: 'score',
  bool: 'bool',
  category: 'category',
  code: 'category',
  date: 'date',
  certificate: 'bool',
  result: 'bool',
}

/** Ends of what a value can be where the file gives none; wide, and within 64-bit products of a percent. */
const defaults: Partial<Record<FieldSyntax['type'], Range>> = {
  money: { lo: zero, hi: whole(9_000_000_000_000_000n) },
  count: { lo: zero, hi: whole(1_000_000_000) },
  date: { lo: whole(-25_567), hi: whole(84_006) },
}

export function lowerFields(scope: Scope): void {
  const columns = new Map<string, string>()
  for (const [name, field] of Object.entries(scope.syntax.fields)) {
    const path = ['fields', name]
    if (!checkName(name, path, scope.report)) continue
    checkColumn({ name, field, path }, columns, scope)
    const shape = inputShape(name, field, scope)
    if (shape === undefined) continue
    const years = field.years ?? 1
    const inputs = Array.from({ length: years }, (_, back) =>
      addInput(scope.graph, {
        ...shape,
        year: field.years === undefined ? null : back === 0 ? 0 : -back,
        column: back === 0 ? shape.column : `${shape.column}_y${back}`,
      }),
    )
    scope.fields.set(name, { syntax: field, inputs })
  }
}

function checkColumn(
  { name, field, path }: { name: string; field: FieldSyntax; path: Path },
  columns: Map<string, string>,
  scope: Scope,
): void {
  if (field.column === undefined) return
  const at = [...path, 'column']
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(field.column))
    scope.report('columnName', at, { words: field.column })
  const other = columns.get(field.column)
  if (other !== undefined) scope.report('columnClash', at, { words: field.column, other })
  columns.set(field.column, name)
}

type Shape = Omit<Input, 'index' | 'polarity'>

function inputShape(name: string, field: FieldSyntax, scope: Scope): Shape | undefined {
  const type = types[field.type]
  const decimals = decimalsOf(field)
  const members = membersOf(field, scope)
  const isTitle = field.type === 'certificate' || field.type === 'result'
  if (field.type === 'category' && members === null) {
    scope.report('valuesMissing', ['fields', name], { words: name })
    return undefined
  }
  if (isTitle && field.programme === undefined) {
    scope.report('programmeMissing', ['fields', name], { words: name })
    return undefined
  }
  const isNumber = type !== 'bool' && type !== 'category'
  const range = isNumber ? rangeOf({ name, field, decimals }, scope) : null
  if (range === undefined) return undefined
  return {
    field: name,
    year: null,
    kind: 'field',
    type,
    unit: unitOf(field),
    decimals,
    range,
    members,
    match: matchOf(field),
    notApplicable: field.not_applicable ?? false,
    expert: field.expert ?? false,
    certificateOf: isTitle ? (field.programme ?? null) : null,
    column: field.column ?? `f${scope.graph.inputs.length}`,
  }
}

export function decimalsOf({ type, decimals = 0 }: FieldSyntax): number {
  if (type === 'money') return 2
  return type === 'number' ? decimals : 0
}

function unitOf({ type, unit = '' }: FieldSyntax): string {
  if (type === 'money') return '元'
  return type === 'score' ? '分' : unitWord(unit)
}

function matchOf({ type }: FieldSyntax): Input['match'] {
  if (type === 'code') return 'prefix'
  return type === 'category' ? 'exact' : null
}

function membersOf(field: FieldSyntax, scope: Scope): readonly string[] | null {
  if (field.type === 'code') return scope.codes
  return field.type === 'category' ? (field.values ?? null) : null
}

type Ranged = { readonly name: string; readonly field: FieldSyntax; readonly decimals: number }

function rangeOf({ name, field, decimals }: Ranged, scope: Scope): Range | undefined {
  const path = ['fields', name]
  const preset = defaults[field.type]
  if (field.range === undefined) {
    if (preset === undefined) scope.report('rangeMissing', path, { words: name })
    return preset
  }
  const ends = field.range.map((end, index) =>
    boundOf(
      end,
      { field, decimals, path: [...path, 'range', index] },
      index === 0 ? 'lo' : 'hi',
      scope,
    ),
  )
  const [lo, hi] = ends
  if (lo === undefined || hi === undefined) return undefined
  if (compare(lo, hi) <= 0) return { lo, hi }
  scope.report('rangeOrder', [...path, 'range'])
  return undefined
}

/** A literal in the field's own unit, or the end of another field, wherever it is declared. */
function boundOf(
  leaf: Leaf,
  { field, decimals, path }: { field: FieldSyntax; decimals: number; path: Path },
  end: 'lo' | 'hi',
  scope: Scope,
): Rational | undefined {
  const text = String(leaf)
  const other = scope.fields.get(text)
  if (other !== undefined) return scope.graph.inputs[other.inputs[0] ?? 0]?.range?.[end]
  const later = Object.hasOwn(scope.syntax.fields, text) ? scope.syntax.fields[text] : undefined
  const mark = `range of ${text}`
  if (later !== undefined && !scope.busy.has(mark)) {
    scope.busy.add(mark)
    const range = rangeOf({ name: text, field: later, decimals: decimalsOf(later) }, scope)
    scope.busy.delete(mark)
    return range?.[end]
  }
  if (field.type === 'date') {
    const day = dayOf(text)
    if (day === undefined) scope.report('badDate', path, { words: text })
    return day === undefined ? undefined : whole(day)
  }
  const read = readQuantity(text)
  const value = read === undefined ? undefined : inUnit(read, field, decimals)
  if (value === undefined) reportBound(text, { field, read, path }, scope)
  return value
}

function reportBound(
  text: string,
  { field, read, path }: { field: FieldSyntax; read: Quantity | undefined; path: Path },
  scope: Scope,
): void {
  if (read === undefined) scope.report('unknownName', path, { words: text, ...toDeclare('fields') })
  else if (field.type === 'money' && read.kind === 'bare')
    scope.report('bareNumber', path, { mend: `${text}元` })
  else scope.report('mixedUnit', path, { left: field.unit ?? '—', right: read.unit || read.kind })
}

/** A literal as whole units of a field; undefined when it is of another kind. */
export function inUnit(read: Quantity, field: FieldSyntax, decimals: number): Rational | undefined {
  const { value, kind, unit } = read
  if (field.type === 'money' || field.type === 'ratio')
    return kind === field.type || value.n === 0n ? value : undefined
  if (field.type === 'score') return kind === 'bare' || kind === 'score' ? value : undefined
  const isOwn = kind === 'bare' || (kind === 'unit' && unitWord(field.unit ?? '') === unit)
  return isOwn ? times(value, whole(10n ** BigInt(decimals))) : undefined
}

/** The fields as a form or a mapping shows them; questions for a panel after those of the file. */
export function fieldsShown(scope: Scope): Field[] {
  const written = [...scope.fields].map(([name, { syntax, inputs }]): Field => {
    const input = scope.graph.inputs[inputs[0] ?? 0]
    return {
      name,
      type: syntax.type,
      unit: input?.unit ?? '',
      period: syntax.period ?? null,
      definition: syntax.definition ?? null,
      column: input?.column ?? '',
      years: syntax.years ?? null,
      range: input?.range ?? null,
      values: syntax.values ?? null,
      notApplicable: syntax.not_applicable ?? false,
      expert: syntax.expert ?? false,
      title: label(syntax.title ?? name, syntax.english ?? syntax.column ?? name),
      accepts: syntax.accepts ?? [],
    }
  })
  const judged = scope.graph.inputs.filter(
    ({ kind, field }) => kind === 'field' && !scope.fields.has(field),
  )
  return [...written, ...judged.map(judgedField)]
}

function judgedField({ field, column }: Input): Field {
  return {
    name: field,
    type: 'bool',
    unit: '',
    period: null,
    definition: null,
    column,
    years: null,
    range: null,
    values: null,
    notApplicable: false,
    expert: true,
    title: label(field, field),
    accepts: [],
  }
}
