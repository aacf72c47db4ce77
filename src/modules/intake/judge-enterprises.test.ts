import { expect, test } from 'vitest'
import { creditCode } from '../../testing/firms.ts'
import { knownFirm, said, tried } from '../../testing/intake-samples.ts'
import { type GivenCell, sheet, workbook } from '../../testing/workbook.ts'

const head = ['统一社会信用代码', '企业名称', '镇街', '成立日期', '年度', '营业收入(万元)']
const [a, b] = [creditCode(1), creditCode(2)]

const list = (...rows: GivenCell[][]) => workbook(sheet('名单', [head, ...rows]))
const one = (code: GivenCell, name = '江澜甲有限公司', more: GivenCell[] = []) => [
  code,
  name,
  '西澜镇',
  ...more,
]

const rows: [name: string, row: GivenCell[], says: string][] = [
  ['a sound row', one(a), 'ready'],
  [
    'a code in full width and lower case',
    one(fullWidth(a).toLowerCase()),
    'ready A2 codeNormalised',
  ],
  ['a code that became a number', one('9.15E+17'), 'problem A2 codeScientific'],
  [
    'a code that became a number of fifteen digits',
    one({ kind: 'number', text: '915000000000000000' }),
    'problem A2 codeScientific',
  ],
  ['a code of 17 characters', one(a.slice(1)), 'problem A2 codeLength'],
  ['a code with the letter O', one(a.replace('0', 'O')), 'problem A2 codeCharacter'],
  ['a wrong check character', one(flipped(a)), 'problem A2 codeCheck'],
  ['no code and a name nobody knows', one(null), 'problem A2 codeMissing'],
  ['a year of two digits', one(a, undefined, ['25-3-7']), 'problem D2 shortYear'],
  ['day and month that could be either', one(a, undefined, ['3/7/2025']), 'problem D2 dayOrder'],
  ['a day that no calendar has', one(a, undefined, ['2025-02-30']), 'problem D2 noSuchDay'],
  ['a founding in the future', one(a, undefined, ['2026-01-01']), 'problem D2 futureDay'],
  [
    'figures with a unit that is none of money',
    one(a, undefined, [null, 2024, '3吨']),
    'problem F2 wrongUnit',
  ],
  ['figures that are no number', one(a, undefined, [null, 2024, '约三']), 'problem F2 notANumber'],
  ['negative revenue', one(a, undefined, [null, 2024, -3]), 'problem F2 negative'],
  ['figures of a year to come', one(a, undefined, [null, 2026, 3]), 'problem E2 futureYear'],
  [
    'a formula whose stored result is an error',
    one(a, undefined, [null, 2024, { kind: 'formula', text: '#REF!', formula: 'A1' }]),
    'problem F2 cachedError',
  ],
  ['a cell that would run as a command', one(a, "=cmd|'/c calc'!A1"), 'problem B2 formulaText'],
]
test('a firm cannot be a branch of itself', () => {
  const rows = sheet('名单', [
    [...head, '总公司代码'],
    [...one(a, undefined, [null, 2024, 3]), a],
  ])
  expect(said(tried(workbook(rows)))).toEqual(['problem G2 ownBranch'])
})

test.each(rows)('%s', (_name, row, says) => {
  expect(said(tried(list(row)))).toEqual([says])
})

function fullWidth(text: string): string {
  return [...text].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('')
}

function flipped(code: string): string {
  return code.slice(0, 17) + (code.endsWith('1') ? '2' : '1')
}

test('money is kept in 元, whatever the heading or the cell says', () => {
  const { judgement } = tried(
    list(
      one(a, undefined, ['2018.3.7', '2024年', 1234.5]),
      one(b, '江澜乙有限公司', ['20180307', 2024, '2.5亿元']),
    ),
  )
  expect(judgement.rows.map(({ brings }) => brings.filings)).toMatchObject([
    [{ year: 2024, figures: { 营业收入: '12345000' } }],
    [{ year: 2024, figures: { 营业收入: '250000000' } }],
  ])
})

test('a new firm is here since it was founded, and says nothing of the time before', () => {
  const { judgement } = tried(list(one(a, undefined, [43166])))
  const facts = judgement.rows[0]?.brings.facts?.map(({ kind, value, validFrom }) => [
    ...[kind, value, validFrom],
  ])
  expect(facts).toEqual([
    ['name', '江澜甲有限公司', '2018-03-07'],
    ['town', '西澜镇', '2018-03-07'],
    ['founded', '2018-03-07', '2018-03-07'],
    ['presence', 'here', '2018-03-07'],
  ])
})

test('a figure without any year is a problem; the title or the officer may name one', () => {
  const figures = one(a, undefined, [null, null, 5])
  expect(said(tried(list(figures)))).toEqual(['problem E2 yearMissing'])
  expect(said(tried(list(figures), { options: { year: 2024 } }))).toEqual(['ready'])
  const titled = workbook(sheet('名单', [['江澜区2024年度企业名单'], head, figures]))
  expect(said(tried(titled))).toEqual(['ready'])
})

test('the same words twice are one row; other words of one firm and year are a problem', () => {
  expect(said(tried(list(one(a), one(a))))).toEqual(['ready', 'ignored A3 repeated'])
  const other = [a, '江澜甲有限公司', '陶溪镇']
  expect(said(tried(list(one(a), other)))).toEqual(['ready', 'problem C3 duplicateRow'])
  const years = list(one(a, undefined, [null, 2023, 5]), one(a, undefined, [null, 2024, 6]))
  expect(said(tried(years))).toEqual(['ready', 'ready'])
})

test('GT-20: one name with two codes waits for a person, who says two firms or one', () => {
  const file = list(one(a), one(b))
  const open = tried(file)
  expect(said(open)).toEqual(['ready', 'question A3 nameTwoCodes'])
  const [question] = open.judgement.questions
  expect(question?.answers).toEqual(['merged', 'distinct', 'leaveOut'])
  const id = question?.id ?? ''
  const answered = (answer: string) => tried(file, { options: { decisions: { [id]: { answer } } } })
  const two = answered('distinct')
  expect(said(two)).toEqual(['ready', 'ready'])
  expect(two.judgement.rows[1]?.brings.resolutions).toEqual([
    { code: a, other: b, decision: 'distinct' },
  ])
  const merged = answered('merged')
  expect(merged.judgement.rows[1]?.brings.resolutions).toEqual([
    { code: a, other: b, decision: 'merged' },
  ])
  expect(said(answered('leaveOut'))).toEqual(['ready', 'ignored'])
})

test('a pair on which somebody has decided is not asked again', () => {
  const named = { 江澜甲有限公司: [{ code: a, name: '江澜甲有限公司' }] }
  expect(said(tried(list(one(b)), { known: { named } }))).toEqual(['question A2 nameTwoCodes'])
  expect(said(tried(list(one(b)), { known: { named, decided: [`${a} ${b}`] } }))).toEqual(['ready'])
})

test('GT-20: one code with two names is one firm: renamed since a day, or a slip', () => {
  const firms = { [a]: knownFirm(a, '江澜旧名有限公司') }
  const file = list(one(a))
  const open = tried(file, { known: { firms } })
  expect(said(open)).toEqual(['question B2 codeTwoNames'])
  const id = open.judgement.questions[0]?.id ?? ''
  const renamed = { [id]: { answer: 'renamed', since: '2025-07-01' } }
  const since = tried(file, { known: { firms }, options: { decisions: renamed } })
  expect(said(since)).toEqual(['ready B2 changed'])
  expect(since.judgement.rows[0]?.brings.facts).toMatchObject([
    { kind: 'name', value: '江澜甲有限公司', validFrom: '2025-07-01' },
  ])
  const kept = tried(file, {
    known: { firms },
    options: { decisions: { [id]: { answer: 'keepName' } } },
  })
  expect(said(kept)).toEqual(['unchanged'])
})

test('a former name is no new name, and a row that says itself since when is no question', () => {
  const known = {
    firms: { [a]: knownFirm(a, '江澜新名有限公司', { formerNames: ['江澜甲有限公司'] }) },
  }
  expect(said(tried(list(one(a)), { known }))).toEqual(['unchanged B2 formerName'])
  const firms = { [a]: knownFirm(a, '江澜旧名有限公司') }
  const told = workbook(
    sheet('名单', [
      ['信用代码', '单位名称', '曾用名', '更名日期', '镇街'],
      [a, '江澜甲有限公司', '江澜旧名有限公司', '2025.6.1', '西澜镇'],
    ]),
  )
  expect(said(tried(told, { known: { firms } }))).toEqual(['ready B2 changed'])
})

test('a name without a code is offered, never taken', () => {
  const named = { 江澜甲有限公司: [{ code: a, name: '江澜甲有限公司' }] }
  const firms = { [a]: knownFirm(a, '江澜甲有限公司', { town: '陶溪镇' }) }
  const open = tried(list(one(null)), { known: { named, firms } })
  expect(said(open)).toEqual(['question B2 nameOnly'])
  const id = open.judgement.questions[0]?.id ?? ''
  const decisions = { [id]: { answer: 'match', code: a } }
  const matched = tried(list(one(null)), { known: { named, firms }, options: { decisions } })
  expect(said(matched)).toEqual(['ready C2 changed'])
  expect(matched.judgement.rows[0]?.code).toBe(a)
})

test('a known value is replaced only with a reason; an equal one is no row', () => {
  const firms = { [a]: knownFirm(a, '江澜甲有限公司') }
  const figures = { 营业收入: '50000', 净利润: '3' }
  const known = { firms, papers: [{ code: a, year: 2024, filing: '7', figures }] }
  expect(said(tried(list(one(a, undefined, [null, 2024, 5])), { known }))).toEqual(['unchanged'])
  const other = list(one(a, undefined, [null, 2024, 6]))
  expect(said(tried(other, { known }))).toEqual(['problem F2 needsReason'])
  const corrected = tried(other, { known, options: { reason: '企业更正年报' } })
  expect(said(corrected)).toEqual(['ready F2 corrected'])
  expect(corrected.judgement.rows[0]?.brings.filings).toEqual([
    {
      ...{ code: a, year: 2024, purpose: 'service', state: 'provisional', supersedes: '7' },
      figures: { 营业收入: '60000', 净利润: '3' },
    },
  ])
})

test('a figure ten times the year before is remarked', () => {
  const papers = [{ code: a, year: 2023, filing: '7', figures: { 营业收入: '50000' } }]
  const file = (revenue: number) => list(one(a, undefined, [null, 2024, revenue]))
  expect(said(tried(file(49), { known: { papers } }))).toEqual(['ready'])
  expect(said(tried(file(50), { known: { papers } }))).toEqual(['ready F2 oddJump'])
})

const moving = [
  '信用代码',
  '企业名称',
  '镇街',
  '登记状态',
  '成立日期',
  '迁入日期',
  '迁出日期',
  '迁往地',
]
const moves: [name: string, row: GivenCell[], says: string][] = [
  ['moved in', [a, '甲', '西澜镇', '迁入', '2018-01-01', '2025-03-01'], 'ready F2 moved'],
  ['moved out', [a, '甲', null, '迁出', null, null, '2025-07-01', '屏澜区'], 'ready G2 moved'],
  [
    'moved before it was founded',
    [a, '甲', '西澜镇', '迁入', '2018-01-01', '2017-12-31'],
    'problem F2 movedBeforeFounded F2 moved',
  ],
  [
    'left before it came',
    [a, '甲', null, '迁出', null, '2025-03-01', '2025-02-28'],
    'problem G2 leftBeforeArrived F2 moved G2 moved',
  ],
  ['gone without a day', [a, '甲', null, '注销'], 'problem D2 presenceDayMissing'],
]
test.each(moves)('a move: %s', (_name, row, says) => {
  expect(said(tried(workbook(sheet('名单', [moving, row]))))).toEqual([says])
})

test('a firm of which nothing says that it is here goes in and is not counted', () => {
  const rowOf = [a, '江澜甲有限公司']
  const answer = tried(workbook(sheet('名单', [moving, rowOf])))
  expect(said(answer)).toEqual(['ready D2 presenceUnstated'])
})
