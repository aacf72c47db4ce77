/** An .xlsx that leaves while its rows are read: memory stays flat however many they are. */
import { harmless } from '../../base/workbook.ts'
import { type EntryToStream, zipStream } from '../zip-stream.ts'
import type { CellToWrite } from './write.ts'

export type SheetToStream = {
  name: string
  titles: readonly string[]
  /** Rows some hundreds or thousands at a time. */
  rows: () => AsyncIterable<readonly (readonly CellToWrite[])[]>
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Excel refuses these in the name of a sheet, and names above 31 letters. */
const FORBIDDEN = /[[\]:*?/\\]/g
/** Spreadsheets keep fifteen digits; a longer number stays a text and keeps all of its own. */
const MAX_DIGITS = 15

export function streamWorkbook(sheets: readonly SheetToStream[]): AsyncGenerator<Uint8Array> {
  const part = (name: string, text: string): EntryToStream => ({ name, text: () => [HEAD + text] })
  return zipStream([
    part('[Content_Types].xml', contentTypes(sheets.length)),
    part('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    part('xl/workbook.xml', workbook(sheets)),
    part(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ),
    part('xl/styles.xml', styles),
    ...sheets.map((sheet, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      text: () => sheetText(sheet),
    })),
  ])
}

function contentTypes(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  )
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${sheets.join('')}</Types>`
}

function relations(parts: readonly (readonly [kind: string, target: string])[]): string {
  const lines = parts.map(
    ([kind, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`
}

function workbook(sheets: readonly SheetToStream[]): string {
  const lines = sheets.map(
    ({ name }, at) =>
      `<sheet name="${escaped(name.replace(FORBIDDEN, ' ').slice(0, 31))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${lines.join('')}</sheets></workbook>`
}

/** Style 1 is bold: the head. */
const styles = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`

async function* sheetText({ titles, rows }: SheetToStream): AsyncGenerator<string> {
  const widths = titles.map((title, at) => {
    const width = Math.max(12, title.length * 2 + 4)
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
  })
  const pane =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  const head = titles.map((title) => text(title, ' s="1"')).join('')
  yield `${HEAD}<worksheet xmlns="${MAIN}">${pane}<cols>${widths.join('')}</cols><sheetData><row>${head}</row>`
  for await (const batch of rows())
    yield batch.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')
  yield '</sheetData></worksheet>'
}

function cell(value: CellToWrite): string {
  if (value === null || value === '') return '<c/>'
  if (typeof value === 'string') return text(value, '')
  const plain = value.shown.replaceAll(',', '').replace(/^\+(?=\d)/, '')
  const isNumber = /^-?\d+(\.\d+)?$/.test(plain) && plain.replace(/\D/g, '').length <= MAX_DIGITS
  return isNumber ? `<c><v>${plain}</v></c>` : text(value.shown, '')
}

function text(value: string, style: string): string {
  const kept = escaped(harmless(value))
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${kept}</t></is></c>`
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** As XML takes it: what XML cannot hold is left out. */
function escaped(value: string): string {
  return value.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids
    /[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
    (sign) => signs[sign] ?? '',
  )
}
