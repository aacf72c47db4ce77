import { expect, test } from 'vitest'
import { sampleDocument } from '../../testing/sample-document.ts'
import { documentPages, documentToHtml } from './to-html.ts'

const sample = sampleDocument(2)

test('everything that is not ours is escaped', () => {
  const hostile = `<script>alert(1)</script>"'&`
  const html = documentToHtml(
    {
      ...sample,
      mark: hostile,
      title: [hostile],
      addressee: hostile,
      note: hostile,
      blocks: [
        { kind: 'paragraph', runs: [{ text: hostile, reference: hostile }] },
        { kind: 'heading', level: 1, title: [{ text: hostile }], runs: [] },
        {
          kind: 'table',
          caption: hostile,
          columns: [{ title: hostile, align: 'left', share: 1 }],
          rows: [[[{ text: hostile }]]],
        },
      ],
      attachments: [{ title: hostile, landscape: false, blocks: [] }],
      signature: { body: hostile, date: null, sealed: false },
      imprint: { copyTo: hostile, body: hostile, date: null },
      references: [{ id: hostile, mark: 1, text: hostile }],
    },
    'working',
  )
  expect(html).not.toContain('<script')
  expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(10)
  expect(html).not.toMatch(/="[^"]*<|title="[^"]*'/)
})

test('the page loads nothing and runs nothing', () => {
  const html = documentToHtml(sample, 'working')
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  expect(html).not.toMatch(/<script|<img|<link|@import|url\(|https?:/)
})

test('the page says that its fonts are not those of official papers', () => {
  const html = documentToHtml(sample, 'issued')
  expect(html).toContain('<div class="fonts">预览字体非公文字体</div>')
  expect(html).toContain(`@top-left{content:'预览字体非公文字体'`)
})

test('paper, text area and landscape pages are those of the layout table', () => {
  const html = documentToHtml(sample, 'issued')
  expect(html).toContain('size:210mm 297mm;margin:37.01mm 26.00mm 34.92mm 27.99mm')
  expect(html).toContain('@page wide{size:297mm 210mm')
  expect(html).toContain('<section class="sheet landscape">')
  expect(html).toContain('thead{display:table-header-group}')
})

test('a number carries the ledger line it rests on; only a working copy prints marks', () => {
  const [working, issued] = [documentToHtml(sample, 'working'), documentToHtml(sample, 'issued')]
  expect(issued).toContain('data-reference="12"')
  expect(working).toContain('href="#reference-2"')
  expect(working).toContain('id="reference-2"')
  expect(issued).not.toMatch(/[①②]/)
})

test('a demonstration stands in the head and the ground, a real paper shows neither', () => {
  expect(documentToHtml(sample, 'issued')).toContain('<div class="ground">演示数据</div>')
  const real = documentToHtml({ ...sample, demonstration: false }, 'issued')
  expect(real).not.toContain('演示数据')
  expect(real).not.toContain('class="ground"')
})

test.each([
  ['nowhere', 0, 0],
  ['end', 1, 0],
  ['ownPage', 1, 0],
  ['ownPageAfterBlank', 1, 1],
] as const)(
  'with the imprint %s there are %i imprints and %i blank pages',
  (at, imprints, blanks) => {
    const html = documentPages(sample, 'issued', { at })
    expect(html.split('class="imprint"').length - 1).toBe(imprints)
    expect(html.split('class="sheet blank"').length - 1).toBe(blanks)
  },
)
