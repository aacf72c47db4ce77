import { expect, test } from 'vitest'
import { creditCode } from '../../testing/firms.ts'
import { knownFirm, said, tried } from '../../testing/intake-samples.ts'
import { type GivenCell, sheet, workbook } from '../../testing/workbook.ts'

const [a, b, away] = [creditCode(1), creditCode(2), creditCode(3)]
const names = { [a]: '江澜甲有限公司', [b]: '江澜乙有限公司', [away]: '外地有限公司' }
const known = {
  firms: Object.fromEntries([a, b].map((code) => [code, knownFirm(code, names[code] ?? '')])),
}
const upper = ['登记编号', '合同类别', '卖方', null, '买方', null, '合同金额(万元)', '登记时间']
const lower = [null, null, '单位', '代码', '单位', '代码', null, null]
const merges = ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1', 'G1:G2', 'H1:H2']
const contract = (seller: string, buyer: string): GivenCell[] => [
  ...['HT1', '技术开发', names[seller] ?? '', seller, names[buyer] ?? '', buyer],
  ...[12.5, '2025-09-03'],
]
const file = (seller: string, buyer: string) =>
  workbook(sheet('9月', [upper, lower, contract(seller, buyer)], { merges }))

const sides: [name: string, seller: string, buyer: string, says: string, side?: string][] = [
  ['the seller is of this district', a, away, 'ready C3 sideTold', '输出'],
  ['the buyer is of this district', away, b, 'ready E3 sideTold', '吸纳'],
  ['both are of this district', a, b, 'problem 3 sideBoth'],
  ['neither is of this district', away, away, 'problem 3 needed'],
]
test.each(sides)('of a contract without its side %s', (_name, seller, buyer, says, side) => {
  const answer = tried(file(seller, buyer), { known })
  expect(answer.draft.sheets[0]?.blocks[0]?.columns.map(({ field }) => field)).toEqual([
    ...['key', 'kind', 'holder', 'code', 'buyer', 'buyerCode', 'amount', 'onDate'],
  ])
  expect(said(answer)).toEqual([says])
  const own = side === '吸纳' ? buyer : seller
  if (side !== undefined)
    expect(answer.judgement.rows[0]?.brings.entries).toMatchObject([
      { code: own, holder: names[own], facts: { side } },
    ])
})

test('a side that is written stays as it is written, and says whose contract it is', () => {
  const heads = ['登记编号', '合同类别', '方向', '卖方', '卖方代码', '买方', '买方代码']
  const row = ['HT1', '技术开发', '吸纳', names[a] ?? '', a, names[b] ?? '', b, 12.5, '2025-09-03']
  const book = workbook(sheet('9月', [[...heads, '合同金额(万元)', '登记时间'], row]))
  const answer = tried(book, { known })
  expect(said(answer)).toEqual(['ready'])
  expect(answer.judgement.rows[0]?.brings.entries).toMatchObject([
    { code: b, facts: { side: '吸纳' } },
  ])
})
