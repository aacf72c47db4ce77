import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '../../base/problem.ts'
import { indicatorKey } from './indicator-key.ts'
import { readPlan } from './read-plan.ts'
import { PlanReading, type Target } from './schema.ts'

const file = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8')
const source = file('content/plans/jlp-2022-2025/source.txt')
const reading = readPlan(source)

type Row = readonly [string, Target['operator'], string, string, string, Target['type']]
const rowOf = ({ indicator, operator, value, unit, deadline, type }: Target): Row => [
  indicator,
  operator,
  value,
  unit,
  deadline,
  type,
]

test('the plan: 21 targets, > for exactly five of them', () => {
  expect(reading.targets.map(rowOf)).toEqual([
    ['研发投入总量年均增长', '>=', '13', '%', '2025', 'growth'],
    ['年技术交易额', '>', '80', '亿元', '2025', 'yearlyFlow'],
    ['规模以上工业企业建立研发机构比例', '>=', '50', '%', '2025', 'ratio'],
    ['规模以上工业企业开展研发活动比例', '>=', '80', '%', '2025', 'ratio'],
    ['新开工装配式建筑占新建建筑比例', '>', '50', '%', '2025', 'ratio'],
    ['科学研究和技术服务业营业收入', '>=', '100', '亿元', '2025', 'yearlyFlow'],
    ['高标准农田及农田宜机化建设面积', '>=', '2.4', '万亩', '2025', 'planCumulative'],
    ['国际国内高端创新机构和企业研发中心', '>=', '5', '家', '2025', 'planCumulative'],
    ['高层次人才', '>', '1200', '名', '2025', 'planCumulative'],
    ['国家专精特新“小巨人”企业', '>=', '24', '家', '2025', 'stock'],
    ['市级“专精特新”中小企业', '>=', '200', '家', '2025', 'stock'],
    ['高新技术企业', '>=', '750', '家', '2025', 'stock'],
    ['创新型中小企业', '>=', '1500', '家', '2025', 'stock'],
    ['科技型企业', '>=', '4000', '家', '2025', 'stock'],
    ['市级以上创新平台', '>=', '420', '个', '2025', 'stock'],
    ['孵化平台', '>=', '25', '个', '2025', 'stock'],
    ['每万人发明专利数', '>', '30', '件', '2025', 'ratio'],
    ['科技进步贡献率', '>=', '60', '%', '2025', 'ratio'],
    ['数字经济核心产业增加值占地区生产总值比重', '>', '12', '%', '2025', 'ratio'],
    ['高技术制造业增加值占规上工业比重', '>=', '20', '%', '2025', 'ratio'],
    ['现代服务业占服务业增加值比重', '>=', '70', '%', '2025', 'ratio'],
  ])
})

test('the plan: goals without a number', () => {
  expect(reading.halfQuantitative.map(({ text }) => text)).toEqual([
    '引进一批国内外一流高校在我区设立分院、分校',
    '大力引进“两院”院士等领军人才',
    '形成一批具有全市影响力的产业高端创新平台',
  ])
  expect(reading.qualitative.map(({ text }) => text.slice(0, 10))).toEqual([
    '基本形成以企业为主体',
    '科技创新活力和能力明',
    '深度融入全国全球创新',
    '科技创新服务平台架构',
    '成为全市重要的科技成',
    '园区特色化、专业化趋',
    '创新支撑平台和科技服',
    '围绕产业所需的创新要',
  ])
})

test('the plan: 26 industries, one of them firms and one a place', () => {
  const count = (sector: string) =>
    reading.industries.filter((each) => each.sector === sector).length
  expect(['制造业', '建筑业', '服务业', '农业', '数字经济'].map(count)).toEqual([6, 6, 7, 3, 4])
  expect(
    reading.industries.filter(({ type }) => type !== 'industry').map(({ name }) => name),
  ).toEqual(['龙头骨干建筑企业', '建筑产业总部基地'])
  expect(reading.industries.map(({ name }) => name)).toContain('装配式建筑、装修')
})

test('the plan: alarms and what general rules see of the open points', () => {
  expect(reading.alarms.map(({ code, clause }) => [code, clause])).toEqual([
    ['text.unclearOperator', '二/(一)/2/③'],
    ['text.mixedSeparators', '二/(二)/2'],
    ['text.runOnList', '二/(三)/5'],
    ['text.interpretation', '题'],
  ])
  const open = reading.unclear.map(({ what }) => what)
  expect(open).toEqual(
    expect.arrayContaining([
      '文号和印发日期',
      '牵头和责任单位',
      '各指标基期值',
      '研发投入总量年均增长的基期年份',
      '“12345”发展思路的内容',
      '“11条重点产业链”的具体名单',
      '“两园两带”中的两带',
      '“九大重点行动”中未列明的重点行动',
      '“1+4+21+N”大招商工作体系的内容',
      '“金凤计划”的内容',
      '“高端”的认定标准',
      '“高层次”的认定标准',
    ]),
  )
})

test('the plan: kinds follow the words of the sections, not their numbers', () => {
  const kind = (id: string) => reading.clauses.find((each) => each.id === id)?.kind
  expect(
    [
      '题',
      '一',
      '一/¶1',
      '二/(一)/2',
      '二/(一)/2/③',
      '二/(一)/2/④',
      '二/(二)/1',
      '二/(三)/9',
      '二/(四)/1',
    ].map(kind),
  ).toEqual([
    'heading',
    'heading',
    'background',
    'heading',
    'target',
    'goal',
    'task',
    'support',
    'safeguard',
  ])
  expect(reading).toMatchObject({
    term: { from: '2022', to: '2025' },
    title: '重庆市九龙坡区产业创新提升行动实施方案',
  })
  expect(reading.coverage.covered).toBe(reading.coverage.characters)
})

test('a target keeps its words and its place', () => {
  const target = reading.targets[1]
  expect(target).toMatchObject({ clause: '二/(一)/2/①@66', text: '年技术交易额突破80亿元' })
  expect(source.slice(target?.start, target?.end)).toBe(target?.text)
})

test.each([
  ['wrapped at 36 characters', (text: string) => wrapped(text, 36), 21],
  ['run together in one line', (text: string) => text.replaceAll(/\n+/g, ' '), 21],
  ['with the line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n'), 21],
  [
    'in full-width digits and marks',
    (text: string) =>
      text.replaceAll(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)),
    21,
  ],
])('the plan %s still gives its targets', (_, change, count) => {
  const read = readPlan(change(source))
  expect(read.targets).toHaveLength(count)
  expect(read.coverage.covered).toBe(read.coverage.characters)
})

function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [])
    .join('\n')
}

type Expected = { title: string; term: { from: string; to: string }; targets: Row[] }
const folder = fileURLToPath(new URL('../../testing/plans', import.meta.url))
const plans = readdirSync(folder).filter((name) => name.endsWith('.json'))

test.each(plans)('%s: every target, and none that the text does not promise', (name) => {
  const expected: Expected = JSON.parse(file(`src/testing/plans/${name}`))
  const read = readPlan(file(`src/testing/plans/${name.replace('.json', '.txt')}`))
  expect(read).toMatchObject({ title: expected.title, term: expected.term })
  expect(read.targets.map(rowOf)).toEqual(
    expected.targets.map(([indicator, ...rest]) => [containing(indicator, read.targets), ...rest]),
  )
  expect(read.coverage.covered).toBe(read.coverage.characters)
})

/** Matches any of the names read that hold the expected one. */
function containing(expected: string, targets: readonly Target[]) {
  const key = indicatorKey(expected)
  const names = targets
    .map(({ indicator }) => indicator)
    .filter((name) => indicatorKey(name).includes(key))
  return expect.toSatisfy((name: string) => names.includes(name))
}

const token = fc.constantFrom(
  ...'第一章 目标|一、|(一)|(1)|1.|①|——|第三条 |到2025年|2030年底|十五五|高新技术企业|达到|超过|分别|、|,|。|;|:|“|”|《|》|(|)|\n|\n\n|\t|  |750|12.5|%|家|亿元|以上|翻一番|全部|其中|全覆盖|比2020年|增长|甲|乙|a|😀|\u3000|\r\n|百分之十|六成|1/4|[5]||目标|2025年:'.split(
    '|',
  ),
)

test('any text: nothing dropped, nothing twice, addresses unique, targets where they say', () => {
  fc.assert(
    fc.property(fc.array(token, { maxLength: 60 }), (tokens) => {
      const text = tokens.join('').replaceAll(/\r\n?/g, '\n')
      const read = PlanReading.parse(readPlan(text))
      expect(read.coverage.covered).toBe(read.coverage.characters)
      expect(new Set(read.clauses.map(({ id }) => id)).size).toBe(read.clauses.length)
      let behind = 0
      for (const { start, end, text: words } of read.clauses) {
        expect(start).toBeGreaterThanOrEqual(behind)
        expect(text.slice(start, end)).toBe(words)
        behind = end
      }
      for (const { start, end, text: words } of read.targets)
        expect(text.slice(start, end)).toBe(words)
      expect(readPlan(text)).toEqual(read)
    }),
    { numRuns: 400 },
  )
})

test('a plan without any number reads and says so', () => {
  const read = readPlan('某区创新行动方案\n\n一、目标\n科技创新活力明显增强。\n')
  expect(read.targets).toEqual([])
  expect(read.alarms.map(({ code }) => code)).toContain('text.noTargets')
  expect(read.qualitative).toEqual([{ clause: '一/¶1', text: '科技创新活力明显增强' }])
})

test.each([
  ['empty', ''],
  ['white space only', ' \n\t\u3000\n'],
])('%s text has no clause', (_, text) => {
  expect(readPlan(text)).toMatchObject({ clauses: [], coverage: { characters: 0, covered: 0 } })
})

test('more than 50 MB is refused', () => {
  const text = '一'.repeat(Math.ceil((50 * 1024 * 1024) / 3) + 1)
  expect(() => readPlan(text)).toThrow(
    expect.toSatisfy((error) => error instanceof Problem && error.code === 'plan.tooLarge'),
  )
})

test.each([
  ['the plan over and over', `${source}\n`],
  ['one line without a stop', '研发投入12%增长到2025年和'],
  ['digits only', '123456789 '],
  ['brackets never closed', '(“'],
])('reading stays linear: 2 MB of %s', (_, piece) => {
  const text = piece.repeat(Math.ceil((2 * 1024 * 1024) / Buffer.byteLength(piece)))
  const before = process.cpuUsage()
  readPlan(text)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1_000_000).toBeLessThan(5)
})
