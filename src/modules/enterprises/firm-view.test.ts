import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countFacets, type Filters } from '../../base/facets.ts'
import type { View } from '../../base/list.ts'
import { creditCode } from '../../testing/firms.ts'
import type { FirmFacet, FirmSort, Held } from './firm-facets.ts'
import {
  changedImage,
  type FirmImage,
  firmImage,
  gathering,
  type ImageRow,
  takeIn,
} from './firm-image.ts'
import { normalName } from './firm-name.ts'
import { cubeOf, heldColumn, orderOf, passing, rowsAnswering } from './firm-view.ts'
import { pinyinOf, searchedText } from './search-words.ts'

const names = ['江澜恒达软件', '重庆长行机械', 'ABC 电子', '江澜泽远精密机械', '长行（江澜）']
const imageRow = fc
  .record({
    at: fc.nat(19),
    name: fc.constantFrom(...names),
    former: fc.constantFrom('', '江澜旧名'),
    presence: fc.constantFrom('here', 'movedOut'),
    town: fc.constantFrom('', '西澜镇', '陶溪镇'),
    park: fc.constantFrom('', '东园', '西园'),
    administration: fc.constantFrom('', '区级', '省级'),
    section: fc.constantFrom('', 'C', 'I'),
    aboveSize: fc.constantFrom('', 'yes', 'no'),
    founded: fc.constantFrom(null, '2020-02-29', '2019-12-31'),
  })
  .map(({ at, name, former, ...row }): ImageRow => {
    const borne = [name, ...(former === '' ? [] : [former])]
    const code = `91000000MA0000${String(at).padStart(4, '0')}`
    return {
      ...{ ...row, code, kind: former === '' ? 'firm' : 'branch' },
      names: searchedText(borne),
      codes: searchedText([code]),
      pinyin: pinyinOf(borne),
    }
  })
const firm = (code: string, name: string, more: Partial<ImageRow> = {}): ImageRow => ({
  ...{ code, presence: 'here', town: '', park: '', administration: '', section: '' },
  ...{ aboveSize: '', kind: 'firm', founded: null },
  ...{ names: searchedText([name]), codes: searchedText([code]), pinyin: pinyinOf([name]) },
  ...more,
})
const someRows = fc.uniqueArray(imageRow, { selector: ({ code }) => code, maxLength: 12 })

function imageOf(rows: readonly ImageRow[]): FirmImage {
  const all = gathering()
  takeIn(
    all,
    rows.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  )
  return firmImage(all)
}

const act = fc.record({ rows: someRows, gone: fc.array(imageRow, { maxLength: 3 }) })
const views: View[] = (['name', 'code', 'town', 'founded'] satisfies FirmSort[]).flatMap((key) =>
  [false, true].map((descending) => ({ filters: {}, sort: { key, descending } })),
)
const searches = [
  '江澜',
  '机',
  '机械 江澜',
  'abc',
  'jl',
  'chongqing',
  'cq changxing',
  '0003',
  'x',
  '',
]
const held: Held = new Map([['91000000MA00000003', ['hnte', 'sme']]])
const chosen: Filters[] = [
  {},
  ...[{ town: ['西澜镇', ''] }, { title: ['hnte'], presence: ['here'] }, { park: ['东园'] }],
  ...[{ administration: ['区级'] }, { section: ['I'], kind: ['firm'] }, { aboveSize: ['no'] }],
]

/** All that a list can show of an image, told by codes. */
function told(image: FirmImage) {
  const codesOf = (rows: Iterable<number>) => Array.from(rows, (row) => image.codes[row])
  const titles = heldColumn(image, held)
  return {
    orders: views.map((view) => codesOf(orderOf(image, view))),
    found: searches.map((search) => codesOf(rowsAnswering(image, search)).sort()),
    facets: chosen.map((filters) => countFacets(cubeOf(image, image.byCode, titles), filters)),
    left: chosen.map((filters) => codesOf(image.byCode.filter(passing(image, filters, titles)))),
  }
}

test('law: an image changed act by act tells what one made anew of the same firms tells', () => {
  fc.assert(
    fc.property(someRows, fc.array(act, { maxLength: 4 }), (first, acts) => {
      const now = new Map(first.map((row) => [row.code, row]))
      let image = imageOf(first)
      for (const { rows, gone } of acts) {
        const codes = gone.map(({ code }) => code)
        const left = codes.filter((code) => rows.every((row) => row.code !== code))
        for (const row of rows) now.set(row.code, row)
        for (const code of left) now.delete(code)
        image = changedImage(image, { rows, gone: left })
      }
      expect(told(image)).toEqual(told(imageOf([...now.values()])))
    }),
    { numRuns: 200 },
  )
})

test('law: a search finds the firms whose names, codes or pinyin hold every word', () => {
  fc.assert(
    fc.property(someRows, fc.constantFrom('江澜', '机械', '长行', '电子'), (rows, word) => {
      const image = imageOf(rows)
      const found = Array.from(rowsAnswering(image, `${word} 江`), (row) => image.codes[row])
      const wanted = rows.filter((row) => row.names.includes(word) && row.names.includes('江'))
      expect(found.sort()).toEqual(wanted.map(({ code }) => code).sort())
    }),
  )
})

test('law: filters leave the firms that bear one of the chosen values of each', () => {
  fc.assert(
    fc.property(someRows, fc.constantFrom(...chosen), (rows, filters) => {
      const image = imageOf(rows)
      const passes = passing(image, filters, heldColumn(image, held))
      const left = Array.from(image.byCode.filter(passes), (row) => image.codes[row])
      const bears = (row: ImageRow, [key, wanted]: [string, readonly string[]]) =>
        key === 'title'
          ? (held.get(row.code) ?? []).some((title) => wanted.includes(title))
          : wanted.includes(row[key as Exclude<FirmFacet, 'title'>])
      const wanted = rows.filter((row) =>
        Object.entries(filters).every((filter) => bears(row, filter)),
      )
      expect(left.sort()).toEqual(wanted.map(({ code }) => code).sort())
    }),
  )
})

const sign = fc.constantFrom(
  ...'江澜甲乙丙，,＋+／/（）()·：:；、％!！&＆Ａa1１①Ⅱ㈱ｱ\u3000 '.split(''),
)
const anyName = fc
  .tuple(fc.constantFrom('江', '甲', '重'), fc.array(sign, { maxLength: 12 }))
  .map(([first, signs]) => normalName(first + signs.join('')))

test('law: every firm is found by its own full name, its first two and its last two characters', () => {
  fc.assert(
    fc.property(fc.array(anyName, { minLength: 1, maxLength: 5 }), someRows, (named, acts) => {
      const firms = named.map((name, at) => firm(creditCode(at), name))
      const image = changedImage(imageOf(acts), { rows: firms, gone: [] })
      for (const [at, name] of named.entries()) {
        const signs = [...name]
        const typed = [name, signs.slice(0, 2).join(''), signs.slice(-2).join('')]
        for (const each of [...typed, name.normalize('NFKC'), name.toUpperCase()])
          expect(Array.from(rowsAnswering(image, each), (row) => image.codes[row])).toContain(
            creditCode(at),
          )
      }
    }),
    { numRuns: 300 },
  )
})

test('law: the choices of filters are counted as the rows that they leave', () => {
  fc.assert(
    fc.property(someRows, fc.constantFrom(...chosen), (rows, filters) => {
      const image = imageOf(rows)
      const titles = heldColumn(image, held)
      const { total } = countFacets(cubeOf(image, image.byCode, titles), filters)
      expect(total).toBe(image.byCode.filter(passing(image, filters, titles)).length)
    }),
  )
})

describe('the order', () => {
  const [A, B, C] = ['91000000MA00000001', '91000000MA00000002', '91000000MA00000003']
  const codes = (image: FirmImage, key: FirmSort, descending = false) =>
    Array.from(
      orderOf(image, { filters: {}, sort: { key, descending } }),
      (row) => image.codes[row],
    )

  test('of names is that of their pinyin, read as in the word: 重庆 stands under chong', () => {
    const image = imageOf([firm(A, '重庆甲'), firm(B, '中原乙'), firm(C, '安泰丙')])
    expect(codes(image, 'name')).toEqual([C, A, B])
    expect(codes(image, 'name', true)).toEqual([B, A, C])
  })

  test.each([
    ['town', { town: '陶溪镇' }, { town: '西澜镇' }],
    ['founded', { founded: '2019-12-31' }, { founded: '2020-01-01' }],
  ] as const)('of %s leaves what is missing last either way', (key, low, high) => {
    const image = imageOf([firm(A, '甲'), firm(B, '乙', high), firm(C, '丙', low)])
    expect(codes(image, key)).toEqual([C, B, A])
    expect(codes(image, key, true)).toEqual([B, C, A])
  })
})
