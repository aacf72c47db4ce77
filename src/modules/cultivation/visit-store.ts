import { type Generated, sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import type { Visit, VisitNeed, VisitNote } from './visit-schema.ts'

declare module '../../server/tables.ts' {
  interface Tables {
    visit: {
      district: string
      id: Generated<string>
      code: string
      planned_on: string
      officer: string
      purpose: string
      points: string
      recorded_at: string
      recorded_by: string
      recorded_account: string | null
    }
    visit_note: {
      district: string
      visit: string
      id: Generated<string>
      outcome: VisitNote['outcome']
      on_date: string
      note: string
      needs: string
      recorded_at: string
      recorded_by: string
      recorded_account: string | null
    }
  }
}

/** A visit as it is kept; name and town of the firm and the state are worked out. */
export type VisitRow = Omit<Visit, 'name' | 'town' | 'state'>
type Stamp = { now: string; name: string; account: string | undefined }

export async function insertVisits(
  db: Database,
  { district }: Scope,
  {
    rows,
    stamp,
  }: {
    rows: readonly Pick<Visit, 'code' | 'plannedOn' | 'officer' | 'purpose' | 'points'>[]
    stamp: Stamp
  },
): Promise<{ id: string; code: string }[]> {
  const inserted = await db
    .insertInto('visit')
    .values(
      rows.map((row) => ({
        district,
        code: row.code,
        planned_on: row.plannedOn,
        officer: row.officer,
        purpose: row.purpose,
        points: JSON.stringify(row.points),
        recorded_at: stamp.now,
        recorded_by: stamp.name,
        recorded_account: stamp.account ?? null,
      })),
    )
    .returning(['id', 'code'])
    .execute()
  return inserted
}

export async function insertNote(
  db: Database,
  { district }: Scope,
  {
    visit,
    note,
    stamp,
  }: {
    visit: string
    note: Pick<VisitNote, 'outcome' | 'onDate' | 'note' | 'requests'>
    stamp: Stamp
  },
): Promise<void> {
  await db
    .insertInto('visit_note')
    .values({
      district,
      visit,
      outcome: note.outcome,
      on_date: note.onDate,
      note: note.note,
      needs: JSON.stringify(note.requests),
      recorded_at: stamp.now,
      recorded_by: stamp.name,
      recorded_account: stamp.account ?? null,
    })
    .execute()
}

export type VisitsWanted = {
  asOf: string
  codes?: readonly string[]
  ids?: readonly string[]
  /** Only those that took place on one of these days, both included. */
  done?: { from: string; to: string }
}

/** Visits with their notes as known at a moment, by planned day. */
export async function visits(
  db: Database,
  { district }: Scope,
  { asOf, codes, ids, done }: VisitsWanted,
): Promise<VisitRow[]> {
  const { rows } = await sql<VisitKept>`
    select v.id, v.code, v.planned_on as "plannedOn", v.officer, v.purpose, v.points,
      v.recorded_at as "recordedAt", v.recorded_by as "recordedBy", coalesce(n.notes, '[]') as notes
    from visit v
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', n.id::text, 'outcome', n.outcome,
        'onDate', n.on_date, 'note', n.note, 'needs', n.needs,
        'recordedAt', to_char(n.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'recordedBy', n.recorded_by) order by n.id) as notes
      from visit_note n
      where n.district = v.district and n.visit = v.id and n.recorded_at <= ${asOf}
    ) n on true
    where v.district = ${district} and v.recorded_at <= ${asOf}
      ${codes === undefined ? sql`` : sql`and v.code = any(${[...codes]}::text[])`}
      ${ids === undefined ? sql`` : sql`and v.id = any(${[...ids]}::bigint[])`}
      ${done === undefined ? sql`` : tookPlace(district, { asOf, ...done })}
    order by v.planned_on, v.id`.execute(db)
  return rows.map((row) => ({ ...row, notes: row.notes.map(noteOf) }))
}

/** Needs as they were written before they became requests, and since. */
type NeedKept = VisitNeed | VisitNote['requests'][number]
type NoteKept = Omit<VisitNote, 'needs' | 'requests'> & { needs: NeedKept[] }
type VisitKept = Omit<VisitRow, 'notes'> & { notes: NoteKept[] }

function noteOf({ needs, ...note }: NoteKept): VisitNote {
  return {
    ...note,
    needs: needs.map((need) => (typeof need === 'string' ? need : need.kind)),
    requests: needs.flatMap((need) => (typeof need === 'string' ? [] : [need])),
  }
}

type Place = { asOf: string; from: string; to: string }

function tookPlace(district: string, { asOf, from, to }: Place) {
  return sql`and v.id in (select d.visit from visit_note d
    where d.district = ${district} and d.outcome = 'done' and d.on_date between ${from} and ${to}
      and d.recorded_at <= ${asOf})`
}
