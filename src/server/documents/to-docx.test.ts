import { afterEach, expect, test, vi } from 'vitest'
import type { OfficialDocument } from '../../base/document.ts'
import { sampleDocument } from '../../testing/sample-document.ts'
import { unzipped } from '../../testing/unzipped.ts'
import { imprintPage } from './pages.ts'
import { documentToDocx } from './to-docx.ts'

afterEach(() => {
  vi.useRealTimers()
})

const printed = new Map<string, Promise<Map<string, string>>>()

/** The files of the package; each document and copy is printed once for all tests. */
function parts(document: OfficialDocument, copy: 'issued' | 'working' = 'issued') {
  const key = copy + JSON.stringify(document)
  const known = printed.get(key) ?? documentToDocx(document, copy).then(unzipped)
  printed.set(key, known)
  return known
}

async function bodyOf(document: OfficialDocument, copy: 'issued' | 'working' = 'issued') {
  return (await parts(document, copy)).get('word/document.xml') ?? ''
}

/** The paragraph that holds the words, as XML. */
function paragraphWith(xml: string, words: string): string {
  return [...xml.matchAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs)]
    .map(([each]) => each)
    .filter((each) => textOf(each).includes(words))
    .join('')
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')
}

const sample = sampleDocument()

test('the layout table: paper, margins, grid and turned pages', async () => {
  const xml = await bodyOf(sample)
  const sections = xml.match(/<w:sectPr>.*?<\/w:sectPr>/gs) ?? []
  expect(sections).toHaveLength(4)
  expect(sections[0]).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
  expect(sections[0]).toMatch(/w:top="2098" w:right="1474" w:bottom="1980" w:left="1587"/)
  expect(sections[1]).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
  expect(sections[1]).toMatch(/w:top="1587" w:right="2098" w:bottom="1474" w:left="1980"/)
  for (const section of sections) expect(section).toContain('w:type="lines" w:linePitch="580"')
})

test('22 lines of 580 twips fill the page, and a line holds 28 characters of 316', async () => {
  expect(16838 - 2098 - 1980).toBe(22 * 580)
  expect(11906 - 1587 - 1474 + 8).toBeGreaterThanOrEqual(28 * 316)
  const styles = (await parts(sample)).get('word/styles.xml') ?? ''
  expect(styles).toContain('w:line="580" w:lineRule="exact"')
  expect(styles).toContain('<w:ind w:right="-8"/>')
  expect(styles).toContain('<w:spacing w:val="-4"/>')
  expect(styles).toContain('<w:sz w:val="32"/>')
})

test.each([
  ['发文机关标志', '江澜区科技领导小组办公室文件', ['w:before="1984"', '方正小标宋简体', 'C00000']],
  [
    '发文字号',
    '江科领办发〔2025〕9号',
    ['仿宋_GB2312', '<w:sz w:val="32"/>', '<w:spacing w:val="-4"/>'],
  ],
  ['标题', '推进情况的通报', ['方正小标宋简体', '<w:sz w:val="44"/>', '<w:jc w:val="center"/>']],
  ['一级标题', '一、总体情况', ['黑体', 'w:firstLineChars="200"', 'w:firstLine="632"']],
  ['二级标题', '高新技术企业净增', ['楷体_GB2312']],
  ['正文', '21项量化指标中', ['仿宋_GB2312', 'w:eastAsia="仿宋_GB2312"', 'w:line="580"']],
  ['附件说明', '主要指标完成情况表', ['w:left="1896"', 'w:hanging="1264"']],
  ['附件', '附件2', ['黑体', '<w:sz w:val="32"/>']],
  ['附注', '此件依申请公开', ['w:firstLineChars="200"']],
])('the layout table: %s', async (_, words, expected) => {
  const xml = paragraphWith(await bodyOf(sample), words)
  for (const part of expected) expect(xml).toContain(part)
})

test('the layout table: red line 4 mm below the number, as wide as the text', async () => {
  const xml = await bodyOf(sample)
  const line = /<w:p><w:pPr>(?:(?!<\/w:pPr>).)*<w:pBdr>.*?<\/w:pBdr>.*?<\/w:pPr><\/w:p>/s.exec(xml)
  expect(line?.[0]).toContain('w:line="227" w:lineRule="exact"')
  expect(line?.[0]).toMatch(/<w:bottom w:val="single" w:color="C00000"/)
  expect(line?.[0]).not.toContain('w:left')
})

test('the layout table: page numbers — 1 — in 14 points, one character from the outer edge', async () => {
  const files = await parts(sample)
  const [odd, even] = [files.get('word/footer1.xml') ?? '', files.get('word/footer2.xml') ?? '']
  expect(odd).toContain('<w:ind w:right="280"/>')
  expect(odd).toContain('<w:jc w:val="right"/>')
  expect(even).toContain('<w:ind w:left="280"/>')
  expect(textOf(odd)).toBe('\u2014  \u2014')
  expect(odd).toContain('<w:sz w:val="28"/>')
  expect(odd).toContain('宋体')
  expect(files.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
  // The dash, seven points above the lower edge of its line, lies 397 twips below the text area.
  expect(await bodyOf(sample)).toContain(`w:footer="${1980 - 397 - 140}"`)
})

test('the layout table: imprint rules 0.35, 0.25 and 0.35 mm', async () => {
  const xml = await bodyOf(sample)
  const imprint = xml.slice(xml.lastIndexOf('<w:tbl>'))
  const sizes = [
    ...imprint.matchAll(/<w:(top|bottom) w:val="single" w:color="000000" w:sz="(\d+)"/g),
  ]
  expect(sizes.map(([, side, size]) => `${side} ${size}`)).toEqual([
    'top 8',
    'bottom 6',
    'top 6',
    'bottom 8',
    'top 6',
    'bottom 8',
  ])
  expect(imprint).toContain('<w:sz w:val="28"/>')
  expect(textOf(imprint)).toContain('2025年10月17日印发')
})

test('table heads repeat and rows are never cut', async () => {
  const xml = await bodyOf(sample)
  const [table = ''] = xml.match(/<w:tbl>.*?<\/w:tbl>/s) ?? []
  expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(22)
})

test('the same document gives the same bytes at another time', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-10-17T08:00:00Z') })
  const first = await documentToDocx(sample, 'issued')
  vi.setSystemTime(new Date('2031-02-03T23:59:58Z'))
  const second = await documentToDocx(sampleDocument(), 'issued')
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  expect(Buffer.from(await documentToDocx(sample, 'working')).equals(Buffer.from(first))).toBe(
    false,
  )
})

test('a working copy prints marks and their list, an issued one neither', async () => {
  const [working, issued] = [await bodyOf(sample, 'working'), await bodyOf(sample)]
  expect(textOf(working)).toContain('52.30亿元②')
  expect(textOf(working)).toContain('数据来历')
  expect(textOf(issued)).not.toMatch(/[①②]|数据来历/)
})

test('a demonstration says so on every page, a real paper says nothing', async () => {
  const demonstration = (await parts(sample)).get('word/header1.xml') ?? ''
  expect(demonstration).toContain('<w:t xml:space="preserve">演示数据</w:t>')
  expect(demonstration).toContain('string="演示数据"')
  const heads = [...(await parts({ ...sample, demonstration: false }))]
    .filter(([path]) => /word\/header\d+\.xml/.test(path))
    .map(([, xml]) => xml)
  expect(heads.length).toBeGreaterThan(0)
  for (const xml of heads) expect(xml).not.toMatch(/w:t[ >]|v:shape/)
})

test('signs of markup and control characters stay text', async () => {
  const title = '<b>&"\u0007附件'
  const xml = await bodyOf({ ...sample, attachments: [{ title, landscape: false, blocks: [] }] })
  expect(xml).toContain('&lt;b&gt;&amp;&quot;附件')
  expect(xml).not.toContain('\u0007')
})

test('sixty rows and very long names stay in one table that Word can break between rows', async () => {
  const long = sampleDocument(60)
  const name = '某'.repeat(300)
  const document = { ...long, mark: name, signature: { ...long.signature, body: name } }
  const xml = await bodyOf(document)
  expect(xml.match(/<w:tr>/g)?.length).toBeGreaterThanOrEqual(61)
  expect(xml).not.toMatch(/w:(left|right|before|line)="(-(?!8")|NaN)/)
})

test('an empty paper is still a paper', async () => {
  const document = {
    ...sample,
    blocks: [],
    attachments: [],
    addressee: '',
    note: '',
    imprint: null,
  }
  expect(textOf(await bodyOf(document))).toContain('推进情况的通报')
})

test('the imprint goes to the next even page, or to the foot of an even one with room', () => {
  const plain = { ...sample, attachments: [] }
  expect(imprintPage(plain, 1160)).toEqual({ at: 'foot', pages: 2 })
  expect(imprintPage(sample, 1160).at).not.toBe('foot')
})

/** Children of these elements have an order that Word insists on (ECMA-376 part 1, 17.3.1, 17.3.2, 17.4, 17.6). */
const orders: Readonly<Record<string, readonly string[]>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs autoSpaceDE autoSpaceDN snapToGrid spacing ind jc textAlignment outlineLvl rPr sectPr'.split(
      ' ',
    ),
  'w:rPr':
    'rStyle rFonts b bCs i iCs color spacing w kern position sz szCs highlight u vertAlign lang'.split(
      ' ',
    ),
  'w:tblPr': 'tblStyle tblpPr tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook'.split(
    ' ',
  ),
  'w:trPr': 'cantSplit trHeight tblHeader'.split(' '),
  'w:tcPr': 'tcW gridSpan vMerge tcBorders shd tcMar textDirection vAlign'.split(' '),
  'w:sectPr':
    'headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid'.split(' '),
}

test.each(Object.entries(orders))(
  'the children of %s stand in schema order',
  async (name, order) => {
    const files = await parts(sample, 'working')
    const xml = [...files]
      .filter(([path]) => path.startsWith('word/'))
      .map(([, text]) => text)
      .join('')
    for (const children of childrenOf(xml, name)) {
      const places = children.map((child) => order.indexOf(child))
      expect(places, `${name}: ${children}`).not.toContain(-1)
      if (name !== 'w:trPr') expect([...places].sort((a, b) => a - b)).toEqual(places)
    }
  },
)

/** The names of the direct children of each such element. */
function childrenOf(xml: string, name: string): string[][] {
  return [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, inside = '']) => {
    const children: string[] = []
    let depth = 0
    for (const [, close, tag = '', single] of inside.matchAll(/<(\/?)w:(\w+)[^>]*?(\/?)>/g)) {
      if (close === '/') depth -= 1
      else {
        if (depth === 0) children.push(tag)
        if (single !== '/') depth += 1
      }
    }
    return children
  })
}
