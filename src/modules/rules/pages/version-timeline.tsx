import { addDays } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { Go } from '../../../ui/go.tsx'
import { useLanguage, useWords } from '../../../ui/language.ts'
import type { ProgrammeRow, Span } from '../schema.ts'
import { gapsIn } from '../spans.ts'
import { termText } from '../term-text.ts'
import './rules.css'

type Bar = { version: string; span: Span; left: number; width: number }

/** Versions of each programme on one axis of years; a hole between two versions shows as a hole. */
export function VersionTimeline({ rows, today }: { rows: readonly ProgrammeRow[]; today: string }) {
  const say = useWords()
  const axis = axisOf(rows, today)
  return (
    <section className="timeline" aria-label={say(words.timeline)}>
      <div className="timeline-row timeline-axis" aria-hidden="true">
        <span />
        <div className="timeline-track">
          {axis.years.map((year) => (
            <span key={year} style={{ left: `${axis.at(`${year}-01-01`)}%` }}>
              {year}
            </span>
          ))}
        </div>
      </div>
      {rows.map((row) => (
        <TimelineRow key={row.programme} {...{ row, axis, today }} />
      ))}
    </section>
  )
}

function TimelineRow({ row, axis, today }: { row: ProgrammeRow; axis: Axis; today: string }) {
  const say = useWords()
  const language = useLanguage()
  const gaps = gapsIn(row.versions.flatMap(({ spans }) => spans))
  return (
    <div className="timeline-row">
      <Go to={`/rules/${row.programme}`}>{say(row.name)}</Go>
      <div className="timeline-track">
        <i className="timeline-today" style={{ left: `${axis.at(today)}%` }} />
        {barsOf(row, axis).map(({ version, span, left, width }) => (
          <Go
            key={`${version} ${span.from} ${span.procedures.join()}`}
            to={`/rules/${row.programme}?version=${version}`}
            look="plain"
          >
            <span
              className={barClass(span)}
              style={{ left: `${left}%`, width: `${width}%` }}
              title={`${version} ${termText(span, language)}`}
            >
              {version}
              <span className="only-read"> {termText(span, language)}</span>
            </span>
          </Go>
        ))}
        {gaps.map(({ from, to }) => (
          <span
            key={from}
            className="timeline-gap"
            style={{ left: `${axis.at(from)}%`, width: `${axis.at(to) - axis.at(from)}%` }}
            title={say(words.gap, { from, to })}
          />
        ))}
      </div>
    </div>
  )
}

function barClass({ capped, procedures }: Span): string {
  const lane = procedures.length === 1 ? ` bar-${procedures[0]}` : ''
  return `timeline-bar${capped === null ? '' : ' bar-capped'}${lane}`
}

type Axis = { years: number[]; first: string; last: string; at: (day: string) => number }

function axisOf(rows: readonly ProgrammeRow[], today: string): Axis {
  const spans = rows.flatMap(({ versions }) => versions.flatMap((version) => version.spans))
  const days = [today, ...spans.flatMap(({ from, to }) => [from ?? [], to ?? []].flat())].sort()
  const first = `${(days[0] ?? today).slice(0, 4)}-01-01`
  const last = `${Number((days.at(-1) ?? today).slice(0, 4)) + 1}-12-31`
  const [start, end] = [Date.parse(first), Date.parse(last)]
  const from = Number(first.slice(0, 4))
  const count = Number(last.slice(0, 4)) - from + 1
  return {
    first,
    last,
    years: Array.from({ length: count }, (_, index) => from + index),
    at: (day) => ((Date.parse(day) - start) / (end - start)) * 100,
  }
}

function barsOf({ versions }: ProgrammeRow, axis: Axis): Bar[] {
  return versions.flatMap(({ version, spans }) =>
    spans.map((span) => {
      const left = axis.at(span.from ?? axis.first)
      const right = axis.at(span.to === null ? axis.last : addDays(span.to, 1))
      return { version, span, left, width: Math.max(right - left, 0.6) }
    }),
  )
}

const words = {
  timeline: label('各版本施行期', 'Terms of versions'),
  gap: label('{from} 至 {to} 没有适用版本', 'no version from {from} to {to}'),
}
