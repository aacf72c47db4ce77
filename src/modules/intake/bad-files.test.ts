/** Files that mean harm, or were only badly saved: each ends in words, and none in a hung server. */
import { expect, test } from 'vitest'
import { sentence } from '../../base/problem.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode } from '../../testing/firms.ts'
import { zipOf } from '../../testing/zip.ts'
import { preview } from './operations.ts'
import { previewIntake } from './routes.ts'

const db = await testDatabase()
const officer = await testContext(db)
const options = previewIntake.input.parse({ sender: '区科技局', kind: 'enterprises' })

const text = (place: string, words: string) =>
  `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`
const table = [
  `<row r="1">${text('A1', '信用代码')}${text('B1', '企业名称')}${text('C1', '镇街')}</row>`,
  `<row r="2">${text('A2', creditCode(1))}${text('B2', '江澜甲有限公司')}${text('C2', '西澜镇')}</row>`,
].join('')

const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** An .xlsx of so many sheets, the first of which holds these rows. */
function book(rows: string, sheets = 1): Uint8Array {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1)
  const relation = (id: string, target: string, of: string) =>
    `<Relationship Id="${id}" Type="${type}/${of}" Target="${target}"/>`
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('r1', 'xl/workbook.xml', 'officeDocument')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${type}"><sheets>${numbers.map((n) => `<sheet name="表${n}" sheetId="${n}" r:id="s${n}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbers.map((n) => relation(`s${n}`, `worksheets/sheet${n}.xml`, 'worksheet')).join('')}</Relationships>`,
    },
    ...numbers.map((n) => ({
      name: `xl/worksheets/sheet${n}.xml`,
      content: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${n === 1 ? rows : ''}</sheetData></worksheet>`,
    })),
  ])
}

const looked = (bytes: Uint8Array) =>
  preview.run({ ...officer, file: { name: '名单.xlsx', bytes } }, options)

test('two hundred sheets are refused before they are read', async () => {
  const refused = await looked(book(table, 200)).catch((fault: unknown) => fault)
  expect(refused).toMatchObject({ code: 'workbook.tooManySheets' })
  expect(sentence('workbook.tooManySheets', Object(refused).details).zh).toBe(
    '文件有 200 个工作表,最多读 100 个;请只留下要导入的工作表',
  )
})

test('a million empty rows are no content, and the two that hold something are read', async () => {
  const empty: string[] = []
  for (let row = 3; row <= 1_000_000; row += 1) empty.push(`<row r="${row}"/>`)
  const { counts } = await looked(book(table + empty.join('')))
  expect(counts).toMatchObject({ rows: 1, ready: 1 })
})

test('two lines of headings with the same names are one head', async () => {
  const twice = `${table.replace(/<row r="2">[\s\S]*/, '')}${table
    .replaceAll('r="2"', 'r="3"')
    .replaceAll(/([ABC])2"/g, '$13"')
    .replaceAll('r="1"', 'r="2"')
    .replaceAll(/([ABC])1"/g, '$12"')}`
  const { counts, sheets } = await looked(book(twice))
  expect(counts).toMatchObject({ rows: 1, ready: 1 })
  expect(sheets[0]?.blocks).toHaveLength(1)
})

test('what is no workbook is said to be none', async () => {
  const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])
  await expect(looked(picture)).rejects.toMatchObject({ code: 'workbook.otherFormat' })
})
