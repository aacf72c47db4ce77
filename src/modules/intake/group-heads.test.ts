import { expect, test } from 'vitest'
import { creditCode } from '../../testing/firms.ts'
import { knownFirm, said, tried } from '../../testing/intake-samples.ts'
import { type GivenCell, sheet, workbook } from '../../testing/workbook.ts'

const [a, b] = [creditCode(1), creditCode(2)]
const firms = { [a]: knownFirm(a, '江澜甲有限公司'), [b]: knownFirm(b, '江澜乙有限公司') }
const one = (code: string, ...days: string[]): GivenCell[] => [
  code === a ? '江澜甲有限公司' : '江澜乙有限公司',
  ...[code, '高企', `GR${code.at(-2)}`, ...days],
]

/** Two lines of headings, the upper one merged over the last two columns. */
function underGroup(group: string, [first, last]: [string, string], rows: GivenCell[][]) {
  const upper = ['企业名称', '信用代码', '称号', '证书编号', group, null]
  const lower = [null, null, null, null, first, last]
  const merges = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:F1']
  return workbook(sheet('名单', [upper, lower, ...rows], { merges }))
}

const groups: [group: string, lower: [string, string]][] = [
  ['证书有效期', ['起', '止']],
  ['有效期', ['起', '止']],
  ['高新技术企业证书有效期限', ['自', '至']],
  ['证书有效时间', ['开始时间', '结束时间']],
  ['资格有效期', ['起始', '截止']],
]
test.each(groups)('a term in two columns under “%s”', (group, lower) => {
  const file = underGroup(group, lower, [
    one(a, '2025-03-05', '2027-12-31'),
    one(b, '2028-03-05', '2025-03-04'),
  ])
  const answer = tried(file, { known: { firms } })
  expect(answer.judgement.rows[0]?.brings.certificates).toMatchObject([
    { validFrom: '2025-03-05', validTo: '2027-12-31' },
  ])
  expect(said(answer)).toEqual(['ready F3 termOdd', 'problem F4 endsBeforeBegins'])
  const columns = answer.draft.sheets[0]?.blocks[0]?.columns
  expect(columns?.map(({ header, field }) => [header, field]).slice(4)).toEqual([
    [`${group} / ${lower[0]}`, 'validFrom'],
    [`${group} / ${lower[1]}`, 'validTo'],
  ])
})

test('a head that was joined when rows were given back reads as its two lines did', () => {
  const joined = ['企业名称', '信用代码', '称号', '证书编号', '证书有效期 / 起', '证书有效期 / 止']
  const rows = [one(a, '2025-03-05', '2028-03-04')]
  const [before, after] = [
    underGroup('证书有效期', ['起', '止'], rows),
    workbook(sheet('名单', [joined, ...rows])),
  ].map((file) => tried(file, { known: { firms } }))
  expect(after && said(after)).toEqual(['ready'])
  const headers = (answer: typeof before) => answer?.draft.sheets[0]?.blocks[0]?.headers
  expect(headers(after)).toBe(headers(before))
})

test('an end is never called unwritten while an unread column stands there that may hold it', () => {
  const file = underGroup('资格', ['第一天', '止日'], [one(a, '2025-03-05', '2027-03-04')])
  const beginning = { '*': { E: 'validFrom' } }
  const answer = tried(file, { known: { firms }, options: { mapping: beginning } })
  expect(said(answer)).toEqual(['problem F3 termUnread'])
  const read = { '*': { E: 'validFrom', F: 'none' } }
  const decided = tried(file, { known: { firms }, options: { mapping: read } })
  expect(said(decided)).toEqual(['ready 3 termComputed'])
})

test('a line that says how to fill the columns in is no row', () => {
  const note = ['（全称，与营业执照一致）', '18位', null, 'GR开头', null, null]
  const file = underGroup('证书有效期', ['起', '止'], [note, one(a, '2025-03-05', '2028-03-04')])
  const answer = tried(file, { known: { firms } })
  expect(said(answer)).toEqual(['ready'])
  expect(answer.preview.counts.notes).toBe(1)
})
