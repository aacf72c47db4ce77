import { expect, test } from 'vitest'
import { creditCode } from '../../testing/firms.ts'
import { knownFirm, said, tried } from '../../testing/intake-samples.ts'
import { type GivenCell, sheet, workbook } from '../../testing/workbook.ts'
import type { KnownCertificate } from './known.ts'

const [a, b] = [creditCode(1), creditCode(2)]
const firms = {
  [a]: knownFirm(a, '江澜甲有限公司', { founded: '2015-05-01' }),
  [b]: knownFirm(b, '江澜乙有限公司'),
}
const head = ['信用代码', '企业名称', '称号类别', '证书编号', '首次/重新', '有效期起', '有效期止']

const known = (more: Partial<KnownCertificate> = {}): KnownCertificate => ({
  ...{ id: '7', code: a, title: 'hnte', number: 'GR1', batch: '', document: '', award: 'first' },
  ...{ issuedOn: null, validFrom: '2022-10-12', validTo: '2025-10-11', revokedOn: null },
  ...more,
})

const list = (...rows: GivenCell[][]) => workbook(sheet('证书', [head, ...rows]))
const one = (...rest: GivenCell[]): GivenCell[] => [a, '江澜甲有限公司', ...rest]

const rows: [name: string, row: GivenCell[], says: string][] = [
  ['a sound one', one('高企', 'GR9', '首次', '2022-10-12', '2025-10-11'), 'ready'],
  [
    'of a title nobody knows',
    one('独角兽', 'GR9', '首次', '2022-10-12', '2025-10-11'),
    'problem C2 notAChoice',
  ],
  [
    'that ends before it begins',
    one('高企', 'GR9', '首次', '2025-10-12', '2022-10-11'),
    'problem G2 endsBeforeBegins',
  ],
  [
    'without its end: three years',
    one('高企', 'GR9', '首次', '2022-10-12'),
    'ready G2 termComputed',
  ],
  [
    'of a calendar year',
    one('科技型中小企业', '2025X1', '首次', '2025-06-30'),
    'ready G2 termComputed',
  ],
  [
    'without its end, of a title without a length',
    one('科技型企业', 'K1', '首次', '2022-10-12'),
    'problem G2 termMissing',
  ],
  [
    'of a title without a length, that says 长期',
    one('科技型企业', 'K1', '首次', '2022-10-12', '长期'),
    'ready',
  ],
  [
    'without its beginning',
    one('高企', 'GR9', '首次', null, '2025-10-11'),
    'problem F2 termMissing',
  ],
  [
    'of a length that is odd',
    one('高企', 'GR9', '首次', '2022-10-12', '2023-10-11'),
    'ready G2 termOdd',
  ],
  [
    'older than its firm',
    one('高企', 'GR9', '首次', '2014-10-12', '2017-10-11'),
    'problem F2 beforeFounded',
  ],
  [
    'under another name',
    [a, '江澜丁有限公司', '高企', 'GR9', '首次', '2022-10-12', '2025-10-11'],
    'question B2 codeTwoNames',
  ],
  [
    'of a firm nobody knows',
    [creditCode(9), '江澜戊有限公司', '高企', 'GR9', '首次', '2022-10-12', '2025-10-11'],
    'ready A2 firmUnknown',
  ],
]
test.each(rows)('a certificate %s', (_name, row, says) => {
  expect(said(tried(list(row), { known: { firms } }))).toEqual([says])
})

test('of a code and a name that belong to two firms a person says which is meant', () => {
  const row = [a, '江澜乙有限公司', '高企', 'GR9', '首次', '2022-10-12', '2025-10-11']
  const named = { 江澜乙有限公司: [{ code: b, name: '江澜乙有限公司' }] }
  const known = { firms, named }
  const id = `codeTwoNames:${a}:江澜乙有限公司`
  const asked = tried(list(row), { known })
  expect(asked.judgement.questions).toMatchObject([
    { id, others: [{ code: a }, { code: b }], answers: ['keepName', 'leaveOut'] },
  ])
  const answered = (answer: string) =>
    tried(list(row), { known, options: { decisions: { [id]: { answer } } } }).judgement.rows[0]
  expect(answered('keepName')?.brings.certificates).toMatchObject([{ code: a, number: 'GR9' }])
  expect(answered('leaveOut')?.status).toBe('ignored')
})

test('the term of three years ends the day before', () => {
  const { judgement } = tried(list(one('高企', 'GR9', '首次', '2022.10.12')), { known: { firms } })
  expect(judgement.rows[0]?.brings.certificates).toEqual([
    {
      ...{ code: a, title: 'hnte', number: 'GR9', batch: '', document: '', award: 'first' },
      ...{ issuedOn: null, validFrom: '2022-10-12', validTo: '2025-10-11' },
    },
  ])
})

test('terms of one title overlap, in the register or in the file; the day after does not', () => {
  const certificates = [known()]
  const at = (from: string) => list(one('高企', 'GR2', '重新', from, '2028-10-11'))
  expect(said(tried(at('2025-10-11'), { known: { firms, certificates } }))).toEqual([
    'problem F2 overlap',
  ])
  expect(said(tried(at('2025-10-12'), { known: { firms, certificates } }))).toEqual(['ready'])
  const both = list(
    one('高企', 'GR1', '首次', '2022-10-12', '2025-10-11'),
    one('高企', 'GR2', '重新', '2025-01-01', '2027-12-31'),
    one('专精特新“小巨人”企业', 'Z1', '首次', '2025-01-01', '2027-12-31'),
  )
  expect(said(tried(both, { known: { firms } }))).toEqual(['ready', 'problem F3 overlap', 'ready'])
})

test('a term that ends before it begins is in nobody’s way', () => {
  const rows = list(
    one('高企', 'GR1', '首次', '2024-05-01', '2024-04-30'),
    one('高企', 'GR2', '首次', '2024-04-30', '2027-04-29'),
    one('高企', 'GR1', '首次', '2021-01-01', '2023-12-31'),
  )
  expect(said(tried(rows, { known: { firms } }))).toEqual([
    'problem G2 endsBeforeBegins',
    'ready',
    'ready',
  ])
})

test('after a revocation a new term may begin', () => {
  const certificates = [known({ revokedOn: '2024-01-01' })]
  const again = (from: string) => list(one('高企', 'GR2', '首次', from, '2026-12-31'))
  expect(said(tried(again('2024-01-01'), { known: { firms, certificates } }))).toEqual(['ready'])
  expect(said(tried(again('2023-12-31'), { known: { firms, certificates } }))).toEqual([
    'problem F2 overlap',
  ])
})

test('the same certificate is no row; another day needs a reason', () => {
  const certificates = [known()]
  const same = one('高企', 'GR1', '首次', '2022-10-12', '2025-10-11')
  expect(said(tried(list(same), { known: { firms, certificates } }))).toEqual(['unchanged'])
  const other = list(one('高企', 'GR1', '首次', '2022-10-12', '2025-11-11'))
  expect(said(tried(other, { known: { firms, certificates } }))).toEqual([
    'problem G2 needsReason G2 termOdd',
  ])
  const corrected = tried(other, {
    known: { firms, certificates },
    options: { reason: '核对证书原件' },
  })
  expect(corrected.judgement.rows[0]?.brings.certificates).toMatchObject([
    { validTo: '2025-11-11', supersedes: '7' },
  ])
})

test('twice in the file: the same is once, another day is a problem', () => {
  const row = one('高企', 'GR1', '首次', '2022-10-12', '2025-10-11')
  const other = one('高企', 'GR1', '首次', '2022-10-12', '2025-10-10')
  expect(said(tried(list(row, row), { known: { firms } }))).toEqual([
    'ready',
    'ignored A3 repeated',
  ])
  expect(said(tried(list(row, other), { known: { firms } }))).toEqual([
    'ready',
    'problem G3 duplicateRow',
  ])
})

test('a number belongs to one firm', () => {
  const certificates = [known({ code: b })]
  const row = list(one('高企', 'GR1', '首次', '2022-10-12', '2025-10-11'))
  expect(said(tried(row, { known: { firms, certificates } }))).toEqual(['problem D2 numberTaken'])
})

const changeHead = ['信用代码', '企业名称', '称号', '证书编号', '处理结果', '取消日期']
const change = (...rest: GivenCell[]) =>
  workbook(sheet('取消', [changeHead, [a, '江澜甲有限公司', ...rest]]))
const changes: [name: string, row: GivenCell[], of: KnownCertificate[], says: string][] = [
  ['by number', ['高企', 'GR1', '取消', '2025-10-01'], [known()], 'ready'],
  ['by firm and title', ['高企', null, '取消', '2025-10-01'], [known()], 'ready'],
  ['back-dated', ['高企', 'GR1', '撤销', '2023-01-01'], [known()], 'ready F2 backdated'],
  [
    'of something unknown',
    ['高企', 'GR8', '取消', '2025-10-01'],
    [known()],
    'problem D2 certificateUnknown',
  ],
  [
    'of a firm without any',
    ['高企', null, '取消', '2025-10-01'],
    [],
    'problem C2 certificateUnknown',
  ],
  [
    'of one of two',
    [null, null, '取消', '2024-01-01'],
    [known(), known({ id: '8', title: 'littleGiant', number: 'Z1' })],
    'problem D2 certificateAmbiguous',
  ],
  [
    'before its term',
    ['高企', 'GR1', '取消', '2022-10-11'],
    [known()],
    'problem F2 changeBeforeTerm',
  ],
  ['on the last day of its term', ['高企', 'GR1', '取消', '2025-10-11'], [known()], 'ready'],
  [
    'after its term',
    ['高企', 'GR1', '取消', '2025-10-12'],
    [known()],
    'problem F2 changeAfterTerm',
  ],
  [
    'a second time',
    ['高企', 'GR1', '取消', '2025-10-02'],
    [known({ revokedOn: '2025-10-01' })],
    'problem F2 alreadyRevoked',
  ],
  [
    'the same once more',
    ['高企', 'GR1', '取消', '2025-10-01'],
    [known({ revokedOn: '2025-10-01' })],
    'unchanged',
  ],
  [
    'restored',
    ['高企', 'GR1', '恢复', '2025-10-05'],
    [known({ revokedOn: '2025-10-01' })],
    'ready',
  ],
  [
    'restored without being revoked',
    ['高企', 'GR1', '恢复', '2025-10-05'],
    [known()],
    'problem E2 notRevoked',
  ],
  ['without its day', ['高企', 'GR1', '取消'], [known()], 'problem F2 needed'],
]
test.each(changes)('revoked %s', (_name, row, certificates, says) => {
  expect(said(tried(change(...row), { known: { firms, certificates } }))).toEqual([says])
})
