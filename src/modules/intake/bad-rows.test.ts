/** What a badly kept list says to whoever brings it: the very sentences, each with its cell and the next step. */
import { expect, test } from 'vitest'
import { creditCode } from '../../testing/firms.ts'
import { knownFirm, tried } from '../../testing/intake-samples.ts'
import { type GivenCell, sheet, workbook } from '../../testing/workbook.ts'
import type { KnownCertificate } from './known.ts'

const [a, b] = [creditCode(1), creditCode(2)]
const firms = {
  [a]: knownFirm(a, '江澜甲有限公司', { founded: '2015-05-01' }),
  [b]: knownFirm(b, '江澜乙有限公司'),
}
const certificate: KnownCertificate = {
  ...{ id: '7', code: a, title: 'hnte', number: 'GR1', batch: '', document: '', award: 'first' },
  ...{ issuedOn: null, validFrom: '2022-10-12', validTo: '2025-10-11', revokedOn: null },
}
const known = { firms, certificates: [certificate] }

const ofFirms = ['信用代码', '企业名称', '镇街', '年度', '营业收入(元)']
const ofTitles = ['信用代码', '企业名称', '称号类别', '证书编号', '有效期起', '有效期止']
const ofMoves = ['信用代码', '企业名称', '登记状态', '成立日期', '迁入日期', '迁出日期']
const ofChanges = ['称号', '证书编号', '处理结果', '取消日期']

/** A check character that is not the code's. */
const flipped = `${a.slice(0, 17)}${a.endsWith('A') ? 'B' : 'A'}`
const error: GivenCell = { kind: 'formula', text: '#REF!', formula: 'A1*2' }

const faults: [name: string, head: string[], row: GivenCell[], says: string][] = [
  [
    'a wrong check character',
    ofFirms,
    [flipped, '江澜甲有限公司', '西澜镇', 2024, 7],
    `A2 “${flipped}”的校验位不对(按前 17 位应为“${a.slice(17)}”);请与营业执照核对`,
  ],
  [
    'a formula with a stored error',
    ofFirms,
    [a, '江澜甲有限公司', '西澜镇', 2024, error],
    'E2 这一格是出错的公式“#REF!”;请改成结果后再导入',
  ],
  [
    'a certificate that ends before it begins',
    ofTitles,
    [b, '江澜乙有限公司', '高企', 'GR9', '2025-10-12', '2022-10-11'],
    'F2 有效期止 2022-10-11 早于有效期起 2025-10-12;请核对',
  ],
  [
    'overlapping terms of one title',
    ofTitles,
    [a, '江澜甲有限公司', '高企', 'GR9', '2024-10-12', '2027-10-11'],
    'E2 与同一称号的另一段有效期(2022-10-12 至 2025-10-11,登记册)重叠;请核对起止日期',
  ],
  [
    'a certificate from before the firm was founded',
    ofTitles,
    [a, '江澜甲有限公司', '高企', 'GR9', '2012-01-01', '2014-12-31'],
    'E2 有效期起 2012-01-01 早于企业成立日期 2015-05-01;请核对',
  ],
  [
    'a move before the firm was registered',
    ofMoves,
    [creditCode(3), '江澜丙有限公司', '迁入', '2018-01-01', '2017-12-31'],
    'E2 “迁入日期”2017-12-31 早于成立日期 2018-01-01;请核对两个日期',
  ],
  [
    'a firm that left before it came',
    ofMoves,
    [creditCode(3), '江澜丙有限公司', '迁出', null, '2025-03-01', '2025-02-28'],
    'F2 迁出或注销日期 2025-02-28 早于迁入日期 2025-03-01;请核对',
  ],
  [
    'a cancellation of something unknown',
    ofChanges,
    ['高企', 'GR7', '取消', '2024-01-01'],
    'B2 没有找到要取消的证书(GR7,高新技术企业);请先导入证书,或核对编号',
  ],
  [
    'a cancellation before the term began',
    ofChanges,
    ['高企', 'GR1', '取消', '2021-01-01'],
    'D2 2021-01-01 早于证书有效期起 2022-10-12;请核对',
  ],
  [
    'a restoration of what was never revoked',
    ofChanges,
    ['高企', 'GR1', '恢复', '2024-01-01'],
    'C2 这件证书没有被取消过,不能恢复;请核对',
  ],
]
test.each(faults)('%s', (_name, head, row, says) => {
  const { preview } = tried(workbook(sheet('名单', [head, row])), { known })
  expect(preview.counts).toMatchObject({ ready: 0, problem: 1 })
  expect(preview.rejected.map(({ cell, message }) => `${cell} ${message}`)).toEqual([says])
})

const rows: GivenCell[][] = [
  [a, '江澜甲有限公司', '西澜镇', 2024, 7],
  [b, '江澜乙有限公司', null, 2024, null],
]

test('a figure merged over two rows belongs to none, a town to both', () => {
  const merged = sheet('名单', [ofFirms, ...rows], { merges: ['C2:C3', 'E2:E3'] })
  const { preview } = tried(workbook(merged))
  expect(preview.counts).toMatchObject({ ready: 1, problem: 1 })
  expect(preview.rejected.map(({ cell, message }) => `${cell} ${message}`)).toEqual([
    'E3 “营业收入”在合并单元格里(E2),一个数只能属于一行;请拆开后逐行填写',
  ])
})

test('a hidden sheet, a hidden column and two columns of one name are told above the table', () => {
  const twice = [...ofFirms, '营业收入']
  const body = rows.map((row) => [...row, 8])
  const shown = { ...sheet('名单', [twice, ...body]), hiddenColumns: [2] }
  const hidden = sheet('底稿', [ofFirms, ...rows], { hidden: true })
  const { preview } = tried(workbook(hidden, shown))
  const notices = preview.sheets.flatMap((each) => each.notices)
  expect(notices.map(({ at, message }) => `${at} ${message.zh}`)).toEqual([
    '底稿 这是隐藏的工作表,没有导入;需要时请取消隐藏',
    '名单!F1 F 列与 E 列都像“营业收入”,只读 E 列;请指定另一列的含义',
    '名单!C1 C 列“镇街”是隐藏列,也已读取',
  ])
})

test('a firm may be called by a word that programs know', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    const { judgement } = tried(
      workbook(sheet('表', [ofFirms, [creditCode(9), name, '西澜镇', 2024, 7]])),
    )
    expect(judgement.rows.map(({ status }) => status)).toEqual(['ready'])
  }
})
