import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { expect, test } from 'vitest'
import { Problem } from '../../base/problem.ts'
import { zipOf } from '../../testing/zip.ts'
import { type Extracted, extractText } from './extract-text.ts'

const extract = (bytes: Uint8Array | string, name = '方案'): Promise<Extracted> =>
  extractText({ name, bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes })

async function refusal(bytes: Uint8Array | string): Promise<string> {
  try {
    await extract(bytes)
    return 'read'
  } catch (error) {
    return error instanceof Problem ? error.code : String(error)
  }
}

const words = '某区创新行动方案\n一、目标\n到2027年,高新技术企业达到800家。\n'
/** 某区创新 in GB18030. */
const gb = Uint8Array.from([0xc4, 0xb3, 0xc7, 0xf8, 0xb4, 0xb4, 0xd0, 0xc2, 0x0a])

test.each<[string, Uint8Array | string, string, number]>([
  ['UTF-8', words, words, 0],
  ['UTF-8 with a mark', `\uFEFF${words}`, words, 0],
  ['the line ends of Windows', words.replaceAll('\n', '\r\n'), words, 0],
  ['UTF-16 with a mark', Buffer.from(`\uFEFF${words}`, 'utf16le'), words, 1],
  ['UTF-16 without one', Buffer.from(words, 'utf16le'), words, 1],
  ['UTF-16, big end first', Buffer.from(`\uFEFF${words}`, 'utf16le').swap16(), words, 1],
  ['GB18030', gb, '某区创新\n', 1],
])('text in %s', async (_, bytes, text, notes) => {
  const read = await extract(bytes, '照片.jpg')
  expect(read).toMatchObject({ kind: 'txt', text })
  expect(read.notes).toHaveLength(notes)
})

const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
test.each<[string, Uint8Array | string, string]>([
  ['an empty file', '', 'file.empty'],
  ['white space only', ' \n\t', 'file.empty'],
  ['signs of no width', ' \u200b\n\u2060', 'file.empty'],
  ['NUL bytes between words', 'abc\0def\n'.repeat(100), 'file.unreadable'],
  ['one NUL far inside', `${words.repeat(3000)}\0${words}`, 'file.unreadable'],
  [
    'a JPEG that calls itself a plan',
    Buffer.from('ffd8ffe000104a464946', 'hex'),
    'file.unreadable',
  ],
  ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'file.unreadable'],
  ['an RTF', '{\\rtf1 plan}', 'file.unreadable'],
  [
    'bytes that are no text',
    Uint8Array.from({ length: 400 }, (_, at) => (at * 37) % 31),
    'file.unreadable',
  ],
  ['an old .doc', Buffer.concat([ole, Buffer.alloc(600)]), 'file.oldFormat'],
  [
    'a .docx with a password',
    Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
    'file.encrypted',
  ],
  ['a workbook', zipOf([{ name: 'xl/workbook.xml', content: '<x/>' }]), 'file.unreadable'],
  ['a zip cut off', zipOf([{ name: 'a', content: 'b' }]).subarray(0, 40), 'file.broken'],
  [
    'a .docx without a body',
    zipOf([{ name: 'word/document.xml', content: '<w:p/>' }]),
    'file.broken',
  ],
  [
    'a bomb',
    zipOf([{ name: 'word/document.xml', content: 'x', claimsBytes: 600 * 1024 * 1024 }]),
    'file.zipBomb',
  ],
  [
    'a .docx whose text alone unpacks to more than 64 MB',
    zipOf([
      { name: 'word/document.xml', content: `<w:body>${'x'.repeat(65 * 1024 * 1024)}</w:body>` },
      { name: 'word/media/a.png', content: randomBytes(1024 * 1024) },
    ]),
    'file.unpacksTooLarge',
  ],
  ['more than 50 MB', new Uint8Array(50 * 1024 * 1024 + 1).fill(0x61), 'file.tooLarge'],
  ['a damaged PDF', '%PDF-1.7\nnothing', 'file.broken'],
  ['a PDF of pictures', picturePdf(), 'file.noTextLayer'],
])('%s is refused', async (_, bytes, code) => {
  expect(await refusal(bytes)).toBe(code)
})

test('a part that unpacks to more than it said is refused, not unpacked', async () => {
  const liar = zipOf([
    { name: 'word/document.xml', content: '<w:body>'.repeat(9999), claimsBytes: 100 },
  ])
  expect(await refusal(liar)).toBe('file.broken')
})

test('a PDF that unpacks to hundreds of megabytes is stopped on its way', async () => {
  const flat = deflateSync(Buffer.alloc(200 * 1024 * 1024, ' '))
  const packed = pdf(flat, '/Filter /FlateDecode')
  expect(await refusal(packed)).toBe('file.unpacksTooLarge')
})

test.each([
  ['comments', '<!--'],
  ['elements', '<a'],
  ['quotations', '<w:p a="'],
  ['instructions', '<?'],
  ['literal texts', '<![CDATA['],
])('reading stays linear: a .docx of %s that are never closed', async (_, piece) => {
  const before = Date.now()
  expect(await refusal(docx(piece.repeat(500_000)))).not.toContain('tooSlow')
  expect(Date.now() - before).toBeLessThan(10_000)
})

test('what no text holds is left out of a document', async () => {
  const body = paragraph(run('创&#xd800;新\u0001\u0000区'))
  expect((await extract(docx(body))).text).toBe('创新区')
})

/** A .docx of the given body, with styles and lists where the test needs them. */
const docx = (body: string, parts: Record<string, string> = {}): Uint8Array =>
  zipOf([
    { name: 'word/document.xml', content: `<w:document><w:body>${body}</w:body></w:document>` },
    ...Object.entries(parts).map(([name, content]) => ({ name: `word/${name}.xml`, content })),
  ])
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (inside: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`

test('tracked changes are read as accepted, and a note says so', async () => {
  const body = [
    paragraph(
      `${run('企业达到')}<w:del w:id="1"><w:r><w:delText>700</w:delText></w:r></w:del><w:ins w:id="2">${run('750')}</w:ins>${run('家。')}`,
    ),
    paragraph(
      `<w:moveFrom w:id="3">${run('旧处')}</w:moveFrom><w:moveTo w:id="4">${run('新处')}</w:moveTo>`,
    ),
    paragraph(run('上半段'), '<w:rPr><w:del w:id="5"/></w:rPr>'),
    paragraph(run('下半段')),
  ].join('')
  const read = await extract(docx(body))
  expect(read.text).toBe('企业达到750家。\n新处\n上半段下半段')
  expect(read.notes.map((note) => note.zh)).toEqual(['文件含修订痕迹,按接受全部修订后的文字读取'])
})

test('the numbers that Word draws are in the text', async () => {
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const numbering = `<w:numbering><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '(%2)')}${level(2, 'decimal', '%3.')}${level(3, 'decimalEnclosedCircle', '%4')}</w:abstractNum><w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '——')}${level(1, 'upperRoman', '%2.')}${level(2, 'decimal', '%1.%3')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`
  const styles =
    '<w:styles><w:style w:styleId="A"><w:name w:val="标题甲"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="B"><w:name w:val="标题乙"/><w:basedOn w:val="A"/></w:style></w:styles>'
  const item = (list: number, at: number, text: string) =>
    paragraph(run(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)
  const body = [
    item(1, 0, '总体要求'),
    item(1, 1, '指导思想'),
    item(1, 1, '目标'),
    item(1, 2, '数量'),
    item(1, 3, '企业'),
    item(2, 0, '结构'),
    item(2, 1, '罗马'),
    paragraph(run('主要任务'), '<w:pStyle w:val="B"/>'),
    item(1, 1, '重来'),
    item(3, 0, '另起'),
    item(0, 0, '无号'),
    item(1, 0, ' '),
  ].join('')
  const read = await extract(docx(body, { numbering, styles }))
  expect(read.text.split('\n')).toEqual([
    '一、总体要求',
    '(一)指导思想',
    '(二)目标',
    '1.数量',
    '① 企业',
    '——结构',
    'I.罗马',
    '二、主要任务',
    '(一)重来',
    '五、另起',
    '无号',
    ' ',
  ])
})

test('a table is one line per row; a contents page and footnotes are left out and told of', async () => {
  const cell = (...inside: string[]) =>
    `<w:tc>${inside.map((each) => paragraph(each)).join('')}</w:tc>`
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
  const inner = `<w:tbl>${row(cell(run('甲')), cell(run('乙')))}</w:tbl>`
  const body = [
    paragraph(run('一、目标\t1'), '<w:pStyle w:val="11"/>'),
    `<w:tbl>${row(cell(run('指标')), cell(run('2027年')))}${row(cell(run('企业'), run('数量')), cell(inner))}<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell(run('删去的行'))}</w:tr></w:tbl>`,
    paragraph(
      `<w:r><mc:AlternateContent><mc:Choice><wp:posOffset>123</wp:posOffset><w:txbxContent>${paragraph(run('框中'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph(run('框中'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>${run('文中&amp;&#x4e2d;')}`,
    ),
  ].join('')
  const parts = {
    styles: '<w:styles><w:style w:styleId="11"><w:name w:val="toc 1"/></w:style></w:styles>',
    footnotes: '<w:footnotes><w:footnote w:id="1"/></w:footnotes>',
  }
  const read = await extract(docx(body, parts))
  expect(read.text.split('\n')).toEqual(['指标\t2027年', '企业 数量\t甲、乙', '框中', '文中&中'])
  expect(read.notes.map((note) => note.zh)).toEqual([
    '文件含修订痕迹,按接受全部修订后的文字读取',
    '自动目录未读入',
    '脚注未读入',
  ])
})

test('a document that a program wrote', async () => {
  const cells = ['指标', '2027年目标'].map(
    (text) => new TableCell({ children: [new Paragraph(text)] }),
  )
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph('一、目标'),
          new Table({ rows: [new TableRow({ children: cells })] }),
        ],
      },
    ],
  })
  const read = await extract(new Uint8Array(await Packer.toBuffer(document)), '方案.txt')
  expect(read).toEqual({ kind: 'docx', text: '一、目标\n指标\t2027年目标', notes: [] })
})

test('a PDF with a text layer, page numbers left out', async () => {
  const read = await extract(
    textPdf(['To 2027, at least 30 firms;', 'and more than 80 patents.', '- 1 -']),
  )
  expect(read).toMatchObject({
    kind: 'pdf',
    text: 'To 2027, at least 30 firms;\nand more than 80 patents.',
  })
  expect(read.notes.at(-1)?.zh).toBe('已略去 1 处页码')
})

test('a PDF with a password is refused', async () => {
  const locked = textPdf(['secret words of a plan'])
    .toString('latin1')
    .replace('trailer <<', 'trailer << /Encrypt 9 0 R /ID [<00><00>]')
  const dictionary = `9 0 obj << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >> endobj\n`
  expect(
    await refusal(Buffer.from(locked.replace('trailer', `${dictionary}trailer`), 'latin1')),
  ).toBe('file.encrypted')
})

/** One page of Helvetica, hand-written; PDF readers rebuild the missing cross-reference table. */
function textPdf(lines: readonly string[]): Buffer {
  const shown = lines.map((line, at) => `1 0 0 1 72 ${760 - at * 20} Tm (${line}) Tj`).join('\n')
  return pdf(`BT /F 12 Tf ${shown} ET`)
}

function picturePdf(): Buffer {
  return pdf('0 0 200 200 re f')
}

function pdf(content: string | Buffer, more = ''): Buffer {
  const before = [
    '%PDF-1.4',
    '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
    '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
    '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj',
    `4 0 obj << ${more} /Length ${content.length} >> stream\n`,
  ]
  const after = [
    '\nendstream endobj',
    '5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj',
    'trailer << /Root 1 0 R >>',
    '%%EOF',
  ]
  const parts = [before.join('\n'), content, after.join('\n')]
  return Buffer.concat(parts.map((each) => Buffer.from(each as string, 'latin1')))
}

test('the fonts’ character maps are where the reader looks for them', () => {
  const folder = new URL('../../cmaps/', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'))
  expect(existsSync(new URL('UniGB-UCS2-H.bcmap', folder))).toBe(true)
})
