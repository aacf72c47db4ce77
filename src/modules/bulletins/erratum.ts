/** 更正: what the ledger says now of values that an issued paper stated. The paper itself never changes. */
import { clockText } from '../../base/calendar.ts'
import { decimal, exact } from '../../base/decimal.ts'
import type { Block, OfficialDocument } from '../../base/document.ts'
import { standingLabels } from '../../base/standing.ts'
import { chinesePunctuation, titleLines } from '../../base/typeset.ts'
import type { LedgerRow } from '../observations/routes.ts'
import { approvalLabels } from '../observations/schema.ts'
import type { StandingRow } from '../standings/routes.ts'
import { correctionTable } from './annex-notes.ts'
import { paper, phrases } from './draft.ts'
import { referencesOf, sourceText } from './provenance.ts'
import type { Correction, Office, PresetText, Snapshot } from './schema.ts'
import { reportPeriod, said } from './words.ts'

/** What is known at a later moment: the values that count then, and the lights they give for the paper's period. */
export type Later = { observations: readonly LedgerRow[]; rows: readonly StandingRow[] }

/** Every value of the paper that counts otherwise now, in the paper's order; nothing when all still hold. */
export function laterCorrections(issued: Snapshot, later: Later): Correction[] {
  const now = new Map(
    later.observations.filter((line) => line.current).map((line) => [keyOf(line), line]),
  )
  const stated = new Set(
    issued.input.rows.flatMap(({ answer }) => [
      answer.value?.observation,
      answer.previous?.observation,
      answer.start?.observation,
    ]),
  )
  return issued.input.observations
    .filter((line) => stated.has(line.id))
    .flatMap((line) => {
      const current = now.get(keyOf(line))
      if (current !== undefined && current.id === line.id) return []
      if (current !== undefined && sameValue(line, current)) return []
      const withdrawn = later.observations.find((each) => each.id === line.id)?.withdrawn ?? null
      return [correction(line, current, { withdrawn, effect: effect(issued, later, line) })]
    })
}

/** A value's place in the ledger: what it measures, where, and when. */
function keyOf({ code, area, scope, period }: LedgerRow): string {
  return [code, area, scope, period].join('\u0000')
}

/** A later line of the same value, state and unit only adds a source; nothing is corrected. */
function sameValue(before: LedgerRow, after: LedgerRow): boolean {
  return before.unit === after.unit && exact(before.value).eq(after.value)
}

function correction(
  before: LedgerRow,
  after: LedgerRow | undefined,
  more: { withdrawn: LedgerRow['withdrawn']; effect: string },
): Correction {
  const { code, name, period, unit, decimals } = before
  const known = { code, name, period, unit, decimals, before: before.value, effect: more.effect }
  if (after === undefined)
    return {
      ...known,
      after: null,
      difference: null,
      reason: more.withdrawn?.reason ?? '原值已不作数',
      basis: '–',
      recordedBy: more.withdrawn?.recordedBy ?? '–',
      approvedBy: '–',
      recordedAt: more.withdrawn === null ? '–' : clockText(more.withdrawn.recordedAt),
      observation: null,
    }
  return {
    ...known,
    after: after.value,
    difference: before.unit === after.unit ? decimal(exact(after.value).minus(before.value)) : null,
    reason: after.reason === '' ? '未登记原因' : after.reason,
    basis: sourceText(after.source),
    recordedBy: after.recordedBy,
    approvedBy: approver(after),
    recordedAt: clockText(after.recordedAt),
    observation: after.id,
  }
}

function approver({ approval }: LedgerRow): string {
  if (approval === null) return '未核准'
  const { decision, recordedBy } = approval
  return decision === 'approved' ? recordedBy : `${recordedBy}(${approvalLabels[decision].zh})`
}

/** 影响: the light of the paper's own period, then and now. */
function effect(issued: Snapshot, later: Later, { code }: LedgerRow): string {
  const then = issued.input.rows.find((row) => row.code === code)?.answer.standing
  const now = later.rows.find((row) => row.code === code)?.answer.standing
  if (then === undefined || now === undefined) return '未重新判定'
  const [before, after] = [standingLabels[then].zh, standingLabels[now].zh]
  return then === now ? `灯号不变(${before})` : `灯号由${before}变为${after}`
}

/** 更正说明: a dated paper of its own that names the one it corrects. */
export function draftErratum(
  issued: Snapshot,
  corrections: readonly Correction[],
  at: {
    asOf: string
    office: Office
    texts: readonly PresetText[]
    observations: readonly LedgerRow[]
  },
): OfficialDocument {
  const { input, document } = issued
  const phrase = phrases(at.texts, at.asOf)
  const words = phrase('erratum', { title: document.title.join(''), number: document.number ?? '' })
  const blocks: Block[] = [
    { kind: 'paragraph', runs: [said(words)] },
    {
      kind: 'paragraph',
      runs: [said(`更正共${corrections.length}项,见附件。`)],
    },
  ]
  const attachments = [
    { title: '数据更正说明', landscape: true, blocks: [correctionTable(corrections)] },
  ]
  const sources = { ...input, observations: [...at.observations] }
  return {
    ...paper(at.office, input.district.demonstration),
    title: titleLines(
      [at.office.body, '关于更正', reportPeriod(input.period), '通报有关数据的说明'].map(
        chinesePunctuation,
      ),
    ),
    blocks,
    attachments,
    references: referencesOf(blocks, attachments, sources),
  }
}
