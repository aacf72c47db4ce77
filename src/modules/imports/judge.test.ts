import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import { drafted } from '../../testing/import-samples.ts'
import { type GivenCell, sheet, workbook } from '../../testing/workbook.ts'
import { keyOf } from '../observations/entering.ts'
import { type JudgeInput, judging, rowKey } from './judge.ts'
import { finished, goingIn, previewOf } from './preview.ts'
import type { KnownValue } from './series.ts'

const now = '2025-10-14T18:00:00+08:00'
const head = ['指标代码', '所属期', '数值', '单位', '地区', '状态', '更正原因']

function known(
  code: string,
  period: string,
  value: string,
  rest: Partial<KnownValue> = {},
): KnownValue {
  return {
    ...{ id: `${code}/${period}`, code, area: '江澜区', scope: 'whole', unit: '亿元' },
    ...{ state: 'provisional', period: Period.parse(period), value: Decimal.parse(value) },
    ...rest,
  }
}

function judged(rows: readonly (readonly GivenCell[])[], input: Partial<JudgeInput> = {}) {
  const draft = drafted(workbook(sheet('表', [head, ...rows])))
  return finished(judging({ draft, known: [], now, ...input }))
}

/** The status of each value with its codes. */
function told(...given: Parameters<typeof judged>): string[] {
  return judged(...given).rows.map(({ status, problems, warnings }) =>
    [status, ...[...problems, ...warnings].map(({ code }) => code.split('.')[1])].join(' '),
  )
}

const provisional = [known('I-02', '2025Q3', '52.30')]
const flash = [known('I-02', '2025Q3', '52.30', { state: 'flash' })]
const final = [known('I-02', '2025Q3', '52.30', { state: 'final' })]
const wan = [known('I-02', '2025Q3', '523000', { unit: '万元' })]

const beside: [string, GivenCell[], KnownValue[], string][] = [
  ['new', ['I-02', '2025Q3', '52.30'], [], 'ready'],
  ['as it is known', ['I-02', '2025Q3', '52.30'], provisional, 'unchanged'],
  ['as it is known, with fewer zeros', ['I-02', '2025Q3', '52.3'], provisional, 'unchanged'],
  [
    'as it is known, in another unit',
    ['I-02', '2025Q3', '523000', '万元'],
    provisional,
    'unchanged convertedUnit',
  ],
  ['as it is known in another unit', ['I-02', '2025Q3', '52.3'], wan, 'unchanged'],
  [
    'as it is known, as the month that closes with it',
    ['I-02', '2025年9月', '52.30'],
    provisional,
    'unchanged',
  ],
  ['of another period', ['I-02', '2025Q2', '35.1'], provisional, 'ready'],
  ['of another place', ['I-02', '2025Q3', '5.2', '', '陶溪镇'], provisional, 'ready'],
  [
    'different without a reason',
    ['I-02', '2025Q3', '51.80'],
    provisional,
    'problem correctionNeedsReason',
  ],
  [
    'different with a reason',
    ['I-02', '2025Q3', '51.80', '', '', '', '重复登记剔除'],
    provisional,
    'ready',
  ],
  [
    'the same in a later state',
    ['I-02', '2025Q3', '52.30', '', '', '最终'],
    provisional,
    'ready stateMoves',
  ],
  [
    'the same in an earlier state',
    ['I-02', '2025Q3', '52.30', '', '', '快报'],
    provisional,
    'unchanged',
  ],
  ['provisional after flash', ['I-02', '2025Q3', '51.80'], flash, 'ready stateMoves'],
  [
    'final after provisional',
    ['I-02', '2025Q3', '51.80', '', '', '最终'],
    provisional,
    'problem correctionNeedsReason',
  ],
  [
    'provisional after final',
    ['I-02', '2025Q3', '51.80', '', '', '', '改'],
    final,
    'problem stateGoesBack',
  ],
]
test.each(beside)('a value that is %s', (_name, row, ledger, expected) => {
  expect(told([row], { known: ledger })).toEqual([expected])
})

const moments: [string, string, string][] = [
  ['on the last day of the period', '2025-09-30T00:00:00+08:00', 'ready'],
  ['a minute before that day', '2025-09-29T23:59:00+08:00', 'problem futurePeriod'],
]
test.each(moments)('a quarter reported %s', (_name, moment, expected) => {
  expect(told([['I-02', '2025Q3', '52.3']], { now: moment })).toEqual([expected])
})

test('a correction shows old, new and difference, and replaces the value it names', () => {
  const row = ['I-02', '2025Q3', '51.80', '', '', '', '重复登记剔除']
  const [first] = judged([row], { known: provisional }).rows
  expect(first?.corrects).toEqual({
    ...{ id: 'I-02/2025Q3', value: '52.30', unit: '亿元', state: 'provisional' },
    difference: '-0.5',
  })
  expect(first?.value).toMatchObject({ supersedes: 'I-02/2025Q3', reason: '重复登记剔除' })
})

test('a reason may be given for one value, for its row, or for all', () => {
  for (const place of ['表!C2', '表!2', '*']) {
    const input = { known: provisional, reasons: { [place]: '统计修订' } }
    expect(told([['I-02', '2025Q3', '51.80']], input), place).toEqual(['ready'])
  }
  const other = { known: provisional, reasons: { '表!3': '统计修订' } }
  expect(told([['I-02', '2025Q3', '51.80']], other)).toEqual(['problem correctionNeedsReason'])
})

test('a row left out stays out, whatever it says', () => {
  expect(told([['I-02', '2025Q3', '52.3']], { leftOut: ['表!2'] })).toEqual(['ignored leftOut'])
})

test('of equal rows the first comes in; of rows that disagree none does', () => {
  const row = ['I-02', '2025Q3', '52.3']
  expect(told([row, row])).toEqual(['ready', 'ignored duplicateSame'])
  expect(told([row, ['I-02', '2025年9月', '5.23']])).toEqual([
    'problem duplicateDiffers',
    'problem duplicateDiffers',
  ])
})

test('the same file twice changes nothing', () => {
  const rows = [
    ['I-02', '2025Q3', '52.3'],
    ['I-13', '2025年9月', '约1440家'],
  ]
  const first = judged(rows)
  expect(first.counts.ready).toBe(2)
  const kept = first.rows.flatMap(({ value, at }) => (value ? [{ ...value, id: at }] : []))
  const second = judged(rows, { known: kept })
  expect(second.counts).toMatchObject({ ready: 0, unchanged: 2, problem: 0 })
})

const odd: [string, GivenCell[], KnownValue[], string][] = [
  [
    'ten thousand times the last',
    ['I-13', '2025Q3', '14400000'],
    [known('I-13', '2025Q2', '1440', { unit: '家' })],
    'unitSlip',
  ],
  [
    'a tenth of the last',
    ['I-13', '2025Q3', '144'],
    [known('I-13', '2025Q2', '1440', { unit: '家' })],
    'unitSlip',
  ],
  [
    'half as much again',
    ['I-13', '2025Q3', '2160'],
    [known('I-13', '2025Q2', '1440', { unit: '家' })],
    '',
  ],
  [
    'one more than half as much again',
    ['I-13', '2025Q3', '2161'],
    [known('I-13', '2025Q2', '1440', { unit: '家' })],
    'bigJump',
  ],
  ['six for two', ['I-13', '2025Q3', '6'], [known('I-13', '2025Q2', '2', { unit: '家' })], ''],
  [
    'a share up by 27.5 points',
    ['I-05', '2025Q3', '58.7%'],
    [known('I-05', '2025Q2', '31.2', { unit: '%' })],
    'bigJump',
  ],
  [
    'a share as a fraction',
    ['I-05', '2025Q3', '0.317'],
    [known('I-05', '2025Q2', '31.2', { unit: '%' })],
    'fractionForPercent',
  ],
  [
    'less than a percent, as before',
    ['I-05', '2025Q3', '0.4'],
    [known('I-05', '2025Q2', '0.38', { unit: '%' })],
    '',
  ],
  [
    'a year-to-date figure that falls',
    ['I-02', '2025Q3', '17.2'],
    [known('I-02', '2025Q2', '35.1')],
    'cumulativeFell',
  ],
  [
    'a year-to-date figure in January',
    ['I-02', '2025-01', '5.1'],
    [known('I-02', '2024', '76.2')],
    '',
  ],
  [
    'a year-to-date figure far above the year before',
    ['I-02', '2025Q3', '90'],
    [known('I-02', '2024Q3', '45')],
    'bigJump',
  ],
  [
    'a rank that jumps',
    ['I-20', '2025Q3', '第9位'],
    [known('I-20', '2025Q2', '2', { unit: '位' })],
    '',
  ],
]
test.each(odd)('oddities: %s', (_name, row, ledger, expected) => {
  expect(told([row], { known: ledger })).toEqual([['ready', expected].filter(Boolean).join(' ')])
})

test('a slip of unit inside one file is found without any ledger', () => {
  const rows = [
    ['I-13', '2025Q1', '1400'],
    ['I-13', '2025Q2', '1410'],
    ['I-13', '2025Q3', '14400'],
  ]
  expect(told(rows)).toEqual(['ready', 'ready', 'ready unitSlip'])
})

test('the preview counts all and shows first what needs a person', () => {
  const rows = [
    ['I-02', '2025Q1', '17.6'],
    ['I-02', '2025Q2', '35.1', '', '', '', '更正'],
    ['I-02', '2026Q1', '20'],
    ['I-02', '2024Q3', '450'],
    ['I-02', '2024Q2', '31.0'],
  ]
  const ledger = [
    known('I-02', '2025Q2', '35.2'),
    known('I-02', '2023Q3', '45'),
    known('I-02', '2024Q2', '31'),
  ]
  const preview = previewOf(judged(rows, { known: ledger }), 4)
  expect(preview.counts).toEqual({
    ...{ ready: 3, unchanged: 1, problem: 1, ignored: 0, corrections: 1, needsReason: 0, odd: 1 },
  })
  expect(preview.total).toBe(5)
  expect(preview.rows.map(({ row }) => row)).toEqual([4, 3, 5, 2])
})

test('keys: the month that closes a quarter is the quarter, and the content names the row', () => {
  const month = known('I-02', '2025-09', '52.30')
  expect(keyOf(month)).toBe(keyOf({ ...month, period: Period.parse('2025Q3') }))
  const [row] = judged([['I-02', '2025Q3', '52.30']]).rows
  const [same] = judged([['I-02', '2025年9月', '523000', '万元']]).rows
  const [other] = judged([['I-02', '2025Q3', '52.31']]).rows
  if (!row?.value || !same?.value || !other?.value) throw new Error('not read')
  expect(rowKey(same.value)).toBe(rowKey(row.value))
  expect(rowKey(other.value)).not.toBe(rowKey(row.value))
})

test('a file of corrections alone goes in as far as its reasons have been given', () => {
  const rows = [
    ['I-02', '2025Q3', '51.80'],
    ['I-02', '2025Q2', '35.1'],
    ['I-02', '2026Q1', '20'],
  ]
  const ledger = [known('I-02', '2025Q3', '52.30'), known('I-02', '2025Q2', '34.9')]
  const preview = previewOf(judged(rows, { known: ledger }))
  const [first, second, future] = preview.rows.map(({ at }) => at)
  const count = (reasons: Record<string, string>) => goingIn(preview, { reasons, leftOut: [] })
  expect(count({})).toBe(0)
  expect(count({ [`${first}`]: '  ' })).toBe(0)
  expect(count({ [`${first}`]: '重复登记剔除' })).toBe(1)
  expect(count({ [`${first}`]: '剔除', [`${second}`]: '补登', [`${future}`]: '补登' })).toBe(2)
})
