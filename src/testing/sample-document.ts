import { type Attachment, type Block, OfficialDocument, type Run } from '../base/document.ts'
import { chinesePunctuation, titleLines } from '../base/typeset.ts'

const run = (text: string, reference?: string): Run =>
  reference === undefined
    ? { text: chinesePunctuation(text) }
    : { text: chinesePunctuation(text), reference }

const item = (title: Run[], runs: Run[] = []): Block => ({ kind: 'heading', level: 2, title, runs })
const chapter = (title: string): Block => ({
  kind: 'heading',
  level: 1,
  title: [run(title)],
  runs: [],
})

const columns = [
  ['序号', 4],
  ['指标名称', 16],
  ['单位', 5],
  ['计划年度目标', 8],
  ['本期累计', 8],
  ['完成率', 7],
  ['序时进度', 7],
  ['差距(百分点)', 8],
  ['去年同期', 8],
  ['同比', 7],
  ['灯号', 8],
  ['数据状态', 7],
  ['核准', 7],
  ['责任单位', 16],
] as const

const rows = [
  '1|研发投入总量|亿元|85.44|未到发布期|–|–|–|–|–|未到发布期|–|–|区科技局',
  '2|年技术交易额|亿元|80.00|52.30|65.4%|75.0%|-9.6|50.10|+4.4%|滞后|初步|已核准|区科技局、陶溪镇、铜岸镇',
  '3|高新技术企业|家|750|676|22.1%|20.0%|+2.1|620|+9.0%|正常|最终|已核准|区科技局',
  '4|科技进步贡献率|%|60|口径未定|–|–|–|–|–|口径未定|–|–|区科技局',
]

function sampleAttachments(rowCount: number): Attachment[] {
  return [
    {
      title: '主要指标完成情况表',
      landscape: true,
      blocks: [
        {
          kind: 'table',
          caption: '',
          columns: columns.map(([title, share]) => ({
            title: chinesePunctuation(title),
            share,
            align: 'center',
          })),
          rows: Array.from({ length: rowCount }, (_, place) =>
            (rows[place % rows.length] ?? '').split('|').map((text) => [run(text)]),
          ),
        },
        { kind: 'note', runs: [run('注:完成率按未修约数计算。')] },
      ],
    },
    {
      title: '数据更正和口径说明',
      landscape: false,
      blocks: [{ kind: 'paragraph', runs: [run('本期无数据更正。')] }],
    },
  ]
}

/** The bulletin of formats §1 with its numbers: a fictional district. */
export function sampleDocument(rowCount = 21): OfficialDocument {
  return OfficialDocument.parse({
    demonstration: true,
    mark: '江澜区科技领导小组办公室文件',
    number: '江科领办发〔2025〕9号',
    title: titleLines([
      '江澜区科技领导小组办公室',
      '关于',
      '2025年前三季度',
      '产业创新提升行动',
      '推进情况的通报',
    ]),
    addressee: chinesePunctuation('各镇人民政府、街道办事处,区级有关部门,各园区管委会'),
    blocks: [
      {
        kind: 'paragraph',
        runs: [
          run(
            '根据《江澜区产业创新提升行动实施方案》和年度任务分解,现将前三季度推进情况通报如下(数据截至2025年9月30日,登记时点10月14日18时)。',
          ),
        ],
      },
      chapter('总体情况'),
      {
        kind: 'paragraph',
        runs: [
          run('21项量化指标中,本期应报14项,已核准14项;未到发布期6项,口径未定1项。'),
          run('其中超前1项、正常9项、滞后3项、严重滞后1项。'),
        ],
      },
      chapter('推进较好的单位和事项'),
      item([run('高新技术企业净增'), run('21家', '11'), run(',为计划曲线的110.5%。')]),
      chapter('存在的主要问题'),
      item(
        [
          run('年技术交易额'),
          run('52.30亿元', '12'),
          run(',完成年度计划65.4%,低于序时9.6个百分点。'),
        ],
        [run('主要原因:待责任单位说明。责任单位:区科技局、陶溪镇、铜岸镇。')],
      ),
      chapter('下一步工作要求'),
      item([run('区科技局')], [run(':请于收到本通报后说明原因和措施。')]),
    ],
    signature: { body: '江澜区科技领导小组办公室', date: '2025-10-17', sealed: true },
    note: '此件依申请公开',
    attachments: sampleAttachments(rowCount),
    imprint: {
      copyTo: chinesePunctuation('区委办公室,区人大常委会办公室,区政协办公室'),
      body: '江澜区科技领导小组办公室',
      date: '2025-10-17',
    },
    references: [
      { id: '11', mark: 1, text: '高新技术企业 2025年第三季度 676家(最终)' },
      { id: '12', mark: 2, text: '年技术交易额 2025年第三季度 52.30亿元(初步)' },
    ],
  })
}
