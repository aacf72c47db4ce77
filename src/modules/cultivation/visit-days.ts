import type { CultivationRow } from './schema.ts'
import { dueOn, type Visit } from './visit-schema.ts'

type Days = Pick<CultivationRow, 'visitOn' | 'visited'>
type Known = Pick<Visit, 'code' | 'plannedOn' | 'state' | 'notes'>

/** Of each firm the next day on which somebody goes there, and what came of the last visit since a day. */
export function visitDays(visits: readonly Known[], since: string): Map<string, Days> {
  const days = new Map<string, Days>()
  for (const visit of visits) {
    const known = days.get(visit.code) ?? { visitOn: null, visited: null }
    days.set(visit.code, {
      visitOn: earlier(known.visitOn, openOn(visit)),
      visited: later(known.visited, closedOn(visit, since)),
    })
  }
  return days
}

function openOn(visit: Known): string | null {
  return visit.state === 'planned' || visit.state === 'overdue' ? dueOn(visit) : null
}

function closedOn({ state, notes }: Known, since: string): Days['visited'] {
  const last = notes.at(-1)
  if (last === undefined || state === 'planned' || state === 'overdue') return null
  return last.onDate < since ? null : { onDate: last.onDate, outcome: last.outcome }
}

function earlier(known: string | null, other: string | null): string | null {
  if (known === null || other === null) return known ?? other
  return other < known ? other : known
}

function later(known: Days['visited'], other: Days['visited']): Days['visited'] {
  if (known === null || other === null) return known ?? other
  return other.onDate < known.onDate ? known : other
}
