import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packedRow } from './packed-row.ts'
import type { Cell, Row } from './workbook.ts'

const text = fc.string({ unit: fc.constantFrom('甲', 'a', '1', ' ', '\n', '\u0001', '\u0002', '') })
const cell: fc.Arbitrary<Cell | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({ kind: fc.constantFrom('text', 'number', 'date', 'boolean'), text }),
  fc.record({ kind: fc.constantFrom('number', 'date'), text, raw: text }),
  fc.record({ kind: fc.constant('error'), text }),
  fc.record({ kind: fc.constant('formula'), text, formula: text }),
  fc.record({ kind: fc.constant('text'), text, mergedFrom: fc.constant('A1') }),
)
const rows = fc.array(fc.array(cell, { minLength: 1 }), { maxLength: 5 })

test('a row that was put away shows the very cells, in whatever order rows are looked at', () => {
  fc.assert(
    fc.property(rows, fc.array(fc.nat(4)), (all, looks) => {
      const open = all.map((cells, at): Row => ({ number: at + 1, cells }))
      const packed = open.map(packedRow)
      for (const at of [...looks, ...all.keys()]) expect(packed[at]?.cells).toEqual(open[at]?.cells)
    }),
  )
})

test('formulas, errors and cells of merged ranges keep their row as it is', () => {
  const plain: Row = { number: 7, cells: [{ kind: 'number', text: '31.7%', raw: '0.317' }] }
  expect(packedRow(plain)).not.toBe(plain)
  const odd: Cell[] = [
    { kind: 'error', text: '#REF!' },
    { kind: 'formula', text: '3', formula: 'A1+2' },
    { kind: 'text', text: '西澜镇', mergedFrom: 'A2' },
    { kind: 'text', text: 'a\u0001b' },
  ]
  for (const each of odd) {
    const row: Row = { number: 8, cells: [{ kind: 'text', text: '甲' }, each] }
    expect(packedRow(row)).toBe(row)
  }
})
