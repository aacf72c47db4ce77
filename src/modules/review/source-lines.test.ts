import fc from 'fast-check'
import { expect, test } from 'vitest'
import { yunxiPlan, yunxiText } from '../../testing/yunxi-plan.ts'
import { linesOf, type Mark, marksByClause, piecesOf, stretchAround } from './source-lines.ts'

const { clauses } = yunxiPlan

test('each line of the text is a row; clauses of one line share it', () => {
  const rows = linesOf(yunxiText, clauses)
  expect(rows.map((row) => row.map(({ id }) => id))).toEqual(clauses.map(({ id }) => [id]))
  const text = '一、目标。①企业5家;②平台3个。\n二、任务。'
  const at = (id: string, words: string) => ({
    ...{ id, kind: 'task' as const, text: words, parent: null },
    ...{ start: text.indexOf(words), end: text.indexOf(words) + words.length },
  })
  const inLine = [at('二', '二、任务。'), at('一/①', '①企业5家;'), at('一', '一、目标。')]
  expect(linesOf(text, inLine).map((row) => row.map(({ id }) => id))).toEqual([
    ['一', '一/①'],
    ['二'],
  ])
})

const mark = (start: number, end: number): Mark => ({
  id: `${start}`,
  kind: 'target',
  start,
  end,
})

test.each([
  ['no mark', [], [[10, 20, '']]],
  [
    'one inside',
    [mark(12, 15)],
    [
      [10, 12, ''],
      [12, 15, '12'],
      [15, 20, ''],
    ],
  ],
  ['one over both ends', [mark(5, 30)], [[10, 20, '5']]],
  [
    'two that overlap: the first holds',
    [mark(12, 16), mark(14, 18)],
    [
      [10, 12, ''],
      [12, 16, '12'],
      [16, 18, '14'],
      [18, 20, ''],
    ],
  ],
  [
    'one inside another',
    [mark(11, 19), mark(13, 15)],
    [
      [10, 11, ''],
      [11, 19, '11'],
      [19, 20, ''],
    ],
  ],
  ['one beside the clause', [mark(20, 25)], [[10, 20, '']]],
])('a clause is cut at its marks: %s', (_, marks, pieces) => {
  const cut = piecesOf({ start: 10, end: 20 }, marks)
  expect(cut.map(({ start, end, mark: by }) => [start, end, by?.id ?? ''])).toEqual(pieces)
})

const anyMarks = fc.array(
  fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => mark(start, start + length)),
)

test('the pieces of a clause are its words, each once and in order', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.integer({ min: 1, max: 30 }), anyMarks, (start, length, marks) => {
      const pieces = piecesOf({ start, end: start + length }, marks)
      expect(pieces[0]?.start).toBe(start)
      expect(pieces.at(-1)?.end).toBe(start + length)
      for (const [index, piece] of pieces.entries())
        expect(piece.start).toBe(index === 0 ? start : pieces[index - 1]?.end)
    }),
  )
})

test('every mark is filed under the clause it begins in', () => {
  const marks = yunxiPlan.targets.map(({ start, end }) => mark(start, end))
  const filed = marksByClause(clauses, marks)
  expect([...filed].map(([clause, own]) => [clause, own.length])).toEqual([
    ['一/1', 2],
    ['一/2', 1],
  ])
})

test.each([
  ['a short list whole', 100, 50, 0, 100],
  ['the beginning', 1000, 0, 0, 100],
  ['the middle', 1000, 500, 450, 550],
  ['the end', 1000, 999, 900, 1000],
  ['twice the size is still short', 200, 150, 0, 200],
  ['one more is not', 201, 150, 100, 200],
])('of a long list are drawn: %s', (_, count, at, from, to) => {
  expect(stretchAround(count, at, 100)).toEqual({ from, to })
})
