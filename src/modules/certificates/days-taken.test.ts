import { expect, test } from 'vitest'
import { creditCode } from '../../testing/firms.ts'
import { Day } from '../enterprises/schema.ts'
import { readExpiry, readStock, recordCertificate } from './routes.ts'

test.each([
  ['1899-12-31', false],
  ['1900-01-01', true],
  ['2199-12-31', true],
  ['2200-01-01', false],
  ['0000-01-01', false],
  ['9999-12-31', false],
  ['2025-02-29', false],
])('a register takes %s: %s', (day, takes) => {
  expect(Day.safeParse(day).success).toBe(takes)
})

test('no certificate ends in the year 9999: its stock could not be counted', () => {
  const held = { title: 'hnte', number: 'GR1', document: '名单', validFrom: '2024-01-01' }
  const input = { code: creditCode(1), ...held }
  const { success } = recordCertificate.input.safeParse({ ...input, validTo: '2026-12-31' })
  expect(success).toBe(true)
  expect(recordCertificate.input.safeParse({ ...input, validTo: '9999-12-31' }).success).toBe(false)
})

test.each([readStock, readExpiry])('$address speaks of no such day either', ({ input }) => {
  expect(input.safeParse({ title: 'hnte', on: '2025-09-30' }).success).toBe(true)
  expect(input.safeParse({ title: 'hnte', on: '0000-01-01' }).success).toBe(false)
})
