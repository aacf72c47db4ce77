/** Terms of versions as calendar days, and the days between them that no version covers. */
import { addDays } from '../../base/calendar.ts'
import { dayText } from '../../rules/meaning/days.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { ProgrammeRow, Span } from './schema.ts'

export function spansOf({ validity }: Version): Span[] {
  return validity.map(({ from, to, knownFrom, knownTo, procedures, capped }) => ({
    from: from === null ? null : dayText(from),
    to: to === null ? null : dayText(to),
    knownFrom,
    knownTo,
    procedures: [...procedures],
    capped,
  }))
}

export type Gap = { readonly from: string; readonly to: string; readonly procedure: string }

/** First and last day of every hole between two terms, for each procedure. */
export function gapsIn(spans: readonly Span[]): Gap[] {
  const gaps = ['new', 'review'].flatMap((procedure) => gapsFor(spans, procedure))
  return gaps.filter(
    ({ from, to }, index) =>
      gaps.findIndex((each) => each.from === from && each.to === to) === index,
  )
}

function gapsFor(spans: readonly Span[], procedure: string): Gap[] {
  const live = spans
    .filter(({ knownTo, procedures }) => {
      return knownTo === null && (procedures.length === 0 || procedures.includes(procedure))
    })
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  const gaps: Gap[] = []
  let reach: string | null | undefined
  for (const { from, to } of live) {
    if (typeof reach === 'string' && from !== null && from > addDays(reach, 1))
      gaps.push({ from: addDays(reach, 1), to: addDays(from, -1), procedure })
    if (reach !== null && (reach === undefined || to === null || to > reach)) reach = to
  }
  return gaps
}

/** The version in force on a day; after the last one the last, before the first one the first. */
export function versionOn({ versions }: ProgrammeRow, day: string): string | undefined {
  const live = versions.find(({ spans }) =>
    spans.some(({ from, to }) => (from ?? '') <= day && (to === null || day <= to)),
  )
  return (live ?? versions.at(-1))?.version
}
