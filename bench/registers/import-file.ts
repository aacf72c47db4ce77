/** The workbook of the import's bench: 50,000 firms with 25 columns, two rows of a hundred faulty. */
import { writeXlsxStream } from 'hucre/xlsx'
import { codeOf } from './firms.ts'

/** Far from the codes of the other cases. */
const FIRST = 5_000_000

const figures = [
  ...['营业收入(万元)', '主营业务收入(万元)', '销售收入(万元)', '总收入(万元)', '净利润(万元)'],
  ...['资产总额(万元)', '负债总额(万元)', '研发费用(万元)', '研发费用总额(万元)'],
  ...['高新技术产品收入(万元)', '职工总数', '从业人员', '科技人员数', '研发人员数'],
  ...['自主品牌', '体系认证'],
]
const head = [
  ...['统一社会信用代码', '企业名称', '所属镇街', '注册地址', '行业代码', '成立日期', '是否规上'],
  ...['所在园区', '年度', ...figures],
]

type Row = (string | number)[]

function rowOf(n: number): Row {
  const size = 10 + (n % 480)
  const money = figures.slice(0, 10).map((_, at) => size * (80 - at * 7) + (n % 100) / 100)
  const people = [size, size, Math.floor(size / 5), Math.floor(size / 7)]
  const day = `20${String(n % 24).padStart(2, '0')}-0${(n % 9) + 1}-1${n % 10}`
  return [
    ...[codeOf(FIRST + n), `江澜第${n}号科技有限公司`, `第${(n % 13) + 1}镇`, `创新大道${n}号`],
    ...['6513', day, n % 3 === 0 ? '是' : '否', n % 2 === 0 ? '东园' : '西园', 2024],
    ...[...money, ...people, '是', n % 2 === 0 ? '√' : '否'],
  ]
}

/** Two rows of a hundred are faulty, each kind in turn: a column and what stands there instead. */
const faults: readonly (readonly [column: number, written: string])[] = [
  [0, '9.15E+17'],
  [0, '91000000MA5000007'],
  [5, '25-3-7'],
  [9, '约三千'],
  [6, '大概'],
  [10, '-5吨'],
]

function* table(rows: number): Generator<Row> {
  yield ['江澜区企业名录(演示数据)']
  yield head
  for (let n = 0; n < rows; n += 1) {
    const row = rowOf(n)
    const [column = 0, written = ''] = faults[Math.floor(n / 50) % faults.length] ?? []
    if (n % 50 === 7) row[column] = written
    yield row
  }
}

export async function importFile(rows: number): Promise<Uint8Array> {
  const stream = writeXlsxStream(table(rows), { name: '名录' })
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
