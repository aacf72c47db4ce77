import { label } from '../base/label.ts'
import { useWords } from './language.ts'

/** A list whose view leaves no row. */
export function NothingLeft({ reset }: { reset: () => void }) {
  const say = useWords()
  return (
    <div className="state state-empty">
      <p className="state-what">{say(words.nothing)}</p>
      <ResetView reset={reset} />
    </div>
  )
}

/** Leads back to the list as it first was. */
export function ResetView({ reset }: { reset: () => void }) {
  const say = useWords()
  return (
    <button type="button" className="text-button" onClick={reset}>
      {say(words.reset)}
    </button>
  )
}

const words = {
  nothing: label('没有符合条件的行', 'No row fits what you asked'),
  reset: label('清除条件', 'Clear all conditions'),
}
