import { expect, test } from 'vitest'
import { unzipped } from '../../testing/unzipped.ts'
import { writeKeptWorkbook, writeWorkbook } from '../spreadsheet/write.ts'
import { withFixedDates } from './fixed-zip.ts'

const sheets = [{ name: '附件1', titles: ['指标'], rows: [['年技术交易额'], [{ shown: '52.30' }]] }]

test('only the dates of the entries change', async () => {
  const zip = await writeWorkbook(sheets)
  const before = unzipped(zip)
  expect(unzipped(withFixedDates(zip.slice()))).toEqual(before)
})

test('two archives packed at different times are the same bytes', async () => {
  const [first, second] = [await writeKeptWorkbook(sheets), await writeKeptWorkbook(sheets)]
  const stamped = second.slice()
  stamped.set([0x55, 0xaa, 0x77, 0x5b], 10)
  expect(Buffer.from(withFixedDates(stamped)).equals(Buffer.from(first))).toBe(true)
})

test.each([
  ['an empty file', new Uint8Array(0)],
  ['no archive', new TextEncoder().encode('not an archive at all, only some text')],
])('%s is refused', (_, bytes) => {
  expect(() => withFixedDates(bytes)).toThrow('not a ZIP archive')
})
