import { expect, test } from 'vitest'
import { readCsv } from './csv.ts'

/** Each row as its number and what its cells show. */
function shown(given: Uint8Array | string): (string | undefined)[][] {
  const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given
  const { rows } = readCsv(bytes, 100)
  return rows.map(({ number, cells }) => [String(number), ...cells.map((cell) => cell?.text)])
}

const table = [
  ['1', '指标名称', '所属期', '数值'],
  ['2', '年技术交易额', '2025年三季度', '52.30'],
  ['3', '含,逗号', '9月', '—'],
]
const text = '指标名称,所属期,数值\n年技术交易额,2025年三季度,52.30\n"含,逗号",9月,—\n'
/** The same text in GBK, as WPS saves it. */
const gbk =
  'd6b8b1eac3fbb3c62ccbf9caf4c6da2ccafdd6b50ac4eabcbccaf5bdbbd2d7b6ee2c32303235c4eac8fdbcbeb6c82c35322e33300a22baac2cb6babac5222c39d4c22ca1aa0a'
const encodings: [string, Uint8Array][] = [
  ['UTF-8', new TextEncoder().encode(text)],
  ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
  ['UTF-16LE with a mark', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
  ['UTF-16BE with a mark', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())],
]
test.each(encodings)('%s', (_name, bytes) => {
  expect(shown(bytes)).toEqual(table)
})

test('GBK', () => {
  const rows = shown(new Uint8Array(Buffer.from(gbk, 'hex')))
  expect(rows).toEqual(table)
})

test('GB18030 with a rare character', () => {
  const bytes = new Uint8Array(Buffer.from('9534b235d5f22c310a', 'hex'))
  expect(shown(bytes)).toEqual([['1', '𠮷镇', '1']])
})

const separators: [string, string][] = [
  ['semicolons', '指标;数值\n技术交易额;1,5\n'],
  ['tabs', '指标\t数值\n技术交易额\t1,5\n'],
]
test.each(separators)('%s', (_name, given) => {
  expect(shown(given)).toEqual([
    ['1', '指标', '数值'],
    ['2', '技术交易额', '1,5'],
  ])
})

test('lines keep their numbers over blank ones; rows may differ in width', () => {
  expect(shown('标题\n\n指标,数值\n甲,1,多\n')).toEqual([
    ['1', '标题'],
    ['3', '指标', '数值'],
    ['4', '甲', '1', '多'],
  ])
})

test('a table that is one endless cell is cut, and one of endless lines refused', () => {
  const long = readCsv(new TextEncoder().encode(`a,${'创'.repeat(9000)}`), 10)
  expect(long.rows[0]?.cells[1]?.text).toHaveLength(2000)
  const blank = new TextEncoder().encode('\n'.repeat(21))
  expect(() => readCsv(blank, 10)).toThrow('workbook.tooManyRows')
})

test('a NUL between letters, however far inside', () => {
  const bytes = new TextEncoder().encode(`${'a,b\n'.repeat(5000)}c\0,d\n`)
  expect(() => readCsv(bytes, 10_000)).toThrow('workbook.unreadableText')
})

test('bytes that are no encoding known here', () => {
  const bytes = new Uint8Array([0x61, 0xff, 0xff, 0x2c, 0x62])
  expect(() => readCsv(bytes, 10)).toThrow('workbook.unreadableText')
})

test('as many rows as the limit and one more', () => {
  const bytes = new TextEncoder().encode('a\nb\nc\n')
  expect(readCsv(bytes, 3).rows).toHaveLength(3)
  expect(() => readCsv(bytes, 2)).toThrow('workbook.tooManyRows')
})

test('only blank lines', () => {
  expect(() => readCsv(new TextEncoder().encode('\n\n \n'), 10)).toThrow('workbook.empty')
})
