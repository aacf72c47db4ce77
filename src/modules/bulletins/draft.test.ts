import { expect, test } from 'vitest'
import { type Block, OfficialDocument, ordinals, plainText } from '../../base/document.ts'
import { Period } from '../../base/period.ts'
import { type SampleIndicator, sampleCase, sampleInput } from '../../testing/bulletin-samples.ts'
import { card } from '../../testing/standing-samples.ts'
import { thirdQuarter } from '../../testing/third-quarter.ts'
import type { Definition } from '../indicators/schema.ts'
import { draftBulletin } from './draft.ts'
import { DraftInput } from './schema.ts'

/** Full-width punctuation back to half, so that expectations can be typed and read. */
function plain(text: string): string {
  const signs = { '\uff0c': ',', '\uff1a': ':', '\uff1b': ';', '\uff08': '(', '\uff09': ')' }
  return text.replace(
    /[\uff0c\uff1a\uff1b\uff08\uff09]/g,
    (sign) => signs[sign as keyof typeof signs],
  )
}

function lines(blocks: readonly Block[]): string[] {
  const counted = ordinals(blocks)
  return blocks.map((block, place) => {
    if (block.kind === 'table') return ''
    const title = block.kind === 'heading' ? plainText(block.title) : ''
    return plain(`${counted[place]}${title}${plainText(block.runs)}`)
  })
}

/** The lines below one chapter, without its heading. */
function chapter(document: OfficialDocument, title: string): string[] {
  const all = lines(document.blocks)
  const from = all.findIndex((line) => line.endsWith(title))
  const next = all.findIndex((line, place) => place > from && /^[一二三四]、/.test(line))
  return all.slice(from + 1, next < 0 ? undefined : next)
}

function paper(...indicators: SampleIndicator[]): OfficialDocument {
  return draftBulletin(sampleInput(indicators.map((each, place) => sampleCase(each, place + 1))))
}

const quarterly: Definition['release'] = {
  frequency: 'quarter',
  lagDays: 10,
  exemptMonths: [],
  note: '',
}
const trade = card({ name: '年技术交易额', release: quarterly })
const target = { operator: '>', value: '80', third: 7500 } as const
const behind: SampleIndicator = { definition: trade, target, now: '52.30' }
const third = draftBulletin(sampleInput(thirdQuarter()))

test('the paper is a valid document with its title broken by meaning', () => {
  expect(OfficialDocument.parse(third)).toEqual(third)
  expect(third.title).toEqual([
    '江澜区科技领导小组办公室关于',
    '2025年前三季度产业创新提升行动',
    '推进情况的通报',
  ])
  expect(third.demonstration).toBe(true)
})

test('number and dates are left open: only the issue gives them', () => {
  expect(third.number).toBeNull()
  expect(third.signature.date).toBeNull()
  expect(third.imprint?.date).toBeNull()
})

test('the preface names the plan, the period, the last day of the data and the moment', () => {
  expect(lines(third.blocks)[0]).toBe(
    '根据《江澜区产业创新提升行动实施方案(2022—2025年)》,现将2025年前三季度推进情况通报如下(数据截至2025年9月30日,登记时点2025年10月14日18时)。',
  )
})

test('总体情况 counts what is due, approved, not due and open, each apart', () => {
  expect(chapter(third, '总体情况')).toEqual([
    '21项量化指标中,本期应报14项,已核准14项;未到发布期6项,口径未定1项。其中超前1项、正常9项、滞后3项、严重滞后1项。',
  ])
})

test('problems come worst first, each with arithmetic, cause and responsible bodies', () => {
  const problems = chapter(third, '存在的主要问题')
  expect(problems[0]).toMatch(
    /^\(一\)高标准农田及农田宜机化建设面积2025年9月末1\.90万亩,.*低于计划42\.5个百分点。主要原因:待责任单位说明。责任单位:区农业农村委。$/,
  )
  expect(problems).toContain(
    '(三)年技术交易额2025年前三季度52.30亿元(初步),完成年度目标(超过80亿元)的65.4%,计划进度75.0%,低于计划9.6个百分点。主要原因:待责任单位说明。责任单位:区科技局、陶溪镇、铜岸镇。',
  )
})

test('a recorded reason and measure are quoted, with the day they were recorded', () => {
  expect(chapter(third, '存在的主要问题').join('')).toContain(
    '主要原因:两家重点企业年内迁出统计范围。责任单位:区经济信息委。',
  )
  expect(chapter(third, '下一步工作要求')).toContain(
    '(四)区经济信息委:科学研究和技术服务业营业收入,10月底前走访重点企业20家(2025年10月13日登记的措施)。',
  )
})

test('without a recorded measure no deadline is made up', () => {
  expect(chapter(paper(behind), '下一步工作要求')).toEqual([
    '(一)区科技局:就年技术交易额滞后说明原因,提出措施和完成时限,报江澜区科技领导小组办公室。',
  ])
})

test('a reason without a measure asks only for the measure', () => {
  const judgement = {
    word: 'unlikely',
    reason: '合同登记中断;',
    measures: ' ',
    recordedAt: '2025-10-13T03:00:00.000Z',
    recordedBy: '某',
  } as const
  const document = paper({ ...behind, judgement })
  expect(chapter(document, '存在的主要问题')[0]).toContain('主要原因:合同登记中断。')
  expect(chapter(document, '下一步工作要求')[0]).toContain('就年技术交易额滞后提出措施和完成时限')
})

test('approved values above their plan lead, the best first, ties with the fifth included', () => {
  const stock = (name: string, now: string): SampleIndicator => ({
    definition: card({ name, unit: '家', type: 'stock', decimals: 0, release: quarterly }),
    target: { operator: '>=', value: '200', third: 5000 },
    start: '100',
    now,
  })
  const named = ['甲', '乙', '丙', '丁', '戊', '己', '庚']
  const values = ['151', '190', '170', '180', '160', '160', '150']
  const document = paper(...named.map((name, place) => stock(name, values[place] ?? '')))
  const order = chapter(document, '推进较好的单位和事项').map((line) => line.slice(3, 4))
  expect(order).toEqual(['乙', '丁', '丙', '戊', '己'])
})

test.each([
  {
    name: '未到发布期',
    indicator: { definition: card({ release: { ...quarterly, lagDays: 30 } }), target },
    said: '1项量化指标中,本期应报0项,已核准0项;未到发布期1项。',
    cell: '未到发布期',
  },
  {
    name: '逾期未报',
    indicator: { definition: card({ release: { ...quarterly, lagDays: 5 } }), target },
    said: '1项量化指标中,本期应报1项,已核准0项,逾期未报1项。',
    cell: '逾期未报',
  },
  {
    name: '口径未定',
    indicator: { definition: card({ open: ['范围未定'] }), target, now: '52.30' },
    said: '1项量化指标中,本期应报0项,已核准0项;口径未定1项。',
    cell: '52.30',
  },
  {
    name: '缺数据, no release date',
    indicator: { definition: card({ release: { ...quarterly, lagDays: null } }), target },
    said: '1项量化指标中,本期应报0项,已核准0项;没有数值且发布期未登记1项。',
    cell: '缺数据',
  },
  {
    name: '缺数据, no yearly target',
    indicator: { definition: trade, target: null, now: '52.30' },
    said: '1项量化指标中,本期应报1项,已核准1项。其中缺判定依据1项。',
    cell: '52.30',
  },
  {
    name: '未核准',
    indicator: { ...behind, ledger: { approval: null } },
    said: '1项量化指标中,本期应报1项,已核准0项,未核准1项。',
    cell: '52.30',
  },
  {
    name: '正常',
    indicator: { definition: trade, target, now: '60' },
    said: '1项量化指标中,本期应报1项,已核准1项。其中正常1项。',
    cell: '60.00',
  },
])('$name is said as what it is and never as a zero', ({ indicator, said, cell }) => {
  const document = paper(indicator)
  expect(chapter(document, '总体情况')).toEqual([said])
  const table = document.attachments[0]?.blocks[0]
  const row = table?.kind === 'table' ? table.rows[0]?.map(plainText) : []
  expect(row?.[4]).toBe(cell)
  expect(row).not.toContain('0')
  expect(row).not.toContain('')
})

test('GT-22: a value without approval is shown, said to be unranked, and leads or lags nowhere', () => {
  const document = paper({ ...behind, ledger: { approval: null } })
  const table = document.attachments[0]?.blocks[0]
  const row = table?.kind === 'table' ? table.rows[0]?.map((cell) => plain(plainText(cell))) : []
  expect(row?.[12]).toBe('未核准,不参与排名')
  expect(chapter(document, '存在的主要问题')).toEqual([
    '本期没有低于计划进度而判为滞后的已核准指标。',
    '(一)未核准,只列数值,不参与排名(1项)。年技术交易额52.30亿元。',
  ])
  expect(chapter(document, '下一步工作要求')).toEqual([
    '(一)请统计部门对年技术交易额的数据作出核准。',
  ])
})

test.each([
  ['estimated', '年技术交易额2025年前三季度预计52.30亿元,'],
  ['flash', '年技术交易额2025年前三季度52.30亿元(快报),'],
  ['provisional', '年技术交易额2025年前三季度52.30亿元(初步),'],
  ['revised', '年技术交易额2025年前三季度52.30亿元(修订),'],
  ['final', '年技术交易额2025年前三季度52.30亿元,'],
] as const)('the state %s is printed beside the number', (state, words) => {
  const [first] = chapter(paper({ ...behind, ledger: { state } }), '存在的主要问题')
  expect(first).toContain(words)
})

test('a rounded figure shows one more digit where rounding would change the verdict', () => {
  const document = paper({
    definition: card({ name: '占比', unit: '%', type: 'ratio', decimals: 1, release: quarterly }),
    target: { operator: '>=', value: '50', third: 10_000 },
    start: '40',
    now: '49.96',
  })
  const table = document.attachments[0]?.blocks[0]
  expect(table?.kind === 'table' ? plainText(table.rows[0]?.[4] ?? []) : '').toBe('49.96')
})

test('every figure of a sentence is tied to what it rests on', () => {
  const [item] = draftBulletin(
    sampleInput([
      sampleCase(
        {
          definition: card({ name: '企业', unit: '家', type: 'stock', decimals: 0 }),
          target: { operator: '>=', value: '750', third: 2000 },
          start: '655',
          now: '676',
        },
        7,
      ),
    ]),
  ).blocks.filter((block) => block.kind === 'heading' && block.level === 2)
  const runs = item?.kind === 'heading' ? item.title : []
  const tied = runs.filter((run) => run.reference !== undefined)
  expect(tied.map((run) => [run.text, run.reference])).toEqual([
    ['676家', '73'],
    ['655家', '71'],
    ['21家', '73'],
    ['95家', '73'],
    ['22.1%', '73'],
    ['20.0%', 'target:I-02'],
    ['674家', '73'],
    ['2.1个百分点', '73'],
  ])
  expect(runs.filter((run) => run.reference === undefined && /[1-9]/.test(run.text))).toEqual([
    { text: '企业2025年9月末' },
  ])
})

test('references are marked in the order of the text, and 数据说明 lists the same marks', () => {
  const marks = third.references.flatMap(({ mark }) => (mark === null ? [] : [mark]))
  expect(marks).toEqual(marks.map((_, place) => place + 1))
  const table = third.attachments[1]?.blocks.at(-1)
  expect(table?.kind === 'table' ? table.rows.map((row) => plainText(row[0] ?? [])) : []).toEqual(
    marks.map(String),
  )
  expect(plain(third.references.find(({ id }) => id === '23')?.text ?? '')).toBe(
    '年技术交易额2025年三季度52.30亿元(初步);口径第1版;来源:区科技局第三季度报表(演示) 三季度.xlsx 汇总!D7 演示;登记:2025-10-12 10:30 演示·区科技局填报;核准:2025-10-13 09:00 演示·区统计局',
  )
})

test('only the annexes that exist are numbered: the table first, the notes second', () => {
  expect(third.attachments.map((each) => each.title)).toEqual([
    '主要指标完成情况表',
    '数据更正和口径说明',
  ])
  expect(plain(JSON.stringify(third))).not.toContain('任务')
})

test('annex 1 has the columns of the printed form', () => {
  const table = third.attachments[0]?.blocks[0]
  expect(table?.kind === 'table' ? table.columns.map((column) => plain(column.title)) : []).toEqual(
    '序号 指标名称 单位 计划年度目标 本期累计 完成率 序时进度 差距(百分点) 去年同期 同比 灯号 数据状态 核准 责任单位'.split(
      ' ',
    ),
  )
})

test('a plan without indicators still makes a paper that says so', () => {
  const document = draftBulletin(sampleInput([]))
  expect(chapter(document, '总体情况')).toEqual(['0项量化指标中,本期应报0项,已核准0项。'])
  expect(chapter(document, '推进较好的单位和事项')).toEqual(['本期没有高于计划进度的已核准指标。'])
  expect(chapter(document, '下一步工作要求')).toEqual([
    '各责任单位继续按年度目标和计划曲线推进,按期报送数据。',
  ])
  expect(OfficialDocument.parse(document)).toEqual(document)
})

test('very long names pass through whole', () => {
  const name = '某'.repeat(400)
  const document = paper({ ...behind, definition: { ...trade, name }, owners: [name] })
  expect(chapter(document, '存在的主要问题')[0]).toContain(name)
})

test('the same input gives the same paper', () => {
  const input = DraftInput.parse(sampleInput(thirdQuarter()))
  expect(draftBulletin(input)).toEqual(draftBulletin(JSON.parse(JSON.stringify(input))))
})

test('another city with another plan speaks of itself only', () => {
  const cases = [sampleCase(behind, 1)]
  const input = sampleInput(cases, {
    district: { id: 'yunji', name: '云际市', demonstration: true },
    plan: { id: 'yunji-2026-2028', title: '《云际市智造跃升三年行动计划(2026—2028年)》' },
    period: Period.parse('2026Q2'),
    office: {
      body: '云际市工业强市领导小组办公室',
      mark: '云际市工业强市领导小组办公室文件',
      numberWord: '云工强办发',
      addressee: '',
      copyTo: '',
      note: '',
      sealed: false,
    },
  })
  const document = draftBulletin(input)
  expect(document.title.join('')).toBe(
    '云际市工业强市领导小组办公室关于2026年上半年智造跃升三年行动推进情况的通报',
  )
  expect(JSON.stringify({ ...document, references: [], attachments: [] })).not.toContain('江澜')
})
