import { isNode, LineCounter, parseDocument, stringify, visit } from 'yaml'
import type { z } from 'zod'
import { type Place, place } from '../../base/problem.ts'
import './package-faults.ts'
import { PlanPackage } from './schema.ts'

/**
 * The package as `plan.yaml`. The same package gives the same bytes, whatever order its keys came
 * in.
 */
export function toYaml(content: PlanPackage): string {
  const ordered = { ...PlanPackage.parse(content) }
  return stringify(
    {
      ...ordered,
      definitions: ordered.definitions.map(sorted),
      yearlyTargets: ordered.yearlyTargets.map(sorted),
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  )
}

/** What a card begins with; its other keys follow by the alphabet. */
const FIRST = ['code', 'version', 'year', 'name', 'nameEn', 'meaning', 'operator', 'value', 'unit']

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const rank = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}

/**
 * Reads `plan.yaml`; all faults come at once, each with its line. `value` is there when there is
 * none.
 */
export function fromYaml(text: string): { value?: PlanPackage; problems: Place[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const faults: { at: number; what: string }[] = document.errors.map((error) => ({
    at: error.pos[0],
    what: error.message,
  }))
  // Nothing a package says needs an alias, and aliases of aliases are how a small file fills a
  // memory.
  visit(document, {
    Alias: (_, node) =>
      void faults.push({ at: node.range?.[0] ?? 0, what: `alias *${node.source}` }),
  })
  if (faults.length > 0)
    return {
      problems: faults.map(({ at: offset, what }) =>
        place(at(lines.linePos(offset).line), 'package.syntax', { what }),
      ),
    }
  const content: unknown = document.toJS()
  const parsed = PlanPackage.safeParse(content)
  if (parsed.success) return { value: parsed.data, problems: [] }
  const lineOf = (path: readonly PropertyKey[]) => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  return {
    problems: parsed.error.issues.map((issue) => faultOf(issue, content, lineOf(issue.path))),
  }
}

function at(line: number, field = ''): string {
  return field === '' ? `plan.yaml:${line}` : `plan.yaml:${line} ${field}`
}

function faultOf(issue: z.core.$ZodIssue, content: unknown, line: number): Place {
  const field = fieldName(issue.path)
  const where = at(line, field)
  const value = issue.path.reduce<unknown>(
    (inner, key) =>
      inner === null || typeof inner !== 'object' ? undefined : Reflect.get(inner, key),
    content,
  )
  if (value === undefined) return place(where, 'package.missing', { field })
  if (issue.code === 'invalid_type')
    return place(where, 'package.kind', { field, wanted: issue.expected })
  if (issue.code === 'invalid_value')
    return place(where, 'package.choice', { field, wanted: issue.values.join('、') })
  const wanted = issue.code === 'invalid_format' ? (issue.pattern ?? issue.format) : issue.message
  return place(where, 'package.form', { field, value: String(value).slice(0, 60), wanted })
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`,
    )
    .join('')
}
