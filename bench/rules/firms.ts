/** A register made by arithmetic alone: the same firms for the same number, bunched at the lines as real ones are. */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Bulk } from '../../src/rules/bulk/judge.ts'
import { chanceFrom } from '../../src/rules/testing/random-version.ts'
import { kernelColumns } from '../../src/server/rules/kernel-register.ts'
import type { KernelColumns } from '../../src/server/rules/numbers.ts'

/** Columns that the rule reads, in its order, then eleven that a register has besides. */
const read = [
  ...['staff_total', 'staff_tech', 'revenue', 'assets', 'cost', 'rd', 'ip1', 'ip2'],
  ...['registered', 'neg_ind', 'incident', 'dishonest', 'dp_hnte', 'dp_award', 'dp_lab', 'dp_std'],
] as const
const besides = [
  ...['province', 'city', 'industry', 'founded', 'profit', 'tax', 'export', 'liabilities'],
  ...['staff_prior', 'revenue_prior', 'rd_prior'],
] as const
export const columns: readonly string[] = [...read, ...besides]
const FIRST_TRUTH = 8

export type Firms = {
  readonly rows: number
  /** By column: numbers, yes as 1; money in 分. */
  readonly values: readonly Float64Array[]
  /** By column that the rule reads: 1 where the value is missing in the open register. */
  readonly missing: readonly Uint8Array[]
}

export function makeFirms(rows: number): Firms {
  const chance = chanceFrom(20_221_122)
  const values = columns.map(() => new Float64Array(rows))
  const missing = read.map(() => new Uint8Array(rows))
  for (let row = 0; row < rows; row++) {
    const firm = makeFirm(chance)
    for (const [place, value] of firm.entries()) {
      const column = values[place]
      if (column !== undefined) column[row] = value
    }
    for (const [place, column] of missing.entries())
      column[row] = chance(1000) < 30 + (place % 6) * 10 ? 1 : 0
  }
  return { rows, values, missing }
}

type Chance = (below: number) => number

function makeFirm(chance: Chance): number[] {
  const staff = 1 + Math.floor(chance(1000) ** 2 / 1400)
  const tech = bunched(chance, staff, [10, 15, 20, 25, 30], 45)
  const revenue = 100_00 * (1 + Math.floor(chance(60_000) ** 2 / 20_000))
  const rd = bunched(chance, revenue, [2, 3, 4, 5, 6], 9)
  const cost = Math.floor((revenue * (40 + chance(70))) / 100)
  const assets = Math.floor((revenue * (30 + chance(200))) / 100)
  const often = (percent: number) => (chance(100) < percent ? 1 : 0)
  const rights = [often(25) * (1 + chance(3)), Math.floor(chance(100) ** 2 / 1600)]
  return [
    ...[staff, tech, revenue, assets, cost, Math.min(rd, cost), ...rights],
    ...[often(97), often(6), often(2), often(5), often(8), often(1), often(4), often(3)],
    ...[chance(31), chance(340), chance(96), 7000 + chance(13_000)],
    ...[Math.floor(revenue / 11), Math.floor(revenue / 20), Math.floor(revenue / 7)],
    ...[Math.floor(assets / 2), staff, revenue, rd],
  ]
}

/** One in six stands exactly on a line. */
function bunched(chance: Chance, whole: number, lines: readonly number[], most: number): number {
  const line = lines[chance(lines.length * 6)]
  return Math.floor((whole * (line ?? chance(most * 100) / 100)) / 100)
}

/** The columns that a sheet reads, as a kernel takes them. */
export function columnsFor({ sheet }: Bulk, { values, missing, rows }: Firms): KernelColumns {
  const held = sheet.columns.map(({ name }) => {
    const place = columns.indexOf(name)
    const [column, absent] = [values[place], missing[place]]
    return Array.from({ length: rows }, (_, row) =>
      !sheet.complete && absent?.[row] === 1 ? null : BigInt(column?.[row] ?? 0),
    )
  })
  return kernelColumns(sheet, held)
}

/** Rows that are written at once. */
const BLOCK = 10_000

/** Both registers as CSV: whole, and with what is missing left empty. */
export async function writeFirms(
  firms: Firms,
  files: { readonly whole: string; readonly open: string },
): Promise<void> {
  await writeRegister(files.whole, firms.rows, (row) => lineOf(firms, row, false))
  await writeRegister(files.open, firms.rows, (row) => lineOf(firms, row, true))
}

async function writeRegister(
  file: string,
  rows: number,
  line: (row: number) => string,
): Promise<void> {
  const stream = createWriteStream(file)
  stream.write(`id,${columns.join(',')}\n`)
  for (let from = 0; from < rows; from += BLOCK) {
    const size = Math.min(BLOCK, rows - from)
    const lines = Array.from({ length: size }, (_, index) => line(from + index))
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
}

function lineOf({ values, missing }: Firms, row: number, isOpen: boolean): string {
  const cells = values.map((column, place) => {
    if (isOpen && missing[place]?.[row] === 1) return ''
    const value = column[row] ?? 0
    const isTruth = place >= FIRST_TRUTH && place < read.length
    return isTruth ? `${value === 1}` : `${value}`
  })
  return [row, ...cells].join(',')
}

/** The types of the register's columns, for a table of either database. */
export function columnTypes(): string {
  const typed = columns.map((name, place) => {
    const isTruth = place >= FIRST_TRUTH && place < read.length
    return `${name} ${isTruth ? 'BOOLEAN' : 'BIGINT'}`
  })
  return ['id BIGINT', ...typed].join(', ')
}
