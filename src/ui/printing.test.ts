import { expect, test } from 'vitest'
import { MOST_PRINTED, rowsToPrint } from './printing.ts'

/** Answers rows of a list as the server does, and keeps what it was asked. */
function listOf(length: number) {
  const asked: [number, number][] = []
  const ask = async (offset: number, limit: number) => {
    asked.push([offset, limit])
    const end = Math.min(length, offset + limit)
    return Array.from({ length: Math.max(0, end - offset) }, (_, at) => offset + at)
  }
  return { ask, asked }
}

test.each([
  ['none', 0, 0],
  ['one page', 106, 106],
  ['just as many as go on paper', MOST_PRINTED, MOST_PRINTED],
  ['one more', MOST_PRINTED + 1, MOST_PRINTED],
])('%s: every row once and in order', async (_, total, printed) => {
  const { ask } = listOf(total)
  const rows = await rowsToPrint(ask, total, 200)
  expect(rows).toEqual(Array.from({ length: printed }, (__, at) => at))
})

test('a page takes no more than it may, the last one what is left', async () => {
  const { ask, asked } = listOf(450)
  await rowsToPrint(ask, 450, 200)
  expect(asked).toEqual([
    [0, 200],
    [200, 200],
    [400, 50],
  ])
})

test('a list that has become shorter meanwhile ends', async () => {
  const { ask } = listOf(150)
  expect(await rowsToPrint(ask, 400, 200)).toHaveLength(150)
})
