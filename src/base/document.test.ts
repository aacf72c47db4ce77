import { expect, test } from 'vitest'
import {
  type Block,
  DocumentNumber,
  documentDate,
  markedRuns,
  ordinals,
  referenceMark,
} from './document.ts'

test.each(['江科领办发〔2025〕9号', '江府督〔2025〕31号', '江科领办发〔2025〕100号'])(
  '%s is a document number',
  (number) => {
    expect(DocumentNumber.safeParse(number).success).toBe(true)
  },
)

test.each([
  ['square brackets', '江科领办发[2025]9号'],
  ['round brackets', '江科领办发(2025)9号'],
  ['full-width round brackets', '江科领办发\uff082025\uff099号'],
  ['book brackets', '江科领办发【2025】9号'],
  ['a leading zero', '江科领办发〔2025〕09号'],
  ['number zero', '江科领办发〔2025〕0号'],
  ['第 before the number', '江科领办发〔2025〕第9号'],
  ['a short year', '江科领办发〔25〕9号'],
  ['no word of the office', '〔2025〕9号'],
  ['no 号', '江科领办发〔2025〕9'],
  ['a space', '江科领办发〔2025〕 9号'],
  ['letters in the word', 'JK〔2025〕9号'],
  ['full-width digits', '江科领办发〔2025〕\uff19号'],
])('a document number with %s is refused', (_, number) => {
  expect(DocumentNumber.safeParse(number).success).toBe(false)
})

const heading = (level: number): Block => ({ kind: 'heading', level, title: [], runs: [] })
const body: Block = { kind: 'paragraph', runs: [] }

test('headings count by level, and a heading restarts the levels below it', () => {
  const levels = [1, 2, 2, 3, 4, 4, 3, 2, 1, 2]
  expect(ordinals([...levels.map(heading), body])).toEqual([
    '一、',
    '\uff08一\uff09',
    '\uff08二\uff09',
    '1.',
    '\uff081\uff09',
    '\uff082\uff09',
    '2.',
    '\uff08三\uff09',
    '二、',
    '\uff08一\uff09',
    '',
  ])
})

test.each([
  [9, '九、'],
  [10, '十、'],
  [11, '十一、'],
  [20, '二十、'],
  [21, '二十一、'],
  [60, '六十、'],
])('heading %i is %s', (count, words) => {
  expect(ordinals(Array.from({ length: count }, () => heading(1))).at(-1)).toBe(words)
})

test('a date has Arabic digits and no leading zeros', () => {
  expect(documentDate('2025-10-07')).toBe('2025年10月7日')
})

test.each([
  [1, '①'],
  [20, '⑳'],
  [21, '㉑'],
  [35, '㉟'],
  [36, '㊱'],
  [50, '㊿'],
  [51, '(51)'],
])('reference %i is marked %s', (count, mark) => {
  expect(referenceMark(count)).toBe(mark)
})

test('a source is marked once, after the first run that rests on it; a count has no mark', () => {
  const runs = [
    { text: '52.30', reference: '7' },
    { text: '和' },
    { text: '65.4%', reference: '7' },
    { text: '3项', reference: 'count:due' },
    { text: '8', reference: 'gone' },
  ]
  const references = [
    { id: '7', mark: 2, text: '' },
    { id: 'count:due', mark: null, text: '' },
  ]
  expect(markedRuns(runs, references).map((each) => each.mark)).toEqual(['②', '', '', '', ''])
})
