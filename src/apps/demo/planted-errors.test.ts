import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { clockDate } from '../../base/calendar.ts'
import { exact } from '../../base/decimal.ts'
import { closingMonth } from '../../base/period.ts'
import type { Sheet } from '../../base/workbook.ts'
import { drafting } from '../../modules/imports/draft.ts'
import '../../modules/imports/problems.ts'
import { judging } from '../../modules/imports/judge.ts'
import { finished } from '../../modules/imports/preview.ts'
import type { ImportRow } from '../../modules/imports/schema.ts'
import { definitionsOf } from '../../modules/indicators/definitions.ts'
import type { Observation } from '../../modules/observations/schema.ts'
import { readCsv } from '../../server/spreadsheet/csv.ts'
import { readSheets } from '../../server/spreadsheet/xlsx.ts'
import { demoDistrict } from './demo-district.ts'

const PlantedRow = z.object({
  row: z.number(),
  error: z.string().optional(),
  code: z.string().optional(),
  period: z.string().optional(),
  value: z.string().optional(),
  codes: z.array(z.string()),
  enters: z.boolean(),
})
const Planted = z.object({
  ledger: z.array(
    z.object({
      kind: z.string(),
      code: z.string().optional(),
      codes: z.array(z.string()).default([]),
      period: z.string(),
      values: z.array(z.string()).default([]),
      dueOn: z.string().optional(),
      recordedOn: z.string().optional(),
      says: z.string().min(1),
    }),
  ),
  quarterFile: z.object({ file: z.string(), rows: z.array(PlantedRow) }),
  errorFile: z.object({ file: z.string(), rows: z.array(PlantedRow) }),
})

const content = (path: string) =>
  fileURLToPath(new URL(`../../../content/${path}`, import.meta.url))
const district = demoDistrict((path) => readFileSync(content(path), 'utf8'))
const planted = Planted.parse(parse(readFileSync(content('demo/planted-errors.yaml'), 'utf8')))
const clock = '2025-10-14T10:00:00.000Z'

const lines = (code: string, period: string) =>
  district.observations.filter(
    (line) => line.code === code && line.period === period && line.scope === 'whole',
  )

function currentAt(asOf: string): Observation[] {
  const latest = new Map<string, Observation>()
  for (const line of district.observations) {
    const returned = line.approval?.decision === 'returned' && line.approval.recordedAt <= asOf
    if (line.recordedAt <= asOf && !returned)
      latest.set(`${line.code} ${line.area} ${line.scope} ${closingMonth(line.period)}`, line)
  }
  return [...latest.values()]
}

function judged(name: string, sheets: readonly Sheet[]): Map<number, ImportRow> {
  const known = currentAt(clock)
  const draft = finished(
    drafting({
      workbook: { name, hash: '', sheets },
      definitions: definitionsOf([district.package]),
      district: district.package.district.name,
      areas: known.map(({ area, scope }) => ({ area, scope })),
      defaults: { scope: 'whole' },
    }),
  )
  const { rows } = finished(judging({ draft, known, now: clock }))
  return new Map(rows.map((row) => [row.row, row]))
}

const codesOf = (row: ImportRow | undefined) =>
  [...(row?.problems ?? []), ...(row?.warnings ?? [])].map((each) => each.code)

test.each(planted.ledger.filter((each) => each.values.length > 0))(
  '$kind: $code $period went through $values',
  ({ code, period, values }) => {
    expect(lines(code ?? '', period).map((line) => line.value)).toEqual(values)
  },
)

test.each(planted.ledger.filter((each) => each.kind === 'late'))(
  'late: $code $period was due on $dueOn',
  ({ code, period, dueOn, recordedOn }) => {
    const first = lines(code ?? '', period)[0]
    expect(clockDate(first?.recordedAt ?? '')).toBe(recordedOn)
    expect((recordedOn ?? '') > (dueOn ?? '')).toBe(true)
  },
)

const errors = planted.errorFile
const errorRows = judged(errors.file, [readCsv(readFileSync(content(`demo/${errors.file}`)), 1000)])

test.each(errors.rows)('table of errors, row $row: $error', ({ row, codes, enters }) => {
  const found = errorRows.get(row)
  expect(codesOf(found)).toEqual(expect.arrayContaining(codes))
  expect(found?.status === 'ready').toBe(enters)
  if (codes.length === 0) expect(found?.status).toBe('unchanged')
})

const quarter = planted.quarterFile
const sheets = await readSheets(readFileSync(content(`demo/${quarter.file}`)))
const quarterRows = judged(quarter.file, sheets)

test.each(quarter.rows)('table of the quarter, row $row: $code enters: $enters', (row) => {
  const found = quarterRows.get(row.row)
  expect(codesOf(found)).toEqual(expect.arrayContaining(row.codes))
  expect(found?.status === 'ready').toBe(row.enters)
  if (!row.enters) return
  expect([found?.value?.code, found?.value?.period]).toEqual([row.code, row.period])
  expect(exact(found?.value?.value ?? 0).equals(row.value ?? 0)).toBe(true)
})

test('the table of the quarter brings exactly what the ledger still lacks', () => {
  const ready = [...quarterRows.values()].filter((row) => row.status === 'ready')
  expect(ready.map((row) => row.value?.code)).toEqual(['I-06', 'I-07', 'I-11'])
  for (const { value } of ready) {
    const later = lines(value?.code ?? '', value?.period ?? '')
    expect(
      later.map((line) => line.recordedAt > clock && exact(line.value).equals(value?.value ?? 0)),
    ).toEqual([true])
  }
})
