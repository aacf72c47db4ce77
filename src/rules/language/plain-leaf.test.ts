/** What is read without the parser is read as the parser reads it: two spaces in place of one send a leaf to it. */
import { expect, test } from 'vitest'
import { readLeaf } from './feel.ts'
import { readPlain } from './plain-leaf.ts'

test.each([
  ['a quotient', '研发费用总额 / 销售收入'],
  ['a threshold of people', '职工总数 <= 500人'],
  ['a threshold of money', '销售收入 > 2亿元'],
  ['a threshold in percent', '研发收入比 >= 2.5%'],
  ['a bare number', '得分 < 60'],
  ['two names', '科技人员数 <= 职工总数'],
  ['a Roman numeral in a name', 'Ⅰ类知识产权数 >= 1项'],
  ['two denied', 'not(甲) and not(乙)'],
  ['a threshold and a name', '甲 >= 3 and 乙'],
])('%s', (_, leaf) => {
  expect(readPlain(leaf, leaf)).toBeDefined()
  const spaced = leaf.replaceAll(' ', '  ')
  expect(readPlain(spaced, spaced)).toBeUndefined()
  expect(meaningOf(leaf)).toEqual(meaningOf(spaced))
})

test.each([
  ['subtraction', '甲 - 乙'],
  ['either', '甲 or 乙'],
  ['three joined', '甲 and 乙 and 丙'],
  ['a name with a digit', '甲2 > 3'],
  ['a chain', '甲 / 乙 / 丙'],
  ['a call', 'max(甲, 乙)'],
  ['denied twice', 'not(not(甲))'],
])('%s is left to the parser', (_, leaf) => {
  expect(readPlain(leaf, leaf)).toBeUndefined()
})

/** Without places, which the spaces move. */
function meaningOf(leaf: string): unknown {
  return JSON.parse(
    JSON.stringify(
      readLeaf(leaf, [], () => expect.unreachable()),
      (key, value: unknown) => {
        if (key === 'from' || key === 'to') return undefined
        return typeof value === 'bigint' ? String(value) : value
      },
    ),
  ) as unknown
}
