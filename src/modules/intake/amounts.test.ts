import { expect, test } from 'vitest'
import { creditCode } from '../../testing/firms.ts'
import { knownFirm, said, tried } from '../../testing/intake-samples.ts'
import { type GivenCell, sheet, workbook } from '../../testing/workbook.ts'

const code = creditCode(1)
const known = { firms: { [code]: knownFirm(code, '江澜甲有限公司') } }
const head = ['信用代码', '企业名称', '年度', '营业收入', '净利润']
const row = (revenue: GivenCell, profit: GivenCell = null, year = 2024): GivenCell[] => [
  ...[code, '江澜甲有限公司', year, revenue, profit],
]
const table = (heads: GivenCell[], ...rows: GivenCell[][]) =>
  workbook(sheet('表', [heads, ...rows]))
const figures = (answer: ReturnType<typeof tried>) =>
  answer.judgement.rows.flatMap(({ brings, status }) =>
    status === 'ready' ? (brings.filings ?? []).map((filing) => filing.figures) : [],
  )

test('an amount whose unit nobody says waits until it is said, once for its column', () => {
  const file = table(head, row(150), row(90, null, 2023), row('210.3万元', null, 2022))
  const answer = tried(file, { known })
  expect(said(answer)).toEqual(['question D2 moneyUnit', 'question D3 moneyUnit', 'ready'])
  expect(answer.judgement.questions).toMatchObject([
    {
      ...{ id: 'moneyUnit:表!D', kind: 'moneyUnit', at: '表!D2', proposed: 'tenThousandYuan' },
      answers: ['yuan', 'thousandYuan', 'tenThousandYuan', 'millionYuan', 'hundredMillionYuan'],
    },
  ])
  const decisions = { 'moneyUnit:表!D': { answer: 'tenThousandYuan' } }
  const decided = tried(file, { known, options: { decisions } })
  expect(figures(decided)).toEqual([
    { 营业收入: '1500000' },
    { 营业收入: '900000' },
    { 营业收入: '2103000' },
  ])
  expect(decided.draft.sheets[0]?.notices.map(({ at, code: of }) => [at, of])).toEqual([
    ['表!D1', 'intakeRow.unitDecided'],
  ])
})

test('another amount of the table proposes its unit and settles nothing', () => {
  const heads = [...head.slice(0, 3), '营业收入(万元)', '净利润']
  const answer = tried(table(heads, row(150, 12)), { known })
  expect(said(answer)).toEqual(['question E2 moneyUnit'])
  expect(answer.judgement.questions).toMatchObject([{ proposed: 'tenThousandYuan' }])
})

test('where nothing says a unit none is proposed', () => {
  const [question] = tried(table(head, row(150)), { known }).judgement.questions
  expect(question?.proposed).toBeUndefined()
})

const units: [name: string, note: string, revenue: string | undefined][] = [
  ['in words', '单位:万元', '1500000'],
  ['of full width', '金额单位：千元', '150000'],
  ['in brackets behind the title', '江澜区企业经营情况（单位：亿元）', '15000000000'],
  ['of amounts and persons', '计量单位:万元、人', '1500000'],
  ['that is the office which sends it', '填报单位:元宝镇', undefined],
]
test.each(units)('a line above the table with the unit %s', (_name, note, revenue) => {
  const file = workbook(sheet('表', [[note], head, row(150)]))
  const answer = tried(file, { known })
  expect(said(answer)).toEqual([revenue === undefined ? 'question D3 moneyUnit' : 'ready'])
  expect(figures(answer)).toEqual(revenue === undefined ? [] : [{ 营业收入: revenue }])
  const told = answer.draft.sheets[0]?.notices.map(({ code: of }) => of)
  expect(told).toEqual(revenue === undefined ? [] : ['intakeRow.unitOfTitle'])
})

test('nothing is asked of a zero, of a count, of an amount with its own unit', () => {
  const heads = [...head, '从业人员']
  const answer = tried(table(heads, [...row(0, '12万元'), 7]), { known })
  expect(said(answer)).toEqual(['ready'])
  expect(figures(answer)).toEqual([{ 营业收入: '0', 净利润: '120000', 从业人员: '7' }])
})

test('what is written roughly is told where it is made exact, and goes on with its row', () => {
  const heads = [...head.slice(0, 3), '营业收入(万元)', '从业人员', '成立日期']
  const rough = [code, '江澜甲有限公司', 2024, '约60', '120余人', '2019年6月']
  const answer = tried(table(heads, rough), { known })
  expect(said(answer)).toEqual(['ready D2 approximate E2 approximate F2 monthOnly'])
  expect(answer.preview.rows[0]?.remarks.map(({ message }) => message.zh)).toEqual([
    '“营业收入”写的是“约60”,按 60万元 登记;有确数请更正',
    '“从业人员”写的是“120余人”,按 120 登记;有确数请更正',
    '“2019年6月”没有写日,按 2019-06-01 登记;请留意',
  ])
})
