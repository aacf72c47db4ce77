import { expect, test } from 'vitest'
import { readWorkbook } from './read.ts'
import { type SheetToStream, streamWorkbook } from './write-stream.ts'

async function bytesOf(sheets: readonly SheetToStream[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of streamWorkbook(sheets)) pieces.push(piece)
  return Buffer.concat(pieces)
}

test('what is streamed is read back: two sheets, texts, numbers, formulas disarmed', async () => {
  const bytes = await bytesOf([
    {
      name: '企业/清单',
      titles: ['名称', '营业收入'],
      rows: async function* () {
        yield [['甲<乙>&"丙"\u0001', { shown: '1,234.50' }]]
        yield [
          ['=1+1', { shown: '12345678901234567890' }],
          ['', null],
          ['净增', { shown: '+2' }],
          ['尾', { shown: '不详' }],
        ]
      },
    },
    {
      name: '筛选条件',
      titles: ['项目', '内容'],
      rows: async function* () {
        yield [['条数', '4']]
      },
    },
  ])
  const { sheets } = await readWorkbook({ name: 'a.xlsx', bytes })
  expect(sheets.map(({ name }) => name)).toEqual(['企业 清单', '筛选条件'])
  const texts = sheets[0]?.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''))
  expect(texts?.slice(0, 3)).toEqual([
    ['名称', '营业收入'],
    ['甲<乙>&"丙"', '1234.5'],
    ["'=1+1", '12345678901234567890'],
  ])
  expect(texts?.at(-1)).toEqual(['尾', '不详'])
  expect(sheets[0]?.rows.at(-2)?.cells[1]).toMatchObject({ kind: 'number', text: '2' })
  expect(sheets[0]?.rows[1]?.cells[1]?.kind).toBe('number')
})
