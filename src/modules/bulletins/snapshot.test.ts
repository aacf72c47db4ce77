import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleInput } from '../../testing/bulletin-samples.ts'
import { thirdQuarter } from '../../testing/third-quarter.ts'
import { draftBulletin } from './draft.ts'
import { shippedTexts, textOn } from './preset-texts.ts'
import { Snapshot } from './schema.ts'
import { canonical, issuedDocument, nextNumber, snapshotOf } from './snapshot.ts'

test('the text does not depend on the order that keys were written in', () => {
  expect(canonical({ b: 1, a: { d: [2, { f: 1, e: 0 }], c: null } })).toBe(
    '{"a":{"c":null,"d":[2,{"e":0,"f":1}]},"b":1}',
  )
})

test('any JSON value reads back as itself, and its text is stable', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonical(JSON.parse(text))).toBe(text)
    }),
  )
})

test('keys in any order give one text', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonical(turned)).toBe(canonical(value))
    }),
  )
})

test('what differs has another text', () => {
  expect(canonical({ value: '18.20' })).not.toBe(canonical({ value: '18.2' }))
  expect(canonical([1, 2])).not.toBe(canonical([2, 1]))
})

test('a snapshot holds all that the paper was written from', () => {
  const input = sampleInput(thirdQuarter())
  const sealed = canonical(snapshotOf(input, draftBulletin(input)))
  const opened = Snapshot.parse(JSON.parse(sealed))
  expect(draftBulletin(opened.input)).toEqual(opened.document)
})

test('the issue gives number and dates, and nothing else changes', () => {
  const draft = draftBulletin(sampleInput([]))
  const paper = issuedDocument(draft, { number: '江科领办发〔2025〕9号', date: '2025-10-17' })
  expect(paper).toEqual({
    ...draft,
    number: '江科领办发〔2025〕9号',
    signature: { ...draft.signature, date: '2025-10-17' },
    imprint: { ...draft.imprint, date: '2025-10-17' },
  })
  expect(() => issuedDocument(draft, { number: '第9号', date: '2025-10-17' })).toThrow()
})

test.each([
  { name: 'the first of the year', issued: [], number: '江科领办发〔2025〕1号' },
  {
    name: 'one more than the highest, as a number and not as a word',
    issued: ['江科领办发〔2025〕9号', '江科领办发〔2025〕10号'],
    number: '江科领办发〔2025〕11号',
  },
  {
    name: 'other years and other offices do not count',
    issued: ['江科领办发〔2024〕30号', '江府督〔2025〕31号'],
    number: '江科领办发〔2025〕1号',
  },
])('the next number is $name', ({ issued, number }) => {
  const papers = [{ issued: null }, ...issued.map((each) => ({ issued: { number: each } }))]
  expect(nextNumber('江科领办发', 2025, papers)).toBe(number)
})

test('an office whose word is not written yet has no next number', () => {
  expect(nextNumber('', 2025, [])).toBeNull()
})

test('a fixed text is the newest version that had begun', () => {
  const [first] = shippedTexts
  if (first === undefined) throw new Error('no text ships')
  const second = { ...first, version: 2, effectiveFrom: '2025-07-01', text: '新' }
  const texts = [first, second]
  expect(textOn(texts, 'preface', '2025-06-30')).toBe(first)
  expect(textOn(texts, 'preface', '2025-07-01')).toBe(second)
  expect(textOn(texts, 'preface', '2021-12-31')).toBeUndefined()
})
