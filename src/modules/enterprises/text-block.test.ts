import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeTexts, eachHolding, type TextBlock, textAt, textBlock } from './text-block.ts'

function holding(block: TextBlock, word: string): number[] {
  const rows: number[] = []
  eachHolding(block, word, (row) => rows.push(row))
  return rows.sort((a, b) => a - b)
}

const letters = fc.string({ unit: fc.constantFrom('江', '澜', 'a', 'b', '\n'), maxLength: 6 })
const word = fc.string({ unit: fc.constantFrom('江', '澜', 'a', 'b'), minLength: 1, maxLength: 3 })
const changes = fc.array(fc.tuple(fc.nat(12), letters), { maxLength: 8 })

test('law: a word is found in exactly the texts that hold it, each once, after changes too', () => {
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 10 }), changes, word, (texts, changed, wanted) => {
      // Rows that come later follow the last one.
      const told = changed.filter(([row]) => row < texts.length + 2)
      const rows = Math.max(texts.length, ...told.map(([row]) => row + 1))
      const now = Array.from({ length: rows }, (_, row) => texts[row] ?? '')
      for (const [row, text] of told) now[row] = text
      const gap = now.map((text, row): [number, string] => [row, text]).slice(texts.length)
      const block = changeTexts(textBlock(texts), new Map([...gap, ...told]), rows)
      expect(now.map((_, row) => textAt(block, row))).toEqual(now)
      expect(holding(block, wanted)).toEqual(
        now.flatMap((text, row) => (text.includes(wanted) ? [row] : [])),
      )
    }),
  )
})

test('many changes are written into the long text, and what is found stays the same', () => {
  const texts = Array.from({ length: 5000 }, (_, row) => `第${row}号`)
  const changed = new Map(texts.map((text, row) => [row, `${text}新`]))
  const block = changeTexts(textBlock(texts), changed, texts.length)
  expect(block.changed.size).toBe(0)
  expect(holding(block, '号新')).toHaveLength(5000)
  expect(holding(block, '第4999号')).toEqual([4999])
})

test('a word does not run over from one text into the next', () => {
  expect(holding(textBlock(['江澜', '机械']), '澜机')).toEqual([])
})
