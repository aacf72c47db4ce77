import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, leaks, revealing, suppressed, TOTAL, withMargins } from './suppression.ts'

let units = 0
function cell(row: string, column: string, values: readonly number[]): Cell {
  return {
    row,
    column,
    units: values.map((value) => {
      units += 1
      return { unit: `U${units}`, value: String(value) }
    }),
  }
}
const hiddenIn = (cells: readonly Cell[]) =>
  suppressed(cells).map(({ row, column, why }) => `${row}/${column} ${why}`)

describe('one sum', () => {
  test.each<[string, number[], ReturnType<typeof revealing>]>([
    ['nobody', [], undefined],
    ['two', [10, 10], 'few'],
    ['three', [10, 10, 10], undefined],
    ['one of exactly 80 %', [80, 10, 10], undefined],
    ['one above 80 %', [80.1, 10, 9.9], 'dominated'],
    ['three that add up to nought', [0, 0, 0], undefined],
  ])('%s', (_, values, expected) => {
    expect(revealing(cell('r', 'c', values).units)).toBe(expected)
  })
})

describe('a table', () => {
  const three = (row: string, column: string) => cell(row, column, [5, 6, 7])

  test('GT-18: a cell of two units, and a second in its row and column; the totals stay', () => {
    const cells = [
      cell('西澜镇', '氢能', [4, 5]),
      three('西澜镇', '软件'),
      three('西澜镇', '新材料'),
      three('陶溪镇', '氢能'),
      three('陶溪镇', '软件'),
      three('陶溪镇', '新材料'),
    ]
    const hidden = hiddenIn(cells)
    expect(hidden).toContain('西澜镇/氢能 few')
    expect(hidden.filter((each) => each.startsWith('西澜镇/'))).toHaveLength(2)
    expect(hidden.filter((each) => each.includes('/氢能'))).toHaveLength(2)
    expect(hidden).toHaveLength(4)
    expect(hidden.some((each) => each.includes(TOTAL))).toBe(false)
  })

  test('nothing is hidden where nothing reveals anybody', () => {
    expect(hiddenIn([three('a', 'x'), three('a', 'y'), three('b', 'x')])).toEqual([])
  })

  test('two hidden cells of one unit each, whose sum a total would tell, take a third with them', () => {
    const cells = [
      ...[cell('西澜镇', '氢能', [4]), cell('西澜镇', '软件', [5]), three('西澜镇', '新材料')],
      ...[three('陶溪镇', '氢能'), three('陶溪镇', '软件'), three('陶溪镇', '新材料')],
    ]
    const hidden = hiddenIn(cells)
    for (const told of ['氢能 few', '软件 few', '新材料 second'])
      expect(hidden).toContain(`西澜镇/${told}`)
    expect(givenAway(cells)).toEqual([])
  })

  test('two hidden totals of one unit each, whose sum the total of all would tell', () => {
    const cells = [
      ...[cell('西澜镇', '氢能', [4]), three('西澜镇', '新材料')],
      ...[cell('陶溪镇', '软件', [5]), three('陶溪镇', '新材料')],
    ]
    expect(hiddenIn(cells)).toContain(`${TOTAL}/氢能 few`)
    expect(givenAway(cells)).toEqual([])
  })

  test('a town whose only chain has one giant loses its row, total and all', () => {
    const cells = [cell('a', 'x', [900, 1, 1]), three('b', 'x'), three('b', 'y'), three('c', 'y')]
    const hidden = hiddenIn(cells)
    expect(hidden).toContain('a/x dominated')
    expect(hidden).toContain(`a/${TOTAL} dominated`)
  })
})

const values = fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 6 })
const tables = fc
  .array(fc.array(values, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 4 })
  .map((rows) => rows.flatMap((columns, r) => columns.map((of, c) => cell(`r${r}`, `c${c}`, of))))

/** Cells that subtracting what is told from the totals, again and again, comes to. */
function computed(cells: readonly Cell[], hidden: ReadonlySet<string>): string[] {
  const rows = [...new Set(cells.map(({ row }) => row)), TOTAL]
  const columns = [...new Set(cells.map(({ column }) => column)), TOTAL]
  const lines = [
    ...rows.map((row) => columns.map((column) => `${row}/${column}`)),
    ...columns.map((column) => rows.map((row) => `${row}/${column}`)),
  ]
  const dark = new Set(hidden)
  const found: string[] = []
  for (let again = true; again; ) {
    again = false
    for (const line of lines) {
      const open = line.filter((each) => dark.has(each))
      if (open.length !== 1) continue
      dark.delete(open[0] ?? '')
      found.push(open[0] ?? '')
      again = true
    }
  }
  return found
}

test('no total gives a hidden cell away, whatever the table', () => {
  fc.assert(
    fc.property(tables, (cells) => {
      const hidden = suppressed(cells)
      const keys = new Set(hidden.map(({ row, column }) => `${row}/${column}`))
      const own = hidden.filter(
        ({ why, row, column }) => why !== 'second' && row !== TOTAL && column !== TOTAL,
      )
      const lone = cells.filter(({ units: of }) => of.length > 0).length <= 1
      const given = computed(cells, keys)
      if (!lone)
        expect(own.filter(({ row, column }) => given.includes(`${row}/${column}`))).toEqual([])
      for (const { row, column, units: of } of cells)
        if (revealing(of) !== undefined) expect(keys.has(`${row}/${column}`)).toBe(true)
    }),
  )
})

/** Lines whose total is told though what they hide adds up to a sum that may not be: 'row a', 'column x'. */
function givenAway(cells: readonly Cell[]): string[] {
  const table = withMargins(cells)
  const dark = new Set(suppressed(cells).map(({ row, column }) => `${row}/${column}`))
  return (['row', 'column'] as const).flatMap((way) => {
    const other = way === 'row' ? 'column' : 'row'
    return [...new Set(table.map((each) => each[way]))]
      .filter((name) => {
        const line = table.filter((each) => each[way] === name)
        const total = line.find((each) => each[other] === TOTAL)
        const hidden = line.filter(
          (each) => each !== total && dark.has(`${each.row}/${each.column}`),
        )
        const sums = new Map<string, number>()
        for (const { unit, value } of hidden.flatMap(({ units: of }) => of))
          sums.set(unit, (sums.get(unit) ?? 0) + Number(value))
        const pooled = [...sums].map(([unit, value]) => ({ unit, value: String(value) }))
        const isTold = total !== undefined && !dark.has(`${total.row}/${total.column}`)
        return isTold && revealing(pooled) !== undefined
      })
      .map((name) => `${way} ${name}`)
  })
}

test('no total tells the sum of hidden cells that may not be told, whatever the table', () => {
  fc.assert(
    fc.property(tables, (cells) => {
      expect(givenAway(cells)).toEqual([])
    }),
  )
})

describe('GT-19: two releases', () => {
  const all = cell('全区', '研发', [5, 6, 7, 8, 9, 10])
  const some = (from: number): Cell => ({ ...all, units: all.units.slice(from) })

  test('a total with and without one firm is a leak, of the cell and of every total it stands in', () => {
    expect(leaks([all], [some(1)])).toEqual(
      [
        ['全区', '研发'],
        ['全区', TOTAL],
        [TOTAL, '研发'],
        [TOTAL, TOTAL],
      ].map(([row, column]) => ({
        row,
        column,
        units: [all.units[0]?.unit],
      })),
    )
  })

  test('two more, or one that dominates what changed, leak; three alike do not; nor does no change', () => {
    expect(leaks([some(2)], [all])).not.toEqual([])
    expect(leaks([some(3)], [all])).toEqual([])
    expect(leaks([all], [all])).toEqual([])
  })
})
