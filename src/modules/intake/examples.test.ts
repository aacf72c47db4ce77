/** Three workbooks in three people's habits, saved by LibreOffice, as they lie in content/examples. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode } from '../../testing/firms.ts'
import { certificatesOf } from '../certificates/operations.ts'
import { currentFigures, firmsByCode } from '../enterprises/operations.ts'
import { importing } from './operations.ts'
import { importTable } from './routes.ts'

const db = await testDatabase()
const officer = await testContext(db)
const code = (n: number) => creditCode(8_000_900 + n)

function holding(name: string): Context {
  const bytes = new Uint8Array(readFileSync(`content/registers/examples/${name}`))
  return { ...officer, file: { name, bytes } }
}

const bring = (name: string, more: object = {}) =>
  importing.run(holding(name), importTable.input.parse({ sender: '区科技局', ...more }))

test('a street’s own list: codes in small letters, dates in five habits, ticks, two years side by side', async () => {
  const answer = await bring('西澜镇企业底册.xlsx')
  expect(answer).toMatchObject({ kind: 'enterprises', rows: 5, accepted: 3 })
  expect(answer.rejected.map(({ cell, code: fault }) => [cell, fault])).toEqual([
    ['C6', 'intakeRow.codeScientific'],
    ['E6', 'intakeRow.shortYear'],
    ['C7', 'intakeRow.codeMissing'],
  ])
  const firms = await firmsByCode(officer, [1, 2, 3].map(code))
  expect(
    [...firms.values()].map(({ founded, industry, aboveSize }) => [founded, industry, aboveSize]),
  ).toEqual([
    ['2018-03-07', '3484', true],
    ['2016-11-02', '3670', true],
    ['2019-06-01', '6513', false],
  ])
  const figures = (await currentFigures(officer, [code(3)])).get(code(3)) ?? []
  expect(figures.map(({ year, value }) => [year, value])).toContainEqual([2024, '120000000'])
})

test('an office’s list of certificates: merged title, two lines of headings, merged streets, a slip', async () => {
  const answer = await bring('高新技术企业名单.xlsx')
  expect(answer).toMatchObject({ kind: 'certificates', rows: 5 })
  expect(answer.rejected.map(({ cell, code: fault }) => [cell, fault])).toEqual([
    ['H9', 'intakeRow.endsBeforeBegins'],
  ])
  const later = { ...officer, asOf: '2025-10-15T00:00:00.000Z' }
  const known = await certificatesOf(later, [code(1), code(3)])
  expect(
    known.map(({ title, validFrom, validTo, award }) => [title, validFrom, validTo, award]),
  ).toEqual([
    ['hnte', '2023-10-16', '2026-10-15', 'first'],
    ['hnte', '2023-10-16', '2026-10-15', 'first'],
  ])
})

test('a register of contracts: serial dates, a wrong month, a part above its whole, one twice', async () => {
  const answer = await bring('技术合同登记台账.xlsx')
  expect(answer).toMatchObject({
    kind: 'technologyContract',
    rows: 5,
    accepted: 2,
    rejectedRows: 2,
  })
  expect(answer.rejected.map(({ cell, code: fault }) => [cell, fault])).toEqual([
    ['I6', 'intakeRow.monthDiffers'],
    ['G7', 'intakeRow.partsExceed'],
  ])
})
