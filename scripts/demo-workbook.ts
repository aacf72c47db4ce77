/**
 * The officer's own table for the demonstration's third quarter: as tables look that travel
 * between offices.
 */
import { writeXlsx } from 'hucre/xlsx'
import { withFixedDates } from '../src/server/documents/fixed-zip.ts'

type Line = readonly (string | number | null)[]

const width = 7
const title = '江澜区产业创新提升行动主要指标完成情况表(演示数据)'
const heads: readonly Line[] = [
  ['序号', '指标名称', '计量单位', '数据所属期', '完成情况', null, '备注'],
  [null, null, null, null, '本期累计', '上年同期', null],
]

/** Three values that the ledger still lacks, two odd ones, one without its period, one not due. */
const groups: readonly { title: string; lines: readonly Line[] }[] = [
  {
    title: '一、投入和活动',
    lines: [
      [
        1,
        '科学研究和技术服务业营业收入',
        '万元',
        '2025年1—9月',
        '697,000',
        '62.91亿元',
        '统计月报折算',
      ],
      [
        2,
        '高标准农田及农田宜机化建设面积',
        '亩',
        '2025年前三季度',
        '１９６００',
        '—',
        '验收单汇总',
      ],
      [3, '引进高层次人才', '名', '2025年三季度', '1086(计划期累计)', '744', null],
      [4, '年技术交易额', '亿元', '2025年前三季度', 523000, 47.6, '由科室台账摘录'],
    ],
  },
  {
    title: '二、主体和基础',
    lines: [
      [5, '创新型中小企业', '家', '2025年三季度', 14470, 1248, null],
      [6, '科技型企业', '家', null, '约3,846', '—', '待核'],
      [7, '规模以上工业企业建立研发机构比例', '%', '2025年三季度', '—', '—', '年度统计'],
    ],
  },
]
const notes = [
  '注:1.本表数据为初步数,以统计部门核准数为准。',
  '2.“—”表示没有数据,不是零。',
  '填表单位:演示·填报    填表日期:2025年10月14日',
]

/** The bytes of content/demo/jianglan-2025Q3.xlsx; the same every time. */
export async function demoWorkbook(): Promise<Uint8Array> {
  const rows: (string | number | null)[][] = [[title], ...heads.map((line) => [...line])]
  const merges = [
    wide(0),
    ...[0, 1, 2, 3, 6].map((column) => tall(1, column)),
    { startRow: 1, endRow: 1, startCol: 4, endCol: 5 },
  ]
  for (const group of groups) {
    merges.push(wide(rows.length))
    rows.push([group.title], ...group.lines.map((line) => [...line]))
  }
  for (const note of notes) {
    merges.push(wide(rows.length))
    rows.push([note])
  }
  const filledIn = new Date('2025-10-14T08:30:00Z')
  const bytes = await writeXlsx({
    properties: { created: filledIn, modified: filledIn },
    sheets: [
      {
        name: '三季度',
        rows: rows.map((row) => [...row, ...Array(width - row.length).fill(null)]),
        merges,
        columns: [6, 34, 10, 18, 18, 14, 18].map((columnWidth) => ({ width: columnWidth })),
      },
    ],
  })
  return withFixedDates(bytes)
}

function wide(row: number) {
  return { startRow: row, endRow: row, startCol: 0, endCol: width - 1 }
}

function tall(row: number, column: number) {
  return { startRow: row, endRow: row + 1, startCol: column, endCol: column }
}
