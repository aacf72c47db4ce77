/** The answer key of the demonstration: every error planted in the officer's tables is found, and nothing else. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { preview as previewIntake } from '../modules/intake/operations.ts'
import { IntakeOptions } from '../modules/intake/schema.ts'
import { writeWorkbook } from '../server/spreadsheet/write.ts'
import { testContext } from '../testing/context.ts'
import { startedDatabase } from '../testing/started-database.ts'
import { demoDistrict } from './demo/demo-district.ts'
import type { PlantedTable } from './demo/registers/planted.ts'

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../content/${path}`, import.meta.url)), 'utf8')
const db = await startedDatabase()
const tables = demoDistrict(read).plantedTables()

async function previewOf({ file, sheet, titles, rows }: PlantedTable) {
  const bytes = await writeWorkbook([{ name: sheet, titles, rows }])
  const officer = await testContext(db, { file: { name: file, bytes } })
  const options = IntakeOptions.parse({
    sender: '区科技局',
    listDay: '2025-09-30',
    sourceClass: 'selfReported',
  })
  return previewIntake.run(officer, { ...options, ticket: `planted-${sheet}` })
}

test('the tables are as long as an officer keeps them', () => {
  expect(tables.map(({ kind, rows, key }) => [kind, rows.length > 15, key.length])).toEqual([
    ['enterprises', true, 47],
    ['certificates', true, 13],
    ['technologyContract', true, 5],
    ['farmland', true, 2],
  ])
})

describe.each(tables)('$file', (table) => {
  test('every planted error is told of its row, and nothing is told of any other', async () => {
    const preview = await previewOf(table)
    expect(preview.kind).toBe(table.kind)
    const told = new Set(preview.rejected.map(({ row, code }) => `${row} ${code}`))
    const tallies = new Map(preview.tallies.map(({ code, count }) => [code, count]))
    const of = (code: string) => table.key.filter((each) => each.code === code).length
    const missed = table.key.filter(
      ({ row, code }) =>
        !told.has(`${row} intakeRow.${code}`) && tallies.get(`intakeRow.${code}`) !== of(code),
    )
    expect(missed).toEqual([])
    const planted = new Set(table.key.flatMap(({ code, also = code }) => [code, also]))
    expect([...tallies.keys()].filter((code) => !planted.has(code.split('.')[1] ?? ''))).toEqual([])
    // Two rows that contradict each other are told of both.
    const near = new Set(table.key.flatMap(({ row }) => [row, row - 1]))
    expect(preview.rejected.filter(({ row }) => !near.has(row))).toEqual([])
  })
})
