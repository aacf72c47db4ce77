import { type Standing, standingLabels, standingShapes } from '../base/standing.ts'
import { useWords } from './language.ts'

/** 灯号: colour, shape and word, always the three. */
export function StandingMark({ standing }: { standing: Standing }) {
  const say = useWords()
  return (
    <span className={`standing standing-${standing}`}>
      <span className="standing-shape" aria-hidden="true">
        {standingShapes[standing]}
      </span>
      {say(standingLabels[standing])}
    </span>
  )
}

/** How many stand where: '● 正常 9  ◆ 滞后 3'. Standings without any are left out. */
export function StandingCounts({
  counts,
}: {
  counts: Readonly<Partial<Record<Standing, number>>>
}) {
  const present = (Object.keys(standingLabels) as Standing[]).filter(
    (standing) => (counts[standing] ?? 0) > 0,
  )
  return (
    <span className="standing-counts">
      {present.map((standing) => (
        <span key={standing} className="standing-count">
          <StandingMark standing={standing} />
          <b>{counts[standing]}</b>
        </span>
      ))}
    </span>
  )
}
