import { Button, Radio } from 'antd'
import { useState } from 'react'
import { clockText } from '../../base/calendar.ts'
import { label } from '../../base/label.ts'
import { useWords } from '../../ui/language.ts'
import { Menu } from '../../ui/menu.tsx'
import { momentAt, useMoment } from '../../ui/moment.ts'
import { useSurroundings } from '../../ui/surroundings.ts'

/** 数据时点: at which recorded moment the whole product is read. */
export function MomentChoice() {
  const say = useWords()
  const [moment] = useMoment()
  return (
    <span className="bar-moment">
      <Menu
        look="bar-button"
        words={
          <>
            <span className="bar-name">{say(words.moment)}</span>
            <b>{say(moment.words)}</b>
          </>
        }
      >
        {(close) => <Choices done={close} />}
      </Menu>
    </span>
  )
}

/** The pale bar's own sentence: where one stands, what one cannot do there, and the way back. */
export function MomentNotice() {
  const say = useWords()
  const { district } = useSurroundings()
  const [moment, setAsOf] = useMoment()
  if (moment.kind === 'past')
    return (
      <p className="moment-notice no-print" role="status">
        {say(words.past, { moment: say(moment.words) })}
        <button type="button" className="text-button" onClick={() => setAsOf(undefined)}>
          {say(district.clock === null ? words.toNow : words.toClock)}
        </button>
      </p>
    )
  if (moment.kind === 'now' && district.clock !== null)
    return (
      <p className="moment-notice no-print" role="status">
        {say(words.realNow)}
        <button type="button" className="text-button" onClick={() => setAsOf(undefined)}>
          {say(words.toClock)}
        </button>
      </p>
    )
  return null
}

function Choices({ done }: { done: () => void }) {
  const say = useWords()
  const { district } = useSurroundings()
  const [moment, setAsOf] = useMoment()
  const [kind, setKind] = useState(moment.kind)
  const [wallClock, setWallClock] = useState(() =>
    moment.at === undefined ? '' : clockText(moment.at).replace(' ', 'T'),
  )
  const past = momentAt(wallClock)
  return (
    <form
      className="moment-choices"
      onSubmit={(event) => {
        event.preventDefault()
        setAsOf(asOfFor(kind, past, district.clock))
        done()
      }}
    >
      <Radio.Group value={kind} onChange={(event) => setKind(event.target.value)} vertical>
        {district.clock === null ? null : (
          <Radio value="clock">{say(words.clock, { moment: clockText(district.clock) })}</Radio>
        )}
        <Radio value="now">{say(words.now)}</Radio>
        <Radio value="past">{say(words.asOf)}</Radio>
      </Radio.Group>
      {kind === 'past' ? (
        <label className="moment-field">
          {say(words.at)}
          <input
            type="datetime-local"
            value={wallClock}
            onChange={(event) => setWallClock(event.target.value)}
          />
          <small>{say(words.readOnly)}</small>
        </label>
      ) : null}
      <Button type="primary" htmlType="submit" disabled={kind === 'past' && past === undefined}>
        {say(words.go)}
      </Button>
    </form>
  )
}

/** How the address says it; the district's own clock needs no word. */
function asOfFor(
  kind: 'clock' | 'now' | 'past',
  past: string | undefined,
  clock: string | null,
): string | undefined {
  if (kind === 'past') return past
  return kind === 'now' && clock !== null ? 'now' : undefined
}

const words = {
  moment: label('数据时点', 'Data as of'),
  clock: label('演示时点 {moment}(可办理)', 'Demonstration moment {moment} (work goes on)'),
  now: label('现在', 'Now'),
  asOf: label('某个登记时点(只能查看)', 'A recorded moment (reading only)'),
  at: label('时点(北京时间)', 'Moment (Beijing time)'),
  readOnly: label(
    '全系统按那一刻已登记的数据显示',
    'Everything shows what had been recorded by then',
  ),
  go: label('去这个时点', 'Go there'),
  past: label(
    '您在看{moment}已登记的数据,只能查看,不能办理',
    '{moment}: you see what was recorded by then; you can read but not act',
  ),
  realNow: label(
    '您在看真实的现在;演示区的业务停在演示时点',
    'You look at the real now; the demonstration stands at its own moment',
  ),
  toNow: label('回到现在', 'Back to now'),
  toClock: label('回到演示时点', 'Back to the demonstration moment'),
}
