import { randomBytes } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../base/problem.ts'
import type { Workbook } from '../../base/workbook.ts'
import { workbookParts, zipOf } from '../../testing/zip.ts'
import { readWorkbook } from './read.ts'

async function refusal(bytes: Uint8Array, name = 'a.xlsx'): Promise<string> {
  try {
    await readWorkbook({ name, bytes })
    return 'read'
  } catch (fault) {
    if (fault instanceof Problem) return fault.code
    throw fault
  }
}

function shown(workbook: Workbook): (string | undefined)[][] {
  return (workbook.sheets[0]?.rows ?? []).map(({ number, cells }) => [
    String(number),
    ...cells.map((cell) => cell?.text),
  ])
}

describe('what is no workbook is refused by its content', () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
  const other: [string, Uint8Array, string][] = [
    ['an empty file', new Uint8Array(), 'workbook.empty'],
    [
      'a JPEG renamed to .xlsx',
      new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
      'workbook.otherFormat',
    ],
    ['a PDF', new TextEncoder().encode('%PDF-1.7 …'), 'workbook.otherFormat'],
    ['a web page named .xls', new TextEncoder().encode('<html><table>'), 'workbook.otherFormat'],
    [
      'random bytes',
      new Uint8Array(Array.from({ length: 999 }, (_, i) => (i * 7919) % 31)),
      'workbook.otherFormat',
    ],
    ['an old .xls', new Uint8Array([...ole, ...Array(600).fill(0)]), 'workbook.oldFormat'],
    ['a ZIP cut short', zipOf(workbookParts('<row/>')).slice(0, 300), 'file.broken'],
    [
      'a Word document',
      zipOf([{ name: 'word/document.xml', content: '<w/>' }]),
      'workbook.otherFormat',
    ],
    ['an archive of other files', zipOf([{ name: 'a.txt', content: 'a' }]), 'workbook.otherFormat'],
    [
      'a sheet whose XML is broken',
      zipOf(workbookParts('<row r="1"><c r="A1"><v>1')),
      'workbook.empty',
    ],
    ['a file above 50 MB', new Uint8Array(50 * 1024 * 1024 + 1), 'workbook.tooLarge'],
  ]
  test.each(other)('%s', async (_name, bytes, code) => {
    expect(await refusal(bytes)).toBe(code)
  })

  test('a workbook with a password', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'S', rows: [['a']] }],
      encryption: { password: 'geheim', spinCount: 1000 },
    })
    expect(await refusal(bytes)).toBe('workbook.locked')
  })

  test('an .xlsx without its workbook', async () => {
    const parts = workbookParts('<row/>').filter(
      ({ name }) => name !== 'xl/_rels/workbook.xml.rels',
    )
    expect(await refusal(zipOf(parts))).toBe('workbook.damaged')
  })
})

describe('bombs', () => {
  const zeros = { name: 'xl/worksheets/sheet2.xml', content: new Uint8Array(4 * 1024 * 1024) }
  test('a directory that promises 600 MB is believed and nothing unpacked', async () => {
    const bomb = { ...zeros, claimsBytes: 600 * 1024 * 1024 }
    expect(await refusal(zipOf([...workbookParts('<row/>'), bomb]))).toBe('file.zipBomb')
  })

  test('signs that no text holds are left out, and endless texts are cut', async () => {
    const text = (at: string, words: string) =>
      `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
    const row = `${text('A1', '技_x0000_术_xD800_')}${text('B1', '易'.repeat(9000))}`
    const parts = workbookParts(`<row r="1">${row}</row>`).map(({ name, content }) => ({
      name,
      content: String(content).replace('name="S"', 'name="甲_x0000_&#xd800;"'),
    }))
    const workbook = await readWorkbook({ name: 'a.xlsx', bytes: zipOf(parts) })
    const [, first, second] = shown(workbook)[0] ?? []
    expect([first, second?.length]).toEqual(['技术', 2000])
    expect(workbook.sheets[0]?.name).toMatch(/^甲[\w]*$/)
  })

  test('texts of more than 128 MB are not unpacked', async () => {
    const [first, ...parts] = workbookParts('<row r="1"><c r="A1"><v>7</v></c></row>')
    const claims = { name: 'xl/sharedStrings.xml', content: randomBytes(2_000_000) }
    const huge = { ...claims, claimsBytes: 129 * 1024 * 1024 }
    expect(await refusal(zipOf([first ?? claims, ...parts, huge]))).toBe('workbook.unpacksTooLarge')
  })

  test('a directory that hides the size of a part', async () => {
    const bomb = { ...zeros, claimsBytes: 0 }
    expect(await refusal(zipOf([...workbookParts('<row/>'), bomb]))).toBe('workbook.damaged')
  })

  test('a part that unpacks to more than its directory says', async () => {
    const parts = workbookParts(' '.repeat(4_000_000)).map((part) =>
      part.name.includes('sheet1') ? { ...part, claimsBytes: 1000 } : part,
    )
    expect(await refusal(zipOf(parts))).toBe('workbook.damaged')
  })

  test('two hundred sheets', async () => {
    const sheets = Array.from({ length: 200 }, (_, at) => ({
      name: `xl/worksheets/sheet${at + 2}.xml`,
      content: '<worksheet/>',
    }))
    expect(await refusal(zipOf([...workbookParts('<row/>'), ...sheets]))).toBe(
      'workbook.tooManySheets',
    )
  })

  test('two cells in opposite corners of the largest sheet', async () => {
    const corners =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    expect(await refusal(zipOf(workbookParts(corners)))).toBe('workbook.tooManyRows')
  })

  test('two hundred thousand empty rows are no content', async () => {
    const empty = Array.from(
      { length: 200_000 },
      (_, at) => `<row r="${at + 2}"><c r="B${at + 2}"/></row>`,
    )
    const data = `<row r="1"><c r="A1"><v>7</v></c></row>${empty.join('')}`
    const bytes = zipOf(workbookParts(data))
    expect(shown(await readWorkbook({ name: 'a.xlsx', bytes }))).toEqual([['1', '7']])
  })

  test('reading stops when the reader gives up', async () => {
    const bytes = zipOf(workbookParts('<row r="1"><c r="A1"><v>7</v></c></row>'))
    const stopped = readWorkbook({ name: 'a.xlsx', bytes }, AbortSignal.timeout(1))
    await expect(stopped).rejects.toMatchObject({ code: 'workbook.tooSlow' })
  })
})
