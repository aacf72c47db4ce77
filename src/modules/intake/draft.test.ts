import { expect, test } from 'vitest'
import { creditCode } from '../../testing/firms.ts'
import { catalogue, said, type Tried, tried } from '../../testing/intake-samples.ts'
import { type GivenCell, sheet, workbook } from '../../testing/workbook.ts'
import { drafted } from './draft.ts'
import { rowOf } from './read-row.ts'

const valuesOf = ({ draft }: Tried, at: number) =>
  Object.assign({}, ...draft.rows.slice(at, at + 1).map((line) => rowOf(line).values))

const [a, b, c] = [creditCode(1), creditCode(2), creditCode(3)]
const head = ['信用代码', '企业名称', '镇街', '年度', '营业收入(万元)']
const body: GivenCell[][] = [
  [a, '江澜甲有限公司', '西澜镇', 2024, 1],
  [b, '江澜乙有限公司', '陶溪镇', 2024, 2],
]

const shapes: [name: string, file: ReturnType<typeof workbook>][] = [
  ['headings in the first line', workbook(sheet('表', [head, ...body]))],
  [
    'a merged title, a line of its office and date, then the headings',
    workbook(
      sheet(
        '表',
        [
          ['江澜区企业名单', null, null, null, null],
          ['填报单位:区科技局', '2025年9月'],
          head,
          ...body,
        ],
        {
          merges: ['A1:E1'],
        },
      ),
    ),
  ],
  [
    'two lines of headings, those of one line merged over both',
    workbook(
      sheet(
        '表',
        [
          ['信用代码', '企业名称', '镇街', '经营情况', null],
          [null, null, null, '年度', '营业收入(万元)'],
          ...body,
        ],
        { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1'] },
      ),
    ),
  ],
  [
    'totals, notes and column numbers around the rows',
    workbook(
      sheet('表', [
        head,
        ['1', '2', '3', '4', '5'],
        ...body,
        ['合计', null, null, null, 3],
        ['注:以上为统计口径', null, null, null, null],
        ['填表人:某某', null, '审核人:某某'],
      ]),
    ),
  ],
  [
    'the headings once more in the middle, as printed pages have them',
    workbook(sheet('表', [head, ...body.slice(0, 1), head, ...body.slice(1)])),
  ],
  [
    'an empty sheet before it',
    workbook(sheet('说明', [['请看第二张表']]), sheet('表', [head, ...body])),
  ],
  ['a code column without a heading', workbook(sheet('表', [[null, ...head.slice(1)], ...body]))],
]
test.each(shapes)('found: %s', (_name, file) => {
  const answer = tried(file)
  expect(answer.draft.kind.id).toBe('enterprises')
  expect(said(answer)).toEqual(['ready', 'ready'])
  expect(answer.judgement.rows.map(({ brings }) => brings.filings?.[0]?.figures)).toEqual([
    { 营业收入: '10000' },
    { 营业收入: '20000' },
  ])
})

test('figures of several years in one row, the year in the heading or above it', () => {
  const wide = workbook(
    sheet('表', [
      ['信用代码', '企业名称', '2023年营业收入(亿元)', '2024年营业收入(万元)'],
      [a, '江澜甲有限公司', 1, 20000],
    ]),
  )
  const above = workbook(
    sheet(
      '表',
      [
        ['信用代码', '企业名称', '营业收入(万元)', null],
        [null, null, '2023年', '2024年'],
        [a, '江澜甲有限公司', 10000, 20000],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:D1'] },
    ),
  )
  for (const file of [wide, above]) {
    const [row] = tried(file, { options: { kind: 'enterprises' } }).judgement.rows
    expect(row?.brings.filings).toMatchObject([
      { year: 2023, figures: { 营业收入: '100000000' } },
      { year: 2024, figures: { 营业收入: '200000000' } },
    ])
  }
})

const guesses: [kind: string, head: string[]][] = [
  ['enterprises', ['企业名称', '统一社会信用代码', '镇街', '行业代码', '成立日期']],
  [
    'certificates',
    ['企业名称', '信用代码', '镇街', '行业', '称号类别', '证书编号', '有效期起', '有效期止'],
  ],
  ['certificateChanges', ['企业名称', '信用代码', '称号', '证书编号', '处理结果', '取消日期']],
  ['platform', ['平台编号', '平台名称', '平台类型', '级别', '依托单位', '认定日期']],
  ['incubator', ['编号', '众创空间名称', '载体类型', '级别', '运营单位', '认定时间']],
  ['intellectualProperty', ['专利号', '专利名称', '专利类型', '专利权人', '授权公告日']],
  [
    'technologyContract',
    ['合同编号', '卖方名称', '合同类型', '交易方向', '合同金额(万元)', '登记日期'],
  ],
  ['farmland', ['地块编号', '项目名称', '建设类型', '图斑号', '建设面积', '验收日期']],
  [
    'buildingStart',
    ['施工许可证号', '项目名称', '建设单位', '建筑面积', '装配式建筑面积', '开工日期'],
  ],
]
test.each(guesses)('a table of %s is known by its headings', (kind, headings) => {
  const row = headings.map((_, index) => `甲${index}`)
  const draft = drafted({ workbook: workbook(sheet('表', [headings, row])), catalogue })
  expect(draft?.kind.id).toBe(kind)
})

test('a workbook without any heading that is understood has no table', () => {
  const file = workbook(
    sheet('表', [
      ['春眠不觉晓', '处处闻啼鸟'],
      ['夜来', '风雨声'],
    ]),
  )
  expect(drafted({ workbook: file, catalogue })).toBeUndefined()
})

test('two columns of one meaning: the left one is read and the other is told', () => {
  const file = workbook(
    sheet('表', [[...head, '营收'], ...body.map((row): GivenCell[] => [...row, 9])]),
  )
  const { draft } = tried(file)
  expect(draft.sheets[0]?.notices.map(({ at, code }) => [at, code])).toEqual([
    ['表!F1', 'intakeRow.headingTwice'],
  ])
})

test('a hidden sheet stays out, a hidden column is read and told', () => {
  const shown = { ...sheet('表', [head, ...body]), hiddenColumns: [2] }
  const file = workbook(sheet('底稿', [head, [c, '江澜丙有限公司']], { hidden: true }), shown)
  const { draft, judgement } = tried(file)
  expect(judgement.rows).toHaveLength(2)
  expect(draft.sheets.flatMap(({ notices }) => notices.map(({ at, code }) => [at, code]))).toEqual([
    ['底稿', 'intakeRow.hiddenSheet'],
    ['表!C1', 'intakeRow.hiddenColumn'],
  ])
})

test('words merged over rows are each row’s own; a number merged over rows belongs to none', () => {
  const file = workbook(
    sheet(
      '表',
      [head, [a, '江澜甲有限公司', '西澜镇', 2024, 7], [b, '江澜乙有限公司', null, 2024, null]],
      { merges: ['C2:C3', 'E2:E3'] },
    ),
  )
  const answer = tried(file)
  expect(said(answer)).toEqual(['ready', 'problem E3 mergedValue'])
  expect(valuesOf(answer, 1)['town']).toBe('西澜镇')
})

test('what the officer sets counts before the heading, and for every sheet when it says so', () => {
  const file = workbook(
    sheet('表', [
      ['企业名称', '镇街', '说明'],
      ['江澜甲有限公司', '西澜镇', a],
    ]),
  )
  const mapping = { '*': { C: 'code' } }
  const answer = tried(file, { options: { kind: 'enterprises', mapping } })
  expect(valuesOf(answer, 0)).toEqual({
    ...{ name: '江澜甲有限公司', town: '西澜镇', code: a },
  })
  expect(answer.draft.sheets[0]?.blocks[0]?.columns[2]).toMatchObject({
    field: 'code',
    by: 'officer',
  })
})

test('a sheet of another kind is left for an import of its own', () => {
  const certificates = [
    ['企业名称', '信用代码', '称号类别', '证书编号', '有效期起', '有效期止'],
    ['甲', a, '高企', 'G1', '2023-01-01', '2025-12-31'],
  ]
  const file = workbook(
    sheet('企业', [
      [
        '企业名称',
        '统一社会信用代码',
        '镇街',
        '行业代码',
        '成立日期',
        '注册地址',
        '曾用名',
        '登记状态',
        '年度',
        '营业收入',
        '净利润',
      ],
      ['江澜甲有限公司', a, '西澜镇'],
    ]),
    sheet('证书', certificates),
  )
  const { draft } = tried(file)
  expect(draft.kind.id).toBe('enterprises')
  expect(draft.sheets[1]?.notices.map(({ code }) => code)).toEqual(['intakeRow.otherKind'])
})
