/** One file: text, shape, meaning; every fault with its place. */
import type { z } from 'zod'
import { type Path, type Report, readSource, type SourceText } from '../language/source-text.ts'
import { ProgrammeSyntax } from '../language/syntax.ts'
import { lower } from '../lower/lower.ts'
import type { Version } from '../meaning/version.ts'
import { type Fault, type FaultCode, fault } from './fault.ts'

export type Loaded = {
  readonly file: string
  readonly syntax: ProgrammeSyntax | undefined
  readonly version: Version | undefined
  readonly source: SourceText | undefined
  readonly faults: readonly Fault[]
}

/** Faults about a name point at the key, not at what stands behind it. */
const atKey: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'unknownKey',
  'badName',
  'reservedName',
  'duplicateName',
  'unusedField',
  'loose',
])

export function loadFile(file: string, text: string): Loaded {
  const faults: Fault[] = []
  const source = readSource(file, text, faults)
  if (source === undefined) return { file, syntax: undefined, version: undefined, source, faults }
  const report: Report = (code, path, details, span) => {
    const place = source.locate(
      path,
      span,
      atKey.has(code) && span === undefined ? 'key' : undefined,
    )
    const made = fault(code, place, details)
    const isKnown = faults.some(
      (each) =>
        each.code === code &&
        each.line === made.line &&
        each.column === made.column &&
        each.message.en === made.message.en,
    )
    if (!isKnown) faults.push(made)
  }
  const read = ProgrammeSyntax.safeParse(source.value)
  if (!read.success) {
    for (const issue of read.error.issues) reportIssue(issue, [], { source, report })
    return { file, syntax: undefined, version: undefined, source, faults }
  }
  const version = lower(read.data, source, report)
  const isSound = !faults.some(({ severity }) => severity === 'error')
  return { file, syntax: read.data, version: isSound ? version : undefined, source, faults }
}

type Issue = z.core.$ZodIssue
type Where = { readonly source: SourceText; readonly report: Report }

function reportIssue(issue: Issue, base: Path, where: Where): void {
  const path: Path = [
    ...base,
    ...issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
  ]
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys)
      where.report('unknownKey', [...path, key], { key, allowed: allowedAt(path) })
    return
  }
  if (issue.code === 'invalid_union') {
    const inner = closest(issue.errors)
    if (inner !== undefined) for (const each of inner) reportIssue(each, path, where)
    else where.report('wrongShape', path, { reason: issue.message })
    return
  }
  if (issue.code === 'invalid_type' && valueAt(where.source.value, path) === undefined) {
    where.report('missingKey', path.slice(0, -1), { key: String(path.at(-1) ?? '') })
    return
  }
  where.report('wrongShape', path, { reason: issue.message })
}

/** The branch of a union that the writer meant: the one whose faults lie inside it. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.find((issues) =>
    issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  )
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((current, step) => Object(current)[step], value)
}

const topKeys = Object.keys(ProgrammeSyntax.shape).join(', ')

function allowedAt(path: Path): string {
  return path.length === 0 ? topKeys : 'docs/rules/language.md'
}
