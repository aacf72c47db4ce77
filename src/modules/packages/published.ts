import { closingMonth, Period } from '../../base/period.ts'
import { type Place, place } from '../../base/problem.ts'
import { BroughtValue } from '../observations/routes.ts'
import type { Observation } from '../observations/schema.ts'
import './problems.ts'

/** The columns of a package's observations.csv, in the order they are written. */
export const publishedColumns = [
  'code',
  'period',
  'value',
  'unit',
  'area',
  'scope',
  'state',
  'definition_version',
  'document',
  'date',
  'url',
  'confidence',
  'note',
] as const
type Field = (typeof publishedColumns)[number]

/**
 * The values a package brings, each with its own source, in the order of the file: of two values for
 * one place and period the later line is the one that counts.
 */
export function publishedValues(rows: readonly (readonly string[])[]): {
  values: BroughtValue[]
  problems: Place[]
} {
  const [head = [], ...lines] = rows
  const lacking = publishedColumns.filter((name) => !head.includes(name))
  if (lacking.length > 0)
    return {
      values: [],
      problems: [
        place('observations.csv:1', 'package.columnMissing', { columns: lacking.join('、') }),
      ],
    }
  const problems: Place[] = []
  const values: BroughtValue[] = []
  for (const [index, line] of lines.entries()) {
    if (line.every((cell) => cell.trim() === '')) continue
    const cell = (name: Field) => (line[head.indexOf(name)] ?? '').trim()
    const parsed = parsedValue(cell)
    if (parsed.success) values.push(parsed.data)
    else
      problems.push(
        place(`observations.csv:${index + 2}`, 'package.rowInvalid', {
          what: parsed.error.issues
            .map((issue) => `${issue.path.join('.')} ${issue.message}`)
            .join('; '),
        }),
      )
  }
  return { values, problems }
}

function parsedValue(cell: (name: Field) => string) {
  const optional = (name: Field) => (cell(name) === '' ? undefined : cell(name))
  return BroughtValue.safeParse({
    code: cell('code'),
    definitionVersion: Number(cell('definition_version') || '1'),
    area: cell('area'),
    scope: cell('scope'),
    period: cell('period'),
    value: cell('value'),
    unit: cell('unit'),
    state: cell('state'),
    source: {
      document: optional('document'),
      date: optional('date'),
      url: optional('url'),
      note: optional('note'),
      confidence: cell('confidence'),
    },
  })
}

/** Lines as observations.csv writes them, oldest period first. */
export function publishedRows(values: readonly Observation[]): string[][] {
  const sorted = [...values].sort(
    (a, b) =>
      a.code.localeCompare(b.code, 'en') ||
      closingMonth(Period.parse(a.period)) - closingMonth(Period.parse(b.period)),
  )
  return [
    [...publishedColumns],
    ...sorted.map((each) => [
      each.code,
      each.period,
      each.value,
      each.unit,
      each.area,
      each.scope,
      each.state,
      String(each.definitionVersion),
      each.source.document ?? '',
      each.source.date ?? '',
      each.source.url ?? '',
      each.source.confidence,
      each.source.note ?? '',
    ]),
  ]
}

/** RFC 4180: quoted where needed, CRLF at the end of each line. */
export function csvText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}
