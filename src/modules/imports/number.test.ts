import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell } from '../../base/workbook.ts'
import { writtenNumber } from './number.ts'

function text(words: string): Cell {
  return { kind: 'text', text: words }
}

function said(cell: Cell | undefined): string {
  const number = writtenNumber(cell)
  if (number.kind === 'missing') return 'missing'
  if (number.kind === 'fault') return number.fault
  return [number.value, number.unit ?? '', number.marks.join(' ')].join('|')
}

const written: [string, string][] = [
  ['52.30', '52.30||'],
  ['５２．３', '52.3||'],
  [' 52.3 ', '52.3||'],
  ['1,234.5', '1234.5||'],
  ['1，234，567', '1234567||'],
  ['1 234 567', '1234567||'],
  ['-3.2', '-3.2||'],
  ['－3.2', '-3.2||'],
  ['+3.2', '3.2||'],
  ['0', '0||'],
  ['0.00', '0.00||'],
  ['007', '7||'],
  ['1.2E+05', '120000||'],
  ['52.30亿元', '52.30|亿元|'],
  ['523000 万元', '523000|万元|'],
  ['12.3万', '12.3|万|'],
  ['31.7%', '31.7|%|'],
  ['31.7％', '31.7|%|'],
  ['725家', '725|家|'],
  ['第3位', '3|位|'],
  ['第三位', '3|位|'],
  ['第十二名', '12|位|'],
  ['约52.3', '52.3||approximate'],
  ['约 52.3 亿元', '52.3|亿元|approximate'],
  ['近50家', '50|家|approximate'],
  ['50余家', '50|家|approximate'],
  ['50多', '50||approximate'],
  ['52.3左右', '52.3||approximate'],
  ['52.3①', '52.3||'],
  ['52.3²', '52.3||'],
  ['52.3*', '52.3||'],
  ['52.3(初步)', '52.3||remarkDropped'],
  ['52.3亿元（含直管区）', '52.3|亿元|remarkDropped'],
  ['(12.5)', '-12.5||bracketNegative'],
  ['（12.5）', '-12.5||bracketNegative'],
  ['', 'missing'],
  ['—', 'missing'],
  ['——', 'missing'],
  ['-', 'missing'],
  ['…', 'missing'],
  ['/', 'missing'],
  ['未统计', 'missing'],
  ['暂无', 'missing'],
  ['无', 'missing'],
  ['N/A', 'missing'],
  ['52.3?', 'doubtful'],
  ['12,5？', 'doubtful'],
  ['12,5', 'ambiguousComma'],
  ['1,23,456', 'ambiguousComma'],
  ['50以上', 'notExact'],
  ['≥50', 'notExact'],
  ['超过50', 'notExact'],
  ['50-60', 'notExact'],
  ['50～60', 'notExact'],
  ['50%-60%', 'notExact'],
  ['52 3', 'notANumber'],
  ['1.2.3', 'notANumber'],
  ['5/8', 'notANumber'],
  ['五十二', 'notANumber'],
  ['良好', 'notANumber'],
  ['增长5.2%', 'notANumber'],
  ["=cmd|'/c calc'!A1", 'formulaText'],
  ['=1+2', 'formulaText'],
  ['@SUM(A1)', 'formulaText'],
  ['+cmd', 'formulaText'],
  ['-1+1|cmd!A1', 'formulaText'],
  ['＝HYPERLINK("x")', 'formulaText'],
  ['123456789012345678901', 'tooManyDigits'],
]
test.each(written)('%s is read as %s', (words, expected) => {
  expect(said(text(words))).toBe(expected)
})

const cells: [string, Cell | undefined, string][] = [
  ['no cell', undefined, 'missing'],
  ['a number', { kind: 'number', text: '52.3' }, '52.3||'],
  ['a number beneath fewer digits', { kind: 'number', text: '52.30', raw: '52.2961' }, '52.2961||'],
  ['a percentage', { kind: 'number', text: '31.7%', raw: '0.3169' }, '31.69|%|'],
  ['a unit in the format', { kind: 'number', text: '52.30亿元', raw: '52.3' }, '52.3|亿元|'],
  ['a format that divides', { kind: 'number', text: '52.3万元', raw: '523000' }, '52.3|万元|'],
  ['a format that groups', { kind: 'number', text: '1,235', raw: '1234.5' }, '1234.5||'],
  ['a format that shows zero as a dash', { kind: 'number', text: '—', raw: '0' }, '0||'],
  ['a word in the format', { kind: 'number', text: '约52.3', raw: '52.3' }, '52.3||approximate'],
  ['accounting brackets', { kind: 'number', text: '(12.50)', raw: '-12.5' }, '-12.5||'],
  ['a date', { kind: 'date', text: '3月5日', raw: '2025-03-05' }, 'dateAsValue'],
  ['a boolean', { kind: 'boolean', text: 'TRUE' }, 'notANumber'],
  ['an error', { kind: 'error', text: '#DIV/0!' }, 'cachedError'],
  ['a formula with a result', { kind: 'formula', text: '52.3', raw: '52.3' }, '52.3||fromFormula'],
  ['a formula without one', { kind: 'formula', text: '', formula: 'A1+1' }, 'formulaWithoutResult'],
  ['a formula in error', { kind: 'formula', text: '#REF!', formula: 'A1' }, 'cachedError'],
  [
    'a formula that calls a program',
    { kind: 'formula', text: '0', raw: '0', formula: "cmd|'/c calc'!A1" },
    'formulaText',
  ],
]
test.each(cells)('%s', (_name, cell, expected) => {
  expect(said(cell)).toBe(expected)
})

test('any decimal comes back as it was written, half-width or full-width, bare or grouped', () => {
  const digits = fc.tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.nat(99))
  fc.assert(
    fc.property(digits, ([whole, part]) => {
      const plain = `${whole}.${String(part).padStart(2, '0')}`
      const grouped = plain.replace(/\B(?=(\d{3})+(?=\.))/g, ',')
      const wide = plain.replace(/[\d.-]/g, (sign) =>
        String.fromCharCode((sign.codePointAt(0) ?? 0) + 0xfee0),
      )
      for (const words of [plain, grouped, wide]) expect(said(text(words))).toBe(`${plain}||`)
    }),
  )
})
