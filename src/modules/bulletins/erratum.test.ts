import { expect, test } from 'vitest'
import { plainText } from '../../base/document.ts'
import { Period } from '../../base/period.ts'
import { ledgerRow, office, sampleCase, sampleInput } from '../../testing/bulletin-samples.ts'
import { asked, card, quarters, yearTarget } from '../../testing/standing-samples.ts'
import type { LedgerRow } from '../observations/routes.ts'
import { standingOf } from '../standings/standing.ts'
import { draftBulletin } from './draft.ts'
import { draftErratum, laterCorrections } from './erratum.ts'
import { shippedTexts } from './preset-texts.ts'
import { canonical, issuedDocument, snapshotOf } from './snapshot.ts'

const trade = card({ name: '年技术交易额' })
const [april, august] = ['2025-04-15T02:00:00.000Z', '2025-08-20T02:00:00.000Z']
const firstQuarter = ledgerRow(
  trade,
  { id: '501', period: '2025Q1', value: '18.20' },
  { state: 'provisional', recordedAt: april },
)
const corrected = ledgerRow(
  trade,
  { id: '777', period: '2025Q1', value: '17.60' },
  {
    recordedAt: august,
    supersedes: '501',
    reason: '重复登记的2份合同剔除',
    source: { document: '区科技局更正函(2025)3号', confidence: 'demonstration' },
  },
)

/** The standing of the first quarter on what is known. */
function rowOn(line: LedgerRow) {
  const base = sampleCase({ definition: trade, target: null }, 1).row
  const answer = standingOf(
    asked({
      definition: trade,
      period: '2025Q1',
      asOf: line.recordedAt,
      target: yearTarget({ value: '80', curve: quarters(2025, [2500, 5000, 7500, 10_000]) }),
      observations: [line],
    }),
  )
  return { ...base, answer }
}

const input = sampleInput([{ row: rowOn(firstQuarter), observations: [firstQuarter] }], {
  period: Period.parse('2025Q1'),
  asOf: '2025-04-15T10:00:00.000Z',
})
const issued = snapshotOf(
  input,
  issuedDocument(draftBulletin(input), { number: '江科领办发〔2025〕3号', date: '2025-04-18' }),
)
const later = {
  observations: [{ ...firstQuarter, current: false }, corrected],
  rows: [rowOn(corrected)],
}

const text = (document: { blocks: unknown; attachments: unknown }) =>
  JSON.stringify([document.blocks, document.attachments])

test('GT-23: the first-quarter paper says 18.20 again after 17.60 has been recorded', () => {
  const sealed = canonical(issued)
  const reprinted = issuedDocument(draftBulletin(JSON.parse(sealed).input), {
    number: '江科领办发〔2025〕3号',
    date: '2025-04-18',
  })
  expect(canonical(reprinted)).toBe(canonical(issued.document))
  expect(text(reprinted)).toContain('18.20')
  expect(text(reprinted)).not.toContain('17.60')
})

test('GT-23: the now-view says 17.60', () => {
  const now = draftBulletin({ ...input, rows: later.rows, observations: later.observations })
  expect(text(now)).toContain('17.60')
  expect(text(now)).not.toContain('18.20')
})

test('GT-23: the difference report names the reason, the document, the effect and the people', () => {
  expect(laterCorrections(issued, later)).toEqual([
    {
      code: 'I-02',
      name: '年技术交易额',
      period: '2025Q1',
      unit: '亿元',
      decimals: 2,
      before: '18.20',
      after: '17.60',
      difference: '-0.6',
      reason: '重复登记的2份合同剔除',
      basis: '区科技局更正函(2025)3号 演示',
      effect: '灯号不变(正常)',
      recordedBy: '演示·区科技局填报',
      approvedBy: '演示·区统计局',
      recordedAt: '2025-08-20 10:00',
      observation: '777',
    },
  ])
})

test('a correction that moves the light says from what to what', () => {
  const low = {
    ...corrected,
    value: ledgerRow(trade, { id: '9', period: '2025Q1', value: '4' }).value,
  }
  const [found] = laterCorrections(issued, { observations: [low], rows: [rowOn(low)] })
  expect(found?.effect).toBe('灯号由正常变为严重滞后')
})

test.each([
  ['nothing happened', [firstQuarter]],
  [
    'the same value was recorded again with another source',
    [
      { ...firstQuarter, current: false },
      { ...corrected, value: firstQuarter.value },
    ],
  ],
  ['only another place was corrected', [firstQuarter, { ...corrected, area: '陶溪镇' }]],
  [
    'only another period was recorded',
    [firstQuarter, { ...corrected, period: Period.parse('2025Q2') }],
  ],
])('no correction when %s', (_, observations) => {
  expect(laterCorrections(issued, { observations, rows: [] })).toEqual([])
})

test('a withdrawn value is said to be withdrawn, never to be zero', () => {
  const withdrawn = { reason: '导入有误', recordedAt: august, recordedBy: '某专员' }
  const [found] = laterCorrections(issued, {
    observations: [{ ...firstQuarter, current: false, withdrawn }],
    rows: [],
  })
  expect(found).toMatchObject({
    after: null,
    difference: null,
    reason: '导入有误',
    recordedBy: '某专员',
    effect: '未重新判定',
  })
})

test('a correction without approval says so', () => {
  const pending = { ...corrected, approval: null }
  const [found] = laterCorrections(issued, { observations: [pending], rows: [] })
  expect(found?.approvedBy).toBe('未核准')
})

const erratum = draftErratum(issued, laterCorrections(issued, later), {
  asOf: '2025-08-21T01:00:00.000Z',
  office,
  texts: shippedTexts,
  observations: later.observations,
})

test('the erratum is a paper of its own that names the one it corrects', () => {
  expect(erratum.title.join('')).toBe(
    '江澜区科技领导小组办公室关于更正2025年第一季度通报有关数据的说明',
  )
  expect(text(erratum)).toContain('江科领办发〔2025〕3号')
  expect(erratum.number).toBeNull()
  const table = erratum.attachments[0]?.blocks[0]
  expect(table?.kind === 'table' ? table.columns.map((column) => column.title) : []).toEqual(
    '指标 所属期 原值 更正值 差额 原因 依据文件 影响 登记人 核准人 时间'.split(' '),
  )
  const row = table?.kind === 'table' ? table.rows[0]?.map(plainText) : []
  expect(row?.slice(2, 5)).toEqual(['18.20亿元', '17.60亿元', '-0.60亿元'])
  expect(erratum.references.map(({ id, mark }) => [id, mark])).toEqual([['777', 1]])
})

test('the next bulletin prints the correction in its second annex', () => {
  const next = draftBulletin({ ...input, corrections: laterCorrections(issued, later) })
  expect(text(next)).toContain('重复登记的2份合同剔除')
  const none = draftBulletin({ ...input, corrections: [] })
  expect(text(none)).toContain('没有涉及已通报数据的更正')
})
