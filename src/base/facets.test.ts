import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countFacets, type FacetCell, facetCube } from './facets.ts'

const cells: FacetCell[] = [
  { values: { town: '西澜镇', title: ['高企', '科技型'] }, count: 3 },
  { values: { town: '西澜镇', title: [] }, count: 10 },
  { values: { town: '陶溪镇', title: ['高企'] }, count: 2 },
]
const cube = facetCube(['town', 'title'], cells)

test('without filters every row counts, with several values in each of them', () => {
  expect(countFacets(cube, {})).toEqual({
    total: 15,
    choices: {
      town: [
        { value: '西澜镇', count: 13 },
        { value: '陶溪镇', count: 2 },
      ],
      title: [
        { value: '高企', count: 5 },
        { value: '科技型', count: 3 },
      ],
    },
  })
})

test('a facet is counted without its own filter, so that a second choice can be added', () => {
  const { total, choices } = countFacets(cube, { town: ['陶溪镇'] })
  expect(total).toBe(2)
  expect(choices['town']).toHaveLength(2)
  expect(choices['title']).toEqual([{ value: '高企', count: 2 }])
})

test('a chosen value that leaves nothing stays on offer with zero', () => {
  const { total, choices } = countFacets(cube, { town: ['不存在'] })
  expect(total).toBe(0)
  expect(choices['town']).toContainEqual({ value: '不存在', count: 0 })
})

type Facet = 'one' | 'other' | 'many'
const value = fc.constantFrom('a', 'b', 'c')
const cell = fc.record({
  values: fc.record({ one: value, other: value, many: fc.uniqueArray(value) }),
  count: fc.integer({ min: 1, max: 9 }),
})
const filters = fc.record({
  one: fc.uniqueArray(value),
  other: fc.uniqueArray(value),
  many: fc.uniqueArray(value),
})

test('law: total and choices equal counting cell by cell', () => {
  fc.assert(
    fc.property(fc.array(cell), filters, (some, wanted: Record<Facet, string[]>) => {
      const passes = (each: FacetCell, without = '') =>
        (['one', 'other', 'many'] as const).every(
          (key) =>
            key === without ||
            wanted[key].length === 0 ||
            [each.values[key] ?? []].flat().some((own) => wanted[key].includes(String(own))),
        )
      const sum = (left: readonly FacetCell[]) => left.reduce((all, { count }) => all + count, 0)
      const { total, choices } = countFacets(facetCube(['one', 'other', 'many'], some), wanted)
      expect(total).toBe(sum(some.filter((each) => passes(each))))
      for (const key of ['one', 'many'] as const)
        for (const { value: own, count } of choices[key] ?? [])
          expect(count).toBe(
            sum(
              some.filter(
                (each) =>
                  passes(each, key) && [each.values[key] ?? []].flat().some((one) => one === own),
              ),
            ),
          )
    }),
  )
})
