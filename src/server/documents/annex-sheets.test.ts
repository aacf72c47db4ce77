import { expect, test } from 'vitest'
import type { Block, DocumentColumn, OfficialDocument } from '../../base/document.ts'
import { sampleDocument } from '../../testing/sample-document.ts'
import { unzipped } from '../../testing/unzipped.ts'
import { writeKeptWorkbook } from '../spreadsheet/write.ts'
import { annexSheets } from './annex-sheets.ts'

const column = (title: string, align: DocumentColumn['align'] = 'left') => ({
  title,
  align,
  share: 1,
})
const table = (rows: string[][]): Block => ({
  kind: 'table',
  caption: '',
  columns: [column('指标'), column('本期累计', 'right')],
  rows: rows.map((cells) => cells.map((text) => [{ text }])),
})
const heading = (title: string): Block => ({
  kind: 'heading',
  level: 1,
  title: [{ text: title }],
  runs: [],
})

function paper(...blocks: Block[]): OfficialDocument {
  return { ...sampleDocument(1), attachments: [{ title: '表', landscape: true, blocks }] }
}

test('every table has a sheet of its own name, and a demonstration is marked in each', () => {
  const document = paper(heading('口径说明'), table([]), heading('数据说明'), table([]))
  expect(annexSheets(document).map((sheet) => sheet.name)).toEqual([
    '附件1-1口径说明 演示数据',
    '附件1-2数据说明 演示数据',
  ])
  const real = annexSheets({ ...document, demonstration: false }).map((sheet) => sheet.name)
  expect(real.join()).not.toContain('演示')
})

test.each([
  ['a figure', '52.30', { shown: '52.30' }],
  ['a share', '65.4%', { shown: '65.4%' }],
  ['a gap below', '−9.6', { shown: '-9.6' }],
  ['a gap above', '+2.1', { shown: '2.1' }],
  ['a word is never a zero', '未到发布期', '未到发布期'],
  ['none is never a zero', '–', '–'],
  ['a figure with its unit', '4家', '4家'],
])('%s in a column of figures', (_, text, cell) => {
  expect(annexSheets(paper(table([['某', text]])))[0]?.rows[0]?.[1]).toEqual(cell)
})

test.each(["=cmd|' /C calc'!A0", '+SUM(A1)', '-2+3', '@SUM(A1)', '\t=1+1'])(
  'the text %s cannot run in a spreadsheet',
  async (text) => {
    const files = unzipped(await writeKeptWorkbook(annexSheets(paper(table([[text, text]])))))
    const all = [...files.values()].join('')
    expect(all).not.toMatch(/<f>|<f /)
    expect(all).toMatch(/>(&apos;|')\s*[=+\-@]/)
  },
)
