import { expect, test } from 'vitest'
import { ledgerRow } from '../../testing/bulletin-samples.ts'
import { card } from '../../testing/standing-samples.ts'
import { provenanceOf } from './provenance-host.tsx'

const trade = card({ name: '年技术交易额' })
const [october, fixed] = ['2025-10-10T02:14:00.000Z', '2025-10-14T10:00:00.000Z']
const value = (id: string, amount: string, recordedAt: string, reason = '') =>
  ledgerRow(trade, { id, period: '2025Q3', value: amount }, { recordedAt, reason })

test('a corrected value says why it replaced the one before', () => {
  const [first, second] = [value('781', '52.30', october), value('891', '52.90', fixed, '补登2份')]
  const of = provenanceOf({ observation: second, history: [second, first], approvals: [] }, [trade])
  expect(of.reason).toBe('补登2份')
  expect(of.replaced.map(({ id }) => id)).toEqual(['781'])
})

test('of two corrections in one moment the later one names the earlier, never the other way', () => {
  const history = [value('892', '52.95', fixed, '又补1份'), value('891', '52.90', fixed, '补登')]
  const replaced = history.map((observation) =>
    provenanceOf({ observation, history, approvals: [] }, [trade]).replaced.map(({ id }) => id),
  )
  expect(replaced).toEqual([['891'], []])
})
