import { expect, test } from 'vitest'
import { label } from '../base/label.ts'
import type { Source } from '../base/source.ts'
import { shown } from '../testing/page.tsx'
import { FreshnessText } from './freshness-text.tsx'
import { JudgementFlag } from './judgement-flag.tsx'
import { NumberLink } from './number-link.tsx'
import { citation, type Provenance, sourceText } from './provenance.ts'
import { Sparkline } from './sparkline.tsx'

const value: Provenance = {
  title: label('技术交易额', 'Technology transactions'),
  value: '52.30 亿元',
  period: label('2025年第三季度', 'Q3 2025'),
  area: '江澜区',
  scope: label('直管区', 'directly administered area'),
  source: { file: 'Q3.xlsx', cell: 'C12', confidence: 'demonstration' },
  definition: { version: 2, text: '' },
  state: label('初步', 'provisional'),
  recordedAt: '2025-10-09T02:42:00Z',
  recordedBy: '周敏',
  approval: null,
  reason: '',
  replaced: [],
}

test('a citation says what, when, by which definition, from where and known when', () => {
  const text = citation(value, label('现在', 'Now'), 'http://x/i', 'zh')
  for (const part of [
    '江澜区技术交易额 52.30 亿元',
    '直管区',
    '口径第2版',
    '初步',
    'Q3.xlsx C12',
    '2025-10-09 10:42',
    'http://x/i',
  ])
    expect(text).toContain(part)
  expect(citation(value, label('现在', 'Now'), '', 'en')).toContain('definition v2')
})

test.each<[string, Source, string]>([
  [
    'a document and its clause',
    { document: '《公报》', clause: '三', date: '2026-03-20', confidence: 'officialText' },
    '《公报》 三 2026-03-20',
  ],
  ['a cell of a file', { file: 'a.xlsx', cell: 'B2', confidence: 'ownFile' }, 'a.xlsx B2'],
  ['only an address', { url: 'https://x', confidence: 'repost' }, 'https://x'],
  ['only a note', { note: '电话', confidence: 'judgement' }, '电话'],
])('a source is named by %s', (_, source, text) => {
  expect(sourceText(source)).toBe(text)
})

test('a number that opens says so, and knows when its drawer is open', async () => {
  const closed = await shown(<NumberLink of="17">52.30</NumberLink>)
  expect(closed).toContain('aria-expanded="false"')
  const open = await shown(<NumberLink of="17">52.30</NumberLink>, { address: '/?of=17' })
  expect(open).toContain('aria-expanded="true"')
})

test('freshness names the year only where it differs', async () => {
  const said = (recordedAt: string) =>
    shown(
      <FreshnessText until="2025-12-31" recordedAt={recordedAt} approval={label('已核准', '')} />,
    )
  expect(await said('2025-12-31T02:00:00Z')).toContain('数据截至 12月31日 · 12月31日登记 · 已核准')
  expect(await said('2025-12-31T17:00:00Z')).toContain('2026年1月1日登记')
})

test('a judgement carries name, date and reason, and no light', async () => {
  const html = await shown(
    <JudgementFlag verdict={label('有风险', '')} by="李工" on="2025-10-14" reason="登记中断" />,
  )
  for (const words of ['研判', '有风险', '李工', '2025-10-14', '登记中断'])
    expect(html).toContain(words)
  expect(html).not.toContain('standing')
})

test('a gap in a small line begins a new stroke', async () => {
  const html = await shown(<Sparkline values={[1, null, 2, 3]} says="升" />)
  expect(html.match(/M/g)).toHaveLength(2)
  expect(await shown(<Sparkline values={[1, null]} says="升" />)).not.toContain('<svg')
})
