/** 走访: who goes to which firm on which day and why, and what came of it. */
import { z } from 'zod'
import { choice, label, titled } from '../../base/label.ts'
import { CreditCode, Day } from '../enterprises/schema.ts'
import { requestKindLabels } from '../requests/schema.ts'

export const outcomeLabels = {
  done: label('已走访', 'visited'),
  refused: label('企业未接受', 'declined by the firm'),
  moved: label('地址无此企业', 'not found at its address'),
  postponed: label('改期', 'postponed'),
} as const
export const VisitOutcome = choice(outcomeLabels).meta(titled('结果', 'outcome', 'VisitOutcome'))
export type VisitOutcome = keyof typeof outcomeLabels

/** What a firm asks for is one list of words: each need ticked becomes a request of that kind. */
export const VisitNeed = choice(requestKindLabels).meta(titled('企业诉求', 'need', 'VisitNeed'))
export type VisitNeed = keyof typeof requestKindLabels

/** A point to look into: a clause of a title, or a field to ask for. */
export const VisitPoint = z.object({ title: z.string().max(40), about: z.string().max(200) })

export const VisitNote = z
  .object({
    id: z.string(),
    outcome: VisitOutcome,
    onDate: Day.meta(titled('走访日期', 'day of the visit')),
    note: z.string().meta(titled('走访记录', 'note')),
    needs: z.array(VisitNeed).meta(titled('企业诉求', 'needs')),
    /** The request that each need became; of notes from before needs became requests there is none. */
    requests: z.array(z.object({ kind: VisitNeed, id: z.string() })),
    recordedAt: z.string(),
    recordedBy: z.string().meta(titled('登记人', 'recorded by')),
  })
  .meta(titled('走访记录', 'visit note', 'VisitNote'))
export type VisitNote = z.infer<typeof VisitNote>

export const visitStateLabels = {
  planned: label('待走访', 'planned'),
  overdue: label('已逾期', 'overdue'),
  ...outcomeLabels,
} as const
export const VisitState = choice(visitStateLabels).meta(titled('状态', 'state', 'VisitState'))
export type VisitState = keyof typeof visitStateLabels

export const Visit = z
  .object({
    id: z.string(),
    code: CreditCode,
    name: z.string().meta(titled('企业名称', 'name')),
    town: z.string().meta(titled('镇街', 'town')),
    plannedOn: Day.meta(titled('计划日期', 'planned on')),
    officer: z.string().meta(titled('走访人', 'visiting officer')),
    purpose: z.string().meta(titled('走访事由', 'purpose')),
    points: z.array(VisitPoint).meta(titled('了解事项', 'points')),
    state: VisitState,
    /** Oldest first. */
    notes: z.array(VisitNote),
    recordedAt: z.string(),
    recordedBy: z.string().meta(titled('登记人', 'recorded by')),
  })
  .meta(titled('走访', 'visit', 'Visit'))
export type Visit = z.infer<typeof Visit>

/** What became of a visit by a day: the latest note counts; postponed, it stays open at its new day. */
export function visitState(
  {
    plannedOn,
    notes,
  }: { plannedOn: string; notes: readonly Pick<VisitNote, 'outcome' | 'onDate'>[] },
  today: string,
): VisitState {
  const last = notes.at(-1)
  if (last !== undefined && last.outcome !== 'postponed') return last.outcome
  return dueOn({ plannedOn, notes }) < today ? 'overdue' : 'planned'
}

/** The day a visit is due: the planned one, or the last it was put off to. */
export function dueOn({
  plannedOn,
  notes,
}: {
  plannedOn: string
  notes: readonly Pick<VisitNote, 'outcome' | 'onDate'>[]
}): string {
  const last = notes.at(-1)
  return last?.outcome === 'postponed' ? last.onDate : plannedOn
}
