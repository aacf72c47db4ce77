import { clockDate } from '../../base/calendar.ts'
import { type Label, label } from '../../base/label.ts'
import { lastDay } from '../../base/period.ts'
import { approvalLabels, observationStateLabels } from '../observations/schema.ts'
import type { Freshness } from './schema.ts'
import type { Known } from './values.ts'

/** GT-22: a value that the statistics office has not approved is shown and never ranked. */
export function approvalText(approval: Freshness['approval']): Label {
  if (approval === 'approved') return label('已核准', 'approved')
  const word = approval === 'pending' ? pending : approvalLabels[approval]
  return label(`${word.zh},不参与排名`, `${word.en}, not ranked`)
}

const pending = label('未核准', 'not approved')

/** 数据时效: 'data to', 'recorded', and whether the statistics office has approved it. */
export function freshnessOf(known: Known): Freshness {
  const approval = known.approval?.decision ?? 'pending'
  const word = approval === 'pending' ? pending : approvalLabels[approval]
  const [to, on] = [lastDay(known.period), clockDate(known.recordedAt)]
  const state = observationStateLabels[known.state]
  const approved = approval === 'approved' ? '已核准' : word.zh
  return {
    dataTo: known.period,
    state: known.state,
    recordedAt: known.recordedAt,
    approval,
    sentence: label(
      `数据截至 ${to} · ${on} 登记 · ${state.zh} · ${approved}`,
      `data to ${to} · recorded ${on} · ${state.en} · ${word.en}`,
    ),
  }
}
