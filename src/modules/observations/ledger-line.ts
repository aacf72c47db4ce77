import type { AreaScope } from '../../base/area.ts'
import { Decimal } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import type { Source } from '../../base/source.ts'
import type { Approval, Observation, ObservationState } from './schema.ts'

export type Withdrawal = { reason: string; recordedAt: string; recordedBy: string }
/** A ledger line with what was appended to it by the moment asked for. */
export type Line = Observation & {
  withdrawn: Withdrawal | null
  /** The account behind the name; null for lines of the house itself and those older than the column. */
  recordedAccount?: string | null
}
export type NewObservation = Omit<Observation, 'id' | 'approval'> & {
  recordedAccount?: string | null
}

/** One row as the ledger's queries return it, approvals and withdrawal joined. */
export type Row = {
  id: string
  code: string
  definition_version: number
  area: string
  scope: AreaScope
  period: string
  value_text: string
  numerator: string | null
  denominator: string | null
  unit: string
  state: ObservationState
  source: Source
  recorded_at: string
  recorded_by: string
  recorded_account: string | null
  supersedes: string | null
  reason: string
  import_id: string | null
  decision: Approval['decision'] | null
  condition: string | null
  decided_at: string | null
  decided_by: string | null
  withdrawn_reason: string | null
  withdrawn_at: string | null
  withdrawn_by: string | null
}

export function lineOf(row: Row): Line {
  return {
    id: row.id,
    code: row.code,
    definitionVersion: row.definition_version,
    area: row.area,
    scope: row.scope,
    period: Period.parse(row.period),
    value: Decimal.parse(row.value_text),
    numerator: row.numerator === null ? null : Decimal.parse(row.numerator),
    denominator: row.denominator === null ? null : Decimal.parse(row.denominator),
    unit: row.unit,
    state: row.state,
    source: row.source,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    recordedAccount: row.recorded_account,
    supersedes: row.supersedes,
    reason: row.reason,
    importId: row.import_id,
    approval:
      row.decision === null
        ? null
        : {
            decision: row.decision,
            condition: row.condition ?? '',
            recordedAt: row.decided_at ?? '',
            recordedBy: row.decided_by ?? '',
          },
    withdrawn:
      row.withdrawn_at === null
        ? null
        : {
            reason: row.withdrawn_reason ?? '',
            recordedAt: row.withdrawn_at,
            recordedBy: row.withdrawn_by ?? '',
          },
  }
}
